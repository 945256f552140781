"""Traffickers: crossings and what is believed of them, purity of loads, trades and organisations, money on its way home."""

import numpy as np

from sim.agents.kinds import IMPORTER, TRADE_NAMES
from sim.market import CROSSING_NAMES, FENTANYL, HEROIN, PRODUCT_OF
from sim.market.cost import UnitCosts
from sim.market.laundering import CHANNEL_NAMES
from sim.market.routes import CROSSING_OF, LINE_OF, ROUTE_NAMES
from sim.measures.form import kg, measure, register, share
from sim.measures.goods import CHANNEL_NAMES as LINE_NAMES
from sim.measures.goods import CHANNEL_WORDS as LINE_WORDS
from sim.week import Happenings

PURE = "kg pure/week"
CHANNEL_WORDS = ("mirror transfers", "trade in goods", "bulk cash")


def _route(name: str, p: int) -> None:
    """Sent, landed and seized on one route, and what cells believe of its risk."""
    product, crossing = PRODUCT_OF[LINE_OF[p]], CROSSING_NAMES[CROSSING_OF[p]]
    words = f"{LINE_WORDS[LINE_OF[p]]}, crossing: {crossing}"
    register(f"{name}_sent_kg", PURE, f"{words}: sent (M16)", "sum", lambda h, c: kg(h.sent_by_route[:, p], c, product))
    register(f"{name}_seized_kg", PURE, f"{words}: seized (M17)", "sum", lambda h, c: kg(h.seized_by_route[:, p], c, product))
    register(f"{name}_believed_loss", "share", f"{words}: loss that cells expect", "mean", lambda h, c: h.believed_loss[:, p])
    register(f"{name}_true_loss", "share", f"{words}: loss", "mean", lambda h, c: h.true_loss[:, p])


def _crossing(name: str, there: np.ndarray) -> None:
    """Share of all doses that come over a crossing, and share of them seized there."""
    register(f"{name}_share_sent", "share", f"Doses sent by the crossing {name} (M22)", "mean",
             lambda h, c: share(h.sent_by_route[:, there].sum(1), h.sent_by_route.sum(1)))
    register(f"{name}_seizure_share", "share", f"Doses sent by the crossing {name} that are seized (M17)", "mean",
             lambda h, c: share(h.seized_by_route[:, there].sum(1), h.sent_by_route[:, there].sum(1)))


def _line(name: str, words: str, k: int) -> None:
    """Consignments and purity on one line."""
    register(f"{name}_consignments", "loads/week", f"{words}: loads sent (M23)", "sum",
             lambda h, c: h.consignments[:, k == LINE_OF].sum(1))
    register(f"{name}_load_purity", "share", f"{words}: purity of loads (M08)", "mean",
             lambda h, c: c.pure_mg[PRODUCT_OF[k]] / 1000 / h.gross_g[:, k])


def _trade(name: str, i: int) -> None:
    """Who brings what, and what it earns."""
    register(f"{name}_share_fentanyl", "share", f"Fentanyl brought by the trade: {name} (M22)", "mean",
             lambda h, c: share(h.moved_by_trade[:, i, FENTANYL], h.moved_by_trade[:, :, FENTANYL].sum(1)))
    register(f"{name}_share_heroin", "share", f"Heroin brought by the trade: {name} (M22)", "mean",
             lambda h, c: share(h.moved_by_trade[:, i, HEROIN], h.moved_by_trade[:, :, HEROIN].sum(1)))
    register(f"{name}_capacity", "DE/week", f"Capacity of the trade: {name} (M20)", "mean", lambda h, c: h.capacity_by_trade[:, i])
    register(f"{name}_net_usd", "USD/week", f"Receipts less outlays and laundering, trade: {name} (M11)", "sum",
             lambda h, c: h.earned_by_trade[:, i])


def _channel(name: str, words: str, m: int) -> None:
    """Use and price of one way to bring money home."""
    register(f"money_share_{name}", "share", f"Proceeds sent by {words} (M29)", "mean",
             lambda h, c: share(h.money_by_channel[:, m], h.money_by_channel.sum(1)))
    register(f"money_price_{name}", "share", f"Cost of {words}, waiting included (M29)", "mean", lambda h, c: h.money_price[:, m])


for _p, _name in enumerate(ROUTE_NAMES):
    _route(_name, _p)
for _x in sorted(set(CROSSING_OF)):
    _crossing(CROSSING_NAMES[_x], np.flatnonzero(_x == CROSSING_OF))
for _k, (_name, _words) in enumerate(zip(LINE_NAMES, LINE_WORDS)):
    _line(_name, _words, _k)
for _i, _name in enumerate(TRADE_NAMES):
    _trade(_name, _i)
for _m, (_name, _words) in enumerate(zip(CHANNEL_NAMES, CHANNEL_WORDS)):
    _channel(_name, _words, _m)
register("hhi_groups", "index", "Herfindahl index of the goods that trafficking organisations bring in, whole country (M12)", "mean",
         lambda h, c: h.hhi_groups)
register("groups", "organisations", "Trafficking organisations that have cells (M20)", "mean", lambda h, c: h.groups)
register("splits", "splits", "Organisations that split off after a leader was taken, so far", "mean", lambda h, c: h.splits)
register("laundering_fees_usd", "USD/week", "Commissions paid for laundering (M29)", "sum", lambda h, c: h.fees)
register("laundering_frozen_usd", "USD/week", "Proceeds seized on their way home (M17)", "sum", lambda h, c: h.frozen)
register("money_under_way_usd", "USD", "Proceeds not home at the end of the week (M29)", "mean", lambda h, c: h.under_way_usd)
register("laundering_excess", "share", "Cost of laundering beyond that of 2006, share of proceeds (M29)", "mean",
         lambda h, c: h.money_excess)


@measure("share")
def laundering_cost(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Commissions and seizures, share of proceeds (M29)."""
    return share(h.fees + h.frozen, h.proceeds)


@measure("USD/week", "sum")
def trafficker_net_usd(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Cells' receipts less outlays and the cost of laundering (M11)."""
    return h.earned_by_trade.sum(1)


@measure("share")
def importer_share_mail(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Fentanyl brought by online importers, of all that is sent by mail, at most one (M22)."""
    line = h.sent_by_route[:, LINE_OF == 1].sum(1)
    return np.minimum(share(h.moved_by_trade[:, IMPORTER, FENTANYL], line), 1.0)

