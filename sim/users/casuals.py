"""People who do not depend on opioids and meet fentanyl by accident: in a counterfeit pill, or in another drug that was laced.

They are Mesa agents on rows of their own, each standing for thousands: too many to die as one. Their deaths are therefore expected ones,
and their groups keep their size: who dies is replaced by somebody whom chance picks, so that the frail among them become fewer. Who comes
to depend on what was met enters `Users` as a person of the usual weight.
"""

from typing import NamedTuple

import numpy as np

from sim.arrays import Population, RowAgent
from sim.chance import Decision, Luck, four_words, uniform_of
from sim.exact import exp, ln
from sim.harm import overdose, rescue
from sim.jit import part, rule
from sim.users.numbers import Numbers
from sim.users.states import Group
from sim.users.tally import PERSON, fixed
from sim.users.traits import traits

MILLION = 1e6
APART = np.uint64(1 << 62)
GROUPS, OCCASIONAL, OTHER, YOUTH = len(Group), int(Group.OCCASIONAL), int(Group.OTHER), int(Group.YOUTH)
FENTANYL = 1  # what they meet
ACCIDENT = np.uint64(Decision.ACCIDENT)
COLUMNS = {"who": np.uint64, "group": np.int8, "region": np.int8, "frailty": np.float32, "company": np.float32,
           "people": np.float64}   # that a row stands for, over the usual number


def identities(rows: int) -> np.ndarray:
    """Identities of so many people of each group, uint64: none that `Users` gives."""
    groups = np.repeat(np.arange(GROUPS, dtype=np.uint64), rows)
    return APART + (groups << np.uint64(32)) + np.tile(np.arange(rows, dtype=np.uint64), GROUPS)


class Crowd(NamedTuple):
    """Everybody, group by group, region by region: frailty, company, and people that a row stands for over the usual number [n]; how many
    rows [R, G], people that a row usually stands for [G]."""

    frailty: np.ndarray
    company: np.ndarray
    people: np.ndarray
    counts: np.ndarray
    weight: np.ndarray


@part
def chance_all(tables, street, places):
    """Fill in the accidents [R, G] of a week: pills as they are pressed, laced drugs as the region's bags are. A share of youth is taught
    to beware, and a share of all knows what is in it, by checking: where everybody does there are no accidents."""
    numbers, scene = tables.numbers[0], tables.scene[0]
    ln_taken = ln(numbers.pill_taken)
    for region in range(places.size):
        number, strength, variance = 0.0, 0.0, 0.0
        for d in range(street.size):
            if street[d].region == region:
                number, strength, variance = number + 1.0, strength + street[d].ln_fentanyl, variance + street[d].var_fentanyl
        number, place, mine = max(number, 1.0), places[region], tables.accidents[region]
        knows = 1.0 if scene.informed else place.checking
        bags, spread = strength / number + ln(numbers.laced_strength), variance / number
        mine[OCCASIONAL].uses = numbers.pills_occasional * place.counterfeit * (1.0 - knows)
        mine[OTHER].uses = numbers.uses_other * place.lacing * (1.0 - knows)
        mine[YOUTH].uses = numbers.pills_youth * tables.places[region].untaught * place.counterfeit * (1.0 - knows)
        take(mine[OCCASIONAL], place.ln_pill + ln_taken, ln(numbers.tolerance_occasional), numbers.pill, scene)
        take(mine[OTHER], bags, numbers.ln_floor, spread, scene)
        take(mine[YOUTH], place.ln_pill + ln_taken, numbers.ln_floor, numbers.pill, scene)


@part
def take(accident, ln_de, ln_tolerance, variance, scene):
    """What one accidental use of so much does to people of a tolerance."""
    accident.ln_de, accident.sharpness = ln_de, overdose.sharpness(variance, scene.spread)
    accident.excess = ln_de - ln_tolerance + overdose.level(variance, scene.ln_threshold)


def live(person, t) -> tuple[float, float, float]:
    """P(overdose), P(dying of it) and P(treated for it) this week of one person; t the readable tables."""
    accident, pills = t.accidents[person.region][person.group], t.sources[t.scene.prescriptions + person.region]
    seen = rescue.company_now(person.company, t.places[person.region].witnessed)
    over = overdose.per_week(accident.uses, overdose.per_dose(accident.excess + person.frailty, accident.sharpness, t.scene.form))
    fatal = rescue.fatality(pills.fatal_base[FENTANYL], pills.fatal_slope[FENTANYL], seen)
    return over, over * fatal, rescue.treated(over, fatal, seen, t.numbers.treated_witnessed, t.numbers.treated_alone)


@rule
def live_rows(crowd, region, group, start, tables, chance, sums):
    """Fill in what the people of a region and group expect [3], overdoses, deaths of them, cases treated, in units of a person / PERSON.

    What they share is looked up once, and the arithmetic becomes vector instructions: as long as no formula is wrapped in another function.
    One exponential a loop, for the reason that `kernel` gives; chance: scratch, as long as they are many.
    """
    accident, numbers = tables.accidents[region, group], tables.numbers[0]
    pills, witnessed = tables.sources[tables.scene[0].prescriptions + region], tables.places[region].witnessed
    uses, excess, sharpness = accident.uses, accident.excess, accident.sharpness
    base, slope = pills.fatal_base[FENTANYL], pills.fatal_slope[FENTANYL]
    form, depletes = tables.scene[0].form, tables.scene[0].depletes
    treated_seen, treated_alone = numbers.treated_witnessed, numbers.treated_alone
    stop = start + crowd.counts[region, group]
    frailty, company, people = crowd.frailty[start:stop], crowd.company[start:stop], crowd.people[start:stop]
    overdoses = deaths = cases = np.int64(0)
    if form == overdose.PROBIT:
        for i in range(company.size):
            chance[i] = overdose.per_dose(excess + np.float64(frailty[i]), sharpness, overdose.PROBIT)
    else:
        for i in range(company.size):
            chance[i] = overdose.per_dose(excess + np.float64(frailty[i]), sharpness, form)
    for i in range(company.size):
        chance[i] = overdose.per_week(uses, chance[i])
    for i in range(company.size):
        over, seen = chance[i], rescue.company_now(np.float64(company[i]), witnessed)
        fatal = rescue.fatality(base, slope, seen)
        overdoses += fixed(people[i] * over, PERSON)
        deaths += fixed(people[i] * (over * fatal), PERSON)
        cases += fixed(people[i] * rescue.treated(over, fatal, seen, treated_seen, treated_alone), PERSON)
        people[i] -= depletes * (people[i] * (over * fatal))
    sums[0], sums[1], sums[2] = overdoses, deaths, cases


@rule
def refill(people, size, turnover):
    """Groups keep their size: the dead, and a share `turnover` of the living who leave, are replaced by people as likely in one row as in
    another. people: of the rows of a group in a region, size of them in all, each over the usual number of a row."""
    stays = 1.0 - turnover
    kept = 0.0
    for i in range(people.size):
        people[i] *= stays
        kept += people[i]
    for i in range(people.size):
        people[i] += (size - kept) / people.size


@part
def live_crowd(crowd, tables, fates):
    """The week of everybody, written to the fates [R]; deaths are realised in units of a row of users, in the mean as expected."""
    scene, sums, start = tables.scene[0], np.zeros(3, np.int64), np.int64(0)  # a bare 0 would be compiled for itself
    chance = np.empty(len(crowd.company))
    for region in range(fates.size):
        fate = fates[region]
        fate.overdoses_casual = fate.treated_casual = fate.realised_casual = fate.pills_de = fate.laced_de = 0.0
    for group in range(GROUPS):
        for region in range(fates.size):
            fate, accident, people = fates[region], tables.accidents[region, group], crowd.counts[region, group]
            if accident.uses > 0.0:  # where nothing is met, nothing comes of it
                live_rows(crowd, region, group, start, tables, chance=chance, sums=sums)
            else:
                sums[:] = 0
            if scene.depletes > 0.0:
                refill(crowd.people[start:start + people], people, scene.turnover)
            start += people
            weight = crowd.weight[group]
            fate.exposures[group], fate.deaths_casual[group] = accident.uses * people * weight, sums[1] / PERSON * weight
            fate.overdoses_casual += sums[0] / PERSON * weight
            fate.realised_casual += fate.deaths_casual[group]
            fate.treated_casual += sums[2] / PERSON * weight
            if group == OTHER:
                fate.laced_de += fate.exposures[group] * exp(accident.ln_de)
            else:
                fate.pills_de += fate.exposures[group] * exp(accident.ln_de)
    for region in range(fates.size):
        luck = uniform_of(four_words(scene.seed, scene.replicate, np.uint64(region), scene.week, ACCIDENT)[0])
        fates[region].realised_casual = np.floor(fates[region].realised_casual / scene.weight + luck) * scene.weight


class Casual(RowAgent):
    """A person who does not depend on opioids: group and region, ln vulnerability, P(an overdose is witnessed)."""

    columns = COLUMNS
    given = ("who", "group", "region")
    limits = {"frailty": (-20, 20), "company": (0, 1)}

    def step(self) -> tuple[float, float, float]:
        """P(overdose), P(dying of it) and P(treated for it) in the week that the population last met. Raises RuntimeError before one."""
        if self.population.scene is None:
            raise RuntimeError("casual users can step only in a week that they have met: let the world, or Users.meet, come first")
        return live(self, self.population.scene.tables)


class CasualUsers(Population):
    """All groups, a number of rows each; weight [G] people that a row stands for, counts [R, G] rows, people [G]; `scene` they last met."""

    def __init__(self, model, numbers: Numbers, luck: Luck, share: np.ndarray) -> None:
        c, self.scene = numbers.casuals, None
        self.weight = np.array([c.people_occasional, c.people_other, c.people_youth]) * MILLION / c.rows
        ends = np.rint(c.rows * np.cumsum(share)).astype(int)
        columns = {name: np.zeros(GROUPS * c.rows, kind) for name, kind in COLUMNS.items()}
        columns["group"][:] = np.repeat(np.arange(GROUPS), c.rows)
        columns["region"][:] = np.tile(np.searchsorted(ends, np.arange(c.rows), side="right"), GROUPS)
        columns["who"][:] = identities(c.rows)
        columns["people"][:] = 1.0
        mine = traits(numbers, luck, columns["who"])
        columns["frailty"][:], columns["company"][:] = mine["frailty"], mine["company"]
        super().__init__(model, Casual, columns)
        self.counts = np.zeros((share.size, GROUPS), np.int64)
        np.add.at(self.counts, (columns["region"], columns["group"]), 1)
        self.people = self.weight * self.counts.sum(axis=0)
        self.crowd = Crowd(columns["frailty"], columns["company"], columns["people"], self.counts, self.weight)

    def rows(self) -> np.ndarray:
        """Everybody: a group keeps its size."""
        return np.arange(self.length)

    def alive(self, rows):
        """Always."""
        return np.ones(np.shape(rows), bool)

    def kill(self, row: int) -> None:
        """Refused: a group keeps its size."""
        raise TypeError("a Casual stands for thousands of people and cannot be removed: their groups keep their size")
