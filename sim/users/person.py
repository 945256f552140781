"""A person's week, one person at a time: the specification that the compiled kernel must equal to the last bit.

Order: meet a product → take doses → tolerance → perhaps overdose, be rescued or die → learn → move, or look for another dealer.
Every chance is compared with luck addressed by (person, week), so nobody's week depends on who else was asked before.
"""

import mesa
import numpy as np

from sim.arrays import RowAgent
from sim.chance import UNIT, Decision, Luck, four_words, priority
from sim.exact import exp
from sim.harm import belief, dose, overdose, rescue, tolerance
from sim.users.codes import FIRST_YEAR, FRESH_WEEKS, MIDDLE, NO_DEALER, OWN
from sim.users.columns import COLUMNS
from sim.users.states import Kind, State
from sim.users.tables import Tables
from sim.users.tally import BAG, PERSON, Sum, Tally, fixed


class Doses:
    """What a person takes this week and what may come of it."""

    __slots__ = ("source", "product", "kind", "belief", "number", "ln_units", "ln_dose", "overdose", "fatal", "seen")


class Scene:
    """The week as one person at a time meets it: luck, tables and the tally that all add to."""

    def __init__(self, luck: Luck, week: int, tables: Tables, tally: Tally) -> None:
        self.luck, self.week, self.tables, self.tally = luck, week, tables, tally

    def uniforms(self, decision: Decision, who: int) -> list[float]:
        """The four uniform numbers of a person's decision this week."""
        words = four_words(*self.luck.key, np.uint64(who), np.uint64(self.week), np.uint64(decision))
        return [(float(word) + 0.5) * UNIT for word in words]

    def candidate(self, who: int, region: int) -> int:
        """The open dealer of the region whom luck ranks first for this person and week, or NO_DEALER."""
        word = np.uint64(four_words(*self.luck.key, np.uint64(who), np.uint64(self.week), np.uint64(Decision.RARE))[2])
        t = self.tables
        there = [d for d in range(t.dealers_of.size) if t.dealers_of[d] == region and t.open[d] > 0.0]
        return max(there, key=lambda d: priority(word, np.uint64(d)), default=NO_DEALER)


def live(person, scene: Scene) -> None:
    """One week of one person: anything with a person's attributes, changed in place."""
    if person.state == State.DEAD:
        return
    t = scene.tables
    code = 2 * person.state + person.street
    u_move, u_product, u_overdose, u_misc = scene.uniforms(Decision.WEEK, person.who)
    taken = take(person, code, t, u_product)
    count(person, code, taken, scene.tally, t)
    person.ln_tolerance = tolerance.moved(person.ln_tolerance, heading(code, taken, t), t.gain, t.loss)
    learn(person, code, taken, t)
    person.weeks = min(person.weeks + 1, 30000)
    if dies(person, code, taken, scene, u_overdose, u_misc):
        person.state = State.DEAD
    elif not move(person, code, scene, u_move):
        reconsider(person, code, taken, scene, u_product, u_misc)


def take(person, code: int, t: Tables, u_product: float) -> Doses:
    """Which product, how many doses of what strength, and the chance that one is too much."""
    d = Doses()
    d.source = source_of(person, code, t)
    d.product = int(u_product < t.share[d.source])
    at = 2 * d.source + d.product
    d.kind = int(t.kind[at])
    d.number = (t.doses[code] * t.served[at]) * t.frequency[code, min(person.weeks, t.frequency.shape[1] - 1)]
    sure = t.informed or person.place > t.unchecked
    d.belief = dose.expected_product(person.belief, float(d.product), sure)
    believed = dose.believed_strength(d.belief, t.believed[d.source], t.gap[d.source])
    strength = dose.reckoned_strength(sure, t.held[at], believed)
    d.ln_units = dose.units_wanted(
        person.ln_tolerance, person.habit, strength, t.offset[d.source], t.ceiling[d.source], t.caution, t.elasticity
    )
    d.ln_dose = d.ln_units + t.held[at]
    midweek = tolerance.moved(person.ln_tolerance, heading(code, d, t), t.half_gain, t.half_loss)
    met = tolerance.felt(midweek, d.ln_dose, t.medicated[code], t.power)
    over = overdose.excess(d.ln_units, t.exposure[at], t.shield[code], met, person.frailty)
    d.overdose = overdose.per_week(d.number, overdose.per_dose(over, t.sharpness[at]))
    d.seen = rescue.company_now(person.company, t.witnessed[person.region])
    d.fatal = rescue.fatality(t.fatal_base[at], t.fatal_slope[at], d.seen)
    return d


def source_of(person, code: int, t: Tables) -> int:
    """The row of the person's source: own dealer, the region's prescriptions, supervised heroin or legal supply, or nobody."""
    if t.doses[code] == 0.0:
        return t.nobody
    if t.source[code] != OWN:
        return t.source[code] + person.region
    own = person.dealer if person.dealer >= 0 else t.nobody
    return t.legal_supplies + person.region if person.place < t.legal[own] * t.may_choose[code] else own


def heading(code: int, d: Doses, t: Tables) -> float:
    """Where the person's ln tolerance is heading."""
    return tolerance.target(d.ln_dose, d.number > 0.0, t.medicated[code], t.power, t.ln_floor, t.ln_medicated)


def count(person, code: int, d: Doses, tally: Tally, t: Tables) -> None:
    """Add what is expected of the week: the score is a probability, not a body."""
    sums = tally.sums[person.region]
    poisoned = d.overdose * d.fatal
    sums[d.kind] += fixed(poisoned, PERSON)
    sums[Sum.CARE] += fixed((1.0 - poisoned) * t.dies_care[code], PERSON)
    sums[Sum.FRESH] += fixed(poisoned, PERSON) if is_fresh(person) else 0
    sums[Sum.OVERDOSES] += fixed(d.overdose, PERSON)
    if d.kind <= Kind.FENTANYL:
        sums[Sum.OVER_HEROIN + d.kind] += fixed(d.overdose, PERSON)
    sums[Sum.TREATED] += fixed(rescue.treated(d.overdose, d.fatal, d.seen, t.treated_seen, t.treated_alone), PERSON)
    unaware = d.product == 1 and d.belief < 0.5
    sums[Sum.EXPOSED] += d.product
    sums[Sum.UNAWARE] += unaware
    sums[Sum.DIES_UNAWARE] += fixed(poisoned, PERSON) if unaware else 0
    sums[Sum.DIES_ACTIVE] += fixed(poisoned, PERSON) if person.state == State.HF else 0
    sums[Sum.ACTIVE] += person.state == State.HF
    sums[Sum.SUPPLIED] += d.kind == Kind.LEGAL
    tally.bags[d.source, d.product] += fixed(d.number * exp(d.ln_units), BAG)


def is_fresh(person) -> bool:
    """Whether the person is back on the street, for less than four weeks, and has been in treatment."""
    return person.state == State.HF and person.weeks < FRESH_WEEKS and person.treated == 1


def learn(person, code: int, d: Doses, t: Tables) -> None:
    """Belief in fentanyl follows what is met while using, and fades while not."""
    weight = t.learning[code] * t.open[d.source] + t.forgetting[code]
    person.belief = belief.learned(person.belief, float(d.product), weight)


def dies(person, code: int, d: Doses, scene: Scene, u_overdose: float, u_misc: float) -> bool:
    """Whether the person dies this week; of what, goes to the tally."""
    t, sums = scene.tables, scene.tally.sums[person.region]
    if u_overdose < d.overdose and scene.uniforms(Decision.RARE, person.who)[0] < d.fatal:
        sums[Sum.DIED_OVERDOSE] += 1
    elif u_misc < t.dies_care[code]:
        sums[Sum.DIED_CARE] += 1
    elif u_misc >= t.survives[code]:
        sums[Sum.DIED_OTHER] += 1
    else:
        return False
    return True


def move(person, code: int, scene: Scene, u_move: float) -> bool:
    """Change state, if this is the week for it."""
    t = scene.tables
    chances = t.chances[person.region, code]
    faded = t.fading[code, min(person.weeks, t.fading.shape[1] - 1)]
    first = chances[0] + t.early[person.region, code] * faded
    second = first + chances[1]
    third = second + chances[2]
    fourth = third + chances[3]
    if u_move < first:
        to = t.to[code, 0]
        if person.state == State.MOUD and scene.uniforms(Decision.RARE, person.who)[1] < t.exit_abstinent:
            to = State.ABS
    elif u_move < fourth:
        to = t.to[code, 1] if u_move < second else t.to[code, 2] if u_move < third else t.to[code, 3]
    elif person.state == State.HF and u_move < fourth + t.places[person.region, served_first(person, t)]:
        to = State.HAT
    elif person.state == State.ABS and person.weeks > FIRST_YEAR:
        to = State.REC
    else:
        return False
    if person.state == State.RX and to == State.HF:
        begin_heroin(person, scene)
    book_move(person.state, to, scene.tally.sums[person.region])
    person.treated = 1 if to == State.MOUD else person.treated
    person.state, person.weeks = to, 0
    return True


def served_first(person, t: Tables) -> int:
    """1 for people whom supervised heroin is offered first: those whom other treatment has failed, or long on heroin."""
    return int(person.treated == 1 or person.weeks > t.refractory)


def book_move(state: int, to: int, sums) -> None:
    """Count who enters and leaves treatment, relapses or goes to prison."""
    sums[Sum.INTO_CARE] += to == State.MOUD
    sums[Sum.OUT_OF_CARE] += state == State.MOUD
    sums[Sum.RELAPSED] += (state == State.ABS or state == State.REC) and to <= State.HF
    sums[Sum.JAILED] += to == State.PRISON


def begin_heroin(person, scene: Scene) -> None:
    """A first dealer, and half a notion of what is in the bags."""
    t = scene.tables
    person.dealer = scene.candidate(person.who, person.region)
    person.street = 1
    person.belief = t.hearsay * (t.share[person.dealer] if person.dealer >= 0 else 0.0)


def reconsider(person, code: int, d: Doses, scene: Scene, u_product: float, u_misc: float) -> None:
    """Look for another dealer where one's own is closed; now and then compare with another where it is open."""
    t = scene.tables
    if t.seeks[code] > 0.0 and d.number == 0.0:
        found = scene.candidate(person.who, person.region) if u_product < t.seeks[code] else NO_DEALER
        person.dealer = person.dealer if found == NO_DEALER else found
    elif MIDDLE <= u_misc < t.shops_until[code] and d.number > 0.0 and d.source < t.prescriptions:
        other = scene.candidate(person.who, person.region)
        better = t.shop_sense * (value(person, other, t) - value(person, person.dealer, t))
        if scene.uniforms(Decision.RARE, person.who)[3] * (1.0 + exp(-better)) < 1.0:
            person.dealer = other


def value(person, dealer: int, t: Tables) -> float:
    """ln strength per dollar that the person expects of a dealer."""
    expected = dose.expected_product(person.belief, t.share[dealer], t.informed)
    return dose.believed_strength(expected, t.believed[dealer], t.gap[dealer]) - t.price[dealer]


class User(RowAgent):
    """A user as Mesa sees one: a window on a row of `Users`, alive for as long as somebody looks.

    state, street, weeks   where the person stands, kind of last use, weeks in the state
    dealer, region         whose customer, and where
    treated, place         1 if ever in treatment; place in the queue for what does not reach all
    ln_tolerance, belief   ln tolerance in doses; share of fentanyl expected
    habit, frailty, company  ln usual dose, ln vulnerability, P(an overdose is witnessed): for life
    """

    columns = COLUMNS

    def step(self) -> None:
        """Live the week that the population has met; `members.do("step")` does the same for everybody at once."""
        live(self, self.population.scene)


class PlainUser(mesa.Agent):
    """The same person as an ordinary Mesa object: what array speed is measured against."""

    def __init__(self, model, **traits) -> None:
        super().__init__(model)
        for name, trait in traits.items():
            setattr(self, name, trait)

    def step(self) -> None:
        """Live a week in the model's scene."""
        live(self, self.model.scene)
