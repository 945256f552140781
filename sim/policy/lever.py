"""The form of a lever and of a rule.

A *lever* is one policy instrument: a frozen dataclass in a file of its own, whose first field is its size (some have more than one).
It changes *rules* and nothing else: `changes` names rule fields and the values it puts on them. Rules of several levers in force at once
compose field by field, each field by the way it declares.
"""

import re
from dataclasses import Field, dataclass, field, fields
from difflib import get_close_matches
from enum import Enum
from functools import cache
from typing import Any, ClassVar

from sim.clock import EPOCH, week_of, year_of
from sim.errors import InputError
from sim.params.form import Range, par
from sim.params.places import POPULATION, Division, place_of

COST = "assumed: no public estimate"   # the source of every public cost: no good data exist
FOREVER = 100_000                # weeks: longer than any run
MANY = 1e6                       # as much as any rule can be
NEVER = year_of(FOREVER)         # the start of a lever that has no date


def when(meaning: str = "from when it is in force") -> Any:
    """The start of a lever, a decimal year here as in configuration; `NEVER` where it has no date. Weeks are reckoned from `start_week`."""
    return par(NEVER, "year", meaning, (EPOCH, NEVER), "choice", drawn=False)


def length(weeks: int = 104) -> Any:
    """How long a lever stays in force."""
    return par(weeks, "weeks", "weeks in force", (1, FOREVER), "choice", drawn=False)


def size(default: float, unit: str, meaning: str, plausible: tuple[float, float], possible: tuple[float, float] | None = None) -> Any:
    """The size of a lever: its default does nothing. The first field is one; a lever may have more.

    possible: what may be asked for, if that is more than its plausible range, at whose end it is tried.
    """
    declared = par(default, unit, meaning, plausible, "choice", drawn=False, possible=possible)
    return field(default=default, metadata={**declared.metadata, "size": True})


def detail(default: float, unit: str, meaning: str, plausible: tuple[float, float]) -> Any:
    """Another choice of a lever: how it does what its sizes say."""
    return par(default, unit, meaning, plausible, "choice", drawn=False)


def where() -> Any:
    """Where a local lever is in force: in the whole nation, or in one census division. All rules that it changes must be local ones."""
    return field(default=Division.nation, metadata={"meaning": "where it is in force: the nation, or one census division"})


def cost(default: float, unit: str, meaning: str, plausible: tuple[float, float]) -> Any:
    """The public cost of a lever: every one is assumed and its range wide. What is drawn of it is a factor (`policy/costs.py`)."""
    return par(default, unit, meaning, plausible, COST, log=True, drawn=False)


@dataclass(frozen=True)
class Lever:
    """What every lever declares beside its fields. Whoever adds a lever writes one class in one file; nothing else names it.

    code         its number in the register of levers, several where one instrument covers them; it orders the levers of a policy
    moves        the measure that it should move first
    said         what an article says of it, in a clause
    expected     what whoever proposes or reports it expects, in our words
    rival        what whoever doubts it expects; where nobody argues against it, the plainest reason why it might fail
    tried        settings with which it is tried when everything is asked once: a number that an article names takes precedence;
                 empty: half way between doing nothing and the far end of its range (`experiment.tried.probe`)
    beside       levers that it acts on, in force in both arms when it is tried; empty: it acts by itself
    relative     whether it is meant relative to what would have come without it, so that a run must be told (`World.beside`)
    enforcement  whether all of it is enforcement, so that nothing of it is left where nothing is enforced; else each rule that it
                 changes says so for itself (`rules.py`), and the lever needs no word
    """

    code: ClassVar[str] = ""
    moves: ClassVar[str] = ""
    said: ClassVar[str] = ""
    expected: ClassVar[str] = ""
    rival: ClassVar[str] = ""
    tried: ClassVar[dict[str, Any]] = {}
    beside: ClassVar[tuple[str, ...]] = ()
    relative: ClassVar[bool] = False
    enforcement: ClassVar[bool] = False

    @property
    def start_week(self) -> int:
        """The week in which it starts. Raises InputError where its start is no year of any run, such as a number of weeks."""
        if self.start < EPOCH:
            raise InputError(f"{name_of(type(self))}.start={self.start:g} is no year from {EPOCH} on: a lever starts in a decimal year, "
                             "such as 2014.5")
        return week_of(self.start)

    def changes(self, since: int) -> dict[str, Any]:
        """Rule fields and the values this lever puts on them, `since` weeks after its start (0: first week). Empty: nothing this week."""
        raise NotImplementedError

    def public_cost(self, since: int) -> float:
        """USD in the week `since` of the lever, beyond what its scale in the world adds (places, inspections)."""
        return 0.0


def unlike(declared: Field, value: Any) -> str:
    """Why a setting of a lever cannot have a value, as a clause; empty if it can."""
    usual, range_ = declared.default, declared.metadata.get("possible")
    if isinstance(usual, bool):
        return "" if isinstance(value, bool) else "and a switch is True or False"
    if isinstance(usual, Enum):
        return "" if isinstance(value, type(usual)) else f"which is none of {', '.join(map(str, type(usual)))}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "which is no number"
    if isinstance(usual, int) and not isinstance(value, int):
        return "which is no whole number"
    return f"which is outside {range_}" if range_ is not None and value not in range_ else ""


def sizes(lever: Any) -> tuple[str, ...]:
    """The names of the fields that are sizes: the first, and those declared so."""
    return tuple(_usual_sizes(type(lever)))


def name_of(kind: type) -> str:
    """The name of a lever in a policy, from that of its class: HeroinCut is `heroin_cut`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", kind.__name__).lower()


def acts(lever: Lever) -> bool:
    """Whether a lever does something: one of its sizes is not the default."""
    return any(getattr(lever, name) != usual for name, usual in _usual_sizes(type(lever)).items())


@cache
def _usual_sizes(kind: type) -> dict[str, Any]:
    """Sizes of a kind of lever, by name, as they are where it does nothing; a sweep asks this of every lever in every run."""
    first, *others = fields(kind)
    return {f.name: f.default for f in (first, *others) if f is first or f.metadata.get("size")}


def is_local(kind: type) -> bool:
    """Whether levers of a kind may be in force in one division alone."""
    return _where(kind) is not None


def division_of(lever: Lever) -> int | None:
    """The number of the division in which alone a lever is in force; None for one that is in force in the whole nation.

    Raises InputError for a division that is none, such as a text.
    """
    declared = _where(type(lever))
    if declared is None:
        return None
    division = getattr(lever, declared.name)
    if not isinstance(division, Division):
        near = get_close_matches(str(division), Division.__members__, n=1)
        raise InputError(f"{name_of(type(lever))}.{declared.name}={division!r} is none of {', '.join(map(str, Division))}"
                         f"{f' (did you mean Division.{near[0]}?)' if near else ''}")
    return place_of(division)


@cache
def _where(kind: type) -> Field | None:
    """The field of a kind of lever that says where it is in force."""
    return next((f for f in fields(kind) if isinstance(f.default, Division)), None)


def people_under(lever: Lever) -> float:
    """Share of the nation's people who live where a lever is in force."""
    division = division_of(lever)
    return 1.0 if division is None else float(POPULATION[division])


def built(since: int, weeks: int) -> float:
    """Share of what takes `weeks` to build that stands in the week `since` of a lever."""
    return min(1.0, (since + 1) / weeks)


@dataclass(frozen=True)
class Way:
    """How a rule field takes the values of several levers: `join(old, new)`."""

    name: str

    def join(self, old: Any, new: Any) -> Any:
        """The value of the field when `new` comes on top of `old`."""
        if self.name == "times":
            return old * new
        if self.name == "plus":
            return old + new
        return max(old, new) if self.name == "most" else min(old, new)


def rule(neutral: Any, way: str, meaning: str, possible: tuple[float, float] | None = None, local: bool = False) -> Any:
    """A field of `Rules`: its value when nothing is done, how levers compose on it (times, plus, most, least), what it means, what a lever
    may put on it at all (shares where the most or the least counts, else what is not negative), and whether it may differ from division
    to division."""
    low, high = possible or ((0, 1) if way in ("most", "least") else (0, MANY))
    return field(default=neutral, metadata={"way": Way(way), "meaning": meaning, "enforcement": False, "possible": Range(low, high),
                                            "local": local})


def enforcing(neutral: Any, way: str, meaning: str, possible: tuple[float, float] | None = None, local: bool = False) -> Any:
    """A rule that is enforcement: where nothing is enforced it has its neutral value, whatever levers and history say."""
    declared = rule(neutral, way, meaning, possible, local)
    return field(default=neutral, metadata={**declared.metadata, "enforcement": True})
