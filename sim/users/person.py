"""A person's week, one person at a time: the specification that the compiled kernel must equal to the last bit.

Order: meet a product → take doses → tolerance → perhaps overdose, be rescued or die → learn → move, or look for another dealer.
Every chance is compared with luck addressed by (person, week), so nobody's week depends on who else was asked before.
"""

from types import SimpleNamespace

import mesa

from sim.arrays import RowAgent
from sim.chance import Decision
from sim.exact import exp
from sim.harm import belief, dose, overdose, rescue, tolerance
from sim.users.codes import CUT_OFF, FIRST_YEAR, FRESH_WEEKS, HF, MIDDLE, NO_DEALER, OWN
from sim.users.columns import COLUMNS
from sim.users.scene import Scene
from sim.users.states import Kind, State
from sim.users.tally import BAG, PERSON, Sum, Tally, fixed


class Doses:
    """What a person takes this week and what may come of it."""

    __slots__ = ("source", "product", "kind", "belief", "number", "ln_units", "ln_later", "first", "ln_dose", "overdose", "fatal", "seen")


def live(person, scene: Scene) -> None:
    """One week of one person: anything with a person's attributes, changed in place."""
    if person.state == State.DEAD:
        return
    t = scene.tables
    code = 2 * person.state + person.street
    u_move, u_product, u_overdose, u_misc = scene.uniforms(Decision.WEEK, person.who)
    taken = take(person, code, t, u_product)
    count(person, code, taken, scene.tally, t)
    person.ln_tolerance = tolerance.moved(person.ln_tolerance, heading(code, taken, t), t.scene.gain, t.scene.loss)
    learn(person, code, taken, t)
    person.weeks = min(person.weeks + 1, 30000)
    if dies(person, code, taken, scene, u_overdose, u_misc):
        person.state = State.DEAD
    elif not move(person, code, taken, scene, u_move):
        reconsider(person, code, taken, scene, u_product, u_misc)


def take(person, code: int, t: SimpleNamespace, u_product: float) -> Doses:
    """Which product, how many doses of what strength, and the chance that one is too much."""
    d = Doses()
    d.source = source_of(person, code, t)
    source, habits, frequency = t.sources[d.source], t.codes[code], t.frequency[code]
    d.product = int(u_product < source.share)
    held = source.held[d.product]
    d.kind = int(source.kind[d.product])
    d.number = (habits.doses * source.served[d.product]) * frequency[min(person.weeks, len(frequency) - 1)]
    sure = t.scene.informed or person.place > t.places[person.region].unchecked
    d.belief = dose.expected_product(person.belief, float(d.product), sure)
    strength = dose.reckoned_strength(sure, held, dose.believed_strength(d.belief, source.believed, source.gap))
    d.ln_units = units(person, strength, source, t)
    d.ln_later = dose.adjusted(d.ln_units, units(person, held, source, t), t.scene.adjust)
    d.first = dose.surprised(d.number, t.scene.adjust)
    d.ln_dose = dose.mean_units(d.ln_units, d.ln_later, d.first, d.number) + held
    midweek = tolerance.moved(person.ln_tolerance, heading(code, d, t), t.scene.half_gain, t.scene.half_loss)
    met = tolerance.felt(midweek, d.ln_dose, habits.medicated > 0.0, t.numbers.power)
    taken = (source, d.product, habits, t.scene.form)
    d.overdose = overdose.either(risk(person, d.ln_units, d.first, taken, met), risk(person, d.ln_later, d.number - d.first, taken, met))
    d.seen = rescue.company_now(person.company, t.places[person.region].witnessed)
    d.fatal = rescue.fatality(source.fatal_base[d.product], source.fatal_slope[d.product], d.seen)
    return d


def risk(person, ln_units: float, number: float, taken: tuple, met: float) -> float:
    """P(overdose) in so many doses of so many ln bags, of what is taken: source, product, habits and form of the curve."""
    source, product, habits, form = taken
    over = overdose.excess(ln_units, source.exposure[product], habits.shield, met, person.frailty)
    return overdose.per_week(number, overdose.per_dose(over, source.sharpness[product], form))


def units(person, ln_strength: float, source: SimpleNamespace, t: SimpleNamespace) -> float:
    """ln bags a dose, of bags reckoned to be so strong."""
    wants = dose.Wants(t.numbers.caution, t.scene.elasticity, source.offset, source.ceiling)
    return dose.units_wanted(person.ln_tolerance, person.habit, ln_strength, wants)


def source_of(person, code: int, t: SimpleNamespace) -> int:
    """The row of the person's source: own dealer, the region's prescriptions, supervised heroin or legal supply, or nobody."""
    habits = t.codes[code]
    if habits.doses == 0.0:
        return t.scene.nobody
    if habits.source != OWN:
        return habits.source + person.region
    own = person.dealer if person.dealer >= 0 else t.scene.nobody
    return t.scene.legal_supplies + person.region if person.place < t.sources[own].legal * habits.may_choose else own


def heading(code: int, d: Doses, t: SimpleNamespace) -> float:
    """Where the person's ln tolerance is heading."""
    numbers, medicated = t.numbers, t.codes[code].medicated > 0.0
    return tolerance.target(d.ln_dose, d.number > 0.0, medicated, numbers.power, numbers.ln_floor, numbers.ln_medicated)


def count(person, code: int, d: Doses, tally: Tally, t: SimpleNamespace) -> None:
    """Add what is expected of the week: the score is a probability, not a body."""
    sums = tally.sums[person.region]
    poisoned = d.overdose * d.fatal
    sums[d.kind] += fixed(poisoned, PERSON)
    sums[Sum.CARE] += fixed((1.0 - poisoned) * t.codes[code].dies_care, PERSON)
    sums[Sum.FRESH] += fixed(poisoned, PERSON) if is_fresh(person) else 0
    sums[Sum.OVERDOSES] += fixed(d.overdose, PERSON)
    if d.kind <= Kind.FENTANYL:
        sums[Sum.OVER_HEROIN + d.kind] += fixed(d.overdose, PERSON)
    sums[Sum.TREATED] += fixed(rescue.treated(d.overdose, d.fatal, d.seen, t.numbers.treated_witnessed, t.numbers.treated_alone), PERSON)
    unaware = d.product == 1 and d.belief < 0.5
    sums[Sum.EXPOSED] += d.product
    sums[Sum.UNAWARE] += unaware
    sums[Sum.DIES_UNAWARE] += fixed(poisoned, PERSON) if unaware else 0
    sums[Sum.DIES_ACTIVE] += fixed(poisoned, PERSON) if person.state == State.HF else 0
    sums[Sum.ACTIVE] += person.state == State.HF
    sums[Sum.SUPPLIED] += d.kind == Kind.LEGAL
    tally.bags[d.source, d.product] += fixed(d.first * exp(d.ln_units) + (d.number - d.first) * exp(d.ln_later), BAG)


def is_fresh(person) -> bool:
    """Whether the person is back on the street, for less than four weeks, and has been in treatment."""
    return person.state == State.HF and person.weeks < FRESH_WEEKS and person.treated == 1


def learn(person, code: int, d: Doses, t: SimpleNamespace) -> None:
    """Belief in fentanyl follows what is met while using, and fades while not."""
    weight = t.codes[code].learning * t.sources[d.source].open + t.codes[code].forgetting
    person.belief = belief.learned(person.belief, float(d.product), weight)


def dies(person, code: int, d: Doses, scene: Scene, u_overdose: float, u_misc: float) -> bool:
    """Whether the person dies this week; of what, goes to the tally."""
    t, sums = scene.tables, scene.tally.sums[person.region]
    if u_overdose < d.overdose and scene.uniforms(Decision.RARE, person.who)[0] < d.fatal:
        sums[Sum.DIED_OVERDOSE] += 1
    elif u_misc < t.codes[code].dies_care:
        sums[Sum.DIED_CARE] += 1
    elif u_misc >= t.codes[code].survives:
        sums[Sum.DIED_OTHER] += 1
    else:
        return False
    return True


def path_of(code: int, d: Doses) -> int:
    """Whose moves are open to somebody of a code: those on heroin or fentanyl without a dealer who sells have their own."""
    return CUT_OFF if code == HF and d.number == 0.0 else code


def move(person, code: int, taken: Doses, scene: Scene, u_move: float) -> bool:
    """Change state, if this is the week for it."""
    t = scene.tables
    path, destinations, fading = t.paths[person.region][path_of(code, taken)], t.codes[code].to, t.fading[code]
    first = path.chances[0] + path.early * fading[min(person.weeks, len(fading) - 1)]
    second = first + path.chances[1]
    third = second + path.chances[2]
    fourth = third + path.chances[3]
    if u_move < first:
        to = destinations[0]
        if person.state == State.MOUD and scene.uniforms(Decision.RARE, person.who)[1] < t.numbers.exit_abstinent:
            to = State.ABS
    elif u_move < fourth:
        to = destinations[1] if u_move < second else destinations[2] if u_move < third else destinations[3]
    elif person.state == State.HF and u_move < fourth + t.places[person.region].places[served_first(person, t)]:
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


def served_first(person, t: SimpleNamespace) -> int:
    """1 for people whom supervised heroin is offered first: those whom other treatment has failed, or long on heroin."""
    return int(person.treated == 1 or person.weeks > int(t.numbers.refractory_weeks))


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
    person.belief = t.numbers.hearsay * (t.sources[person.dealer].share if person.dealer >= 0 else 0.0)


def reconsider(person, code: int, d: Doses, scene: Scene, u_product: float, u_misc: float) -> None:
    """Look for another dealer where one's own is closed; now and then compare with another where it is open."""
    t = scene.tables
    if t.codes[code].seeks > 0.0 and d.number == 0.0:
        found = scene.candidate(person.who, person.region) if u_product < t.codes[code].seeks else NO_DEALER
        person.dealer = person.dealer if found == NO_DEALER else found
    elif MIDDLE <= u_misc < t.codes[code].shops_until and d.number > 0.0 and d.source < t.scene.prescriptions:
        other = scene.candidate(person.who, person.region)
        better = t.numbers.shop_sense * (value(person, t.sources[other], t) - value(person, t.sources[person.dealer], t))
        if scene.uniforms(Decision.RARE, person.who)[3] * (1.0 + exp(-better)) < 1.0:
            person.dealer = other


def value(person, dealer: SimpleNamespace, t: SimpleNamespace) -> float:
    """ln strength per dollar that the person expects of a dealer."""
    expected = dose.expected_product(person.belief, dealer.share, t.scene.informed)
    return dose.believed_strength(expected, dealer.believed, dealer.gap) - dealer.price


class User(RowAgent):
    """A user as Mesa sees one: a window on a row of `Users`, alive for as long as somebody looks.

    state, street, weeks   where the person stands, kind of last use, weeks in the state
    dealer, region         whose customer, and where
    treated, place         1 if ever in treatment; place in the queue for what does not reach all
    ln_tolerance, belief   ln tolerance in doses; share of fentanyl expected
    habit, frailty, company  ln usual dose, ln vulnerability, P(an overdose is witnessed): for life
    """

    columns = COLUMNS
    given = ("who", "region")
    limits = {"state": (0, State.DEAD.value), "street": (0, 1), "treated": (0, 1), "weeks": (0, 30000), "belief": (0, 1), "company": (0, 1),
              "place": (0, 1), "ln_tolerance": (-20, 20), "habit": (-20, 20), "frailty": (-20, 20)}  # e to the 20th is beyond any dose

    def step(self) -> None:
        """Live the week that the population has met; `members.do("step")` does the same for everybody at once."""
        live(self, self.population.here())


class PlainUser(mesa.Agent):
    """The same person as an ordinary Mesa object: what array speed is measured against."""

    def __init__(self, model, **traits) -> None:
        super().__init__(model)
        for name, trait in traits.items():
            setattr(self, name, trait)

    def step(self) -> None:
        """Live a week in the model's scene."""
        live(self, self.model.scene)
