"""Where an effect changes its sign: between two settings that were run, or between two dates. Pure: cells in, crossings out.

Changes inside the band have no sign, so that noise around nothing crosses nothing. A crossing is known only to lie between its two
neighbours; the point on the straight line between them serves a picture and is never printed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sim.claims.claim import NO_KNOCKOUT, Claim, Setting
from sim.claims.judgement import Cell, Judgement

NUMBER = re.compile(r"\d+(?:\.\d+)?")
DATES = "the date"


@dataclass(frozen=True)
class Point:
    """One cell of a map that has a place on an axis, in the words and the number of that axis."""

    label: str
    place: float
    cell: Cell


@dataclass(frozen=True)
class Crossing:
    """The effect has one sign at `low` and the other at `high`.

    along    what grows from one to the other: the name of an axis, or the date
    held     what stays as it is: a date, or a setting
    rises    whether the measure rises beyond the crossing; outcome: what is measured, in words
    at       the place on the straight line between the two, for a picture
    """

    along: str
    low: str
    high: str
    held: str
    rises: bool
    outcome: str
    at: float

    @property
    def sentence(self) -> str:
        """Where it lies, as far as it is known."""
        turn = "from a fall to a rise" if self.rises else "from a rise to a fall"
        where = f"between starts at {self.low} and {self.high}, for {self.held}" if self.along == DATES else \
            f"between {self.low} and {self.high} of {self.along}, at {self.held}"
        return f"The change in {self.outcome} turns {turn} {where}"


def crossings(name: str, judgements: Sequence[Judgement]) -> tuple[Crossing, ...]:
    """Every crossing along an axis at each date, and over dates at each of its settings. judgements: of the claims on the axis."""
    found = own_cells(judgements)
    outcome, said = judgements[0].claim.outcome, lambda cell, claim: cell.labels[claim.axis]
    by_date: dict[str, list[Point]] = {}
    by_setting: dict[str, list[Point]] = {}
    for claim, cell in found:
        setting = next(one for one in claim.settings if one.label == said(cell, claim))
        date = cell.labels["date"]
        by_date.setdefault(date, []).append(Point(setting.label, place(setting), cell))
        if NUMBER.search(date):
            by_setting.setdefault(setting.label, []).append(Point(date, number_in(date), cell))
    along = [(name, held, points) for held, points in by_date.items()] + [(DATES, held, points) for held, points in by_setting.items()]
    return tuple(Crossing(way, low.label, high.label, held, rises=high.cell.median > 0, outcome=outcome, at=_between(low, high))
                 for way, held, points in along for low, high in turns(points))


def own_cells(judgements: Sequence[Judgement]) -> list[tuple[Claim, Cell]]:
    """Cells of single settings of each claim, for its own question, in the worlds that were asked (the start set where it stands alone)."""
    found = []
    for j in judgements:
        labels = {setting.label for setting in j.claim.settings}
        found += [(j.claim, cell) for cell in j.cells if cell.family == j.headline.family and cell.labels["knockout"] == NO_KNOCKOUT
                  and not cell.labels.get("outcome") and not cell.labels.get("reading") and cell.labels[j.claim.axis] in labels]
    return found


def place(setting: Setting) -> float:
    """Where a setting stands on its axis. Raises ValueError if neither it nor its label carries a number."""
    return number_in(setting.label) if setting.value is None else setting.value


def number_in(label: str) -> float:
    """The first number of a label. Raises ValueError where there is none."""
    found = NUMBER.search(label)
    if found is None:
        raise ValueError(f"'{label}' has no place on an axis: it has no number")
    return float(found.group())


def turns(points: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """Neighbours on opposite sides of nothing, those inside the band left out; of two at one place the first counts."""
    there = {point.place: point for point in reversed(points) if abs(point.cell.median) > point.cell.band}
    clear = [there[place] for place in sorted(there)]
    return (pair for pair in pairwise(clear) if pair[0].cell.median * pair[1].cell.median < 0)


def _between(low: Point, high: Point) -> float:
    one, other = low.cell.median, high.cell.median
    return low.place + (high.place - low.place) * one / (one - other)
