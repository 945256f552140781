"""Every mechanism is a switch, so that its absence can be tested. Turning one off leaves all other draws of luck untouched."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Mix(Enum):
    """How even doses are."""

    physics = "physics"
    even = "even"


class Hazard(Enum):
    """How steeply overdose risk rises with dose."""

    probit = "probit"
    flatter = "flatter"
    logistic = "logistic"
    capped = "capped"


class Detection(Enum):
    """What a search sees: the mass of a load, or the doses in it."""

    bulk = "bulk"
    value = "value"


class MovingCost(Enum):
    """What is paid for in moving and handling: grams, or doses."""

    gram = "gram"
    dose = "dose"


class Pay(Enum):
    """What pays for risk in moving and handling: it follows the risk, or it never changes while there is enforcement at all."""

    risk = "risk"
    fixed = "fixed"


class ChoiceUnit(Enum):
    """In what traffickers compare lines of trade: dollars earned on a dose, or earnings as a share of its price."""

    dose = "dose"
    price = "price"


class MakingCost(Enum):
    """What a dose of fentanyl costs to make and move: its own cost, or that of heroin."""

    own = "own"
    equal = "equal"


class Successors(Enum):
    """Where successor products come from."""

    both = "both"
    autonomous = "autonomous"
    provoked = "provoked"
    none = "none"


class Cooperation(Enum):
    """How a foreign state's cooperation follows politics: three rival rules."""

    insulated = "insulated"
    leverage = "leverage"
    backlash = "backlash"


class Allocation(Enum):
    """How enforcement bodies spread their budgets: by past yields, fixed, or optimising on the true yields of the week."""

    yields = "yields"
    fixed = "fixed"
    best = "best"


def switch(default: Any, meaning: str) -> Any:
    """A field that carries the sentence the documentation prints."""
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True)
class Mechanisms:
    """The switches of a run."""

    fentanyl: bool = switch(True, "fentanyl can be reached at all")
    product_choice: bool = switch(True, "traffickers and dealers may move their business between products and channels")
    sold_out: bool = switch(True, "a dealer's mix moves from what it cannot get to what it can; off: by profit alone")
    learning: bool = switch(True, "a source must be discovered or learned from others; off: known to all when reachable")
    distance: bool = switch(
        True, "cells live in divisions: contacts, and what is heard of others, fall with distance, and contacts abroad are few cells' and "
        "lie where foreign post comes in; off: all of a coast are alike"
    )
    entry: bool = switch(True, "firms enter and expand; off: no new firm, and none grows beyond the capacity it once had")
    entrants: bool = switch(
        True, "who might begin to make are so many, and begin where earnings pay the cost; off: a share of growth comes as new firms"
    )
    know_how: bool = switch(
        True, "making takes somebody who knows how; who knows passes it on or takes it with him; off: there is always somebody"
    )
    transit_sales: bool = switch(
        True, "vendors may sell to transit groups instead of by mail, and tell customers so; off: who leaves the mail is gone"
    )
    look_elsewhere: bool = switch(
        True, "cells re-plan sooner what sources leave unfilled, and ask others where they buy; off: no sooner than the rest"
    )
    open_places: bool = switch(
        True, "the sources have places for as many makers as begin; off: for four times those of the beginning, entry stops beyond"
    )
    sales_growth: bool = switch(
        True, "makers and cells grow on what they really sell at what that earns; off: on what their line would pay if all were sold"
    )
    mixing: Mix = switch(Mix.physics, "fewer active milligrams make doses more uneven; even: fentanyl doses spread like heroin's")
    informed: bool = switch(False, "users know type and strength of what they hold before they use it")
    titration: bool = switch(True, "doses after the first of a week go by what was met in it; off: all by what was believed")
    research: bool = switch(True, "customers of a closed dealer look for another")
    tolerance: bool = switch(True, "tolerance follows use; off: it stays where it was")
    hazard: Hazard = switch(
        Hazard.probit, "how overdose risk rises with dose, at the level of street-opioid deaths of the week in which it starts; flatter: "
        "twice the spread of thresholds; logistic: small risks fall off less; capped: nowhere more than twice as fast as dose over spread"
    )
    detection: Detection = switch(
        Detection.bulk, "search sees mass; value: over land it sees doses, a kilo of fentanyl like the heroin of equal effect"
    )
    moving_cost: MovingCost = switch(
        MovingCost.gram, "moving, handling and the cost of loads are paid per gram; dose: per dose, as heroin's"
    )
    pay: Pay = switch(
        Pay.risk, "pay for moving and handling follows risk up and down, and partly value; fixed: that of 2006 while there is enforcement"
    )
    choice_unit: ChoiceUnit = switch(
        ChoiceUnit.dose, "traffickers compare what lines earn by the dose; price: as a share of the price"
    )
    making_cost: MakingCost = switch(MakingCost.own, "equal: a dose of fentanyl costs as much to make and move as a dose of heroin")
    enforcement: bool = switch(
        True,
        "search, penalties, orders against firms and groups, and the pay for their risk in moving and wholesale; off: none of them "
        "(of retail only what was usual in 2006 stays)",
    )
    routes: bool = switch(True, "traffickers and suppliers may move their goods to other crossings; off: they stay with those they use")
    splitting: bool = switch(True, "senders choose the size of loads; off: loads keep the size of 2006")
    load_purity: bool = switch(True, "senders choose the purity of import loads; off: it stays what it was")
    volume_search: bool = switch(True, "legitimate volume hides loads; off: search finds as much however much traffic there is")
    shared_staff: bool = switch(True, "border staff who process crossers cannot search; off: search has staff of its own")
    bribes: bool = switch(True, "corrupt officials let goods pass; off: nobody is paid")
    adversary: bool = switch(True, "senders learn what a targeting model looks for; off: they stay as they were")
    labels: bool = switch(True, "labels may be false; off: every label tells the truth")
    suppliers_move: bool = switch(True, "suppliers rename themselves or move to other provinces; off: a firm that is hit is gone")
    attention: bool = switch(True, "a state attends to what its major firms and provinces stand to lose; off: it does not care")
    protection: bool = switch(True, "officials protect major firms; off: the law reaches all alike")
    step_back: bool = switch(True, "labs learn to start from lower chemical tiers; off: they cannot")
    successors: Successors = switch(Successors.both, "where successor products come from: their own time, regulation, both, or nowhere")
    replacement: bool = switch(True, "firms of other countries can take the place of a source; off: a source is alone")
    succession: bool = switch(True, "an organisation without its leader is led by another or splinters; off: it dies")
    fixed_evasion: bool = switch(True, "passing a barrier takes capital that large organisations have; off: it costs all alike by the gram")
    alliance: bool = switch(True, "source and transit organisations work together; off: each deal is searched for anew")
    money_channels: bool = switch(True, "launderers move between channels; off: each stays with its own")
    liquidity: bool = switch(True, "working capital limits what organisations can buy; off: credit is free")
    cooperation: Cooperation = switch(Cooperation.leverage, "how a state's cooperation follows politics: insulated, leverage or backlash")
    pills: bool = switch(True, "fentanyl is pressed into counterfeit pills; off: nobody presses")
    lacing: bool = switch(True, "dealers may lace other drugs; off: they never do")
    conversion: bool = switch(True, "people exposed to fentanyl by accident may come to depend on it; off: never")
    lock_in: bool = switch(True, "customers measure a bag's content by what they are used to; off: they do not")
    depletion: bool = switch(True, "the frail among those who die by accident become fewer; off: somebody as frail takes their place")
    renewal: bool = switch(True, "people's frailty changes in part from year to year; off: it is for life")
    scarcity: bool = switch(True, "people whose bags are poor or whose dealer is closed use less often, quit and seek care more; off: not")
    elastic: bool = switch(True, "the amount wanted follows strength per dollar; off: it does not")
    deterrence: bool = switch(True, "firms weigh the penalties they expect; off: they ignore them")
    availability: bool = switch(True, "relapse follows what is on offer and who sells nearby; off: it does not")
    witnesses: bool = switch(True, "overdoses that are seen can be reversed; off: none is")
    legal_migration: bool = switch(True, "users move to a legal supply if there is one; off: they do not")
    allocation: Allocation = switch(Allocation.yields, "how enforcement bodies spend: by past yields, never changing, or at best")
