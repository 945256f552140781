"""Where people come from: those of the start, and newcomers week by week, each drawn from an identity that names the cause."""

import numpy as np
from numba import njit

from sim.chance import Decision, Luck, four_words, priority, uniform_of
from sim.fast import ln
from sim.harm import moves
from sim.params.care import Care
from sim.params.people import People
from sim.users.casuals import Accidents
from sim.users.codes import NO_DEALER
from sim.users.columns import COLUMNS, Origin, first_identity, identities
from sim.users.fresh import forget_stale
from sim.users.kernel import candidate
from sim.users.offers import Numbers
from sim.users.states import State
from sim.users.tables import Tables
from sim.users.tally import PERSON, Sum, Tally
from sim.users.traits import traits
from sim.users.week import Setting

EARLIER_WEEKS = 150  # people of the start have been in their state for up to so long
ABSTINENT_WEEKS = 52
BIRTHS, CONVERSION, ARRIVAL = (np.uint64(decision) for decision in (Decision.BIRTHS, Decision.CONVERSION, Decision.ARRIVAL))
RX, HF = int(State.RX), int(State.HF)
FIRST_ORIGIN = int(Origin.RX)  # of those who enter during a run; the others follow it


def blank(people: People, luck: Luck, who: np.ndarray, region) -> dict[str, np.ndarray]:
    """Columns [n] of people with their traits and nothing lived yet."""
    columns = {name: np.zeros(who.size, kind) for name, kind in COLUMNS.items()}
    columns["who"][:] = who
    columns["region"][:] = region
    columns["dealer"][:] = NO_DEALER
    for name, values in traits(people, luck, who).items():
        columns[name][:] = values
    return columns


def composition(people: People, care: Care) -> np.ndarray:
    """Millions of people at the start, by state RX, HF, MOUD, ABS, REC, PRISON."""
    return np.array([people.people_rx, people.people_hf, people.people_moud, people.people_abs, people.people_rec, care.people_prison])


def street_share(people: People) -> float:
    """Share of those of the start who use nothing regularly, in treatment or without, whose last use was heroin."""
    return people.people_hf / (people.people_hf + people.people_rx) * people.street_past


def first_people(people: People, care: Care, luck: Luck, number: int, region: int, start: float, dealers: np.ndarray) -> dict:
    """A region's people at the start: exact composition, the rest of their past by luck; dealers are rows of the region's dealers.

    start   where between two people, 0 to 1, the composition is rounded: unlike from region to region, so that the nation's is exact.
    """
    who = identities(Origin.START, region, 0, number)
    columns = blank(people, luck, who, region)
    shares = np.cumsum(composition(people, care)) / composition(people, care).sum()
    state = np.minimum(np.searchsorted(shares, (np.arange(number) + start) / number), int(State.PRISON))
    past, spell, _, treated = (luck.uniform(Decision.START, 0, who, word) for word in range(4))
    columns["state"][:] = state
    columns["street"][:] = np.where(state == State.RX, 0, np.where(state == State.HF, 1, past < street_share(people)))
    columns["treated"][:] = (state == State.MOUD) | (treated < care.past_care)
    columns["weeks"][:] = spell * np.where(state == State.ABS, ABSTINENT_WEEKS, EARLIER_WEEKS)
    columns["ln_tolerance"][:] = _settled(people, state)
    first_dealer = ranked_first(luck.words(Decision.START, 0, who)[:, 2], dealers)
    columns["dealer"][:] = np.where(columns["street"] == 1, first_dealer, NO_DEALER)
    return columns


def _settled(people: People, state: np.ndarray) -> np.ndarray:
    """ln tolerance that goes with a state; heroin users' is the unit of doses."""
    floor = people.tolerance_floor
    by_state = [people.dose_rx, 1.0, floor ** (1.0 - people.tolerance_kept), floor, floor, floor]
    return ln(np.array(by_state))[state]


def ranked_first(words: np.ndarray, dealers: np.ndarray) -> np.ndarray:
    """For each random word the dealer, among those given, whom it ranks first; NO_DEALER if there are none."""
    if dealers.size == 0:
        return np.full(words.size, NO_DEALER)
    return dealers[np.argmax(priority(words.astype(np.uint64)[:, None], dealers.astype(np.uint64)[None, :]), axis=1)]


def expected_newcomers(n: Numbers, share: np.ndarray, setting: Setting, t: Tables, tally: Tally, accidents: Accidents, weight: float):
    """People expected to enter this week [R, 3]: by prescription opioids, by heroin, and after accidental use; share [R] of the nation."""
    active = tally.sums[:, Sum.ACTIVE].astype(np.float64)
    street_deaths = (tally.sums[:, Sum.HEROIN] + tally.sums[:, Sum.FENTANYL]) / PERSON
    risk = 100.0 * moves.YEAR * street_deaths / np.maximum(active, 1.0)
    expected = np.empty((len(active), 3))
    usual = expected[:, :2]
    usual[:] = moves.newcomers(n.people, share, setting.rx_availability, active * weight, t.part, risk)
    usual *= 1.0 - setting.education * n.care.education_effect
    usual[:, 1] *= 1.0 + n.care.legal_initiation * setting.legal_share
    expected[:, 2] = accidents.exposures.sum(axis=1) * (n.casuals.convert if setting.conversion else 0.0)
    return expected


def newcomers(people: People, luck: Luck, week: int, expected: np.ndarray, t: Tables, weight: float) -> tuple[np.ndarray, dict]:
    """This week's newcomers: rows [R, 3] by region and origin, and their columns in that order.

    The expected number is rounded by luck so that its mean is right; who they are does not depend on how many they are.
    """
    key, now = luck.key, np.uint64(week)
    numbers = rounded(expected / weight, *key, now)
    who, region = (np.empty(int(numbers.sum()), kind) for kind in (np.uint64, np.int8))
    list_newcomers(numbers, week, who, region)
    columns = blank(people, luck, who, region)
    columns["ln_tolerance"][:] = float(ln(people.tolerance_entry))
    begin(numbers, who, *key, now, t.dealers_of, t.open, t.share, t.hearsay,
          *(columns[name] for name in ("state", "street", "dealer", "belief")))  # fmt: skip
    return numbers, columns


@njit(cache=True)
def rounded(expected, k0, k1, week):
    """Rows [R, 3] that come where so many are expected, by origin: prescription opioids, heroin, accidental use."""
    numbers = np.empty(expected.shape, np.int64)
    for r in range(expected.shape[0]):
        births, conversion = four_words(k0, k1, np.uint64(r), week, BIRTHS), four_words(k0, k1, np.uint64(r), week, CONVERSION)
        for k, word in enumerate((births[0], births[1], conversion[0])):
            numbers[r, k] = np.int64(np.floor(expected[r, k] + uniform_of(word)))
    return numbers


@njit(cache=True)
def list_newcomers(numbers, week, who, region):
    """Fill in identity and region of newcomers [n], region after region and origin after origin as numbers [R, 3] has them."""
    i = 0
    for r in range(numbers.shape[0]):
        for k in range(numbers.shape[1]):
            first = first_identity(FIRST_ORIGIN + k, r, week)
            for ordinal in range(numbers[r, k]):
                who[i], region[i] = first + np.uint64(ordinal), r
                i += 1


@njit(cache=True)
def begin(numbers, who, k0, k1, week, dealers_of, open_, share, hearsay, state, street, dealer, belief):
    """Where newcomers [n] stand; those to heroin go to an open dealer of their region and know half of what is in the bags."""
    i = 0
    for r in range(numbers.shape[0]):
        for k in range(numbers.shape[1]):
            for _ in range(numbers[r, k]):
                state[i], street[i] = (HF, 1) if k > 0 else (RX, 0)
                if k > 0:
                    dealer[i] = candidate(r, dealers_of, open_, four_words(k0, k1, who[i], week, ARRIVAL)[0])
                    if dealer[i] != NO_DEALER:
                        belief[i] = hearsay * share[dealer[i]]
                i += 1


forget_stale(begin, "chance.py", "users")
