"""Laundering and working capital. Costs that existed in 2006 are part of the fitted costs: changes against them act."""

from dataclasses import dataclass

from sim.params.form import par


@dataclass(frozen=True)
class Money:
    """Three channels: mirror transfers, trade in goods, bulk cash. Fees, losses and delays of 2006; who launders; working capital."""

    launderers: int = par(24, "firms", "launderers", (3, 200), "assumed: dozens", drawn=False, possible=(3, 2000))
    mirror_share: float = par(0.3, "share", "proceeds that go by mirror transfer at the start", (0.1, 0.7), "assumed: no public estimate")
    goods_share: float = par(
        0.4, "share", "proceeds that go through trade in goods at the start", (0.1, 0.6), "assumed: no public estimate"
    )
    mirror_fee: float = par(
        0.03, "share", "commission on mirror transfers", (0.01, 0.06), "assumed: court cases speak of 1 to 5%", possible=(0.0, 0.9),
    )
    goods_fee: float = par(
        0.07, "share", "commission on laundering through goods", (0.04, 0.15), "assumed: older networks took 5 to 10%", possible=(0.0, 0.9),
    )
    cash_fee: float = par(0.05, "share", "cost of carrying cash", (0.02, 0.15), "assumed: no public estimate", possible=(0.0, 0.9))
    mirror_loss: float = par(
        0.005, "share", "mirror transfers frozen", (0.001, 0.02), "assumed: no public estimate", log=True, possible=(0.0, 0.9),
    )
    goods_loss: float = par(
        0.01, "share", "value of goods seized", (0.002, 0.05), "assumed: no public estimate", log=True, possible=(0.0, 0.9),
    )
    cash_loss: float = par(
        0.04, "share", "cash seized on its way", (0.01, 0.15), "assumed: no public estimate", log=True, possible=(0.0, 0.9),
    )
    mirror_weeks: int = par(1, "weeks", "from proceeds to working capital by mirror transfer", (1, 4), "assumed: days", drawn=False)
    goods_weeks: int = par(6, "weeks", "from proceeds to working capital through goods", (2, 8), "assumed: a shipment", drawn=False)
    cash_weeks: int = par(3, "weeks", "from proceeds to working capital by bulk cash", (1, 8), "assumed: a convoy", drawn=False)
    delay_cost: float = par(0.004, "1/week", "cost of waiting a week for proceeds", (0.001, 0.01), "assumed: a fifth a year", log=True)
    sense: float = par(
        25.0, "per share", "how sharply the choice of a channel follows its cost", (8.0, 60.0), "assumed: no public estimate",
                       log=True)
    speed: float = par(0.06, "1/week", "share of proceeds whose channel is chosen anew in a week", (0.02, 0.2), "assumed: months", log=True)
    crowding: float = par(
        1.0, "elasticity", "rise of commission with use of a channel's capacity", (0.3, 2.5), "assumed: no public estimate"
    )
    growth: float = par(
        0.03, "1/week", "fastest growth or decline of a launderer's capacity", (0.005, 0.06), "assumed: months", log=True,
        possible=(0.0, 0.25),
    )
    audit_finds: float = par(0.3, "share", "laundered value found where a trade is audited", (0.05, 0.6), "assumed: no public estimate")
    working_weeks: float = par(
        10.0, "weeks of outlay", "working capital that cells aim to hold", (4.0, 26.0), "assumed: a lead time", log=True
    )
    scarce: float = par(0.5, "share", "part of that aim below which plans are cut in proportion", (0.2, 0.9), "assumed: no public estimate")
    purse: float = par(10_000.0, "USD", "capital that any group can raise to begin with", (1e3, 1e5), "assumed: savings", log=True)
    credit: float = par(0.1, "share", "part of plans that sources give on credit", (0.0, 0.5), "assumed: no public estimate")
    withdrawn: float = par(0.1, "1/week", "part of capital above that aim which owners take out", (0.02, 0.3), "assumed: months", log=True)
    refilled: float = par(
        0.01, "1/week", "part of missing capital that owners put back", (0.002, 0.05), "assumed: about two years", log=True
    )
