"""The level of overdose risk: deaths expected under other thresholds, and the threshold that gives a wanted number of deaths."""

from typing import NamedTuple

from sim.users import kernel
from sim.users.scene import Scene, set_week
from sim.users.states import Kind
from sim.users.tally import EXPECTED, PERSON
from sim.users.week import Setting, Street

LOWEST, HIGHEST = -6.0, 16.0  # ln threshold; 36 halvings leave 3e-10
STEPS = 36


class Hazard(NamedTuple):
    """Threshold of overdose, ln dose over tolerance, how it spreads, the form of the curve (`sim.harm.overdose`), by how much the threshold
    of prescription opioids lies higher; deaths of which kinds are asked for."""

    ln_threshold: float
    spread: float
    form: int
    prescription: float = 0.0
    kinds: tuple[Kind, ...] = tuple(Kind)


def expected_deaths(users, week: int, street: Street, setting: Setting, hazard: Hazard) -> float:
    """Deaths that the week would be expected to bring, people of the nation; equals `Users.step`'s and changes nothing."""
    lookup = users.lay_out(week, hazard)
    set_week(lookup, street, setting, users.counts)
    scene = Scene(users.luck, week, lookup)
    kernel.reckon(users, scene)
    return float(scene.tally.sums[:, EXPECTED][:, list(hazard.kinds)].sum() / PERSON * users.weight)


def solve_threshold(users, target: float, week: int, street: Street, setting: Setting, hazard: Hazard) -> float:
    """The ln threshold at which a week's expected deaths are `target`, by bisection, for the rest of `hazard`.

    Raises ValueError if none does.
    """
    def deaths(ln_threshold: float) -> float:
        return expected_deaths(users, week, street, setting, hazard._replace(ln_threshold=ln_threshold))

    low, high = LOWEST, HIGHEST
    if not deaths(high) < target < deaths(low):
        raise ValueError(f"week {week}: no overdose threshold gives {target:g} expected deaths")
    for _ in range(STEPS):
        middle = 0.5 * (low + high)
        if deaths(middle) > target:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)
