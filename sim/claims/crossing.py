"""Settings of claims side by side: what has which sign where, and where an effect changes its sign. Pure: cells in, words out.

Changes inside the band have no sign, so that noise around nothing crosses nothing. A crossing is known only to lie between two settings
that were run, or two dates; the point on the straight line between them serves a picture and is never printed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sim.claims.claim import NO_KNOCKOUT, Setting
from sim.claims.judgement import Cell, Judgement
from sim.claims.wording import share

NUMBER = re.compile(r"\d+(?:\.\d+)?")
DATES = "the date"


@dataclass(frozen=True)
class Point:
    """One setting at one date, and where it stands among others; None: it is of a kind of its own, and no more or less than another."""

    setting: str
    date: str
    place: float | None
    cell: Cell

    @property
    def sign(self) -> int:
        """1 above the band, -1 below it, 0 inside it."""
        return int(self.cell.median > self.cell.band) - int(self.cell.median < -self.cell.band)


@dataclass(frozen=True)
class Map:
    """Settings of one or more claims, at their dates. name: of what they are; outcome: what changes, in words."""

    name: str
    outcome: str
    points: tuple[Point, ...]

    @property
    def settings(self) -> tuple[str, ...]:
        """Settings in the order of their places, or as the claims ask for them."""
        placed = sorted(self.points, key=lambda point: point.place or 0.0)
        return tuple(dict.fromkeys(point.setting for point in placed))

    @property
    def dates(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(point.date for point in self.points))

    def at(self, date: str) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.date == date)

    def of(self, setting: str) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.setting == setting)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Where the sign turns along the axis and over dates; of kinds, which have which sign at each date."""
        if any(point.place is None for point in self.points):
            return tuple(_signs(self, date) for date in self.dates)
        return tuple(crossing.sentence for crossing in crossings(self))


@dataclass(frozen=True)
class Crossing:
    """The effect has one sign at `low` and the other at `high`.

    along    what grows from one to the other: the name of the map, or the date
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
        where = f"{_dates_between(self.low, self.high)}, for {self.held}" if self.along == DATES else \
            f"between {self.low} and {self.high} of {self.along}, {in_words(self.held)}"
        return f"The median change in {self.outcome} turns {turn} {where}"


def mapped(name: str, judgements: Sequence[Judgement]) -> Map:
    """The settings of these claims side by side, for their own question, in the worlds that were asked (or the start set, alone)."""
    found: dict[tuple[str, str], Point] = {}
    for j in judgements:
        settings = {setting.label: setting for setting in j.claim.settings}
        for cell in j.cells:
            label, date = cell.labels[j.claim.axis], cell.labels["date"]
            own = cell.labels["knockout"] == NO_KNOCKOUT and not cell.labels.get("outcome") and not cell.labels.get("reading")
            if own and cell.n and cell.family == j.headline.family and label in settings:
                found.setdefault((label, date), Point(label, date, place(settings[label]), cell))
    return Map(name, judgements[0].claim.outcome, tuple(found.values()))


def crossings(found: Map) -> tuple[Crossing, ...]:
    """Every crossing along the axis at each date, and over dates at each setting; none where settings are kinds."""
    if any(point.place is None for point in found.points):
        return ()
    at_date = [(found.name, date, [(point.setting, point.place, point) for point in found.at(date)]) for date in found.dates]
    over_dates = [(DATES, setting, [(point.date, number_in(point.date) or 0.0, point) for point in found.of(setting)])
                  for setting in found.settings]
    return tuple(Crossing(along, low[0], high[0], held, rises=high[2].sign > 0, outcome=found.outcome, at=_between(low, high))
                 for along, held, points in at_date + over_dates for low, high in _turns(points))


Placed = tuple[str, float, Point]     # a label on an axis, its place, and what lies there


def _turns(points: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Neighbours on opposite sides of nothing, those inside the band left out."""
    clear = sorted((placed for placed in points if placed[2].sign), key=lambda placed: placed[1])
    return ((low, high) for low, high in pairwise(clear) if low[2].sign != high[2].sign)


def _between(low: Placed, high: Placed) -> float:
    one, other = low[2].cell.median, high[2].cell.median
    return low[1] + (high[1] - low[1]) * one / (one - other)


def place(setting: Setting) -> float | None:
    """Where a setting stands on its axis: its value, or the number in its label; None where it has neither."""
    return number_in(setting.label) if setting.value is None else setting.value


def number_in(label: str) -> float | None:
    """The first number of a label, None where there is none."""
    found = NUMBER.search(label)
    return float(found.group()) if found else None


def _signs(found: Map, date: str) -> str:
    """Which settings raise what is measured, which lower it, and which do neither, by their medians."""
    here = found.at(date)
    said = [f"{verb} with {', '.join(point.setting for point in here if point.sign == sign)}"
            for sign, verb in ((1, "rises"), (-1, "falls"), (0, f"stays within {share(here[0].cell.band)}"))
            if any(point.sign == sign for point in here)]
    return f"Of {found.name}, {in_words(date)}, the median of {found.outcome} {'; '.join(said)}"


def in_words(date: str) -> str:
    """When a policy starts."""
    return f"with fentanyl at {date} of street-opioid deaths" if date.endswith("%") else f"from {date} on"


def _dates_between(low: str, high: str) -> str:
    if high.endswith("%"):
        return f"where fentanyl makes between {low} and {high} of street-opioid deaths at the start"
    return f"between starts in {low} and {high}"
