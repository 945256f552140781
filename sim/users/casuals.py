"""People who do not depend on opioids and meet fentanyl by accident: in a counterfeit pill, or in another drug that was laced.

They are Mesa agents on rows of their own, each standing for thousands: too many to die as one. Their deaths are therefore expected ones,
and their groups keep their size. Who comes to depend on what was met enters `Users` as a person of the usual weight.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numba import njit

from sim.arrays import Population, RowAgent
from sim.chance import Decision, Luck
from sim.fast import exp, ln
from sim.harm import overdose, rescue
from sim.params.casual import Casuals as CasualNumbers
from sim.users.fresh import forget_stale
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


GROUPS = len(Group)
COLUMNS = {"who": np.uint64, "group": np.int8, "region": np.int8, "frailty": np.float32, "company": np.float32}


def identities(rows: int) -> np.ndarray:
    """Identities of so many people of each group, uint64: none that `Users` gives."""
    groups = np.repeat(np.arange(GROUPS, dtype=np.uint64), rows)
    return APART + (groups << np.uint64(32)) + np.tile(np.arange(rows, dtype=np.uint64), GROUPS)


@dataclass
class Accidents:
    """What a week of accidental uses did, in people of the nation.

    exposures, deaths   [R, Group] accidental uses, and expected deaths
    overdoses, treated  [R] expected, fatal or not; treated in emergency care
    died                [R] deaths that luck realised
    pills_de, laced_de  [R] DE of fentanyl in the pills and in the laced drugs
    """

    exposures: np.ndarray
    deaths: np.ndarray
    overdoses: np.ndarray
    treated: np.ndarray
    died: np.ndarray
    pills_de: np.ndarray
    laced_de: np.ndarray


class Chances(NamedTuple):
    """The week in tables [R, G]: accidental uses a person, ln dose over tolerance and threshold, sharpness; fatality and company [R]."""

    uses: np.ndarray
    excess: np.ndarray
    sharpness: np.ndarray
    base: np.ndarray
    slope: np.ndarray
    witnessed: np.ndarray
    treated_seen: float
    treated_alone: float


def doses(c: CasualNumbers, street: Street, setting: Setting) -> tuple[np.ndarray, np.ndarray]:
    """ln DE of one accidental use [R, G], and its variance [R, G]: pills as they are pressed, laced drugs as the region's bags."""
    regions = setting.naloxone.size
    number = np.maximum(np.bincount(street.region, minlength=regions), 1)
    strength, variance = (np.bincount(street.region, values, regions) / number for values in (street.ln_fentanyl, street.var_fentanyl))
    sizes, spread = np.empty((2, regions, GROUPS))
    for group in (Group.OCCASIONAL, Group.YOUTH):
        sizes[:, group], spread[:, group] = setting.ln_pill + float(ln(c.pill_taken)), c.pill_sigma**2
    sizes[:, Group.OTHER], spread[:, Group.OTHER] = strength + float(ln(c.laced_strength)), variance
    return sizes, spread


def uses(n: Numbers, setting: Setting) -> np.ndarray:
    """Accidental uses a person and week [R, G]: how often they take something, times the chance that it holds fentanyl unknown to them.

    Where everybody is informed there are none.
    """
    c, often = n.casuals, np.empty((setting.naloxone.size, GROUPS))
    wary = 1.0 - setting.education * n.care.education_effect
    often[:, Group.OCCASIONAL] = c.pills_occasional * setting.counterfeit
    often[:, Group.OTHER] = c.uses_other * setting.lacing
    often[:, Group.YOUTH] = c.pills_youth * wary * setting.counterfeit
    return often * (1.0 - (1.0 if setting.informed else setting.checking))


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
        self.people, self.regions = self.weight * self.counts.sum(axis=0), np.arange(share.size, dtype=np.uint64)

    def rows(self) -> np.ndarray:
        """Everybody: a group keeps its size."""
        return np.arange(self.length)

    def meet(self, numbers: Numbers, street: Street, setting: Setting, hazard: tuple[float, float], lines) -> None:
        """Set a week's scene. hazard: ln threshold and spread; lines: P(death | overdose on fentanyl) base and slope [R]."""
        self.uses, self._met, self._chances = uses(numbers, setting), (numbers, street, setting, hazard, lines), None

    @property
    def chances(self) -> Chances:
        """The week in tables, made when somebody first asks."""
        if self._chances is None:
            numbers, street, setting, hazard, lines = self._met
            p, c = numbers.people, numbers.casuals
            self.sizes, variance = doses(c, street, setting)
            tolerance = ln(np.array([c.tolerance_occasional, p.tolerance_floor, p.tolerance_floor]))
            excess = self.sizes - tolerance + overdose.level(variance, hazard[0])
            self._chances = Chances(self.uses, excess, overdose.sharpness(variance, hazard[1]), *lines,
                                    setting.witnessed.astype(np.float64), p.treated_witnessed, p.treated_alone)  # fmt: skip
        return self._chances

    def step(self, week: int, unit: float) -> Accidents:
        """The week of everybody; deaths are realised in units of `unit` people, in the mean as expected."""
        if not self.uses.any():
            none = np.zeros(self.share.size)
            return Accidents(self.uses, self.uses, none, none, none, none, none)
        sums = np.zeros((self.share.size, GROUPS, 3), np.int64)
        live_rows(self.columns["frailty"], self.columns["company"], self.counts, self.chances, sums)
        over, dies, treated = (sums / PERSON * self.weight[:, None]).transpose(2, 0, 1)
        exposures = self.uses * self.counts * self.weight
        de = exposures * exp(self.sizes)
        luck = self.luck.uniform(Decision.ACCIDENT, week, self.regions)
        return Accidents(exposures, dies, over.sum(1), treated.sum(1), np.floor(dies.sum(1) / unit + luck) * unit,
                         de[:, Group.OCCASIONAL] + de[:, Group.YOUTH], de[:, Group.OTHER])  # fmt: skip


forget_stale(live_rows, "exact.py", "chance.py", "harm", "users")
