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


class Detection(Enum):
    """What a search sees: the mass of a load, or the doses in it."""

    bulk = "bulk"
    value = "value"


class MovingCost(Enum):
    """What is paid for in moving and handling: grams, or doses."""

    gram = "gram"
    dose = "dose"


class MakingCost(Enum):
    """What a dose of fentanyl costs to make and move: its own cost, or that of heroin."""

    own = "own"
    equal = "equal"


def switch(default: Any, meaning: str) -> Any:
    """A field that carries the sentence the documentation prints."""
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True)
class Mechanisms:
    """The switches of a run."""

    fentanyl: bool = switch(True, "fentanyl can be reached at all")
    product_choice: bool = switch(True, "traffickers and dealers may move their business between products and channels")
    learning: bool = switch(True, "a source must be discovered or learned from others; off: known to all when reachable")
    entry: bool = switch(True, "firms enter and expand; off: no new firm, and none grows beyond the capacity it once had")
    mixing: Mix = switch(Mix.physics, "fewer active milligrams make doses more uneven; even: fentanyl doses spread like heroin's")
    informed: bool = switch(False, "users know type and strength of what they hold before they use it")
    research: bool = switch(True, "customers of a closed dealer look for another")
    tolerance: bool = switch(True, "tolerance follows use; off: it stays where it was")
    hazard: Hazard = switch(
        Hazard.probit, "flatter: twice the spread of thresholds, street-opioid deaths at the level of the week in which it starts"
    )
    detection: Detection = switch(
        Detection.bulk, "search sees mass; value: over land it sees doses, a kilo of fentanyl like the heroin of equal effect"
    )
    moving_cost: MovingCost = switch(
        MovingCost.gram, "moving, handling and the cost of loads are paid per gram; dose: per dose, as heroin's"
    )
    making_cost: MakingCost = switch(MakingCost.own, "equal: a dose of fentanyl costs as much to make and move as a dose of heroin")
    enforcement: bool = switch(
        True, "search, penalties and the pay for their risk in moving and wholesale; off: none of them (retail is left as it is)"
    )
