"""Finished results, read from their folder when asked for: studies, pairs and single runs."""

import math
from dataclasses import dataclass, field
from difflib import get_close_matches
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from pyarrow import ArrowException

from sim.errors import OutputError, refuse
from sim.experiment.family import Family
from sim.experiment.files import metadata_of
from sim.experiment.model import the_model, unit_of_total
from sim.experiment.over_worlds import agreeing, luck_in_spread, too_few, variance_reduction_within, wilson
from sim.labelled import described

START = f"the {Family.start.value}"
WEEK_KEYS = ["draw", "replicate", "arm", "week"]


def quantiles(changes: np.ndarray) -> np.ndarray:
    """5, 25, 50, 75 and 95% points of changes [N]; between an infinite one and another there is no middle, the nearer is taken."""
    if not len(changes):
        return np.full(5, math.nan)
    return np.quantile(changes, (0.05, 0.25, 0.5, 0.75, 0.95), method="linear" if np.isfinite(changes).all() else "nearest")


def in_percent(change: float) -> str:
    """A relative change in words: +3.1%, or what an infinite one means."""
    return f"{change:+.1%}" if math.isfinite(change) else "from nothing to something" if change > 0 else "not a number"


def variance_reduction(baseline: np.ndarray, changed: np.ndarray) -> float:
    """How many times fewer replicates shared luck asks for, from paired values [N] of one measure in two arms.

    Variance of the relative change (in logarithms) had the arms had luck of their own, over its variance as they shared it.
    Infinite where all pairs change alike, as under a policy that does nothing; not a number for fewer than two pairs or
    values that have no logarithm.
    """
    baseline, changed = np.asarray(baseline, float), np.asarray(changed, float)
    if len(baseline) < 2 or not (np.all(baseline > 0) and np.all(changed > 0)):
        return math.nan
    apart = np.var(np.log(baseline), ddof=1) + np.var(np.log(changed), ddof=1)
    paired = np.var(np.log(changed / baseline), ddof=1)
    return math.inf if paired == 0 else float(apart / paired)


def times_fewer(factor: float) -> str:
    """A factor of variance reduction in words; empty where it is not known, as for one pair."""
    if math.isnan(factor):
        return ""
    return "infinitely many times fewer" if math.isinf(factor) else f"{factor:,.{0 if factor >= 10 else 1}f} times fewer"


@dataclass(frozen=True)
class Result:
    """A folder of results. Tables are read each time they are asked for."""

    path: Path

    def runs(self) -> pd.DataFrame:
        return self._read("runs")

    def weeks(self, columns: list[str] | None = None, **where: Any) -> pd.DataFrame:
        """Weekly measures, all or those columns, all rows or those where keys have a value: weeks(draw=-1, arm="3f2a90c1").

        A list stands for any of its values.
        """
        filters = [(key, "in" if isinstance(value, list) else "==", value) for key, value in where.items()] or None
        return self._read("weeks", columns, filters)

    def timings(self) -> pd.DataFrame:
        """Wall seconds by draw, replicate and arm or history."""
        return self._read("timings")

    @property
    def units(self) -> dict[str, str]:
        """The unit of every measure."""
        return metadata_of(self.path / "runs.parquet").get("units", {})

    def refuse_unknown(self, *measures: str) -> None:
        """Raise InputError for what is not a measure, with what is."""
        known = list(self.units)
        refuse(self._absent(measure) or _unknown(measure, known) for measure in measures if measure not in known)

    def _absent(self, measure: str) -> str:
        """A sentence about a measure that is newer than the results; empty if there is none of that name."""
        newer = measure in the_model().totals
        return f"the results in {self.path} were made before there was a measure {measure}: delete them and ask again" if newer else ""

    def to_xarray(self, columns: list[str] | None = None, **where: Any):
        """The weeks as an xarray Dataset over draw, replicate, arm and week, chosen as in `weeks`; variables know unit and meaning."""
        from xarray import Dataset  # takes a while to load

        weeks = self.weeks(columns and WEEK_KEYS + columns, **where)
        return counted_weeks(described(Dataset.from_dataframe(weeks.set_index(WEEK_KEYS)), self.units, the_model().meanings))

    def _read(self, name: str, columns: list[str] | None = None, filters: list | None = None) -> pd.DataFrame:
        path = self.path / f"{name}.parquet"
        try:
            return pd.read_parquet(path, columns=columns, filters=filters, partitioning=None)
        except (OSError, MemoryError, ArrowException) as problem:
            why = "it is not there" if isinstance(problem, FileNotFoundError) else " ".join(str(problem).split())[:120]
            raise OutputError(f"{path} cannot be read ({why}): the command that made it makes it again") from problem


@dataclass(frozen=True)
class StudyResult(Result):
    """Many worlds through many contrasts."""

    def draws(self) -> pd.DataFrame:
        """A row per world: draw, replicate, and every drawn number by its dotted path."""
        return self._read("draws")

    def arms(self) -> pd.DataFrame:
        """What each arm and history id stands for."""
        return self._read("arms")

    @property
    def failed(self) -> int:
        """Rows that could not be run; the command ends with exit code 3 if there are any."""
        return int((self.runs()["status"] == "error").sum())

    def variance_reduction(self, claim: str, measure: str, **labels: str) -> float:
        """Median over draws of the factor by which pairing saved replicates; not a number without replicates of a draw."""
        rows = self.runs().query("status == 'ok' and claim == @claim and measure == @measure")
        for name, value in labels.items():
            rows = rows[rows[name] == value]
        factors = [variance_reduction(group["baseline"], group["changed"]) for _, group in rows.groupby(["draw", "window_first"])]
        known = [factor for factor in factors if not math.isnan(factor)]
        return float(np.median(known)) if known else math.nan

    def __repr__(self) -> str:
        runs = self.runs()
        counts = runs["status"].value_counts()
        told = ", ".join(f"{counts.get(word, 0)} {word}" for word in ("ok", "never", "error"))
        return f"StudyResult: {runs[['draw', 'replicate']].drop_duplicates().shape[0]} worlds, {len(runs)} contrasts ({told})"


@dataclass(frozen=True)
class PairResult(Result):
    """One policy against none, in pairs of runs that share their luck: of one world, or of many, whose rows then say of which.

    where: the one world, in words.
    """

    command: str = ""
    where: str = START

    @property
    def failed(self) -> int:
        runs = self.runs()
        return int((runs["status"] == "error").groupby([runs[name] for name in ("draw", "replicate") if name in runs]).any().sum())

    @property
    def asked(self) -> str:
        """The worlds that were asked and what they are, in words; empty where it was the one that the specs describe."""
        runs = self.runs()
        if "family" not in runs:
            return ""
        return Family[runs["family"].iloc[0]].asked(runs["draw"].nunique(), runs["replicate"].nunique())

    @property
    def thing(self) -> str:
        """What an interval is taken over: world or pair."""
        return "world" if self.asked else "pair"

    def draws(self) -> pd.DataFrame:
        """Of many worlds, a row a world: draw, its first replicate, family, and every drawn number by its dotted path."""
        return self._read("draws")

    def effect(self, measure: str = "deaths_expected") -> dict[str, Any]:
        """The paired relative change of a measure: median, 50% and 90% interval over pairs, what pairing saved.

        Of many worlds both intervals are over worlds, each its mean over its lives; then also how many `worlds` answered, which share of
        them has the sign of the median (`agree`, with its 95% interval), and which shares of the variance of their means are the worlds'
        own and luck (`spread_worlds`, `spread_luck`). Raises InputError if there is no such measure.
        """
        self.refuse_unknown(measure)
        rows = self.runs().query("status == 'ok' and measure == @measure")
        return self._named(measure) | (over_worlds(rows) if "draw" in rows else over_pairs(rows))

    def _named(self, measure: str) -> dict[str, str]:
        unit = unit_of_total(self.units.get(measure, ""), the_model().totals.get(measure, "sum"))  # over the weeks of the window
        return {"measure": measure, "unit": unit}

    def to_xarray(self, columns: list[str] | None = None, **where: Any):
        """As of every result; of many worlds it says which they are (`worlds`), and of which family each draw is."""
        data, asked = super().to_xarray(columns, **where), self.asked
        if not asked:
            return data
        of = dict(self.runs()[["draw", "family"]].itertuples(index=False))
        return data.assign_coords(family=("draw", [of[draw] for draw in data["draw"].to_numpy()])).assign_attrs(worlds=asked)

    def __repr__(self) -> str:
        return "\n".join(f"{word}: {value}" for word, value in self._facts().items())

    def _repr_html_(self) -> str:
        cells = "".join(f"<tr><th>{escape(word)}</th><td>{escape(value)}</td></tr>" for word, value in self._facts().items())
        return f"<table>{cells}</table>"

    def _facts(self) -> dict[str, str]:
        found = self.effect()
        if not found["pairs"]:
            return {"pairs": "0", "failed": str(self.failed), "because": self.runs()["message"].iloc[0]}
        first, last = self.runs()[["window_first", "window_last"]].iloc[0]
        few, asked = too_few(found.get("worlds", found["pairs"]), self.thing), self.asked
        interval = f", 90% of {self.thing}s {' to '.join(map(in_percent, found['i90']))}"
        facts = {
            "expected deaths": f"{found['baseline']:,.0f} without the policy, {found['changed']:,.0f} with it",
            "change": f"{in_percent(found['median'])}{'' if few else interval}",
        }
        facts |= {"not shown": few} if few else {}
        facts |= {"worlds": asked} | worlds_say(found) if asked else {}
        facts |= {
            "window": f"weeks {first} to {last} of the policy",
            "pairs": f"{found['pairs']}, {self.failed} failed",
        }
        saved = "" if few else times_fewer(found["variance_reduction"])
        facts |= {"pairing saved": f"{saved} replicates"} if saved else {}
        return facts | ({"again": self.command} if self.command else {})


def over_pairs(rows: pd.DataFrame) -> dict[str, Any]:
    """The effect on a measure in one world, from its rows."""
    return {
        "pairs": len(rows),
        "baseline": float(rows["baseline"].mean()),
        "changed": float(rows["changed"].mean()),
        **_placed(quantiles(rows["difference"].to_numpy())),
        "variance_reduction": variance_reduction(rows["baseline"], rows["changed"]),
    }


def over_worlds(rows: pd.DataFrame) -> dict[str, Any]:
    """The effect on a measure in many worlds, from its rows; worlds weigh alike, and those in which it has no number are left out."""
    rows = rows.dropna(subset="difference")
    means = rows.groupby("draw")[["baseline", "changed", "difference"]].mean()
    answers = means["difference"].to_numpy()
    placed = _placed(quantiles(answers))
    agree, luck = agreeing(answers, placed["median"]), luck_in_spread(rows["difference"], rows["draw"])
    return {
        "pairs": len(rows),
        "worlds": len(means),
        "baseline": float(means["baseline"].mean()),
        "changed": float(means["changed"].mean()),
        **placed,
        "variance_reduction": variance_reduction_within(rows["baseline"], rows["changed"], rows["draw"]),
        "agree": agree,
        "agree_i95": wilson(agree, len(means)),
        "spread_worlds": 1 - luck,
        "spread_luck": luck,
    }


def _placed(points: np.ndarray) -> dict[str, Any]:
    """Median and intervals from the five points of `quantiles`."""
    low90, low50, median, high50, high90 = map(float, points)
    return {"median": median, "i50": (low50, high50), "i90": (low90, high90)}


def worlds_say(found: dict[str, Any]) -> dict[str, str]:
    """What the worlds of an effect say together, in words by what it is about; empty for one world, which has none to agree with."""
    return {"sign": _signs(found), "spread": _spread(found)} if found.get("worlds", 0) > 1 else {}


def _signs(found: dict[str, Any]) -> str:
    """How many worlds agree in sign with the median of an effect, in words; an interval where they are enough for one."""
    told = f"{round(found['agree'] * found['worlds'])} of {found['worlds']} worlds have the median's sign"
    low, high = found["agree_i95"]
    return told if too_few(found["worlds"], "world") else f"{told}: {found['agree']:.0%}, 95% interval {low:.0%} to {high:.0%}"


def _spread(found: dict[str, Any]) -> str:
    """What the spread of worlds' means is made of, in words."""
    if math.isnan(found["spread_luck"]):
        return "not told apart into worlds and luck: that takes two worlds that differ, and two lives in a world"
    return f"{found['spread_worlds']:.0%} of the variance of worlds' means is the worlds' own, {found['spread_luck']:.0%} luck"


@dataclass(frozen=True)
class RunResult(Result):
    """One life of the market."""

    figures: dict[str, Any] = field(hash=False)

    def __repr__(self) -> str:
        return self.years().to_string()

    @property
    def remarks(self) -> list[str]:
        """Limits of the model that the run met, a sentence each."""
        return metadata_of(self.path / "runs.parquet").get("remarks", [])

    def years(self) -> pd.DataFrame:
        """Key figures by calendar year."""
        return pd.DataFrame(self.figures).T.rename_axis("year")


def _unknown(measure: str, known: list[str]) -> str:
    near = get_close_matches(measure, known, n=1)
    return f"there is no measure {measure}{f' (did you mean {near[0]}?)' if near else ''}: there are {', '.join(known)}"


def counted_weeks(data: Any) -> Any:
    """A Dataset whose weeks are told as a number: "weeks since" a date are none that xarray can read from a file."""
    data["week"].attrs |= {"units": "week", "long_name": "week, 0 the first of January 2006"}
    return data
