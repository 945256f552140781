"""N10. Sources of fentanyl lose capacity where no stronger product stands ready: conditional on a purity that is halved, deaths and
seizures fall.

All that is known of it is of after 2019, which is held out: nothing of it is read, and only the signs are asked. The dose is what
halves purity, and purity is no test.
"""

from sim.experiment.study import Arm, At
from sim.history.asked_world import AskedWorld, Unshown
from sim.history.pattern import FALLS, Pattern, Statement
from sim.history.response import dose, ratio

SHARES = (0.3, 0.5, 0.7, 0.9)
WEEKS = 78
FROM = At(2023.5)
PURITY, HALVED = "content_fentanyl", 0.5
NONE = Arm(FROM, weeks=WEEKS)
PAIRS = {f"{share:.0%}": (NONE, Arm(FROM, policy=(("upstream_shock.share", share), ("upstream_shock.weeks", WEEKS)), weeks=WEEKS))
         for share in SHARES}
CONDITIONAL = "conditional: given that purity is halved; evidence of its size is of after 2019 and held out"


def given_halved(world: AskedWorld, measure: str) -> float:
    """A measure with the shock over without, from half a year to a year and a half after it. Raises Unshown if no shock halves purity."""
    pairs = {name: world.pair(arms) for name, arms in PAIRS.items()}
    name = dose({name: ratio(*pair.of(PURITY, 26)) for name, pair in pairs.items()}, HALVED)
    if not name:
        raise Unshown("no shock halves purity")
    return ratio(*pairs[name].of(measure, 26))


PATTERN = Pattern(
    "N10", "Sources fail with no stronger product at hand: weaker, less seized, fewer deaths (conditional)",
    (Statement("N10a", "opioid deaths with the shock, over those without", "ratio",
               lambda world: given_halved(world, "deaths_expected"), FALLS, note=CONDITIONAL),
     Statement("N10b", "fentanyl seized with the shock, over that without", "ratio",
               lambda world: given_halved(world, "fentanyl_seized_kg"), FALLS, note=CONDITIONAL)),
    reads=(PURITY, "deaths_expected", "fentanyl_seized_kg"), pairs=PAIRS)
