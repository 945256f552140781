"""Making and moving: products, sources, loads. Money in US dollars of the time, goods in grams pure or gross as named."""

from dataclasses import dataclass

from sim.params.chemical_industry import Chemicals
from sim.params.crossing_choice import Routes
from sim.params.form import par


@dataclass(frozen=True)
class Products:
    """What a dose weighs, and how it travels."""

    heroin_mg_per_dose: float = par(
        12.0, "mg pure per DE", "pure heroin in one usual 2010 bag: the dose-equivalent", (12.0, 12.0), "by definition", drawn=False
    )
    potency_ratio: float = par(
        22.0,
        "mg heroin per mg fentanyl",
        "street potency of fentanyl relative to heroin",
        (14.0, 50.0),
        "assumed: dilution factors of 16 to 24 in police accounts",
        log=True,
    )
    purity_heroin: float = par(
        0.5, "share", "purity of heroin import loads", (0.3, 0.8), "assumed: importers move heroin near wholesale purity",
        possible=(0.01, 1.0),
    )
    purity_mail: float = par(0.9, "share", "purity of fentanyl sent by mail", (0.8, 0.98), "cbp2017", possible=(0.01, 1.0))
    purity_land: float = par(0.10, "share", "purity of fentanyl loads over land", (0.05, 0.20), "cbp2017", log=True, possible=(0.001, 1.0))
    purity_handled: float = par(
        0.10, "share", "purity at which fentanyl is handled inside the country", (0.05, 0.20), "assumed: as land loads", log=True,
        possible=(0.001, 1.0),
    )


@dataclass(frozen=True)
class Sources:
    """Cost at the source, and when a source can first be reached. No other date is written into the market."""

    heroin_cost: float = par(6.6109, "USD per pure g", "cost of heroin at its source", (5.0, 10.0), "dea2016", log=True)
    mail_cost: float = par(3.7320, "USD per pure g", "cost of finished fentanyl at its source", (2.6, 5.0), "dea2018", log=True)
    lab_cost: float = par(
        0.5997,
        "USD per pure g",
        "cost of fentanyl made by transit labs from bought precursors",
        (0.4, 4.0),
        "assumed: no public estimate",
        log=True,
    )
    mail_reachable: float = par(
        2011.5,
        "year",
        "date from which finished fentanyl can be ordered by mail",
        (2011.5, 2013.3),
        "assumed: forensic reports rise in 2013; set by the search",
    )
    labs_reachable: float = par(
        2012.8, "year", "date from which transit labs can be built", (2012.5, 2015.0),
        "assumed: forensic reports rise in 2013; set by the search"
    )
    seed_share: float = par(
        0.035, "share of the 2006 market", "capacity with which a source of fentanyl starts", (0.002, 0.035), "searched1019", log=True
    )


@dataclass(frozen=True)
class Makers:
    """Labs and mail vendors: how their capacity follows profit, and what their suppliers allow."""

    lab_growth: float = par(
        0.0237, "1/week", "fastest growth of lab capacity", (0.008, 0.05), "searched1019", log=True, possible=(0.0, 0.25)
    )
    mail_growth: float = par(
        0.018, "1/week", "fastest growth of mail vendors' capacity", (0.006, 0.03), "resolved1019", log=True, possible=(0.0, 0.25),
    )
    entry_share: float = par(
        0.3, "share", "part of capacity growth that comes as new firms rather than larger ones", (0.1, 0.7), "assumed: no public estimate"
    )
    raid_rate: float = par(0.1, "1/year", "chance that a lab is raided and closed", (0.0, 0.4), "reuters2023")
    labs: int = par(
        12, "firms", "labs when the source is first reachable", (1, 60), "assumed: observed super labs count above 100 later", drawn=False
    )
    vendors: int = par(40, "firms", "mail vendors when the source is first reachable", (1, 300), "trm2023", drawn=False)
    suppliers: int = par(34, "firms a tier", "suppliers that sell to labs at the start", (1, 2000), "elliptic2023", drawn=False)
    supplier_review: float = par(
        0.06307, "1/week", "rate at which a supplier reconsiders selling", (0.015, 0.2), "econ1019", log=True, possible=(0.0001, 1.0),
    )
    spare_capacity: float = par(
        2.115, "ratio", "what willing suppliers of a tier could sell relative to need", (1.1, 2.5), "assumed: no public estimate"
    )
    deterrence: float = par(
        2.3825, "slope", "how sharply suppliers respond to the penalty they expect", (0.8, 2.5), "assumed: no public estimate",
        possible=(0.1, 25.0),
    )
    closure: float = par(
        0.3, "1/year", "chance that a supplier who sells is found out and stops", (0.05, 1.0), "assumed: no public estimate", log=True
    )
    slack: float = par(
        0.5, "ratio", "decline of capacity on poor returns relative to growth on good ones", (0.2, 1.0), "assumed: no public estimate"
    )
    beginners: int = par(
        100, "firms a trade", "firms that there could be if beginning cost nothing", (5, 500), "assumed: no public estimate", log=True
    )
    beginning: float = par(
        2.0, "ratio", "cost of beginning: earnings over the required return at which half of those who might begin do", (0.3, 20.0),
        "assumed: no public estimate", log=True
    )
    teaching: float = par(
        0.5, "1/year", "rate at which a maker at work teaches one more who could begin elsewhere", (0.0, 4.0), "assumed: no public estimate"
    )
    escaping: float = par(
        0.5, "chance", "that who knows how in a firm that closes could begin again", (0.0, 1.0), "assumed: no public estimate"
    )
    forgetting: float = par(
        0.1, "1/year", "rate at which those who know how and make nothing are lost to the trade", (0.0, 1.0), "assumed: no public estimate"
    )
    rediscovery: float = par(
        0.02, "1/year", "rate at which somebody finds out how where nobody knows any more", (0.0, 0.5), "assumed: no public estimate"
    )
    transit_gain: float = par(
        0.168, "ratio", "what a vendor earns on a dose sold to transit groups relative to one sent by mail", (0.03, 1.0),
        "assumed: no public estimate; set by the search", log=True
    )
    transit_exposure: float = par(
        1.0, "ratio", "penalty of a vendor that sells to transit groups relative to that of a seller of chemicals", (0.3, 800.0),
        "assumed: between a seller of chemicals and a sender of mail after class scheduling", log=True
    )
    transit_weeks: int = par(
        10, "weeks", "until a vendor that leaves the mail sells to transit groups", (2, 52), "assumed: weeks to a year"
    )
    transit_cost: float = par(
        5.0, "USD per pure g", "cost of finished fentanyl that a vendor brings to transit groups", (2.6, 20.0),
        "assumed: price by mail and carriage", log=True
    )
    introduced: float = par(
        0.5, "share", "customers of a vendor that turns to transit groups whom it tells where to buy now", (0.0, 1.0),
        "assumed: no public estimate"
    )
    sales_memory: float = par(
        0.05, "1/week", "speed at which makers notice which part of their capacity sells", (0.05, 0.4),
        "assumed: weeks to months; set by the search", log=True
    )
    step_back: float = par(
        0.01294,
        "1/week",
        "rate at which labs short of supply learn to start from a lower tier",
        (0.003, 0.04),
        "assumed: no public estimate",
        log=True,
    )
    penalty: float = par(
        0.05, "ratio to gain", "expected penalty of a supplier before any crackdown", (0.01, 0.2), "assumed: no public estimate", log=True
    )


@dataclass(frozen=True)
class Moving:
    """Crossings: wages and handling per gram, the fixed cost of a load, and penalties."""

    heroin_cost: float = par(8.2503, "USD per gross g", "cost of moving heroin over land", (8.0, 25.0), "pardo2020", log=True)
    mail_cost: float = par(1.3899, "USD per gross g", "cost of sending a parcel", (0.5, 5.0), "assumed: postage and forwarding", log=True)
    land_cost: float = par(11.0459, "USD per gross g", "cost of moving fentanyl over land", (4.0, 16.0), "abq2017", log=True)
    handling: float = par(
        17.1156, "USD per gross g", "cost of wholesale handling inside the country, mostly pay for risk", (6.0, 20.0), "econ1019", log=True
    )
    handling_by_value: float = par(
        0.525, "exponent", "how far the pay of handling follows the value of a gram instead of its mass, 1: wholly", (0.0, 0.8),
        "assumed: heroin 15 and fentanyl 9 USD per gross g at 40 and 13 USD per g would give 0.45; set by the search"
    )
    load_cost: float = par(3702.55, "USD", "fixed cost of one load over land", (1000.0, 8000.0), "assumed: no public estimate", log=True)
    load_penalty: float = par(
        36661.8, "USD", "money-equivalent of the penalty for a detected load", (3e4, 3e5), "assumed: no public estimate", log=True
    )
    parcel_share: float = par(
        0.05, "ratio", "fixed cost and penalty of a parcel relative to a land load", (0.01, 0.2), "assumed: no public estimate", log=True
    )
    lag_heroin: int = par(6, "weeks", "from order to wholesale stock, heroin", (3, 12), "assumed: no public estimate", drawn=False)
    lag_mail: int = par(2, "weeks", "from order to wholesale stock, mail", (1, 4), "assumed: no public estimate", drawn=False)
    lag_land: int = par(9, "weeks", "from order to wholesale stock, labs and land", (4, 16), "assumed: no public estimate", drawn=False)


@dataclass(frozen=True)
class Supply:
    """Everything from a chemical supplier to the border."""

    products: Products = Products()
    sources: Sources = Sources()
    makers: Makers = Makers()
    moving: Moving = Moving()
    routes: Routes = Routes()
    chemicals: Chemicals = Chemicals()
