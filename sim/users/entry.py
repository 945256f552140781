"""Where people come from: those of the start, and newcomers week by week, each drawn from an identity that names the cause."""

import numpy as np

from sim.chance import Decision, Luck, four_words, priority, uniform_of
from sim.fast import ln
from sim.harm import moves
from sim.jit import part, rule
from sim.params.care import Care
from sim.params.people import People
from sim.users.casuals import live_crowd
from sim.users.codes import NO_DEALER
from sim.users.columns import COLUMNS, first_identity, identities
from sim.users.kernel import candidate
from sim.users.numbers import Numbers
from sim.users.states import Origin, State
from sim.users.tally import PERSON, Sum
from sim.users.traits import trait, traits

EARLIER_WEEKS = 150  # people of the start have been in their state for up to so long
ABSTINENT_WEEKS = 52
BIRTHS, CONVERSION, ARRIVAL = (np.uint64(decision) for decision in (Decision.BIRTHS, Decision.CONVERSION, Decision.ARRIVAL))
RX, HF = int(State.RX), int(State.HF)
ACTIVE, HEROIN, FENTANYL = int(Sum.ACTIVE), int(Sum.HEROIN), int(Sum.FENTANYL)
FIRST_ORIGIN = int(Origin.RX)  # of those who enter during a run; the others follow it


def blank(numbers: Numbers, luck: Luck, who: np.ndarray, region) -> dict[str, np.ndarray]:
    """Columns [n] of people with their traits and nothing lived yet."""
    columns = {name: np.zeros(who.size, kind) for name, kind in COLUMNS.items()}
    columns["who"][:] = who
    columns["region"][:] = region
    columns["dealer"][:] = NO_DEALER
    for name, values in traits(numbers, luck, who).items():
        columns[name][:] = values
    return columns


def composition(people: People, care: Care) -> np.ndarray:
    """Millions of people at the start, by state RX, HF, MOUD, ABS, REC, PRISON."""
    return np.array([people.people_rx, people.people_hf, people.people_moud, people.people_abs, people.people_rec, care.people_prison])


def street_share(people: People) -> float:
    """Share of those of the start who use nothing regularly, in treatment or without, whose last use was heroin."""
    return people.people_hf / (people.people_hf + people.people_rx) * people.street_past


def first_people(numbers: Numbers, luck: Luck, number: int, region: int, start: float, dealers: np.ndarray) -> dict:
    """A region's people at the start: exact composition, the rest of their past by luck; dealers are rows of the region's dealers.

    start   where between two people, 0 to 1, the composition is rounded: unlike from region to region, so that the nation's is exact.
    """
    people, care, who = numbers.people, numbers.care, identities(Origin.START, region, 0, number)
    columns = blank(numbers, luck, who, region)
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


@rule
def befall(crowd, tables, sums, births, fates):
    """Accidents of people who do not depend, and how many rows of newcomers come of the week, births [R, 3]; returns how many in all."""
    live_crowd(crowd, tables, fates)
    return count_newcomers(tables, sums, births, fates)


@part
def count_newcomers(tables, sums, births, fates):
    """Rows [R, 3] that enter this week: by prescription opioids, by heroin, and after accidental use; returns their sum.

    The expected number is rounded by luck so that its mean is right; who they are does not depend on how many they are. Education leaves a
    share of the usual newcomers, a legal supply draws more; a share of accidents converts.
    """
    numbers, scene, entering = tables.numbers[0], tables.scene[0], 0
    k0, k1, week, weight = scene.seed, scene.replicate, scene.week, scene.weight
    for region in range(fates.size):
        place, exposures, who = tables.places[region], fates[region].exposures, np.uint64(region)
        active, deaths = float(sums[region, ACTIVE]), (sums[region, HEROIN] + sums[region, FENTANYL]) / PERSON
        risk = 100.0 * moves.YEAR * deaths / max(active, 1.0)
        to_rx, to_hf = moves.newcomers(numbers, place.share, place.availability, active * weight, place.part, risk)
        usual, conversion = four_words(k0, k1, who, week, BIRTHS), four_words(k0, k1, who, week, CONVERSION)
        converted = (exposures[0] + exposures[1] + exposures[2]) * scene.convert
        births[region, 0] = rounded(to_rx * place.untaught / weight, usual[0])
        births[region, 1] = rounded(to_hf * place.untaught * scene.drawn / weight, usual[1])
        births[region, 2] = rounded(converted / weight, conversion[0])
        for origin in range(births.shape[1]):
            fates[region].births[origin] = births[region, origin] * weight
            entering += births[region, origin]
    return entering


@part
def rounded(expected, word):
    """A number rounded by a word of luck to a whole one, in the mean as expected."""
    return np.int64(np.floor(expected + uniform_of(word)))


@rule
def begin(people, births, first, tables):
    """Put newcomers, rows [R, 3], on their region's rows from `first` [R] on, in the order of origins; those to heroin go to an open dealer
    of their region and know half of what is in the bags."""
    numbers, scene, sources = tables.numbers[0], tables.scene[0], tables.sources
    for r in range(births.shape[0]):
        i = first[r]
        for k in range(births.shape[1]):
            identity = first_identity(FIRST_ORIGIN + k, r, np.int64(scene.week))
            for ordinal in range(births[r, k]):
                who = identity + np.uint64(ordinal)
                people.who[i], people.region[i] = who, r
                people.state[i], people.street[i] = (HF, 1) if k > 0 else (RX, 0)
                people.treated[i], people.weeks[i], people.ln_tolerance[i] = 0, 0, numbers.ln_entry
                people.habit[i], people.frailty[i], people.company[i], people.place[i] = trait(who, scene.seed, scene.replicate, numbers)
                people.dealer[i], people.belief[i] = NO_DEALER, 0.0
                if k > 0:
                    word = four_words(scene.seed, scene.replicate, who, scene.week, ARRIVAL)[0]
                    found = candidate(r, sources, scene.prescriptions, word)
                    people.dealer[i] = found
                    if found != NO_DEALER:
                        people.belief[i] = numbers.hearsay * sources[found].share
                i += 1
