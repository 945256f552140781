"""A measure in two arms as a line of a table: numbers in their unit, the change, and where nine in ten answers lie."""

from dataclasses import dataclass
from typing import Any

from sim.claims.wording import WITHIN_NOISE
from sim.experiment.over_worlds import too_few
from sim.report.with_units import amount_of, in_words
from sim.report.words import percent, span


@dataclass(frozen=True)
class Line:
    """One measure in both arms: words for a table."""

    name: str
    title: str
    unit: str
    baseline: str
    changed: str
    change: str
    interval: str


def line_of(name: str, title: str, found: dict[str, Any], noise: bool) -> Line:
    """found: an effect with its `unit`, as `finished_results` reckons it; noise: whether it is none beyond noise."""
    unit, (low, high) = found["unit"], found["i90"]
    interval = span(low, high) if low != high and not too_few(answers(found), "answer") and not noise else ""
    return Line(name, title, unit=in_words(unit), baseline=amount_of(found["baseline"], unit), changed=amount_of(found["changed"], unit),
                change=WITHIN_NOISE if noise else percent(found["median"]), interval=interval)


def answers(found: dict[str, Any]) -> int:
    """What an interval is taken over: worlds, or pairs of one world."""
    return found.get("worlds", found["pairs"])
