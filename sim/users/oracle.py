"""The week of all people in NumPy: slower than the kernel, readable, and equal to it to the last bit."""

import numpy as np

from sim.chance import MASK, Decision, many_words_numpy, priority, uniform_of
from sim.exact import exp
from sim.harm import belief, dose, overdose, rescue, tolerance
from sim.users.codes import FIRST_YEAR, FRESH_WEEKS, MIDDLE, NO_DEALER, OWN
from sim.users.states import Kind, State
from sim.users.tally import BAG, PERSON, Sum, fixed


class Doses:
    """What the people of a region take this week; arrays [U] named as in `person.Doses`."""


def live(users, scene) -> None:
    """One week of everybody, region by region; `users` holds the columns, `scene` the luck, tables and tally."""
    for region, rows in enumerate(users.spans):
        people = {name: column[rows] for name, column in users.columns.items()}
        live_region(people, region, scene)
        for name, column in users.columns.items():
            column[rows] = people[name]


def live_region(people: dict[str, np.ndarray], region: int, scene) -> None:
    """One week of a region's people, columns [U] changed in place."""
    t = scene.tables
    code = codes(people)
    u_move, u_product, u_overdose, u_misc = uniforms(scene, Decision.WEEK, people["who"])
    d = take(people, code, region, t, u_product)
    alive = people["state"] != State.DEAD
    count(people, code, region, d, scene.tally, t)
    weight = t.learning[code] * t.open[d.source] + t.forgetting[code]
    people["ln_tolerance"] = np.where(alive, tolerance.moved(people["ln_tolerance"], d.heading, t.gain, t.loss), people["ln_tolerance"])
    people["belief"] = belief.learned(people["belief"], d.product.astype(np.float64), weight)
    people["weeks"] = np.where(alive, np.minimum(people["weeks"].astype(np.int64) + 1, 30000), people["weeks"]).astype(np.int16)
    dead = deaths(people, code, d, scene, region, u_overdose, u_misc)
    moved = moves(people, code, region, scene, u_move, alive & ~dead)
    reconsider(people, code, d, region, scene, u_product, u_misc, alive & ~dead & ~moved)
    people["state"][dead] = State.DEAD


def codes(people: dict) -> np.ndarray:
    """2 state + street, int64 [U]."""
    return 2 * people["state"].astype(np.int64) + people["street"]


def uniforms(scene, decision: Decision, who: np.ndarray) -> list[np.ndarray]:
    """Four uniform numbers per person, each [U]."""
    words = many_words_numpy(*scene.luck.key, who, np.uint64(scene.week), np.uint64(decision))
    return [uniform_of.py_func(words[:, k].astype(np.float64)) for k in range(4)]


def take(people: dict, code: np.ndarray, region: int, t, u_product: np.ndarray) -> Doses:
    """Product, doses, tolerance's heading and the chance of overdose, all [U]; changes nothing."""
    d = Doses()
    d.source = sources(people, code, region, t)
    d.product = (u_product < t.share[d.source]).astype(np.int64)
    at = 2 * d.source + d.product
    d.kind = t.kind[at].astype(np.int64)
    weeks = np.minimum(people["weeks"].astype(np.int64), t.frequency.shape[1] - 1)
    d.number = (t.doses[code] * t.served[at]) * t.frequency[code, weeks]
    sure = (people["place"] > t.unchecked) | t.informed
    d.belief = dose.expected_product(people["belief"], d.product.astype(np.float64), sure)
    believed = dose.believed_strength(d.belief, t.believed[d.source], t.gap[d.source])
    strength = dose.reckoned_strength(sure, t.held[at], believed)
    habit = people["habit"].astype(np.float64)
    ln_tolerance = people["ln_tolerance"]
    d.ln_units = dose.units_wanted(ln_tolerance, habit, strength, t.offset[d.source], t.ceiling[d.source], t.caution, t.elasticity)
    d.heading = tolerance.target(d.ln_units + t.held[at], d.number > 0.0, t.medicated[code], t.power, t.ln_floor, t.ln_medicated)
    midweek = tolerance.moved(ln_tolerance, d.heading, t.half_gain, t.half_loss)
    met = tolerance.felt(midweek, d.ln_units + t.held[at], t.medicated[code], t.power)
    over = overdose.excess(d.ln_units, t.exposure[at], t.shield[code], met, people["frailty"].astype(np.float64))
    d.overdose = overdose.per_week(d.number, overdose.per_dose(over, t.sharpness[at]))
    d.seen = rescue.company_now(people["company"].astype(np.float64), t.witnessed[region])
    d.fatal = rescue.fatality(t.fatal_base[at], t.fatal_slope[at], d.seen)
    return d


def sources(people: dict, code: np.ndarray, region: int, t) -> np.ndarray:
    """The row of each person's source, int64 [U]."""
    own = np.where(people["dealer"] >= 0, people["dealer"].astype(np.int64), t.nobody)
    legal = people["place"] < t.legal[own] * t.may_choose[code]
    street = np.where(legal, t.legal_supplies + region, own)
    return np.where(t.doses[code] == 0.0, t.nobody, np.where(t.source[code] == OWN, street, t.source[code] + region))


def count(people: dict, code: np.ndarray, region: int, d: Doses, tally, t) -> None:
    """Add what is expected of the week to the region's sums and to the bags sold."""
    sums = tally.sums[region]
    poisoned = d.overdose * d.fatal
    np.add.at(sums, d.kind, fixed(poisoned, PERSON))
    sums[Sum.CARE] += fixed((1.0 - poisoned) * t.dies_care[code], PERSON).sum()
    fresh = (people["state"] == State.HF) & (people["weeks"] < FRESH_WEEKS) & (people["treated"] == 1)
    sums[Sum.FRESH] += fixed(poisoned[fresh], PERSON).sum()
    sums[Sum.OVERDOSES] += fixed(d.overdose, PERSON).sum()
    for kind in (Kind.HEROIN, Kind.FENTANYL):
        sums[Sum.OVER_HEROIN + kind] += fixed(d.overdose[d.kind == kind], PERSON).sum()
    sums[Sum.TREATED] += fixed(rescue.treated(d.overdose, d.fatal, d.seen, t.treated_seen, t.treated_alone), PERSON).sum()
    sums[Sum.EXPOSED] += d.product.sum()
    unaware = (d.product == 1) & (d.belief < 0.5)
    sums[Sum.UNAWARE] += unaware.sum()
    sums[Sum.DIES_UNAWARE] += fixed(poisoned[unaware], PERSON).sum()
    active = people["state"] == State.HF
    sums[Sum.DIES_ACTIVE] += fixed(poisoned[active], PERSON).sum()
    sums[Sum.ACTIVE] += active.sum()
    sums[Sum.SUPPLIED] += (d.kind == Kind.LEGAL).sum()
    np.add.at(tally.bags, (d.source, d.product), fixed(d.number * exp(d.ln_units), BAG))


def deaths(people: dict, code: np.ndarray, d: Doses, scene, region: int, u_overdose: np.ndarray, u_misc: np.ndarray) -> np.ndarray:
    """Who dies, bool [U]; causes go to the sums, an overdose before the others."""
    t, sums = scene.tables, scene.tally.sums[region]
    overdosed = np.flatnonzero(u_overdose < d.overdose)
    fatal = uniforms(scene, Decision.RARE, people["who"][overdosed])[0] < d.fatal[overdosed]
    of_overdose = np.zeros(code.size, bool)
    of_overdose[overdosed[fatal]] = True
    in_care = ~of_overdose & (u_misc < t.dies_care[code])
    of_other = ~of_overdose & ~in_care & (u_misc >= t.survives[code])
    sums[Sum.DIED_OVERDOSE] += of_overdose.sum()
    sums[Sum.DIED_CARE] += in_care.sum()
    sums[Sum.DIED_OTHER] += of_other.sum()
    return of_overdose | in_care | of_other


def moves(people: dict, code: np.ndarray, region: int, scene, u_move: np.ndarray, may: np.ndarray) -> np.ndarray:
    """Change the state of those whose week it is; who moved, bool [U]."""
    t = scene.tables
    weeks, state = people["weeks"].astype(np.int64), people["state"].copy()
    chances = t.chances[region][code]
    first = chances[:, 0] + t.early[region][code] * t.fading[code, np.minimum(weeks, t.fading.shape[1] - 1)]
    second = first + chances[:, 1]
    third = second + chances[:, 2]
    fourth = third + chances[:, 3]
    served_first = ((people["treated"] == 1) | (weeks > t.refractory)).astype(np.int64)
    supervised = (state == State.HF) & (u_move >= fourth) & (u_move < fourth + t.places[region, served_first])
    which = (u_move >= first).astype(np.int64) + (u_move >= second) + (u_move >= third) + (u_move >= fourth)
    to = np.where(which < 4, t.to[code, np.minimum(which, 3)], np.where(supervised, State.HAT, State.REC))
    moved = may & ((which < 4) | supervised | ((state == State.ABS) & (weeks > FIRST_YEAR)))
    leaving = np.flatnonzero(moved & (state == State.MOUD) & (which == 0))
    abstinent = uniforms(scene, Decision.RARE, people["who"][leaving])[1] < t.exit_abstinent
    to[leaving[abstinent]] = State.ABS
    begin_heroin(people, np.flatnonzero(moved & (state == State.RX) & (to == State.HF)), region, scene)
    sums = scene.tally.sums[region]
    sums[Sum.INTO_CARE] += (moved & (to == State.MOUD)).sum()
    sums[Sum.OUT_OF_CARE] += (moved & (state == State.MOUD)).sum()
    sums[Sum.RELAPSED] += (moved & ((state == State.ABS) | (state == State.REC)) & (to <= State.HF)).sum()
    sums[Sum.JAILED] += (moved & (to == State.PRISON)).sum()
    people["treated"] = np.where(moved & (to == State.MOUD), 1, people["treated"]).astype(np.int8)
    people["state"] = np.where(moved, to, state).astype(np.int8)
    people["weeks"] = np.where(moved, 0, weeks).astype(np.int16)
    return moved


def candidates(who: np.ndarray, region: int, scene) -> np.ndarray:
    """The open dealer of the region whom luck ranks first for each person, or NO_DEALER; int64 [n]."""
    t = scene.tables
    there = np.flatnonzero((t.dealers_of == region) & (t.open[: t.dealers_of.size] > 0.0))
    if there.size == 0 or who.size == 0:
        return np.full(who.size, NO_DEALER)
    words = many_words_numpy(*scene.luck.key, who, np.uint64(scene.week), np.uint64(Decision.RARE))[:, 2].astype(np.uint64)
    return there[np.argmax(priority(words[:, None], there[None, :].astype(np.uint64)) & MASK, axis=1)]


def begin_heroin(people: dict, rows: np.ndarray, region: int, scene) -> None:
    """A first dealer and a first belief for those who turn from prescription opioids to heroin."""
    t = scene.tables
    dealer = candidates(people["who"][rows], region, scene)
    people["dealer"][rows] = dealer
    people["street"][rows] = 1
    people["belief"][rows] = t.hearsay * np.where(dealer >= 0, t.share[dealer], 0.0)


def reconsider(people: dict, code: np.ndarray, d: Doses, region: int, scene, u_product: np.ndarray, u_misc: np.ndarray, may: np.ndarray):
    """Searching for a new dealer, and shopping around."""
    t = scene.tables
    stranded = may & (t.seeks[code] > 0.0) & (d.number == 0.0)
    rows = np.flatnonzero(stranded & (u_product < t.seeks[code]))
    found = candidates(people["who"][rows], region, scene)
    people["dealer"][rows] = np.where(found == NO_DEALER, people["dealer"][rows], found)
    thinks = (u_misc >= MIDDLE) & (u_misc < t.shops_until[code])
    rows = np.flatnonzero(may & ~stranded & (d.number > 0.0) & (d.source < t.prescriptions) & thinks)
    who, own = people["who"][rows], people["dealer"][rows]
    other = candidates(who, region, scene)
    better = t.shop_sense * (value(people["belief"][rows], other, t) - value(people["belief"][rows], own, t))
    switch = uniforms(scene, Decision.RARE, who)[3] * (1.0 + exp(-better)) < 1.0
    people["dealer"][rows[switch]] = other[switch]


def value(believed: np.ndarray, dealer: np.ndarray, t) -> np.ndarray:
    """ln strength per dollar that people expect of a dealer."""
    expected = dose.expected_product(believed, t.share[dealer], t.informed)
    return dose.believed_strength(expected, t.believed[dealer], t.gap[dealer]) - t.price[dealer]
