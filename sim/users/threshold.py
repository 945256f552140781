"""The level of overdose risk: deaths expected under other thresholds, and the threshold that gives a wanted number of deaths."""

from sim.users import kernel
from sim.users.person import Scene
from sim.users.states import Kind
from sim.users.tables import tables_of
from sim.users.tally import EXPECTED, PERSON, empty_tally
from sim.users.week import Setting, Street

LOWEST, HIGHEST = -6.0, 16.0  # ln threshold; 36 halvings leave 3e-10
STEPS = 36


def expected_deaths(users, week: int, street: Street, setting: Setting, ln_threshold: float, spread: float,
                    kinds: tuple[Kind, ...] = tuple(Kind)) -> float:
    """Deaths of these kinds that the week would be expected to bring, people of the nation; equals `Users.step`'s and changes nothing."""
    tables = tables_of(users.numbers, street, setting, users.counts, ln_threshold, spread)
    scene = Scene(users.luck, week, tables, empty_tally(users.share.size, tables.share.size))
    kernel.reckon(users, scene)
    return float(scene.tally.sums[:, EXPECTED][:, list(kinds)].sum() / PERSON * users.weight)


def solve_threshold(users, target: float, week: int, street: Street, setting: Setting, spread: float,
                    kinds: tuple[Kind, ...] = tuple(Kind)) -> float:
    """The ln threshold at which a week's expected deaths of these kinds are `target`, by bisection. Raises ValueError if none does."""
    low, high = LOWEST, HIGHEST
    if (
        not expected_deaths(users, week, street, setting, high, spread, kinds)
        < target
        < expected_deaths(users, week, street, setting, low, spread, kinds)
    ):
        raise ValueError(f"week {week}: no overdose threshold gives {target:g} expected deaths")
    for _ in range(STEPS):
        middle = 0.5 * (low + high)
        if expected_deaths(users, week, street, setting, middle, spread, kinds) > target:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)
