"""The dated events of 2010 to 2025: law and politics that a run meets unless one of them is taken out."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sim.clock import WEEKS_A_YEAR, week_of
from sim.params.dated import Dated
from sim.params.enforcement import Enforcement
from sim.params.timeline import Timeline


class Event(Enum):
    """Dated events by name. The value says what happened."""

    none = "no event"
    reformulation = "prescription opioids are made harder to misuse (2010)"
    fentanyl = "fentanyl can be reached at all (2013)"
    substances = "the source state lists 116 substances (2015)"
    indictments = "two makers are indicted (2017)"
    mail_law = "advance data for parcels become law (2018)"
    class_scheduling = "fentanyl is scheduled as a class at its source (2019)"
    pandemic = "solitude, and care that is harder to enter (2020 to 2021)"
    suspension = "the source state suspends cooperation (2022), and what resumed of it"
    sanctions = "designations of chemical firms (from 2023)"
    resumption = "the source state resumes cooperation (2023)"


@dataclass(frozen=True)
class Happened:
    """One event: weeks `first` to `last` in which it is felt, and the rules it changes, `since` weeks after the first."""

    event: Event
    first: int
    last: float
    changes: Callable[[int], dict[str, Any]]


def happened(timeline: Timeline, enforcement: Enforcement, dated: Dated) -> tuple[Happened, ...]:
    """All dated events that change rules, in the order of `Event`. Fentanyl's entry is a fact about sources and changes none."""
    t, d = timeline, dated
    return (
        _lasting(Event.reformulation, t.reformulation, lambda s: {"rx_price": d.reformulation * min(1.0, (s + 1) / d.reformulation_weeks)}),
        _lasting(Event.substances, t.substances, lambda s: {"class_scheduled": d.substances}),
        _between(Event.indictments, t.indictments, t.indictments, lambda s: {"close_makers": d.indicted} if s == 0 else {}),
        _lasting(Event.mail_law, t.mail_law, lambda s: {"search_mail": enforcement.mail_law}),
        _lasting(Event.class_scheduling, t.class_scheduling, lambda s: {"class_scheduled": enforcement.class_scheduling}),
        _between(Event.pandemic, t.pandemic, t.pandemic_over, lambda s: _pandemic(s, week_of(t.pandemic_over) - week_of(t.pandemic), d)),
        _lasting(Event.suspension, t.suspension, lambda s: {"tension": d.suspension}),
        _between(Event.sanctions, t.sanctions, t.sanctions_over, lambda s: {"sanctioned": _each_week(s, d.designations_a_year)}),
        _lasting(Event.resumption, t.resumption, lambda s: {"tension": -d.suspension * d.resumed}),
    )


def date_of(event: Event, timeline: Timeline, entry: float) -> float:
    """The year of an event; `entry` is the year in which fentanyl can be reached."""
    return entry if event is Event.fentanyl else getattr(timeline, event.name)


def end_of(event: Event, timeline: Timeline) -> float | None:
    """The year in which an event is over; None for what stays."""
    return {Event.pandemic: timeline.pandemic_over, Event.sanctions: timeline.sanctions_over,
            Event.indictments: timeline.indictments + 1 / WEEKS_A_YEAR}.get(event)


def _lasting(event: Event, year: float, changes: Callable[[int], dict[str, Any]]) -> Happened:
    return Happened(event, week_of(year), float("inf"), changes)


def _between(event: Event, year: float, end: float, changes: Callable[[int], dict[str, Any]]) -> Happened:
    return Happened(event, week_of(year), week_of(end), changes)


def _pandemic(since: int, weeks: int, d: Dated) -> dict[str, Any]:
    """Solitude lasts, then ends in its last quarter; care is hardest to enter at first."""
    fading = min(1.0, (weeks - since) / (weeks / 4))
    return {"witnessed": 1 - d.solitude * fading, "care_entry": 1 - d.care_missed * max(0.0, 1 - since / (weeks / 2))}


def _each_week(since: int, a_year: float) -> int:
    """Whole designations of a week."""
    return int((since + 1) * a_year / WEEKS_A_YEAR) - int(since * a_year / WEEKS_A_YEAR)
