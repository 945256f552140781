"""What the weeks of several arms say: each against another, life by life, summed up over pairs of lives or over worlds.

An *arm* has a name, and where settings are crossed with the arms it is there once at each of them. Everything is read from the weeks when
it is asked for.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sim.axes import AXES
from sim.clock import year_of
from sim.config.check import nearest
from sim.errors import InputError, refuse
from sim.experiment.contrast_rows import relative_change
from sim.experiment.derived import cost_of_a_death_averted
from sim.experiment.finished_results import WEEK_KEYS, Result, over_pairs, over_worlds, quantiles
from sim.experiment.model import the_model, unit_of_total
from sim.experiment.over_worlds import too_few

BASELINE = "baseline"
DEATHS, COST = "deaths_expected", "public_cost_usd"
KEY = (DEATHS, "deaths_fentanyl", "fentanyl_share_deaths", "users_hf", "consumption_de", "price_per_de", COST)
PLACES, WORLD, YEAR = ("division", "region"), "world", "year"
BY = (*PLACES, WORLD, YEAR)
LIFE = ["draw", "replicate"]
INTERVALS = ("low50", "high50", "low90", "high90", "agree_low", "agree_high", "variance_reduction")


@dataclass(frozen=True)
class Answers:
    """The weeks of several arms, and what can be asked of them.

    arms      a row each: arm (the id of its weeks), name, and a column for each setting that is crossed with the arms
    since     the week in which the first policy begins
    weeks     how many weeks from then on are compared, unless others are asked for
    end       the week in which the run ends
    many      whether they lived in many worlds; then intervals are over worlds
    """

    result: Result
    arms: pd.DataFrame
    since: int
    weeks: int
    end: int
    many: bool

    @property
    def settings(self) -> list[str]:
        return [name for name in self.arms.columns if name not in ("arm", "name")]

    @property
    def thing(self) -> str:
        """What an interval is taken over."""
        return "world" if self.many else "pair"

    def names(self) -> list[str]:
        """The arms that are compared, without the baseline."""
        return [name for name in dict.fromkeys(self.arms["name"]) if name != BASELINE]

    def effects(self, measure: str, by: str | None = None, weeks: int | None = None, against: str = BASELINE) -> pd.DataFrame:
        """The paired relative change of a measure in each arm against another: a row an arm (and setting, and place, world or year)."""
        rows = self.pairs(measure, by, weeks, against)
        keys = [*self.settings, "name", *([by] if by else [])]
        unit = self._unit(measure)
        found = []
        for values, group in rows.groupby(keys, sort=False, dropna=False):
            found.append(dict(zip(keys, values, strict=True)) | self._summed(group, by) | {"unit": unit})
        return pd.DataFrame(found).rename(columns={"name": "arm"})

    def pairs(self, measure: str, by: str | None = None, weeks: int | None = None, against: str = BASELINE) -> pd.DataFrame:
        """A row for each arm and life that finished: name, settings, draw, replicate, what it is by, baseline, changed, difference."""
        totals = self.totals(measure, by, weeks)
        other = self._other(against)
        keys = [*LIFE, *([by] if by and by != WORLD else [])]
        sides = totals.set_index(["arm", *keys])["value"]
        parts = []
        for arm, reference in other.items():
            both = pd.concat({"baseline": sides.get(reference, sides.iloc[:0]), "changed": sides.get(arm, sides.iloc[:0])}, axis=1,
                             join="inner").reset_index() if {arm, reference} <= set(totals["arm"]) else None
            if both is not None:
                parts.append(both.assign(arm=arm))
        refuse([] if parts else [f"no life of {against} and of another arm finished: {self.result.path}/failures.txt says why"])
        rows = pd.concat(parts, ignore_index=True).merge(self.arms, on="arm")
        rows["difference"] = [relative_change(a, b) for a, b in zip(rows["baseline"], rows["changed"], strict=True)]
        return rows.assign(**{WORLD: rows["draw"]}) if by == WORLD else rows

    def totals(self, measure: str, by: str | None = None, weeks: int | None = None) -> pd.DataFrame:
        """A measure over the window: arm, draw, replicate, what it is by, value; not a number where a week has none."""
        columns = self._columns(measure, by)
        frame = self.result.weeks([*WEEK_KEYS, *columns.values()])
        last = self.since + self._window(weeks)
        frame = frame[frame["week"].between(self.since, last - 1)].astype(dict.fromkeys(columns.values(), float))
        keys = ["arm", *LIFE]
        if by == YEAR:
            frame, keys = frame.assign(year=[int(year_of(week)) for week in frame["week"]]), [*keys, YEAR]
        groups = frame.groupby(keys)[list(columns.values())]
        total = groups.sum() if the_model().totals.get(measure, "sum") == "sum" else groups.mean()
        total = total.where(groups.count().eq(groups.size(), axis=0))
        if by not in PLACES:
            return total[columns[""]].rename("value").reset_index()
        total.columns = pd.Index(columns, name=by)
        return total.stack(future_stack=True).rename("value").reset_index()

    def rank(self, measure: str = DEATHS, highest: bool = False, weeks: int | None = None) -> pd.DataFrame:
        """Arms from the best to the worst, at each setting: their change, in which share of worlds (or pairs) each is the best of all
        and the baseline, and what a death averted costs."""
        effects = self.effects(measure, weeks=weeks).merge(self._best(measure, highest, weeks), on=[*self.settings, "arm"], how="left")
        costs = self.costs(weeks)[[*self.settings, "arm", "usd_per_death_averted"]]
        found = effects.merge(costs, on=[*self.settings, "arm"], how="left")
        found = found.sort_values([*self.settings, "median"], ascending=[True] * len(self.settings) + [not highest], kind="stable")
        place = found.groupby(self.settings, dropna=False).cumcount() + 1 if self.settings else np.arange(1, len(found) + 1)
        return found.assign(rank=np.asarray(place)).set_index([*self.settings, "rank"])

    def costs(self, weeks: int | None = None) -> pd.DataFrame:
        """What each arm costs beyond the baseline and what a death averted costs, with 90% of worlds (or pairs).

        A cost a death averted is infinite where no death is. It is of the medians; its interval is of each world's own.
        """
        one = self.pairs(COST, weeks=weeks)
        deaths = self.pairs(DEATHS, weeks=weeks)
        keys = [*self.settings, "name", *LIFE]
        both = one.assign(usd=one["changed"] - one["baseline"]).merge(
            deaths.assign(averted=deaths["baseline"] - deaths["changed"])[["arm", *LIFE, "averted"]], on=["arm", *LIFE])
        each = both.groupby(keys if not self.many else keys[:-1], sort=False, dropna=False)[["usd", "averted"]].mean().reset_index()
        found = []
        for values, group in each.groupby(keys[:-2], sort=False, dropna=False):
            ratios = np.array([cost_of_a_death_averted(usd, averted, 0.0) for usd, averted in zip(group["usd"], group["averted"])])
            found.append(dict(zip(keys[:-2], values, strict=True)) | _spread("usd", group["usd"]) | _spread("averted", group["averted"])
                         | {"usd_per_death_averted": cost_of_a_death_averted(group["usd"].median(), group["averted"].median(), 0.0)}
                         | {f"usd_per_death_averted_{end}": value for end, value in zip(("low90", "high90"), _ends(ratios))})
        return pd.DataFrame(found).rename(columns={"name": "arm"})

    def _best(self, measure: str, highest: bool, weeks: int | None) -> pd.DataFrame:
        """In which share of worlds (or of lives, where there is one world) each arm is better than all others and the baseline."""
        rows = self.pairs(measure, weeks=weeks)
        key = ["draw"] if self.many else LIFE
        each = rows.groupby([*self.settings, "name", *key], dropna=False, sort=False)[["baseline", "changed"]].mean().reset_index()
        sign = -1.0 if highest else 1.0
        within = each.assign(own=sign * each["changed"], none=sign * each["baseline"]).groupby([*self.settings, *key], dropna=False)
        best = (within["own"].transform("min").clip(upper=within["none"].transform("min")))
        won = each.assign(best=(sign * each["changed"] <= best))
        return won.groupby([*self.settings, "name"], dropna=False)["best"].mean().reset_index().rename(columns={"name": "arm"})

    def _summed(self, rows: pd.DataFrame, by: str | None) -> dict[str, Any]:
        """The effect of rows of one arm; intervals are left out where they are too few for one."""
        if by == WORLD:
            return {"pairs": len(rows), **rows[["baseline", "changed"]].mean().to_dict(), "median": float(rows["difference"].mean())}
        found = over_worlds(rows) if self.many else over_pairs(rows)
        flat = {name: value for name, value in found.items() if not isinstance(value, tuple)}
        for name, ends in (("i50", ("low50", "high50")), ("i90", ("low90", "high90")), ("agree_i95", ("agree_low", "agree_high"))):
            flat |= dict(zip(ends, found[name], strict=True)) if name in found else {}
        few = bool(too_few(found.get("worlds", found["pairs"]), self.thing))
        return flat | (dict.fromkeys((name for name in INTERVALS if name in flat), math.nan) if few else {})

    def _other(self, against: str) -> dict[str, str]:
        """The arm that each arm is held against, by id: the one of that name at the same settings. Raises InputError if there is none."""
        known = list(dict.fromkeys(self.arms["name"]))
        refuse([] if against in known else [f"there is no arm {against}{nearest(str(against), known)}: there are {', '.join(known)}"])
        others = self.arms[self.arms["name"] == against]
        found = {}
        for _, arm in self.arms[~self.arms["name"].isin([BASELINE, against])].iterrows():
            same = [all(pd.isna(other[name]) or other[name] == arm[name] for name in self.settings) for _, other in others.iterrows()]
            found |= dict.fromkeys([arm["arm"]], others["arm"].to_numpy()[same][0]) if any(same) else {}
        return found

    def _columns(self, measure: str, by: str | None) -> dict[str, str]:
        """The measures that are read, by what they are of. Raises InputError for what is not there."""
        known = list(self.result.units)
        refuse([] if by is None or by in BY else [f"by={by!r} is none of {', '.join(BY)}{nearest(str(by), list(BY))}"])
        self.result.refuse_unknown(measure)
        if by not in PLACES:
            return {"": measure}
        stem = "deaths" if measure == DEATHS else measure
        found = {place: f"{stem}_{place}" for place in AXES[by] if f"{stem}_{place}" in known}
        if len(found) < len(AXES[by]):
            there = [name for name in known if name == DEATHS or all(f"{name}_{place}" in known for place in AXES[by])]
            raise InputError(f"{measure} is not told by {by}: {', '.join(there)} are")
        return found

    def _window(self, weeks: int | None) -> int:
        """How many weeks are compared. Raises InputError for more than were run."""
        if weeks is None:
            return self.weeks
        most = self.end - self.since
        whole = isinstance(weeks, int | np.integer) and not isinstance(weeks, bool)
        refuse([] if whole and 1 <= weeks <= most else [f"weeks={weeks} is outside 1 to {most}, the weeks that were run after the first "
                                                       "policy began: compare(..., weeks=...) runs as many as it is asked for"])
        return int(weeks)

    def _unit(self, measure: str) -> str:
        return unit_of_total(self.result.units.get(measure, ""), the_model().totals.get(measure, "sum"))


def as_dict(effects: pd.DataFrame) -> dict[str, Any]:
    """The one row of a table of effects as `PairResult.effect` has it: ends of intervals as pairs."""
    row = effects.iloc[0].to_dict()
    ends = {"i50": ("low50", "high50"), "i90": ("low90", "high90"), "agree_i95": ("agree_low", "agree_high")}
    pairs = {name: tuple(float(row.pop(end)) for end in both) for name, both in ends.items() if both[0] in row}
    counts = {name: int(row[name]) for name in ("pairs", "worlds") if name in row}
    return {name: value for name, value in row.items() if name != "arm"} | pairs | counts


def without_few(found: dict[str, Any], thing: str) -> dict[str, Any]:
    """An effect without the ends of its intervals and without what pairing saved, where pairs or worlds are too few to tell them."""
    if not too_few(found.get("worlds", found["pairs"]), thing):
        return found
    return found | {name: (math.nan, math.nan) for name in ("i50", "i90", "agree_i95") if name in found} | {"variance_reduction": math.nan}


def _spread(name: str, values: Sequence[float]) -> dict[str, float]:
    """Median, and 90% where they are enough."""
    values = np.asarray(values, float)
    return {name: float(np.median(values))} | {f"{name}_{end}": value for end, value in zip(("low90", "high90"), _ends(values))}


def _ends(values: np.ndarray) -> tuple[float, float]:
    """The middle 90% of values; not a number where they are too few."""
    low, *_, high = quantiles(values)
    return (math.nan, math.nan) if too_few(len(values), "world") else (float(low), float(high))
