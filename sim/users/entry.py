"""Where people come from: those of the start, and newcomers week by week, each drawn from an identity that names the cause."""

import numpy as np
from numba import njit

from sim.chance import Decision, Luck, priority, uniform_of
from sim.exact import exp, ln, normal_quantile
from sim.harm import moves
from sim.params.people import People
from sim.users.columns import COLUMNS, Origin, identities
from sim.users.fresh import forget_stale
from sim.users.states import State
from sim.users.tables import NO_DEALER, Tables
from sim.users.tally import PERSON, Sum, Tally

EARLIER_WEEKS = 150  # people of the start have been in their state for up to so long
ABSTINENT_WEEKS = 52


def traits(people: People, luck: Luck, who: np.ndarray) -> dict[str, np.ndarray]:
    """What a person keeps for life: habit, frailty, company, each [n] and a function of the identity alone."""
    middle = ln(people.witnessed / (1.0 - people.witnessed))
    words = luck.words(Decision.TRAITS, 0, who)
    return dict(zip(("habit", "frailty", "company"), _traits(words, people.habit_sd, people.frailty_sd, middle, people.witnessed_sd)))


@njit(cache=True)
def _traits(words, habit_sd, frailty_sd, middle, witnessed_sd):
    """Habit, frailty and company [3, n] from random words [n, 4]."""
    traits = np.empty((3, len(words)))
    for i in range(len(words)):
        traits[0, i] = habit_sd * normal_quantile(uniform_of(words[i, 0]))
        traits[1, i] = frailty_sd * normal_quantile(uniform_of(words[i, 1]))
        traits[2, i] = 1.0 / (1.0 + exp(-(middle + witnessed_sd * normal_quantile(uniform_of(words[i, 2])))))
    return traits


def blank(people: People, luck: Luck, who: np.ndarray, region) -> dict[str, np.ndarray]:
    """Columns [n] of people with their traits and nothing lived yet."""
    columns = {name: np.zeros(who.size, kind) for name, kind in COLUMNS.items()}
    columns["who"][:] = who
    columns["region"][:] = region
    columns["dealer"][:] = NO_DEALER
    for name, values in traits(people, luck, who).items():
        columns[name][:] = values
    return columns


def composition(people: People) -> np.ndarray:
    """Millions of people at the start, by state RX, HF, MOUD, ABS, REC."""
    return np.array([people.people_rx, people.people_hf, people.people_moud, people.people_abs, people.people_rec])


def first_people(people: People, luck: Luck, number: int, region: int, start: float, dealers: np.ndarray) -> dict[str, np.ndarray]:
    """A region's people at the start: exact composition, the rest of their past by luck; dealers are rows of the region's dealers.

    start   where between two people, 0 to 1, the composition is rounded: unlike from region to region, so that the nation's is exact.
    """
    who = identities(Origin.START, region, 0, number)
    columns = blank(people, luck, who, region)
    shares = np.cumsum(composition(people)) / composition(people).sum()
    state = np.minimum(np.searchsorted(shares, (np.arange(number) + start) / number), int(State.REC))
    past, spell, _, _ = (luck.uniform(Decision.START, 0, who, word) for word in range(4))
    street_share = people.people_hf / (people.people_hf + people.people_rx) * people.street_past
    columns["state"][:] = state
    columns["street"][:] = np.where(state == State.RX, 0, np.where(state == State.HF, 1, past < street_share))
    columns["weeks"][:] = spell * np.where(state == State.ABS, ABSTINENT_WEEKS, EARLIER_WEEKS)
    columns["ln_tolerance"][:] = _settled(people, state)
    first_dealer = ranked_first(luck.words(Decision.START, 0, who)[:, 2], dealers)
    columns["dealer"][:] = np.where(columns["street"] == 1, first_dealer, NO_DEALER)
    return columns


def _settled(people: People, state: np.ndarray) -> np.ndarray:
    """ln tolerance that goes with a state; heroin users' is the unit of doses."""
    by_state = [people.dose_rx, 1.0, people.tolerance_care, people.tolerance_floor, people.tolerance_floor]
    return ln(np.array(by_state))[state]


def ranked_first(words: np.ndarray, dealers: np.ndarray) -> np.ndarray:
    """For each random word the dealer, among those given, whom it ranks first; NO_DEALER if there are none."""
    if dealers.size == 0:
        return np.full(words.size, NO_DEALER)
    return dealers[np.argmax(priority(words.astype(np.uint64)[:, None], dealers.astype(np.uint64)[None, :]), axis=1)]


def expected_newcomers(people: People, share: np.ndarray, availability: np.ndarray, t: Tables, tally: Tally, weight: float) -> np.ndarray:
    """People expected to enter this week [R, 2], by prescription opioids and by heroin; share [R] of the nation."""
    active = tally.sums[:, Sum.ACTIVE].astype(np.float64)
    street_deaths = tally.sums[:, [Sum.HEROIN, Sum.FENTANYL]].sum(axis=1) / PERSON
    risk = 100.0 * moves.YEAR * street_deaths / np.maximum(active, 1.0)
    return moves.newcomers(people, share, availability, active * weight, t.part, risk)


def newcomers(people: People, luck: Luck, week: int, expected: np.ndarray, t: Tables, weight: float) -> tuple[np.ndarray, dict]:
    """This week's newcomers: rows [R, 2] by region and origin, and their columns in that order.

    The expected number is rounded by luck so that its mean is right; who they are does not depend on how many they are.
    """
    regions = np.arange(len(expected), dtype=np.uint64)
    rounding = np.stack([luck.uniform(Decision.BIRTHS, week, regions, word) for word in range(2)], axis=1)
    numbers = np.floor(expected / weight + rounding).astype(np.int64)
    groups = [(region, origin, int(n)) for region, row in enumerate(numbers) for origin, n in zip((Origin.RX, Origin.HF), row, strict=True)]
    who = np.concatenate([identities(origin, region, week, number) for region, origin, number in groups])
    columns = blank(people, luck, who, np.repeat([region for region, _, _ in groups], [number for _, _, number in groups]))
    columns["ln_tolerance"][:] = float(ln(people.tolerance_entry))
    columns["street"][:] = np.repeat([origin == Origin.HF for _, origin, _ in groups], [number for _, _, number in groups])
    columns["state"][:] = np.where(columns["street"] == 1, State.HF, State.RX)
    _find_first_dealer(columns, luck.words(Decision.ARRIVAL, week, who)[:, 0], t)
    return numbers, columns


def _find_first_dealer(columns: dict[str, np.ndarray], words: np.ndarray, t: Tables) -> None:
    """Newcomers to heroin go to an open dealer of their region and know half of what is in the bags."""
    heroin = columns["street"] == 1
    for region in np.unique(columns["region"][heroin]):
        new = np.flatnonzero(heroin & (columns["region"] == region))
        there = np.flatnonzero((t.dealers_of == region) & (t.open[: t.dealers_of.size] > 0.0))
        dealer = ranked_first(words[new], there)
        columns["dealer"][new] = dealer
        columns["belief"][new] = t.hearsay * np.where(dealer >= 0, t.share[dealer], 0.0)


forget_stale(_traits, "exact.py", "chance.py")
