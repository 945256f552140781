"""The week of all people, compiled: what `person.live` says, at array speed.

People are taken in blocks. Within a block all luck is drawn first; then those who use are listed and what they look up is gathered; the
arithmetic runs over plain buffers, so that it becomes vector instructions; whatever happens only to few is flagged by a comparison and
then done person by person. One exponential a loop: its chain of operations is long, and a processor works on the next people meanwhile
only as far as it sees ahead. The buffers lie in one array at fixed distances, which lets the compiler see that they do not overlap.
Places that were looked up are unsigned: a signed one is asked at every use whether it counts from the end.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from sim.chance import HALF, MASK, Decision, philox, priority, uniform_of
from sim.exact import exp, pick
from sim.harm import belief, dose, overdose, rescue, tolerance
from sim.jit import part, rule
from sim.users.codes import CUT_OFF, FIRST_YEAR, FRESH_WEEKS, MIDDLE, NO_DEALER
from sim.users.states import Kind, State
from sim.users.tally import BAG, PERSON, SUMS, Sum, fixed
from sim.users.threads import add_up

BLOCK = 512
STEP = BLOCK + 8  # one cache line more than a block: at a power of two all buffers would compete for the same cache sets
# buffers, as places in the scratch array
MOVE, PRODUCT, OVERDOSE, MISC, HABIT, FRAILTY, COMPANY, TOLERANCE, BELIEVED = (k * STEP for k in range(9))
STRENGTH, GAP, OFFSET, CEILING, HELD, EXPOSURE, SHARPNESS, NUMBER, SHIELD = (k * STEP for k in range(9, 18))
MEDICATED, FENTANYL, BASE, SLOPE, CARE, KIND, CHANCE, FATAL, BAGS, SURE = (k * STEP for k in range(18, 28))
LATER, AGAIN = (k * STEP for k in range(28, 30))
BUFFERS = 30
WEEK, RARE = np.uint64(Decision.WEEK), np.uint64(Decision.RARE)
DEAD, HF, RX, MOUD_STATE, ABS_STATE, REC_STATE, PRISON_STATE, HAT_STATE = (
    int(State.DEAD), int(State.HF), int(State.RX), int(State.MOUD), int(State.ABS), int(State.REC), int(State.PRISON), int(State.HAT),
)  # fmt: skip
KIND_SUPERVISED, KIND_LEGAL = float(Kind.SUPERVISED), float(Kind.LEGAL)
RX_CODE, HF_CODE, STAY = 2 * RX, 2 * HF + 1, -1
S_HEROIN, S_FENTANYL, S_RX, S_CARE = int(Sum.HEROIN), int(Sum.FENTANYL), int(Sum.PRESCRIPTION), int(Sum.CARE)
S_SUPERVISED, S_LEGAL, S_OVERDOSES, S_OVER_HEROIN, S_OVER_FENTANYL = (
    int(Sum.SUPERVISED), int(Sum.LEGAL), int(Sum.OVERDOSES), int(Sum.OVER_HEROIN), int(Sum.OVER_FENTANYL),
)  # fmt: skip
S_DIES_ACTIVE = int(Sum.DIES_ACTIVE)
S_TREATED, S_FRESH, S_EXPOSED, S_UNAWARE, S_DIES_UNAWARE, S_ACTIVE, S_SUPPLIED = (
    int(Sum.TREATED), int(Sum.FRESH), int(Sum.EXPOSED), int(Sum.UNAWARE), int(Sum.DIES_UNAWARE), int(Sum.ACTIVE), int(Sum.SUPPLIED),
)  # fmt: skip
S_INTO_CARE, S_OUT_OF_CARE, S_RELAPSED, S_JAILED = int(Sum.INTO_CARE), int(Sum.OUT_OF_CARE), int(Sum.RELAPSED), int(Sum.JAILED)
S_DIED_OVERDOSE, S_DIED_CARE, S_DIED_OTHER = int(Sum.DIED_OVERDOSE), int(Sum.DIED_CARE), int(Sum.DIED_OTHER)


class Block(NamedTuple):
    """People who are taken together: rows from `at` on, so many, all of one region."""

    at: int
    size: int
    region: int


class Work(NamedTuple):
    """Scratch: the buffers; code of each person of the block and source of each who uses; places in the block of those who use and of the
    others; those to whom something rare happens; the sums of the region."""

    w: np.ndarray
    code: np.ndarray
    source: np.ndarray
    using: np.ndarray
    others: np.ndarray
    events: np.ndarray
    mine: np.ndarray


def live(users, scene) -> None:
    """One week of everybody; `users` holds people and spans, `scene` the tables and tally."""
    _run(users, scene, True)


def reckon(users, scene) -> None:
    """Only count what the week is expected to bring; people stay as they are."""
    _run(users, scene, False)


def _run(users, scene, lives: bool) -> None:
    def live_part(starts: np.ndarray, stops: np.ndarray, sums: np.ndarray, bags: np.ndarray) -> None:
        live_regions(users.everybody, (starts, stops), scene.lookup, lives, sums, bags)

    add_up(users.starts, users.stops, live_part, scene.tally)


@njit(cache=True, error_model="numpy", nogil=True, no_cfunc_wrapper=True)
def live_regions(people, spans, tables, lives, sums, bags):
    """One week of all regions, whose rows go from starts to stops, two arrays [R]; added to sums [R, SUMS] and bags [S, 2].

    Columns are changed in place if `lives`.
    """
    starts, stops = spans
    work = Work(
        w=np.empty(BUFFERS * STEP), code=np.empty(BLOCK, np.int64), source=np.empty(BLOCK, np.int64), using=np.empty(BLOCK + 1, np.int64),
        others=np.empty(BLOCK + 1, np.int64), events=np.empty(BLOCK + 1, np.int64), mine=np.zeros(SUMS, np.int64),
    )  # fmt: skip
    for region in range(starts.size):
        work.mine[:] = 0
        for at in range(starts[region], stops[region], BLOCK):
            block = Block(at, min(BLOCK, stops[region] - at), region)
            draw(people, block, tables, work)
            m, o = split(people, block, tables, work)
            gather(m, people, block, tables, work)
            take(m, block, tables, work.w)
            count(m, tables, work)
            if lives:
                e = settle_users(m, people, block, tables, work, bags)
                e = settle_others(o, e, people, block, tables, work)
                happen(e, people, block, tables, work)
        for k in range(SUMS):
            sums[region, k] += work.mine[k]


@rule
def draw(people, block, tables, work):
    """Four uniform numbers for each person of the block."""
    who, w, scene, at = people.who, work.w, tables.scene[0], block.at
    k0, k1, week = scene.seed, scene.replicate, scene.week
    for j in range(block.size):
        a, b, c, d = philox(who[at + j] & MASK, who[at + j] >> HALF, week, WEEK, k0, k1)
        w[MOVE + j] = uniform_of(a)
        w[PRODUCT + j] = uniform_of(b)
        w[OVERDOSE + j] = uniform_of(c)
        w[MISC + j] = uniform_of(d)


@rule
def split(people, block, tables, work):
    """List those of the block who use, and those who live without; return how many of each."""
    codes, code, using, others, m, o = tables.codes, work.code, work.using, work.others, np.uint64(0), np.uint64(0)
    states, streets = people.state[block.at : block.at + block.size], people.street[block.at : block.at + block.size]
    for j in range(block.size):
        c = 2 * np.int64(states[j]) + np.int64(streets[j])
        code[j] = c
        uses = codes[np.uint64(c)].doses > 0.0
        using[m] = j
        others[o] = j
        m += np.uint64(uses)
        o += np.uint64((not uses) & (states[j] != DEAD))
    return np.int64(m), np.int64(o)


@rule
def gather(m, people, block, tables, work):
    """Look up, for each who uses, the person's traits and what this week's source offers."""
    sources, codes, frequency, scene, region = tables.sources, tables.codes, tables.frequency, tables.scene[0], block.region
    dealer, weeks, place, ln_tolerance, belief_in = people.dealer, people.weeks, people.place, people.ln_tolerance, people.belief
    habit, frailty, company = people.habit, people.frailty, people.company
    w, using, code, chosen = work.w, work.using, work.code, work.source
    informed, unchecked = np.float64(scene.informed), tables.places[region].unchecked
    nobody, supply = scene.nobody, scene.legal_supplies + region
    first, last_week = np.uint64(block.at), frequency.shape[1] - 1
    for i in range(m):
        j = np.uint64(using[i])
        row, c = first + j, np.uint64(code[j])
        due, mine, queue = codes[c], np.int64(dealer[row]), np.float64(place[row])
        own = mine - (mine >> 63) * (nobody + 1)  # nobody, where the dealer is -1
        turns = np.int64(queue < sources[np.uint64(own)].legal * due.may_choose)
        own += turns * (supply - own)
        s = np.uint64(due.source + region + (due.source >> 63) * (due.source + region - own))
        source = sources[s]
        fentanyl = np.int64(w[np.uint64(PRODUCT) + j] < source.share)
        product = np.uint64(fentanyl)
        chosen[i] = s
        w[SURE + i] = max(informed, np.float64(queue > unchecked))
        w[TOLERANCE + i] = ln_tolerance[row]
        w[BELIEVED + i] = belief_in[row]
        w[HABIT + i] = habit[row]
        w[FRAILTY + i] = frailty[row]
        w[COMPANY + i] = company[row]
        w[STRENGTH + i] = source.believed
        w[GAP + i] = source.gap
        w[OFFSET + i] = source.offset
        w[CEILING + i] = source.ceiling
        w[HELD + i] = source.held[product]
        w[EXPOSURE + i] = source.exposure[product]
        w[SHARPNESS + i] = source.sharpness[product]
        w[BASE + i] = source.fatal_base[product]
        w[SLOPE + i] = source.fatal_slope[product]
        w[KIND + i] = source.kind[product]
        spell = np.uint64(min(np.int64(weeks[row]), last_week))
        w[NUMBER + i] = (due.doses * source.served[product]) * frequency[c, spell]
        w[SHIELD + i] = due.shield
        w[MEDICATED + i] = due.medicated
        w[CARE + i] = due.dies_care
        w[FENTANYL + i] = fentanyl


@rule
def take(m, block, tables, w):
    """Doses, overdose and fatality of those who use; leaves the new tolerance and the belief they acted on in the buffers."""
    numbers, scene = tables.numbers[0], tables.scene[0]
    caution, elasticity, power, adjust = numbers.caution, scene.elasticity, numbers.power, scene.adjust
    ln_floor, ln_medicated, witnessed = numbers.ln_floor, numbers.ln_medicated, tables.places[block.region].witnessed
    half_gain, half_loss, gain, loss = scene.half_gain, scene.half_loss, scene.gain, scene.loss
    for i in range(m):
        now = w[TOLERANCE + i]
        sure = w[SURE + i] > 0.0
        acted_on = dose.expected_product(w[BELIEVED + i], w[FENTANYL + i], sure)
        strength = dose.reckoned_strength(sure, w[HELD + i], dose.believed_strength(acted_on, w[STRENGTH + i], w[GAP + i]))
        wants = dose.Wants(caution, elasticity, w[OFFSET + i], w[CEILING + i])
        units = dose.units_wanted(now, w[HABIT + i], strength, wants)
        later = dose.adjusted(units, dose.units_wanted(now, w[HABIT + i], w[HELD + i], wants), adjust)
        number = w[NUMBER + i]
        ln_dose = dose.mean_units(units, later, dose.surprised(number, adjust), number) + w[HELD + i]
        heading = tolerance.target(ln_dose, number > 0.0, w[MEDICATED + i] > 0.0, power, ln_floor, ln_medicated)
        midweek = tolerance.moved(now, heading, half_gain, half_loss)
        w[TOLERANCE + i] = tolerance.moved(now, heading, gain, loss)
        w[STRENGTH + i] = acted_on
        met = tolerance.felt(midweek, ln_dose, w[MEDICATED + i] > 0.0, power)
        w[CHANCE + i] = overdose.excess(units, w[EXPOSURE + i], w[SHIELD + i], met, w[FRAILTY + i])
        w[AGAIN + i] = overdose.excess(later, w[EXPOSURE + i], w[SHIELD + i], met, w[FRAILTY + i])
        w[BAGS + i], w[LATER + i] = units, later
    judge(m, w, CHANCE, scene.form)
    for i in range(m):
        w[CHANCE + i] = overdose.per_week(dose.surprised(w[NUMBER + i], adjust), w[CHANCE + i])
    for i in range(m):
        w[BAGS + i] = dose.surprised(w[NUMBER + i], adjust) * exp(w[BAGS + i])
    if adjust > 0.0:
        add_later(m, w, adjust, scene.form)
    for i in range(m):
        w[COMPANY + i] = rescue.company_now(w[COMPANY + i], witnessed)
        w[FATAL + i] = rescue.fatality(w[BASE + i], w[SLOPE + i], w[COMPANY + i])


@part
def judge(m, w, excess, form):
    """The chance that one dose is too much, in place of its excess over the threshold, of those who use."""
    if form == overdose.PROBIT:   # the usual curve has a loop of its own, which becomes vector instructions
        for i in range(m):
            w[excess + i] = overdose.per_dose(w[excess + i], w[SHARPNESS + i], overdose.PROBIT)
    else:
        for i in range(m):
            w[excess + i] = overdose.per_dose(w[excess + i], w[SHARPNESS + i], form)


@part
def add_later(m, w, adjust, form):
    """What doses that follow the first of a week add to the chance of an overdose and to the bags."""
    judge(m, w, AGAIN, form)
    for i in range(m):
        w[AGAIN + i] = overdose.per_week(w[NUMBER + i] - dose.surprised(w[NUMBER + i], adjust), w[AGAIN + i])
    for i in range(m):
        w[LATER + i] = (w[NUMBER + i] - dose.surprised(w[NUMBER + i], adjust)) * exp(w[LATER + i])
    for i in range(m):
        w[CHANCE + i] = overdose.either(w[CHANCE + i], w[AGAIN + i])
        w[BAGS + i] += w[LATER + i]


@rule
def count(m, tables, work):
    """Add what is expected of those who use, in whole numbers."""
    w, mine, seen, alone = work.w, work.mine, tables.numbers[0].treated_witnessed, tables.numbers[0].treated_alone
    heroin = fentanyl = prescription = care = supervised = legal = np.int64(0)
    overdoses = over_heroin = over_fentanyl = treated = exposed = unaware = dies_unaware = supplied = np.int64(0)
    for i in range(m):
        poisoned = w[CHANCE + i] * w[FATAL + i]
        whole, kind = fixed(poisoned, PERSON), w[KIND + i]
        heroin += pick(kind == 0.0, whole, np.int64(0))
        fentanyl += pick(kind == 1.0, whole, np.int64(0))
        prescription += pick(kind == 2.0, whole, np.int64(0))
        supervised += pick(kind == KIND_SUPERVISED, whole, np.int64(0))
        legal += pick(kind == KIND_LEGAL, whole, np.int64(0))
        supplied += np.int64(kind == KIND_LEGAL)
        care += fixed((1.0 - poisoned) * w[CARE + i], PERSON)
        over = fixed(w[CHANCE + i], PERSON)
        overdoses += over
        over_heroin += pick(kind == 0.0, over, np.int64(0))
        over_fentanyl += pick(kind == 1.0, over, np.int64(0))
        treated += fixed(rescue.treated(w[CHANCE + i], w[FATAL + i], w[COMPANY + i], seen, alone), PERSON)
        exposed += np.int64(w[FENTANYL + i] > 0.0)
        surprised = (w[FENTANYL + i] > 0.0) & (w[STRENGTH + i] < 0.5)
        unaware += np.int64(surprised)
        dies_unaware += pick(surprised, whole, np.int64(0))
    mine[S_HEROIN] += heroin
    mine[S_FENTANYL] += fentanyl
    mine[S_RX] += prescription
    mine[S_CARE] += care
    mine[S_SUPERVISED] += supervised
    mine[S_LEGAL] += legal
    mine[S_SUPPLIED] += supplied
    mine[S_OVERDOSES] += overdoses
    mine[S_OVER_HEROIN] += over_heroin
    mine[S_OVER_FENTANYL] += over_fentanyl
    mine[S_TREATED] += treated
    mine[S_EXPOSED] += exposed
    mine[S_UNAWARE] += unaware
    mine[S_DIES_UNAWARE] += dies_unaware


@rule
def settle_users(m, people, block, tables, work, bags):
    """Write tolerance, belief and weeks back, book the bags, and list those to whom something rare happens."""
    e, active, fresh, dies_active = np.uint64(0), np.int64(0), np.int64(0), np.int64(0)
    sources, codes, paths, first = tables.sources, tables.codes, tables.paths[block.region], np.uint64(block.at)
    ln_tolerance, belief_in, weeks, treated = people.ln_tolerance, people.belief, people.weeks, people.treated
    w, using, code, source, events = work.w, work.using, work.code, work.source, work.events
    for i in range(m):
        j = np.uint64(using[i])
        row, c, s = first + j, np.uint64(code[j]), np.uint64(source[i])
        habits = codes[c]
        uses, product, chance = code[j] >> 1 == HF, w[FENTANYL + i], w[CHANCE + i]
        ln_tolerance[row] = w[TOLERANCE + i]
        weight = habits.learning * sources[s].open + habits.forgetting
        belief_in[row] = belief.learned(w[BELIEVED + i], product, weight)
        spell = np.int64(weeks[row])
        back = (code[j] == HF_CODE) & (spell < FRESH_WEEKS) & (treated[row] == 1)
        poisoned = fixed(chance * w[FATAL + i], PERSON)
        fresh += pick(back, poisoned, np.int64(0))
        dies_active += pick(uses, poisoned, np.int64(0))
        weeks[row] = min(spell + 1, 30000)
        bags[s, np.uint64(product)] += fixed(w[BAGS + i], BAG)
        active += uses
        misc = w[np.uint64(MISC) + j]
        dies = (w[np.uint64(OVERDOSE) + j] < chance) | (misc < w[CARE + i]) | (misc >= habits.survives)
        stranded = (w[NUMBER + i] == 0.0) & (w[np.uint64(PRODUCT) + j] < habits.seeks)
        turns = ((misc >= MIDDLE) & (misc < habits.shops_until)) | stranded
        events[e] = i
        e += np.uint64(dies | turns | (w[np.uint64(MOVE) + j] < paths[path_of(c, w[NUMBER + i])].most))
    work.mine[S_ACTIVE] += active
    work.mine[S_DIES_ACTIVE] += dies_active
    work.mine[S_FRESH] += fresh
    return np.int64(e)


@rule
def settle_others(o, e, people, block, tables, work):
    """The week of those who live without: tolerance and belief fade; events are listed as -1 - place in the block, behind the first e."""
    codes, paths, first, listed = tables.codes, tables.paths[block.region], np.uint64(block.at), np.uint64(e)
    ln_tolerance, belief_in, weeks = people.ln_tolerance, people.belief, people.weeks
    w, others, code, events = work.w, work.others, work.code, work.events
    ln_floor, gain, loss = tables.numbers[0].ln_floor, tables.scene[0].gain, tables.scene[0].loss
    for i in range(o):
        j = np.uint64(others[i])
        row, c = first + j, np.uint64(code[j])
        ln_tolerance[row] = tolerance.moved(ln_tolerance[row], ln_floor, gain, loss)
        belief_in[row] = belief.learned(belief_in[row], 0.0, codes[c].forgetting)
        spell = min(np.int64(weeks[row]) + 1, 30000)
        weeks[row] = spell
        graduates = (code[j] >> 1 == ABS_STATE) & (spell > FIRST_YEAR)
        events[listed] = -1 - others[i]
        listed += np.uint64((w[np.uint64(MOVE) + j] < paths[c].most) | (w[np.uint64(MISC) + j] >= codes[c].survives) | graduates)
    return np.int64(listed)


@part
def path_of(code, number):
    """Whose moves are open to people of a code: those on heroin or fentanyl without a dealer who sells have their own."""
    return np.uint64(pick((code == HF_CODE) & (number == 0.0), np.int64(CUT_OFF), np.int64(code)))


@rule
def happen(e, people, block, tables, work):
    """Death, a move, or second thoughts about the dealer, for those who were listed."""
    who, state, street, treated, weeks = people.who, people.state, people.street, people.treated, people.weeks
    dealer, belief_in, at, region = people.dealer, people.belief, block.at, block.region
    w, events, using, code, source, mine = work.w, work.events, work.using, work.code, work.source, work.mine
    sources, codes, numbers, scene = tables.sources, tables.codes, tables.numbers[0], tables.scene[0]
    for k in range(e):
        user = events[k] >= 0
        i = events[k] if user else 0
        j = using[i] if user else -1 - events[k]
        row, c = at + j, code[j]
        habits, path, misc = codes[c], tables.paths[region, path_of(c, w[NUMBER + i] if user else 1.0)], w[MISC + j]
        rare = philox(who[row] & MASK, who[row] >> HALF, scene.week, RARE, scene.seed, scene.replicate)
        wants_dealer = False
        if user and w[OVERDOSE + j] < w[CHANCE + i] and uniform_of(rare[0]) < w[FATAL + i]:
            mine[S_DIED_OVERDOSE] += 1
            state[row] = DEAD
        elif misc < habits.dies_care:
            mine[S_DIED_CARE] += 1
            state[row] = DEAD
        elif misc >= habits.survives:
            mine[S_DIED_OTHER] += 1
            state[row] = DEAD
        else:
            faded = tables.fading[c, min(np.int64(weeks[row]), tables.fading.shape[1] - 1)]
            served_first = np.int64((treated[row] == 1) | (weeks[row] > int(numbers.refractory_weeks)))
            offered = tables.places[region].places[served_first] if c == HF_CODE else 0.0
            to = destination(w[MOVE + j], path, path.early * faded, offered, habits.to)
            if to == STAY and c >> 1 == ABS_STATE and weeks[row] > FIRST_YEAR:
                to = REC_STATE
            if to == habits.to[0] and c >> 1 == MOUD_STATE and uniform_of(rare[1]) < numbers.exit_abstinent:
                to = ABS_STATE
            begins = c == RX_CODE and to == HF
            stranded = user and habits.seeks > 0.0 and w[NUMBER + i] == 0.0
            seeks = stranded and w[PRODUCT + j] < habits.seeks
            thinks = misc >= MIDDLE and misc < habits.shops_until and not stranded
            shops = user and thinks and w[NUMBER + i] > 0.0 and source[i] < scene.prescriptions
            wants_dealer = begins or (to == STAY and (seeks or shops))
            if to != STAY:
                mine[S_INTO_CARE] += to == MOUD_STATE
                mine[S_OUT_OF_CARE] += state[row] == MOUD_STATE
                mine[S_RELAPSED] += (state[row] == ABS_STATE or state[row] == REC_STATE) and to <= HF
                mine[S_JAILED] += to == PRISON_STATE
                treated[row] = 1 if to == MOUD_STATE else treated[row]
                state[row] = to
                weeks[row] = 0
        if not wants_dealer:
            continue
        found = candidate(region, sources, scene.prescriptions, rare[2])
        if begins:
            dealer[row], street[row] = found, 1
            belief_in[row] = numbers.hearsay * (sources[found].share if found >= 0 else 0.0)
        elif seeks:
            dealer[row] = dealer[row] if found == NO_DEALER else found
        else:
            gain = value(belief_in[row], sources[found], scene) - value(belief_in[row], sources[np.int64(dealer[row])], scene)
            if uniform_of(rare[3]) * (1.0 + exp(-(numbers.shop_sense * gain))) < 1.0:
                dealer[row] = found


@part
def value(believed, source, scene):
    """ln strength per dollar that a person expects of a dealer."""
    expected = dose.expected_product(believed, source.share, scene.informed)
    return dose.believed_strength(expected, source.believed, source.gap) - source.price


@part
def destination(u_move, path, early, offered, to):
    """The state moved to, of a path's four and, behind them, supervised heroin that is offered; or STAY."""
    first = path.chances[0] + early
    second = first + path.chances[1]
    third = second + path.chances[2]
    fourth = third + path.chances[3]
    if u_move < fourth:
        return to[0] if u_move < first else to[1] if u_move < second else to[2] if u_move < third else to[3]
    return HAT_STATE if u_move < fourth + offered else STAY


@rule
def candidate(region, sources, dealers, word):
    """The open dealer of the region whom luck ranks first, or NO_DEALER."""
    best, highest = NO_DEALER, np.uint64(0)
    for d in range(dealers):
        if sources[d].region == region and sources[d].open > 0.0:
            rank = rank_of(word, np.uint64(d))
            if best == NO_DEALER or rank > highest:
                best, highest = d, rank
    return best


rank_of = rule(priority)
