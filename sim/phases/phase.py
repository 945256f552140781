"""The form of a phase: a part of the week as a function of the world and of what earlier phases gave, by name."""

import inspect
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

EVERYTHING = "flows"   # a phase with a parameter of this name gets all that earlier phases gave


@dataclass(frozen=True)
class Phase:
    """One phase: its name, what it does, the flows it takes and the one it gives ("" for none), and a sentence that says so.

    A flow is a small frozen value, a NamedTuple or a dataclass, called after its class: a phase that returns `Crossed` gives "crossed",
    which a later phase takes as its parameter `crossed`.
    """

    name: str
    does: Callable[..., Any]
    takes: tuple[str, ...]
    gives: str
    meaning: str


def phase(does: Callable[..., Any]) -> Phase:
    """The phase that a function describes: its parameters after the world, its return type, the first line of its docstring.

    Raises ValueError if its first parameter is not the world, if it does not say what it does, or could not be carried out.
    """
    if not callable(does):
        raise ValueError(f"{does!r} is no phase: a phase is a function of the world")
    first, *takes = [*inspect.signature(does).parameters, ""]
    name = getattr(does, "__name__", type(does).__name__)
    if first != "world":
        raise ValueError(f"the phase '{name}' takes '{first}' first, and the world is wanted: def {name}(world, ...)"
                         if first else f"the phase '{name}' takes nothing, and the world is wanted: def {name}(world)")
    if wrong := _never_carried_out(does) or next(filter(None, map(_never_given, inspect.signature(does).parameters.values())), ""):
        raise ValueError(f"the phase '{name}' {wrong}")
    if not (does.__doc__ or "").strip():
        raise ValueError(f"the phase '{name}' has no docstring that says what it does")
    given = inspect.signature(does, eval_str=True).return_annotation
    if given not in (None, inspect.Signature.empty) and not isinstance(given, type):
        raise ValueError(f"the phase '{name}' gives {given}: one class is wanted, or None")
    gives = "" if given in (None, inspect.Signature.empty) else given.__name__.lower()
    return Phase(name, does, tuple(takes[:-1]), gives, does.__doc__.strip().partition("\n")[0])


def _never_carried_out(does: Callable[..., Any]) -> str:
    """Why calling a function would do nothing yet; empty if it does all at once."""
    if inspect.isgeneratorfunction(does) or inspect.isasyncgenfunction(does):
        return "has a yield, so that nothing of it would be done when it is called: return once"
    return "is async, so that nothing of it would be done when it is called: write def" if inspect.iscoroutinefunction(does) else ""


def _never_given(taken: inspect.Parameter) -> str:
    """Why a parameter could not be handed over; empty if it can."""
    if taken.kind in (taken.POSITIONAL_ONLY, taken.POSITIONAL_OR_KEYWORD):
        return ""
    return f"takes '{taken}' by name or in any number: flows are handed over in their order, def phase(world, {taken.name})"


@dataclass(frozen=True)
class Added:
    """A phase that an extension adds to the week, and the phase of the house that it stands before."""

    phase: Phase
    next: str


def before(name: str, does: Callable[..., Any]) -> Added:
    """A function as a phase before the one of that name: what a module of an extension lists in `PHASES`."""
    return Added(phase(does), name)


def inserted(week: Sequence[Phase], added: Sequence[Added]) -> tuple[Phase, ...]:
    """The week with these phases in their places. Raises ValueError for a place that is none, or a flow that is not there by then."""
    found = list(week)
    for one in added:
        names = [phase.name for phase in found]
        if one.next not in names:
            raise ValueError(f"the phase '{one.phase.name}' is to stand before '{one.next}', which is none: there are {', '.join(names)}")
        if one.phase.name in names:
            raise ValueError(f"there is a phase '{one.phase.name}' already: give it another name")
        found.insert(names.index(one.next), one.phase)
    return in_order(found)


def in_order(phases: Sequence[Phase]) -> tuple[Phase, ...]:
    """The phases, if each takes only what earlier ones give and no two give the same. Raises ValueError naming the one that does not."""
    given: set[str] = set()
    for one in phases:
        missing = [name for name in one.takes if name not in given and name != EVERYTHING]
        if missing:
            raise ValueError(f"the phase '{one.name}' takes '{missing[0]}', which no earlier phase gives")
        if one.gives in given:
            raise ValueError(f"the phase '{one.name}' gives '{one.gives}', which an earlier phase gives already")
        given |= {one.gives} - {""}
    return tuple(phases)


def printed(phases: Sequence[Phase]) -> str:
    """The week as a table: number, phase, what it takes, what it gives, what it does."""
    rows = [(str(n), p.name, ", ".join(p.takes), p.gives, p.meaning) for n, p in enumerate(phases, 1)]
    widths = [max(len(row[c]) for row in rows) for c in range(4)]
    return "\n".join("  ".join((*(cell.ljust(width) for cell, width in zip(row, widths)), row[4])) for row in rows)


def timed(phases: Sequence[Phase]) -> tuple[tuple[Phase, ...], dict[str, float]]:
    """The same phases, and the seconds that each has taken so far, by name; they add up as the phases are carried out."""
    spent = dict.fromkeys((one.name for one in phases), 0.0)
    return tuple(replace(one, does=_timing(one, spent)) for one in phases), spent


def _timing(one: Phase, spent: dict[str, float]) -> Callable[..., Any]:
    def does(*given: Any) -> Any:
        began = time.perf_counter()
        try:
            return one.does(*given)
        finally:
            spent[one.name] += time.perf_counter() - began

    return does
