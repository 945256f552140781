"""Answers put together from several settings of a claim, in the same world and under the same luck.

    Every        a universal claim ("any", "no amount"): its answer is the least favourable of all its settings
    Beyond       a comparison: what one setting does beyond what another does, for example at equal public cost
    Atop         what a lever does where another is in force already
    Interplay    what several levers do together beyond what each does alone
    Later        what a later start does beyond an earlier one
    Threshold    the smallest size at which the effect is as large as the claim says, and stays so
    Tally        how well a tally of enforcement orders policies by the lives they save

Each gives one number per world, date and knock-out, from the paired changes of the settings; the rules of the verdict are the same
for all. Pure: pandas in, pandas out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from sim.claims.parts import Date, Direction, Setting

SMALLEST = 1e-9      # what is left of a measure is never counted as less than this part of it, so that its logarithm exists
LEAST = {Direction.RISES: lambda v: v.min(axis=1), Direction.FALLS: lambda v: v.max(axis=1),   # of each row, what speaks least for a claim
         Direction.NOT_LOWER: lambda v: v.min(axis=1), Direction.NOT_HIGHER: lambda v: v.max(axis=1)}
Settings = Sequence[Setting]


@dataclass(frozen=True)
class Compound:
    """label: what the answer is called in tables, and the claim's headline."""

    label: str

    @property
    def inside(self) -> tuple[float, float] | None:
        """The range in which the answer must lie, where the claim is about a threshold."""
        return None

    @property
    def scale(self) -> str:
        """The unit of the answer; empty for a relative change."""
        return ""

    @property
    def by_date(self) -> bool:
        """Whether every date gives an answer of its own."""
        return True

    def clause(self, change: str, outcome: str) -> str:
        """The printed sentence up to its number."""
        raise NotImplementedError

    def uses(self, settings: Settings) -> tuple[str, ...]:
        """Labels of the settings the answer is made of."""
        return tuple(setting.label for setting in settings)

    def made_of(self, settings: Settings) -> list[str]:
        """What its answer is made of: settings, or dates where these give one answer together."""
        return list(self.uses(settings))

    def shown(self, settings: Settings) -> str:
        """The setting whose paths are drawn."""
        return self.uses(settings)[-1]

    def check(self, claim: str, settings: Settings, dates: Sequence[Date], expects: Direction) -> None:
        """Raise ValueError where the claim does not hold what the answer is made of."""
        labels = {setting.label for setting in settings}
        missing = [label for label in self.uses(settings) if label not in labels]
        if missing or self.label in labels:
            raise ValueError(f"{claim}: its answer '{self.label}' needs the settings {missing}, or is called like one")
        if (expects is Direction.WITHIN) is (self.inside is None):
            raise ValueError(f"{claim}: a threshold, and only a threshold, is expected to lie within a range")

    @property
    def tally(self) -> str:
        """The further outcome that the answer needs beside the claim's own; empty where it needs none."""
        return ""

    def of(self, changes: pd.DataFrame, settings: Settings, expects: Direction, beside: pd.DataFrame | None = None) -> pd.Series:
        """The answer of each row of paired changes, a column a setting (or a date, where dates give one answer together).

        beside: the same rows of the tally, where the answer needs one. Undefined where a setting that is needed has no answer.
        """
        raise NotImplementedError

    def parts_judged(self, changes: pd.DataFrame, settings: Settings, expects: Direction) -> list[pd.Series]:
        """Where the claim asks for several things at once, the answer to each, all with the sign that the claim expects; else none.

        They are judged one by one, and a world counts by the least favourable: extremes of single lives would be extremes of luck.
        """
        return []


@dataclass(frozen=True)
class Every(Compound):
    """A universal claim is refuted by one setting, so the answer is the setting least favourable to it."""

    def clause(self, change: str, outcome: str) -> str:
        return f"{change}, in the case least favourable to the claim, changes {outcome} by"

    def of(self, changes: pd.DataFrame, settings: Settings, expects: Direction, beside: pd.DataFrame | None = None) -> pd.Series:
        mine = self._mine(changes, settings)
        if expects is Direction.UNCHANGED:
            return _whole(mine, lambda v: v[np.arange(len(v)), np.abs(v).argmax(axis=1)])
        return _whole(mine, LEAST[expects])

    def parts_judged(self, changes: pd.DataFrame, settings: Settings, expects: Direction) -> list[pd.Series]:
        return [column for _, column in self._mine(changes, settings).items()]

    def _mine(self, changes: pd.DataFrame, settings: Settings) -> pd.DataFrame:
        return changes[list(self.uses(settings))]


@dataclass(frozen=True)
class Beyond(Compound):
    """The change under `one` less the change under `other`, in points of the baseline both share.

    helps: the claim says too that `one` does good by itself, so that doing less harm than the other is none: the answer is the less
    favourable of the two.
    """

    one: str
    other: str
    helps: bool = False

    def clause(self, change: str, outcome: str) -> str:
        if self.helps:
            return f"{change} changes {outcome}, in points of the baseline or by itself, whichever speaks less for the claim, by"
        return f"{change} changes {outcome}, in points of the baseline, by"

    def uses(self, settings: Settings) -> tuple[str, ...]:
        return self.other, self.one

    def of(self, changes: pd.DataFrame, settings: Settings, expects: Direction, beside: pd.DataFrame | None = None) -> pd.Series:
        asked = self.parts_judged(changes, settings, expects)
        return _whole(pd.concat(asked, axis=1), LEAST[expects]) if asked else changes[self.one] - changes[self.other]

    def parts_judged(self, changes: pd.DataFrame, settings: Settings, expects: Direction) -> list[pd.Series]:
        return [changes[self.one] - changes[self.other], changes[self.one]] if self.helps else []


@dataclass(frozen=True)
class Atop(Compound):
    """What is left of the measure under `both` over what is left under `other`, minus 1: what a lever does where another is in force."""

    both: str
    other: str

    def clause(self, change: str, outcome: str) -> str:
        return f"{change} changes {outcome}, of what is left there without it, by"

    def uses(self, settings: Settings) -> tuple[str, ...]:
        return self.other, self.both

    def of(self, changes: pd.DataFrame, settings: Settings, expects: Direction, beside: pd.DataFrame | None = None) -> pd.Series:
        left = np.maximum(1 + changes[[self.both, self.other]], SMALLEST)
        return left[self.both] / left[self.other] - 1


@dataclass(frozen=True)
class Interplay(Compound):
    """What is left of the measure under `whole` over the product of what is left under each of `parts`, minus 1.

    0 where levers act independently (each removes its share of what the others leave); below 0 where they help each other to bring
    a measure down, above 0 where one undoes the other. Parts that do harm and less harm together count as help; where the claim says
    that the whole does good (`helps`), the answer is the less favourable of that and of the whole's own change.
    """

    parts: tuple[str, ...]
    whole: str
    helps: bool = False

    def clause(self, change: str, outcome: str) -> str:
        if self.helps:
            return f"{change} changes {outcome}, by itself or beyond what its parts do one by one, whichever speaks less for the claim, by"
        return f"{change} changes {outcome}, beyond what its parts do one by one, by"

    def uses(self, settings: Settings) -> tuple[str, ...]:
        return *self.parts, self.whole

    def check(self, claim: str, settings: Settings, dates: Sequence[Date], expects: Direction) -> None:
        super().check(claim, settings, dates, expects)
        if self.helps and expects not in LEAST:
            raise ValueError(f"{claim}: a whole helps or does not, so its answer rises or falls")

    def of(self, changes: pd.DataFrame, settings: Settings, expects: Direction, beside: pd.DataFrame | None = None) -> pd.Series:
        asked = self.parts_judged(changes, settings, expects)
        return _whole(pd.concat(asked, axis=1), LEAST[expects]) if asked else self._beyond(changes)

    def parts_judged(self, changes: pd.DataFrame, settings: Settings, expects: Direction) -> list[pd.Series]:
        return [self._beyond(changes), changes[self.whole]] if self.helps else []

    def _beyond(self, changes: pd.DataFrame) -> pd.Series:
        left = np.log(np.maximum(1 + changes[[*self.parts, self.whole]], SMALLEST))
        return np.expm1(left[self.whole] - left[list(self.parts)].sum(axis=1, skipna=False))


@dataclass(frozen=True)
class Later(Compound):
    """The change under one setting when it starts at the last date less that when it starts at the first, each over its own window.

    helped: the claim says too that the first start moves the outcome the other way (what comes later does less of it), so that harm which
    grows is no loss of help: the answer is the less favourable of the two.
    """

    setting: str
    first: str
    last: str
    helped: bool = False

    def clause(self, change: str, outcome: str) -> str:
        if self.helped:
            return (f"{change}, started in {self.last} and not in {self.first}, changes its effect on {outcome}, or what it did at first "
                    "with the sign turned, whichever speaks less for the claim, in points by")
        return f"{change}, started in {self.last} and not in {self.first}, changes its effect on {outcome}, in points, by"

    @property
    def by_date(self) -> bool:
        return False

    def uses(self, settings: Settings) -> tuple[str, ...]:
        return (self.setting,)

    def made_of(self, settings: Settings) -> list[str]:
        return [self.first, self.last]

    def check(self, claim: str, settings: Settings, dates: Sequence[Date], expects: Direction) -> None:
        super().check(claim, settings, dates, expects)
        if not {self.first, self.last} <= {date.label for date in dates}:
            raise ValueError(f"{claim}: its answer compares starts at {self.first} and {self.last}, which are not both among its dates")
        if self.helped and expects not in LEAST:
            raise ValueError(f"{claim}: what is lost by waiting has a side, so its answer rises or falls")

    def of(self, changes: pd.DataFrame, settings: Settings, expects: Direction, beside: pd.DataFrame | None = None) -> pd.Series:
        asked = self.parts_judged(changes, settings, expects)
        return _whole(pd.concat(asked, axis=1), LEAST[expects]) if asked else changes[self.last] - changes[self.first]

    def parts_judged(self, changes: pd.DataFrame, settings: Settings, expects: Direction) -> list[pd.Series]:
        return [changes[self.last] - changes[self.first], -changes[self.first]] if self.helped else []


@dataclass(frozen=True)
class Threshold(Compound):
    """The smallest value of the axis from which on the change stays beyond `line` (below it where it is negative), interpolated.

    feasible   the range in which the claim says, or needs, that it lies; both ends belong to it
    unit       of the axis: "share" is printed in percent, anything else as a number with the unit behind it
    why        where the feasible range comes from
    A world in which no size is enough is counted at the largest size asked, which must lie outside the feasible range. Nothing of the size
    is no change, unless a setting of size 0 asks what the rest of the policy does by itself.
    """

    line: float
    feasible: tuple[float, float]
    unit: str
    why: str

    def clause(self, change: str, outcome: str) -> str:
        side = "rise" if self.line > 0 else "fall"
        return f"{change} makes {outcome} {side} by {abs(self.line):.0%} or more from a threshold on, with"

    @property
    def inside(self) -> tuple[float, float] | None:
        return self.feasible

    @property
    def scale(self) -> str:
        return self.unit

    def shown(self, settings: Settings) -> str:
        return self.ordered(settings)[-1].label

    def ordered(self, settings: Settings) -> list[Setting]:
        """Settings along the axis."""
        return sorted((setting for setting in settings if setting.value is not None), key=lambda setting: setting.value)

    def top(self, settings: Settings) -> float:
        """The largest size asked."""
        return self.ordered(settings)[-1].value

    def uses(self, settings: Settings) -> tuple[str, ...]:
        return tuple(setting.label for setting in self.ordered(settings))

    def check(self, claim: str, settings: Settings, dates: Sequence[Date], expects: Direction) -> None:
        super().check(claim, settings, dates, expects)
        values = [setting.value for setting in self.ordered(settings)]
        if sum(value > 0 for value in values) < 3 or len(set(values)) < len(values) or values[0] < 0:
            raise ValueError(f"{claim}: a threshold needs at least three different sizes above nothing")
        if values[-1] <= self.feasible[1] < np.inf:
            raise ValueError(f"{claim}: a size beyond the feasible range must be asked too, or nothing could lie outside it")

    def of(self, changes: pd.DataFrame, settings: Settings, expects: Direction, beside: pd.DataFrame | None = None) -> pd.Series:
        ordered = self.ordered(settings)
        mine, nothing = changes[[setting.label for setting in ordered]], () if ordered[0].value == 0 else (0.0,)
        sizes = np.array([*nothing, *(setting.value for setting in ordered)])
        return _whole(mine, lambda v: np.array([crossing(sizes, np.array([*nothing, *row]), self.line) for row in v]))


@dataclass(frozen=True)
class Tally(Compound):
    """How well a tally orders policies by what they save: of all pairs, those it orders rightly less those it orders wrongly.

    Doing nothing is one of the policies. 1 where more of the tally always means more lives saved, 0 for a coin, -1 where more always
    means fewer. Pairs that do not differ in one of the two count for neither; in lives a difference must exceed `least` of the baseline.
    """

    outcome: str
    least: float = 0.02

    def clause(self, change: str, outcome: str) -> str:
        return f"{change} orders policies by {outcome}, right less wrong pairs, in"

    @property
    def tally(self) -> str:
        return self.outcome

    def of(self, changes: pd.DataFrame, settings: Settings, expects: Direction, beside: pd.DataFrame | None = None) -> pd.Series:
        labels = list(self.uses(settings))
        both = pd.concat([changes[labels], beside[labels].reindex(changes.index)], axis=1)
        n = len(labels)
        return _whole(both, lambda v: np.array([skill(np.append(row[n:], 0.0), np.append(-row[:n], 0.0), self.least) for row in v]))


def crossing(sizes: np.ndarray, changes: np.ndarray, line: float) -> float:
    """The size from which on changes stay beyond a line, straight between sizes; the largest size where they never do, the smallest where
    all of them do."""
    signed = changes * np.sign(line)
    enough = signed >= abs(line)
    if not enough[-1]:
        return float(sizes[-1])
    if enough.all():
        return float(sizes[0])
    first = len(enough) - int(np.argmin(enough[::-1]))
    low, high = signed[first - 1], signed[first]
    return float(np.interp(abs(line), (low, high), (sizes[first - 1], sizes[first])))


def skill(tally: np.ndarray, saved: np.ndarray, least: float = 0.0) -> float:
    """Pairs ordered rightly less those ordered wrongly, over all pairs that differ in both, -1 to 1; 0 where there are none.

    least: difference of what is saved up to which a pair counts as alike.
    """
    pairs = [(np.sign(tally[i] - tally[j]), saved[i] - saved[j]) for i, j in combinations(range(len(tally)), 2)]
    told = [sign * np.sign(more) for sign, more in pairs if sign and abs(more) > least]
    return float(np.mean(told)) if told else 0.0


def _whole(frame: pd.DataFrame, of) -> pd.Series:
    """`of` the rows [W, S] in which every setting answered, one number each; undefined elsewhere."""
    known = frame.notna().all(axis=1).to_numpy()
    found = np.full(len(frame), np.nan)
    if known.any():
        found[known] = of(frame.to_numpy(dtype=float)[known])
    return pd.Series(found, index=frame.index)
