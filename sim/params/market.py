"""Traffickers, wholesale and retail: choice, capacity, contacts, price and content."""

from dataclasses import dataclass

from sim.params.form import par
from sim.params.money import Money
from sim.params.organisations import Organisations
from sim.params.street import Custom, Pills, Sidelines


@dataclass(frozen=True)
class Cells:
    """Trafficking cells: what they know, how they choose, how they grow."""

    number: int = par(
        30, "cells a region", "trafficking cells a region", (3, 200), "assumed: smallest number with a stable diffusion curve", drawn=False,
        possible=(3, 2000),
    )
    choice_sense: float = par(
        11.8191, "per USD/DE", "how sharply cells choose the more profitable channel", (4.0, 30.0), "econ1019", log=True
    )
    inertia: float = par(0.0673, "1/week", "share of a cell's business it can re-plan in a week", (0.02, 0.12), "searched1019", log=True)
    cost_spread: float = par(0.1986, "log sd", "spread of costs between cells and channels", (0.1, 0.8), "econ1019")
    size_spread: float = par(0.8, "log sd", "spread of cell sizes at the start", (0.3, 1.5), "assumed: firm sizes are skewed")
    required_return: float = par(
        0.2121, "share of price", "return at which a cell neither grows nor shrinks", (0.08, 0.25), "econ1019", possible=(0.0, 0.95),
    )
    return_scale: float = par(
        0.3,
        "share of price",
        "return above the required one that gives three quarters of the fastest growth",
        (0.15, 0.6),
        "assumed: no public estimate",
    )
    spare_capacity: float = par(
        1.3, "ratio", "capacity of all cells relative to the market they start in", (1.1, 1.6), "assumed: no public estimate",
        possible=(0.01, 160.0),
    )
    growth: float = par(
        0.0263, "1/week", "fastest growth of a cell's capacity", (0.004, 0.03), "searched1019", log=True, possible=(0.0, 0.25)
    )
    decline: float = par(0.02836, "1/week", "fastest decline of a cell's capacity", (0.005, 0.03), "econ1019", log=True)
    use_slope: float = par(0.1946, "share of price", "how sharply use of capacity follows return", (0.06, 0.25), "econ1019", log=True)
    use_memory: float = par(
        0.15, "1/week", "speed at which use of capacity and memory of filled orders move", (0.05, 0.4), "assumed: weeks to months", log=True
    )
    turning: float = par(
        0.1, "1/week", "speed at which a cell re-plans, and asks others for their sources, beyond the usual if nothing is filled",
        (0.0, 0.5), "assumed: weeks to months"
    )
    innovation: float = par(0.002, "1/week", "rate at which a cell finds a new source unaided", (5e-5, 2e-3), "searched1019", log=True)
    imitation: float = par(
        0.00281, "1/week", "rate at which a cell learns a source from cells that use it", (0.002, 0.05), "searched1019", log=True
    )
    cross_region: float = par(0.0754, "ratio", "weight of the other region's cells in imitation", (0.02, 0.5), "searched1019", log=True)
    reach: float = par(
        712.0, "km", "distance over which contacts and what is heard of others fall to 37%, where they fall with distance", (150.0, 5000.0),
        "assumed: from the next city to the whole country; set by the search", log=True, possible=(50.0, 1e20),
    )
    gateways: float = par(
        0.425, "share", "how far mail vendors are found where foreign post comes in and not where people are, where distance matters",
        (0.0, 1.0), "assumed: anybody can order by mail, and who deals with the world lives where it comes in; set by the search"
    )
    ties_spread: float = par(
        0.0106, "log sd", "spread of contacts abroad between cells, where distance matters", (0.0, 2.5),
        "assumed: few have kin or trade abroad; none to nearly all with the tenth best placed; set by the search"
    )
    contact_spread: float = par(
        0.593, "log sd", "spread of learning rates between cells", (0.2, 1.2), "assumed: no public estimate; set by the search"
    )
    risk_memory: float = par(
        0.08,
        "1/week",
        "weight of this week's losses in a cell's belief about risk",
        (0.02, 0.3),
        "assumed: about a quarter's memory",
        log=True,
    )


@dataclass(frozen=True)
class Wholesale:
    """Stocks, orders and the wholesale price of each product and region."""

    cover: float = par(4.9074, "weeks of use", "stock that sellers aim to hold", (2.0, 8.0), "econ1019", log=True)
    order_smoothing: float = par(
        10.0, "weeks", "time over which a gap in stock and goods under way is ordered", (6.0, 16.0), "assumed: no public estimate", log=True
    )
    foresight: float = par(0.6275, "ratio", "how far goods under way enter the price expected on arrival", (0.5, 1.0), "econ1019")
    growth_margin: float = par(1.15, "ratio", "how much more than now sellers plan to sell", (1.0, 1.3), "assumed: no public estimate")
    sellable: float = par(0.7, "share", "stock that can be sold in a week", (0.4, 0.9), "assumed: goods are spread over many hands")
    price_memory: float = par(
        0.35, "1/week", "weekly move of the wholesale price towards its target", (0.15, 0.7), "assumed: weeks", log=True
    )
    price_cap: float = par(8.0, "ratio to the start", "highest wholesale price", (4.0, 16.0), "assumed: beyond it a market ends", log=True)
    price_response: float = par(0.4773, "elasticity", "response of price to stock cover", (0.15, 1.0), "econ1019", log=True)
    price_drift_stock: float = par(0.003282, "1/week", "slow drift of price with stock cover", (0.002, 0.012), "econ1019", log=True)
    price_drift_orders: float = par(
        0.04348, "1/week", "slow drift of price with unmet or unwanted offers", (0.01, 0.08), "econ1019", log=True
    )


@dataclass(frozen=True)
class Dealers:
    """Retail: who sells, content of a bag, mix of products and the sticky price of a bag."""

    number: int = par(
        20, "dealers a coast", "retail sellers a coast, shared out evenly over its divisions", (5, 500),
        "assumed: enough for local difference", drawn=False, possible=(5, 5000),
    )
    contacts: int = par(8, "cells", "cells that a dealer has met", (1, 60), "assumed: few", drawn=False)
    bag_price: float = par(10.0, "USD", "price of a bag in 2006", (10.0, 10.0), "by definition", drawn=False)
    bags_per_dose: float = par(
        1.67,
        "bags",
        "bags in one usual dose",
        (1.0, 2.2),
        "assumed: 18 doses of 20 mg a week are 19 g a year; 47 t over 2.3 million users is 20 g", possible=(0.01, 220.0),
    )
    retail_cost: float = par(
        0.87, "share", "cost of selling a bag, of what is left of its price after its content in 2006", (0.7, 0.92), "dea2016"
    )
    content_taste: float = par(
        1.1732, "elasticity", "how quickly buyers' response to content fades", (0.1, 1.6), "econ1019", possible=(0.01, 16.0),
    )
    lock_in: float = par(
        0.635, "share", "how far what customers are used to is what they measure a bag's content by", (0.0, 1.0),
        "assumed: no public estimate; set by the search"
    )
    price_stickiness: float = par(0.006618, "1/week", "adjustment of the bag price to cost", (0.004, 0.04), "econ1019", log=True)
    content_up: float = par(0.0715, "1/week", "speed at which content of a bag rises", (0.008, 0.10), "searched1019", log=True)
    content_down: float = par(0.4598, "1/week", "speed at which content of a bag falls", (0.15, 0.6), "econ1019", log=True)
    mix_sense: float = par(4.69, "elasticity", "response of a dealer's mix to relative profit", (1.5, 12.0), "searched1019", log=True)
    mix_speed: float = par(0.03, "1/week", "share of a dealer's bags re-mixed in a week", (0.03, 0.2), "searched1019", log=True)
    friction: float = par(0.69, "log odds", "reluctance to sell a product that is new locally", (0.0, 1.5), "searched1019")
    friction_tar: float = par(2.06, "log odds", "further reluctance where black tar must be mixed with powder", (1.0, 6.0), "searched1019")
    dilution: float = par(
        0.3, "ratio", "thinning of the next bags by the part of a need that could not be met", (0.1, 0.6), "assumed: no public estimate"
    )
    shift: float = par(0.3, "1/week", "speed at which a dealer turns to the product that can be had", (0.1, 0.6), "assumed: weeks")
    new_here: float = par(
        0.05,
        "share of bags",
        "share of bags a product needs before customers know its strength",
        (0.01, 0.2),
        "assumed: no public estimate",
        log=True,
    )
    word_of_mouth: float = par(
        0.2115, "1/week", "speed at which customers learn how strong their dealer's bags are", (0.05, 0.3), "econ1019", log=True
    )
    reopening: float = par(
        0.08, "1/week", "chance that a vacant pitch is taken over by a new dealer", (0.02, 0.3), "assumed: weeks to months", log=True
    )


@dataclass(frozen=True)
class Mixing:
    """Physics of mixing: the fewer active milligrams in a dose, the more uneven the doses.

    Squared coefficient of variation of the dose = batch + mixing / (active mg in the dose).
    """

    batch: float = par(
        0.0732, "squared CV", "spread between bags that has nothing to do with active mass", (0.03, 0.3), "searched1019", log=True
    )
    mixing: float = par(
        1.09, "mg", "unevenness of mixing: active mass of a dose at which its CV is one", (0.5, 2.7), "resolved1019", log=True
    )
    successor: float = par(
        4.0, "ratio", "potency by mass of a successor over that of fentanyl", (1.5, 20.0), "assumed: wide class of products", log=True
    )
    tar: float = par(1.0, "ratio", "how much worse powder mixes into black tar", (1.0, 3.0), "assumed: no public estimate", log=True)


@dataclass(frozen=True)
class Market:
    """Everything from the border to the bag."""

    cells: Cells = Cells()
    wholesale: Wholesale = Wholesale()
    dealers: Dealers = Dealers()
    mixing: Mixing = Mixing()
    custom: Custom = Custom()
    pills: Pills = Pills()
    sidelines: Sidelines = Sidelines()
    organisations: Organisations = Organisations()
    money: Money = Money()
