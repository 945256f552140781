"""People who do not depend on opioids and meet fentanyl by accident: in a counterfeit pill, or in another drug that was laced.

They are Mesa agents on rows of their own, each standing for thousands: too many to die as one. Their deaths are therefore expected ones,
and their groups keep their size. Who comes to depend on what was met enters `Users` as a person of the usual weight.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numba import njit

from sim.arrays import Population, RowAgent
from sim.chance import Decision, Luck, four_words, uniform_of
from sim.exact import exp
from sim.fast import ln
from sim.harm import overdose, rescue
from sim.users.offers import Numbers
from sim.users.tally import PERSON, fixed
from sim.users.traits import traits
from sim.users.week import Setting, Street

MILLION = 1e6
APART = np.uint64(1 << 62)


class Group(IntEnum):
    """Who they are."""

    OCCASIONAL = 0  # takes opioid pills now and then
    OTHER = 1  # uses other drugs, which may be laced
    YOUTH = 2  # takes pills of unknown origin


GROUPS, OTHER, YOUTH = len(Group), int(Group.OTHER), int(Group.YOUTH)
ACCIDENT = np.uint64(Decision.ACCIDENT)
COLUMNS = {"who": np.uint64, "group": np.int8, "region": np.int8, "frailty": np.float32, "company": np.float32}


def identities(rows: int) -> np.ndarray:
    """Identities of so many people of each group, uint64: none that `Users` gives."""
    groups = np.repeat(np.arange(GROUPS, dtype=np.uint64), rows)
    return APART + (groups << np.uint64(32)) + np.tile(np.arange(rows, dtype=np.uint64), GROUPS)


@dataclass
class Accidents:
    """What a week of accidental uses did, in people of the nation.

    by_group   [2, R, Group] accidental uses, and expected deaths
    by_region  [5, R] overdoses expected, fatal or not; those treated in emergency care; deaths that luck realised; DE of fentanyl in the
               pills and in the laced drugs
    """

    by_group: np.ndarray
    by_region: np.ndarray

    @property
    def exposures(self) -> np.ndarray:
        """Accidental uses [R, Group]."""
        return self.by_group[0]


class Chances(NamedTuple):
    """The week in tables [R, G]: accidental uses a person, ln DE of one, ln dose over tolerance and threshold, sharpness; fatality and
    company [R]."""

    uses: np.ndarray
    sizes: np.ndarray
    excess: np.ndarray
    sharpness: np.ndarray
    base: np.ndarray
    slope: np.ndarray
    witnessed: np.ndarray
    treated_seen: float
    treated_alone: float


class Taken(NamedTuple):
    """What stays the same, by group where it differs [G]: uses a person and week, ln of a dose over what it is made of, ln tolerance; and
    the variance of the ln dose of pills."""

    often: tuple[float, float, float]
    part: tuple[float, float, float]
    ln_tolerance: tuple[float, float, float]
    pill: float


@lru_cache(maxsize=8)
def taken_of(n: Numbers) -> Taken:
    """The numbers of a run, in the order of `Group`."""
    p, c = n.people, n.casuals
    part, floor = float(ln(c.pill_taken)), float(ln(p.tolerance_floor))
    return Taken((c.pills_occasional, c.uses_other, c.pills_youth), (part, float(ln(c.laced_strength)), part),
                 (float(ln(c.tolerance_occasional)), floor, floor), c.pill_sigma**2)  # fmt: skip


@njit(cache=True)
def fill_chances(region, ln_fentanyl, var_fentanyl, ln_pill, counterfeit, lacing, taken, taught, knows, ln_threshold, spread,
                 uses, sizes, excess, sharpness):  # fmt: skip
    """Fill in tables [R, G]: pills as they are pressed, laced drugs as the region's bags [D]. A share of youth is taught to beware, and a
    share of all knows what is in it: where everybody does there are no accidents."""
    for r in range(ln_pill.size):
        number, strength, variance = 0.0, 0.0, 0.0
        for d in range(region.size):
            if region[d] == r:
                number, strength, variance = number + 1.0, strength + ln_fentanyl[d], variance + var_fentanyl[d]
        number = max(number, 1.0)
        met, held = (counterfeit[r], lacing[r], counterfeit[r]), (ln_pill[r], strength / number, ln_pill[r])
        spreads = (taken.pill, variance / number, taken.pill)
        for g in range(GROUPS):
            often = taken.often[g] * (1.0 - taught) if g == YOUTH else taken.often[g]
            uses[r, g], sizes[r, g] = often * met[g] * (1.0 - knows), held[g] + taken.part[g]
            excess[r, g] = sizes[r, g] - taken.ln_tolerance[g] + overdose.level(spreads[g], ln_threshold)
            sharpness[r, g] = overdose.sharpness(spreads[g], spread)


def live(person, t: Chances) -> tuple[float, float, float]:
    """P(overdose), P(dying of it) and P(treated for it) this week of one person, or of a row of arrays."""
    r, g = person.region, person.group
    return week_of(t.uses[r, g], t.excess[r, g] + person.frailty, t.sharpness[r, g], t.base[r], t.slope[r],
                   rescue.company_now(person.company, t.witnessed[r]), t.treated_seen, t.treated_alone)  # fmt: skip


def week_of(number, ln_excess, sharpness, base, slope, seen, treated_seen, treated_alone):
    """The week of one person: accidental uses → overdose → rescue or death."""
    over = overdose.per_week(number, overdose.per_dose(ln_excess, sharpness))
    fatal = rescue.fatality(base, slope, seen)
    return over, over * fatal, rescue.treated(over, fatal, seen, treated_seen, treated_alone)


compiled_week = njit(cache=True, error_model="numpy", inline="always")(week_of)


@njit(cache=True, error_model="numpy")
def live_rows(frailty, company, counts, t, sums):
    """Add everybody's chances to sums [R, G, 3] in units of a person / PERSON; rows stand group by group, region by region, as counted.

    What a group and region share is therefore looked up once, and the arithmetic becomes vector instructions. Where nothing is met, nothing
    comes of it.
    """
    stop, treated_seen, treated_alone = 0, t.treated_seen, t.treated_alone
    for g in range(counts.shape[1]):
        for r in range(counts.shape[0]):
            start, stop = stop, stop + counts[r, g]
            if t.uses[r, g] == 0.0:
                continue
            met, excess, sharpness, base, slope, witnessed = (
                t.uses[r, g], t.excess[r, g], t.sharpness[r, g], t.base[r], t.slope[r], t.witnessed[r],
            )  # fmt: skip
            alone, frail = company[start:stop], frailty[start:stop]
            overdoses = deaths = cases = np.int64(0)
            for i in range(alone.size):
                seen = rescue.company_now(np.float64(alone[i]), witnessed)
                over, dies, treated = compiled_week(met, excess + np.float64(frail[i]), sharpness, base, slope, seen,
                                                    treated_seen, treated_alone)  # fmt: skip
                overdoses += fixed(over, PERSON)
                deaths += fixed(dies, PERSON)
                cases += fixed(treated, PERSON)
            sums[r, g, 0], sums[r, g, 1], sums[r, g, 2] = overdoses, deaths, cases


@njit(cache=True, error_model="numpy")
def live_groups(frailty, company, counts, weight, t, unit, k0, k1, week, by_group, by_region):
    """The week of everybody, added to fields of `Accidents`; a row of group g is weight[g] people."""
    regions, groups = counts.shape
    sums = np.zeros((regions, groups, 3), np.int64)
    live_rows(frailty, company, counts, t, sums)
    for r in range(regions):
        for g in range(groups):
            over, dies, treated = (sums[r, g, 0] / PERSON * weight[g], sums[r, g, 1] / PERSON * weight[g],
                                   sums[r, g, 2] / PERSON * weight[g])  # fmt: skip
            by_group[0, r, g], by_group[1, r, g] = t.uses[r, g] * counts[r, g] * weight[g], dies
            by_region[0, r] += over
            by_region[1, r] += treated
            by_region[2, r] += dies
            by_region[4 if g == OTHER else 3, r] += by_group[0, r, g] * exp(t.sizes[r, g])
        luck = uniform_of(four_words(k0, k1, np.uint64(r), week, ACCIDENT)[0])
        by_region[2, r] = np.floor(by_region[2, r] / unit + luck) * unit


class Casual(RowAgent):
    """A person who does not depend on opioids: group and region, ln vulnerability, P(an overdose is witnessed)."""

    columns = COLUMNS

    def step(self) -> tuple[float, float, float]:
        """P(overdose), P(dying of it) and P(treated for it) in the week that the population last met."""
        return live(self, self.population.chances)


class CasualUsers(Population):
    """All groups, a number of rows each; weight [G] people that a row stands for, counts [R, G] rows, people [G]."""

    def __init__(self, model, numbers: Numbers, luck: Luck, share: np.ndarray) -> None:
        c, self.luck, self.share = numbers.casuals, luck, share
        self.weight = np.array([c.people_occasional, c.people_other, c.people_youth]) * MILLION / c.rows
        ends = np.rint(c.rows * np.cumsum(share)).astype(int)
        columns = {name: np.zeros(GROUPS * c.rows, kind) for name, kind in COLUMNS.items()}
        columns["group"][:] = np.repeat(np.arange(GROUPS), c.rows)
        columns["region"][:] = np.tile(np.searchsorted(ends, np.arange(c.rows), side="right"), GROUPS)
        columns["who"][:] = identities(c.rows)
        mine = traits(numbers.people, luck, columns["who"])
        columns["frailty"][:], columns["company"][:] = mine["frailty"], mine["company"]
        super().__init__(model, Casual, columns)
        self.counts = np.zeros((share.size, GROUPS), np.int64)
        np.add.at(self.counts, (columns["region"], columns["group"]), 1)
        self.people = self.weight * self.counts.sum(axis=0)

    def rows(self) -> np.ndarray:
        """Everybody: a group keeps its size."""
        return np.arange(self.length)

    def meet(self, numbers: Numbers, street: Street, setting: Setting, hazard: tuple[float, float], lines) -> None:
        """Set a week's scene. hazard: ln threshold and spread; lines: P(death | overdose on fentanyl) base and slope [R]."""
        tables, every = np.empty((4, self.share.size, GROUPS)), np.zeros(self.share.size)
        fill_chances(street.region, street.ln_fentanyl, street.var_fentanyl, every + setting.ln_pill, every + setting.counterfeit,
                     every + setting.lacing, taken_of(numbers), float(setting.education * numbers.care.education_effect),
                     1.0 if setting.informed else float(setting.checking), *hazard, *tables)  # fmt: skip
        self.chances = Chances(*tables, *lines, setting.witnessed.astype(np.float64), numbers.people.treated_witnessed,
                               numbers.people.treated_alone)  # fmt: skip

    def step(self, week: int, unit: float) -> Accidents:
        """The week of everybody; deaths are realised in units of `unit` people, in the mean as expected."""
        by_group, by_region = np.empty((2, *self.counts.shape)), np.zeros((5, self.share.size))
        live_groups(self.columns["frailty"], self.columns["company"], self.counts, self.weight, self.chances, unit, *self.luck.key,
                    np.uint64(week), by_group, by_region)  # fmt: skip
        return Accidents(by_group, by_region)
