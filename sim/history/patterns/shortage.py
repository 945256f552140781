"""N1. The strongest product runs short and no stronger one stands ready: it becomes weaker, longer than dearer, and harm falls.

What is known is of another drug, whose makers lost their chemicals in 1995. Asked of a world that never meets fentanyl, where heroin is
the strongest: a quarter's cut of what lands, as deep as makes purity fall most nearly as it fell then. The depth is set on purity alone,
so its fall is no test; all else is. How long the shortage at the source lasted is not known: a quarter is assumed. The price is that of
wholesale, for a bag's hardly moves and what it holds is the purity.
"""

import math
from collections.abc import Callable
from functools import partial

import numpy as np

from sim.experiment.study import Arm, At
from sim.history.asked_world import AskedWorld, Unshown
from sim.history.pattern import RISES, Evidence, Pattern, Statement, change, level
from sim.history.response import dose, highest, lowest, months_high, months_low

SHARES = (0.5, 0.7, 0.85, 0.95)
WEEKS, MEAN = 156, 8
PURITY, PRICE, DEATHS = "content_heroin", "wholesale_heroin", "deaths_street"
NO_FENTANYL = (("fentanyl", False),)
OPEN = Arm(At(2012), history=NO_FENTANYL, weeks=WEEKS)
PAIRS = {f"{share:.0%}": (OPEN, Arm(At(2012), history=NO_FENTANYL, policy=(("heroin_cut.share", share), ("heroin_cut.weeks", 13)),
                                    weeks=WEEKS)) for share in SHARES}

of_1995 = partial(Evidence, years=(1995, 1997), source="Dobkin and Nicosia 2009, methamphetamine", tag="R")
PURITY_FELL = of_1995(0.222, "ratio")


def answered(world: AskedWorld, measure: str, how: Callable[[np.ndarray, np.ndarray], float]) -> float:
    """A response to the cut that made purity fall as it did. Raises Unshown if none comes near."""
    pairs = {name: world.pair(arms) for name, arms in PAIRS.items()}
    name = dose({name: lowest(*pair.of(PURITY), MEAN) for name, pair in pairs.items()}, PURITY_FELL.value)
    if not name:
        raise Unshown("no cut of a quarter makes purity fall so far")
    return how(*pairs[name].of(measure))


def price(world: AskedWorld) -> float:
    return answered(world, PRICE, lambda *sides: highest(*sides, MEAN))


def purity_over_price(world: AskedWorld) -> float:
    """Fall of purity over rise of price, both in logarithms."""
    purity, dear = answered(world, PURITY, lambda *sides: lowest(*sides, MEAN)), price(world)
    return -math.log(purity) / math.log(dear) if dear > 1 else math.inf


def purity_back(world: AskedWorld) -> float:
    return answered(world, PURITY, months_low)


def price_back(world: AskedWorld) -> float:
    return answered(world, PRICE, months_high)


def longer(world: AskedWorld) -> float:
    """Months that purity was down over months that the price was up."""
    up = price_back(world)
    return purity_back(world) / up if up > 0 else math.inf


def harm(world: AskedWorld) -> float:
    return answered(world, DEATHS, lambda *sides: lowest(*sides, 26))


PEAK, HARM = of_1995(3.0, "ratio"), of_1995(0.5, "ratio of hospital admissions")
BACK, PURITY_BACK = of_1995(4.0, "months"), of_1995(18.0, "months")
PATTERN = Pattern(
    "N1", "The strongest product runs short: weaker, longer than dearer, and less harm",
    (Statement("N1a", "wholesale price at its highest, over that without", "ratio", price, change(PEAK), PEAK),
     Statement("N1b", "purity falls more than the price rises", "ratio of logarithms", purity_over_price, RISES,
               of_1995(math.log(1 / 0.222) / math.log(3.0), "ratio")),
     Statement("N1c", "the price is back", "months", price_back, level(BACK), BACK),
     Statement("N1d", "purity is back", "months", purity_back, level(PURITY_BACK), PURITY_BACK),
     Statement("N1e", "purity is low longer than the price is high", "ratio", longer, RISES, of_1995(18 / 4, "ratio")),
     Statement("N1f", "deaths in their best half-year, over those without", "ratio", harm, change(HARM), HARM,
               note="what is known is of hospital admissions")),
    reads=(PURITY, PRICE, DEATHS), pairs=PAIRS)

