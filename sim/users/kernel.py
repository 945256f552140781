"""The week of all people, compiled: what `person.live` says, at array speed.

People are taken in blocks. Within a block all luck is drawn first; then those who use are listed and what they look up is gathered; the
arithmetic runs over plain buffers, so that it becomes vector instructions; whatever happens only to few is flagged by a comparison and
then done person by person. The buffers lie in one array at fixed distances, which lets the compiler see that they do not overlap.
Places that were looked up are unsigned: a signed one is asked at every use whether it counts from the end.
"""

import numpy as np
from numba import njit

from sim.chance import HALF, MASK, Decision, philox, priority, uniform_of
from sim.exact import exp, pick
from sim.harm import belief, dose, overdose, rescue, tolerance
from sim.users.codes import DUE, FIRST_YEAR, FRESH_WEEKS, MIDDLE, NO_DEALER, OFFER
from sim.users.states import Kind, State
from sim.users.tally import BAG, PERSON, SUMS, Sum, fixed
from sim.users.threads import add_up

BLOCK = 512
STEP = BLOCK + 8  # one cache line more than a block: at a power of two all buffers would compete for the same cache sets
# buffers, as places in the scratch array
MOVE, PRODUCT, OVERDOSE, MISC, HABIT, FRAILTY, COMPANY, TOLERANCE, BELIEVED = (k * STEP for k in range(9))
STRENGTH, GAP, OFFSET, CEILING, HELD, EXPOSURE, SHARPNESS, NUMBER, SHIELD = (k * STEP for k in range(9, 18))
MEDICATED, FENTANYL, BASE, SLOPE, CARE, KIND, CHANCE, FATAL, BAGS, SURE = (k * STEP for k in range(18, 28))
BUFFERS = 28
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


def live(users, scene) -> None:
    """One week of everybody; `users` holds columns and spans, `scene` the luck, tables and tally."""
    _run(users, scene, True)


def reckon(users, scene) -> None:
    """Only count what the week is expected to bring; people stay as they are."""
    _run(users, scene, False)


def _run(users, scene, lives: bool) -> None:
    def live_part(starts: np.ndarray, stops: np.ndarray, sums: np.ndarray, bags: np.ndarray) -> None:
        live_regions(*users.columns.values(), starts, stops, lives, scene.tables, *scene.luck.key, np.uint64(scene.week), sums, bags)

    add_up(users.starts, users.stops, live_part, scene.tally)


@njit(cache=True, error_model="numpy", nogil=True)
def live_regions(who, state, street, region_of, treated, dealer, weeks, ln_tolerance, belief_in, habit, frailty, company, place,
                 starts, stops, lives, t, k0, k1, week, sums, bags):  # fmt: skip
    """One week of all regions, whose rows go from starts to stops [R]."""
    for region in range(starts.size):
        live_rows(who, state, street, region_of, treated, dealer, weeks, ln_tolerance, belief_in, habit, frailty, company, place,
                  starts[region], stops[region], lives, region, t, k0, k1, week, sums, bags)  # fmt: skip


@njit(cache=True, error_model="numpy")
def live_rows(who, state, street, region_of, treated, dealer, weeks, ln_tolerance, belief_in, habit, frailty, company, place,
              start, stop, lives, region, t, k0, k1, week, sums, bags):  # fmt: skip
    """One week of the rows start to stop, all of one region; results are added to the tally, and columns changed in place if `lives`."""
    w = np.empty(BUFFERS * STEP)
    code, source = np.empty(BLOCK, np.int64), np.empty(BLOCK, np.int64)
    using, others, events = np.empty(BLOCK + 1, np.int64), np.empty(BLOCK + 1, np.int64), np.empty(BLOCK + 1, np.int64)
    mine = np.zeros(SUMS, np.int64)
    for at in range(start, stop, BLOCK):
        n = min(BLOCK, stop - at)
        draw(who, at, n, k0, k1, week, w)
        m, o = split(state, street, at, n, t, code, using, others)
        gather(m, at, using, code, dealer, weeks, ln_tolerance, belief_in, habit, frailty, company, place, region, t, w, source)
        take(m, t, region, w)
        count(m, t, region, w, mine)
        if not lives:
            continue
        e = settle_users(m, at, using, code, source, t, region, w, ln_tolerance, belief_in, weeks, treated, bags, mine, events)
        e = settle_others(o, at, others, code, t, region, w, ln_tolerance, belief_in, weeks, events, e)
        happen(e, events, at, using, code, source, who, state, street, treated, dealer, weeks, belief_in, region, t, k0, k1, week, w, mine)
    for k in range(SUMS):
        sums[region, k] += mine[k]


@njit(cache=True, error_model="numpy")
def draw(who, at, n, k0, k1, week, w):
    """Four uniform numbers for each person of the block."""
    for j in range(n):
        a, b, c, d = philox(who[at + j] & MASK, who[at + j] >> HALF, week, WEEK, k0, k1)
        w[MOVE + j] = uniform_of(a)
        w[PRODUCT + j] = uniform_of(b)
        w[OVERDOSE + j] = uniform_of(c)
        w[MISC + j] = uniform_of(d)


@njit(cache=True, error_model="numpy")
def split(state, street, at, n, t, code, using, others):
    """List those of the block who use, and those who live without; return how many of each."""
    doses, m, o = t.doses, np.uint64(0), np.uint64(0)
    states, streets = state[at : at + n], street[at : at + n]
    for j in range(n):
        c = 2 * np.int64(states[j]) + np.int64(streets[j])
        code[j] = c
        uses = doses[np.uint64(c)] > 0.0
        using[m] = j
        others[o] = j
        m += np.uint64(uses)
        o += np.uint64((not uses) & (states[j] != DEAD))
    return np.int64(m), np.int64(o)


@njit(cache=True, error_model="numpy")
def gather(m, at, using, code, dealer, weeks, ln_tolerance, belief_in, habit, frailty, company, place, region, t, w, source):
    """Look up, for each who uses, the person's traits and what this week's source offers."""
    offers, dues, share, legal, medical, informed = t.offers, t.dues, t.share, t.legal, t.source, np.float64(t.informed)
    supply, nobody, unchecked = t.legal_supplies + region, t.nobody, t.unchecked
    frequency, last_week = t.frequency, t.frequency.shape[1] - 1
    first = np.uint64(at)
    for i in range(m):
        j = np.uint64(using[i])
        row, c = first + j, np.uint64(code[j])
        mine, fixed_source, queue = np.int64(dealer[row]), medical[c], np.float64(place[row])
        own = mine - (mine >> 63) * (nobody + 1)  # nobody, where the dealer is -1
        k2 = np.uint64(DUE) * c
        turns = np.int64(queue < legal[np.uint64(own)] * dues[k2 + np.uint64(4)])
        own += turns * (supply - own)
        s = np.uint64(fixed_source + region + (fixed_source >> 63) * (fixed_source + region - own))
        product = np.int64(w[np.uint64(PRODUCT) + j] < share[s])
        source[i] = s
        w[SURE + i] = max(informed, np.float64(queue > unchecked))
        w[TOLERANCE + i] = ln_tolerance[row]
        w[BELIEVED + i] = belief_in[row]
        w[HABIT + i] = habit[row]
        w[FRAILTY + i] = frailty[row]
        w[COMPANY + i] = company[row]
        k = np.uint64(OFFER) * (s + s + np.uint64(product))
        w[STRENGTH + i] = offers[k]
        w[GAP + i] = offers[k + np.uint64(1)]
        w[OFFSET + i] = offers[k + np.uint64(2)]
        w[CEILING + i] = offers[k + np.uint64(3)]
        w[HELD + i] = offers[k + np.uint64(4)]
        w[EXPOSURE + i] = offers[k + np.uint64(5)]
        w[SHARPNESS + i] = offers[k + np.uint64(6)]
        w[BASE + i] = offers[k + np.uint64(8)]
        w[SLOPE + i] = offers[k + np.uint64(9)]
        w[KIND + i] = offers[k + np.uint64(10)]
        spell = np.uint64(min(np.int64(weeks[row]), last_week))
        w[NUMBER + i] = (dues[k2] * offers[k + np.uint64(7)]) * frequency[c, spell]
        w[SHIELD + i] = dues[k2 + np.uint64(1)]
        w[MEDICATED + i] = dues[k2 + np.uint64(2)]
        w[CARE + i] = dues[k2 + np.uint64(3)]
        w[FENTANYL + i] = product


@njit(cache=True, error_model="numpy")
def take(m, t, region, w):
    """Doses, overdose and fatality of those who use; leaves the new tolerance and the belief they acted on in the buffers."""
    caution, elasticity, power = t.caution, t.elasticity, t.power
    ln_floor, ln_medicated = t.ln_floor, t.ln_medicated
    half_gain, half_loss, gain, loss, witnessed = t.half_gain, t.half_loss, t.gain, t.loss, t.witnessed[region]
    for i in range(m):
        now = w[TOLERANCE + i]
        sure = w[SURE + i] > 0.0
        acted_on = dose.expected_product(w[BELIEVED + i], w[FENTANYL + i], sure)
        strength = dose.reckoned_strength(sure, w[HELD + i], dose.believed_strength(acted_on, w[STRENGTH + i], w[GAP + i]))
        units = dose.units_wanted(now, w[HABIT + i], strength, w[OFFSET + i], w[CEILING + i], caution, elasticity)
        number = w[NUMBER + i]
        heading = tolerance.target(units + w[HELD + i], number > 0.0, w[MEDICATED + i] > 0.0, power, ln_floor, ln_medicated)
        midweek = tolerance.moved(now, heading, half_gain, half_loss)
        w[TOLERANCE + i] = tolerance.moved(now, heading, gain, loss)
        w[STRENGTH + i] = acted_on
        met = tolerance.felt(midweek, units + w[HELD + i], w[MEDICATED + i] > 0.0, power)
        w[CHANCE + i] = overdose.excess(units, w[EXPOSURE + i], w[SHIELD + i], met, w[FRAILTY + i])
        w[BAGS + i] = units
    for i in range(m):
        w[CHANCE + i] = overdose.per_week(w[NUMBER + i], overdose.per_dose(w[CHANCE + i], w[SHARPNESS + i]))
        w[BAGS + i] = w[NUMBER + i] * exp(w[BAGS + i])
        w[COMPANY + i] = rescue.company_now(w[COMPANY + i], witnessed)
        w[FATAL + i] = rescue.fatality(w[BASE + i], w[SLOPE + i], w[COMPANY + i])


@njit(cache=True, error_model="numpy")
def count(m, t, region, w, mine):
    """Add what is expected of those who use, in whole numbers."""
    seen, alone = t.treated_seen, t.treated_alone
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


@njit(cache=True, error_model="numpy")
def settle_users(m, at, using, code, source, t, region, w, ln_tolerance, belief_in, weeks, treated, bags, mine, events):
    """Write tolerance, belief and weeks back, book the bags, and list those to whom something rare happens."""
    e, active, fresh, dies_active = np.uint64(0), np.int64(0), np.int64(0), np.int64(0)
    open_, learning, forgetting, survives, shops_until, seeks = t.open, t.learning, t.forgetting, t.survives, t.shops_until, t.seeks
    first, most = np.uint64(at), t.most[region]
    for i in range(m):
        j = np.uint64(using[i])
        row, c, s = first + j, np.uint64(code[j]), np.uint64(source[i])
        uses, product, chance = code[j] >> 1 == HF, w[FENTANYL + i], w[CHANCE + i]
        ln_tolerance[row] = w[TOLERANCE + i]
        weight = learning[c] * open_[s] + forgetting[c]
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
        dies = (w[np.uint64(OVERDOSE) + j] < chance) | (misc < w[CARE + i]) | (misc >= survives[c])
        turns = ((misc >= MIDDLE) & (misc < shops_until[c])) | ((w[NUMBER + i] == 0.0) & (w[np.uint64(PRODUCT) + j] < seeks[c]))
        events[e] = i
        e += np.uint64(dies | turns | (w[np.uint64(MOVE) + j] < most[c]))
    mine[S_ACTIVE] += active
    mine[S_DIES_ACTIVE] += dies_active
    mine[S_FRESH] += fresh
    return np.int64(e)


@njit(cache=True, error_model="numpy")
def settle_others(o, at, others, code, t, region, w, ln_tolerance, belief_in, weeks, events, e):
    """The week of those who live without: tolerance and belief fade; events are listed as -1 - place in the block."""
    first, listed, most, forgetting, survives = np.uint64(at), np.uint64(e), t.most[region], t.forgetting, t.survives
    ln_floor, gain, loss = t.ln_floor, t.gain, t.loss
    for i in range(o):
        j = np.uint64(others[i])
        row, c = first + j, np.uint64(code[j])
        ln_tolerance[row] = tolerance.moved(ln_tolerance[row], ln_floor, gain, loss)
        belief_in[row] = belief.learned(belief_in[row], 0.0, forgetting[c])
        spell = min(np.int64(weeks[row]) + 1, 30000)
        weeks[row] = spell
        graduates = (code[j] >> 1 == ABS_STATE) & (spell > FIRST_YEAR)
        events[listed] = -1 - others[i]
        listed += np.uint64((w[np.uint64(MOVE) + j] < most[c]) | (w[np.uint64(MISC) + j] >= survives[c]) | graduates)
    return np.int64(listed)


@njit(cache=True, error_model="numpy")
def happen(e, events, at, using, code, source, who, state, street, treated, dealer, weeks, belief_in, region, t, k0, k1, week, w, mine):
    """Death, a move, or second thoughts about the dealer, for those who were listed."""
    for k in range(e):
        user = events[k] >= 0
        i = events[k] if user else 0
        j = using[i] if user else -1 - events[k]
        row, c = at + j, code[j]
        misc = w[MISC + j]
        rare = philox(who[row] & MASK, who[row] >> HALF, week, RARE, k0, k1)
        wants_dealer = False
        if user and w[OVERDOSE + j] < w[CHANCE + i] and uniform_of(rare[0]) < w[FATAL + i]:
            mine[S_DIED_OVERDOSE] += 1
            state[row] = DEAD
        elif misc < t.dies_care[c]:
            mine[S_DIED_CARE] += 1
            state[row] = DEAD
        elif misc >= t.survives[c]:
            mine[S_DIED_OTHER] += 1
            state[row] = DEAD
        else:
            faded = t.fading[c, min(np.int64(weeks[row]), t.fading.shape[1] - 1)]
            first = t.chances[region, c, 0] + t.early[region, c] * faded
            second = first + t.chances[region, c, 1]
            third = second + t.chances[region, c, 2]
            fourth = third + t.chances[region, c, 3]
            served_first = np.int64((treated[row] == 1) | (weeks[row] > t.refractory))
            fifth = fourth + (t.places[region, served_first] if c == HF_CODE else 0.0)
            abstinent = uniform_of(rare[1]) < t.exit_abstinent
            to = destination(w[MOVE + j], first, second, third, fourth, fifth, c, weeks[row], t.to, abstinent)
            begins = c == RX_CODE and to == HF
            stranded = user and t.seeks[c] > 0.0 and w[NUMBER + i] == 0.0
            seeks = stranded and w[PRODUCT + j] < t.seeks[c]
            thinks = misc >= MIDDLE and misc < t.shops_until[c] and not stranded
            shops = user and thinks and w[NUMBER + i] > 0.0 and source[i] < t.prescriptions
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
        found = candidate(region, t.dealers_of, t.open, rare[2])
        if begins:
            dealer[row], street[row] = found, 1
            belief_in[row] = t.hearsay * (t.share[found] if found >= 0 else 0.0)
        elif seeks:
            dealer[row] = dealer[row] if found == NO_DEALER else found
        else:
            own = np.int64(dealer[row])
            b_own = dose.expected_product(belief_in[row], t.share[own], t.informed)
            b_found = dose.expected_product(belief_in[row], t.share[found], t.informed)
            value_own = dose.believed_strength(b_own, t.believed[own], t.gap[own]) - t.price[own]
            value_found = dose.believed_strength(b_found, t.believed[found], t.gap[found]) - t.price[found]
            if uniform_of(rare[3]) * (1.0 + exp(-(t.shop_sense * (value_found - value_own)))) < 1.0:
                dealer[row] = found


@njit(cache=True, error_model="numpy")
def destination(u_move, first, second, third, fourth, fifth, c, weeks, to, abstinent):
    """The state a person of code c moves to, or STAY."""
    if u_move < first:
        return ABS_STATE if (c >> 1) == MOUD_STATE and abstinent else to[c, 0]
    if u_move < fourth:
        return to[c, 1] if u_move < second else to[c, 2] if u_move < third else to[c, 3]
    if u_move < fifth:
        return HAT_STATE
    return REC_STATE if (c >> 1) == ABS_STATE and weeks > FIRST_YEAR else STAY


@njit(cache=True, error_model="numpy")
def candidate(region, dealers_of, open_, word):
    """The open dealer of the region whom luck ranks first, or NO_DEALER."""
    best, highest = NO_DEALER, np.uint64(0)
    for d in range(dealers_of.size):
        if dealers_of[d] == region and open_[d] > 0.0:
            rank = rank_of(word, np.uint64(d))
            if best == NO_DEALER or rank > highest:
                best, highest = d, rank
    return best


rank_of = njit(cache=True)(priority)
