"""Where people come from: those of the start, and newcomers week by week, each drawn from an identity that names the cause."""

from functools import lru_cache
from typing import NamedTuple

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
from sim.users.kernel import candidate
from sim.users.offers import Numbers
from sim.users.person import Scene
from sim.users.states import State
from sim.users.tally import PERSON, Sum
from sim.users.traits import Spread, spread_of, trait, traits
from sim.users.week import Setting

EARLIER_WEEKS = 150  # people of the start have been in their state for up to so long
ABSTINENT_WEEKS = 52
BIRTHS, CONVERSION, ARRIVAL = (np.uint64(decision) for decision in (Decision.BIRTHS, Decision.CONVERSION, Decision.ARRIVAL))
RX, HF = int(State.RX), int(State.HF)
ACTIVE, HEROIN, FENTANYL = int(Sum.ACTIVE), int(Sum.HEROIN), int(Sum.FENTANYL)
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


class Newcomer(NamedTuple):
    """What newcomers of every week have in common: how many come, what they are like, and their ln tolerance."""

    pace: moves.Pace
    spread: Spread
    ln_tolerance: float


@lru_cache(maxsize=8)
def newcomer_of(n: Numbers) -> Newcomer:
    """The numbers of a run."""
    return Newcomer(moves.pace_of(n.people, n.care), spread_of(n.people), float(ln(n.people.tolerance_entry)))


def newcomers(n: Numbers, luck: Luck, share: np.ndarray, setting: Setting, scene: Scene, accidents: Accidents, weight: float) -> np.ndarray:
    """Rows [R, 3] that enter this week: by prescription opioids, by heroin, and after accidental use; share [R] of the nation.

    The expected number is rounded by luck so that its mean is right; who they are does not depend on how many they are.
    """
    numbers, convert = np.empty((share.size, 3), np.int64), n.casuals.convert if setting.conversion else 0.0
    count_newcomers(newcomer_of(n).pace, share, setting.rx_availability, scene.tally.sums, scene.tables.part, accidents.exposures,
                    float(1.0 - setting.education * n.care.education_effect), float(1.0 + n.care.legal_initiation * setting.legal_share),
                    convert, weight, *luck.key, np.uint64(scene.week), numbers)  # fmt: skip
    return numbers


@njit(cache=True)
def count_newcomers(n, share, availability, sums, part, exposures, untaught, legal, convert, weight, k0, k1, week, numbers):
    """Fill in numbers [R, 3]. Education leaves a share of the usual newcomers, a legal supply draws more; a share of accidents converts."""
    for r in range(share.size):
        active, deaths = float(sums[r, ACTIVE]), (sums[r, HEROIN] + sums[r, FENTANYL]) / PERSON
        risk = 100.0 * moves.YEAR * deaths / max(active, 1.0)
        to_rx, to_hf = moves.newcomers(n, share[r], availability[r], active * weight, part[r], risk)
        births, conversion = four_words(k0, k1, np.uint64(r), week, BIRTHS), four_words(k0, k1, np.uint64(r), week, CONVERSION)
        converted = exposures[r].sum() * convert
        for k, expected in enumerate((to_rx * untaught, to_hf * untaught * legal, converted)):
            word = conversion[0] if k == 2 else births[k]
            numbers[r, k] = np.int64(np.floor(expected / weight + uniform_of(word)))


def enter(n: Numbers, luck: Luck, scene: Scene, numbers: np.ndarray, first: np.ndarray, columns: dict[str, np.ndarray]) -> None:
    """Put newcomers, rows [R, 3], on their region's rows from `first` [R] on, in the order of origins."""
    t, kind = scene.tables, newcomer_of(n)
    begin(numbers, first, *luck.key, np.uint64(scene.week), kind.spread, kind.ln_tolerance, t.dealers_of, t.open, t.share, t.hearsay,
          *columns.values())  # fmt: skip


@njit(cache=True)
def begin(numbers, first, k0, k1, week, spread, ln_entry, dealers_of, open_, share, hearsay, who, state, street, region, treated, dealer,
          weeks, ln_tolerance, belief, habit, frailty, company, place):  # fmt: skip
    """Fill in the rows of newcomers; those to heroin go to an open dealer of their region and know half of what is in the bags."""
    for r in range(numbers.shape[0]):
        i = first[r]
        for k in range(numbers.shape[1]):
            identity = first_identity(FIRST_ORIGIN + k, r, np.int64(week))
            for ordinal in range(numbers[r, k]):
                who[i], region[i] = identity + np.uint64(ordinal), r
                state[i], street[i] = (HF, 1) if k > 0 else (RX, 0)
                treated[i], weeks[i], ln_tolerance[i] = 0, 0, ln_entry
                habit[i], frailty[i], company[i], place[i] = trait(who[i], k0, k1, spread)
                dealer[i], belief[i] = NO_DEALER, 0.0
                if k > 0:
                    dealer[i] = candidate(r, dealers_of, open_, four_words(k0, k1, who[i], week, ARRIVAL)[0])
                    if dealer[i] != NO_DEALER:
                        belief[i] = hearsay * share[dealer[i]]
                i += 1
