"""Every pattern put to worlds of a family as one statement about all of them: passes or fails, and why.

A statement passes in a family if the median of its answers lies within its band and at least half of the worlds asked do; a world that
shows nothing of it is one that does not. What fails is printed as failing.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sim.experiment.family import Family
from sim.experiment.finished_results import quantiles
from sim.history.asked_world import AskedWorld, Unshown
from sim.history.pattern import Evidence, Pattern, Statement

HALF = 0.5    # of worlds
RATIO = "ratio"
LEAST = 1e-12  # a smaller number is written as nought


@dataclass(frozen=True)
class Verdict:
    """A statement in a family of worlds. answers: of worlds that showed it, [A]; asked: all of them."""

    pattern: Pattern
    statement: Statement
    family: Family
    answers: np.ndarray
    asked: int

    @property
    def median(self) -> float:
        return float(quantiles(self.answers)[2])

    @property
    def i90(self) -> tuple[float, float]:
        found = quantiles(self.answers)
        return float(found[0]), float(found[4])

    @property
    def share(self) -> float:
        """Of worlds asked, those whose answer lies within the band."""
        return sum(map(self.statement.band.holds, self.answers)) / self.asked if self.asked else math.nan

    @property
    def passes(self) -> bool:
        return bool(len(self.answers)) and self.statement.band.holds(self.median) and self.share >= HALF

    @property
    def why(self) -> str:
        """What decided, as a clause."""
        band, shown = self.statement.band, len(self.answers)
        if not shown:
            return "no world shows it"
        ends = between(band.low, band.high)
        inside = f"{sum(map(band.holds, self.answers))} of {self.asked} worlds {ends if ends[0].isalpha() else f'within {ends}'}"
        rest = self.asked - shown
        unshown = f", {rest} show{'s' if rest == 1 else ''} nothing of it" if rest else ""
        if self.passes or band.holds(self.median):
            return inside + unshown
        return f"median {'too high' if self.median > band.high else 'too low'}: {inside}{unshown}"


def validated(worlds: Iterable[AskedWorld], patterns: Sequence[Pattern]) -> list[Verdict]:
    """Every statement in every family that the worlds are of, in the order of the patterns; families in the order of the worlds."""
    found: dict[tuple[Family, str], list[float]] = {}
    asked: dict[Family, int] = {}
    for world in worlds:
        asked[world.family] = asked.get(world.family, 0) + 1
        for statement in (one for pattern in patterns for one in pattern.statements):
            found.setdefault((world.family, statement.id), []).append(answer(statement, world))
    return [Verdict(pattern, statement, family, _known(found[family, statement.id]), number)
            for pattern in patterns for statement in pattern.statements for family, number in asked.items()]


def answer(statement: Statement, world: AskedWorld) -> float:
    """What a world says, not a number where it shows nothing of it: of nothing there is no ratio, which is its answer."""
    try:
        with np.errstate(divide="ignore", invalid="ignore"):
            return float(statement.of(world))
    except (Unshown, ZeroDivisionError):
        return math.nan


def _known(answers: list[float]) -> np.ndarray:
    values = np.array(answers)
    return values[~np.isnan(values)]


def side_by_side(verdicts: Iterable[Verdict], patterns: Sequence[Pattern]) -> list[Verdict]:
    """Verdicts of several studies in the order of the patterns, families of one statement together."""
    order = {statement.id: place for place, statement in enumerate(one for pattern in patterns for one in pattern.statements)}
    return sorted(verdicts, key=lambda verdict: order[verdict.statement.id])


def passed(verdicts: Sequence[Verdict], family: Family) -> dict[str, bool]:
    """By pattern: whether all of its statements pass in a family."""
    mine = [verdict for verdict in verdicts if verdict.family is family]
    return {name: all(v.passes for v in mine if v.pattern.id == name) for name in dict.fromkeys(v.pattern.id for v in mine)}


def verdict_frame(verdicts: Sequence[Verdict]) -> pd.DataFrame:
    """A row a statement and family, everything that is known of it."""
    return pd.DataFrame([_row(verdict) for verdict in verdicts])


def _row(v: Verdict) -> dict:
    s, (low, high) = v.statement, v.i90
    known = s.known
    evidence = {"evidence": known.value, "evidence_low": known.low, "evidence_high": known.high, "evidence_unit": known.unit,
                "first_year": known.years[0], "last_year": known.years[1], "source": known.source, "tag": known.tag} if known else {}
    return {"pattern": v.pattern.id, "statement": s.id, "said": s.said, "unit": s.unit, **evidence, "band_low": s.band.low,
            "band_high": s.band.high, "rule": s.band.said, "family": v.family.name, "worlds": v.asked, "answered": len(v.answers),
            "median": v.median, "low_90": low, "high_90": high, "share_within": v.share, "passes": v.passes, "why": v.why, "note": s.note,
            "target": s.target}


def evidence_of(known: Evidence | None) -> str:
    """Evidence as a cell of a table: value, unit, years, tag; what is held out says so."""
    if known is None:
        return "held out: after 2019"
    first, last = known.years
    value = "" if math.isnan(known.value) else f"{figure(known.value)} "
    unit = known.unit
    if value and unit.startswith(RATIO):
        value, unit = f"x{value[:-1]}", unit.removeprefix(RATIO)
    wide = "" if math.isnan(known.low) or math.isnan(known.high) else f" [{between(known.low, known.high)}]"
    return f"{value}{unit}{wide}, {first if first == last else f'{first} to {last}'} ({known.tag})"


def model_of(v: Verdict) -> str:
    """The model's answer as a cell: median, and 90% interval where there are worlds enough to have one."""
    if not len(v.answers):
        return "none"
    return figure(v.median) if len(v.answers) == 1 else f"{figure(v.median)} [{' to '.join(map(figure, v.i90))}]"


def between(low: float, high: float) -> str:
    """An interval in words, open where it has no end."""
    if math.isinf(low) and math.isinf(high) and low < high:
        return "any"
    if math.isinf(low) and low < 0:
        return f"below {figure(high)}"
    return f"above {figure(low)}" if math.isinf(high) and not math.isinf(low) else f"{figure(low)} to {figure(high)}"


def figure(value: float) -> str:
    """Three significant digits."""
    if math.isinf(value):
        return "infinite" if value > 0 else "-infinite"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}" if abs(value) > LEAST else "0"

