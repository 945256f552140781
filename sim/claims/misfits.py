"""Whether the words of a claim are of the kinds that it declares, and say something: told by name, before anything is asked."""

import math
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from itertools import repeat
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from sim.clock import EPOCH
from sim.experiment.study import At
from sim.measures import MEASURES
from sim.units import unit as known_unit

if TYPE_CHECKING:
    from sim.claims.claim import Claim

OTHER_WORDS = {"all", "null", "true", "false", "nan", "inf"}   # which a command line reads as something else
ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
TEXTS = ("title", "said_by", "seed", "reading", "refuter", "because", "protocol", "change", "outcome", "axis")


def misfits(form: Any) -> Iterator[str]:
    """A clause for each field of a dataclass, and of those in it, that holds something of another kind than it declares."""
    hints = _hints(type(form))
    for f in fields(form):
        yield from _misfits(getattr(form, f.name), hints[f.name], f.name)


def unsaid(claim: "Claim") -> Iterator[str]:
    """What a claim whose words are of their kinds leaves open, or says of what cannot be; `Claim` itself lets it pass."""
    if not ID.fullmatch(claim.id) or claim.id.lower() in OTHER_WORDS:
        yield f"the id {claim.id!r} is no word that a command line can name: a letter, then letters and digits, such as X01"
    yield from (f"{claim.id} says nothing of its {word}" for word in TEXTS if not getattr(claim, word).strip())
    yield from (f"{claim.id} lists no {word}" for word in ("dates", "settings") if not getattr(claim, word))
    labels = [setting.label for setting in claim.settings]
    yield from (f"{claim.id} has two settings called {label!r}: one would be told for the other" for label in dict.fromkeys(labels)
                if labels.count(label) > 1)
    if claim.weeks < 1:
        yield f"{claim.id} has weeks={claim.weeks}: an arm runs at least one week"
    for outcome in (claim.main, *claim.also):
        yield from (f"{claim.id} {fault}" for fault in _faults_of(outcome, claim.weeks))
    yield from (f"{claim.id} asks at {date.at.year:g}, before {EPOCH}" for date in claim.dates
                if isinstance(date.at, At) and date.at.year < EPOCH)


def _faults_of(outcome: Any, weeks: int) -> Iterator[str]:
    first, last = outcome.window
    if not 0 <= first < last <= weeks and weeks >= 1:
        yield f"has the window {outcome.window}, which does not lie within the {weeks} weeks its arms run"
    if not 0 <= outcome.band < 1:
        yield f"has the band {outcome.band:g}: a share of the outcome from 0 to 1 is wanted"
    try:
        known_unit(re.sub(r" of (\w|-| )+", "", outcome.unit.replace(" per ", "/")))
    except ValueError:
        of = f": {outcome.measure} is in {MEASURES[outcome.measure].unit}" if outcome.measure in MEASURES else ""
        yield f"gives the unit {outcome.unit!r}, which is none (the words are in sim/units.py){of}"


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _misfits(value: Any, hint: Any, name: str) -> Iterator[str]:
    if hint is Any:
        return
    if get_origin(hint) in (Union, UnionType):
        if not any(_is(value, one) if isinstance(one, type) else not list(_misfits(value, one, name)) for one in get_args(hint)):
            yield f"{name} holds {_shown(value)}: {' or '.join(_wanted(one) for one in get_args(hint))} is wanted"
    elif get_origin(hint) is tuple:
        yield from _of_tuple(value, get_args(hint), name)
    elif not _is(value, hint):
        yield f"{name} holds {_shown(value)}: {_wanted(hint)} is wanted"
    elif is_dataclass(hint):
        yield from (f"{name}: {fault}" for fault in misfits(value))


def _of_tuple(value: Any, kinds: tuple[Any, ...], name: str) -> Iterator[str]:
    if not isinstance(value, tuple):
        yield f"{name} holds {_shown(value)}: a tuple is wanted, (...,)"
        return
    if kinds[-1] is Ellipsis:
        kinds = tuple(repeat(kinds[0], len(value)))
    if len(kinds) != len(value):
        yield f"{name} holds {_shown(value)}: {len(kinds)} values are wanted"
        return
    for part, kind in zip(value, kinds, strict=True):
        yield from _misfits(part, kind, name)


def _is(value: Any, kind: type) -> bool:
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def _wanted(kind: Any) -> str:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return f"one of {', '.join(map(str, kind))}"
    words = {str: "a text", int: "a whole number", float: "a number", bool: "True or False", NoneType: "None"}
    return words.get(kind) or f"a {getattr(kind, '__name__', kind)}"


def _shown(value: Any) -> str:
    text = " ".join(repr(value).split())
    return text if len(text) <= 60 else f"{text[:57]}..."
