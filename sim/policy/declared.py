"""What is wrong with a lever's declaration, in a sentence with file and line. Levers of extensions are held to it before anything runs."""

import inspect
import math
import re
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from difflib import get_close_matches
from enum import Enum
from typing import Any, get_type_hints

from sim.clock import EPOCH
from sim.policy.lever import FOREVER, Lever, name_of
from sim.policy.rules import Rules

WORDS = {
    "moves": "the measure that it should move first",
    "said": "what is said of it",
    "expected": "what whoever proposes it expects",
    "rival": "what whoever doubts it expects",
}
RULES = [f.name for f in fields(Rules)]


def faults(kind: type[Lever]) -> list[str]:
    """Every fault of a lever, one sentence each; empty if it is well declared."""
    found = [(word, fault) for check in (_form, _words, _fields, _acts) for word, fault in check(kind)]
    return [f"{line_of(kind, word)}: the lever {name_of(kind)} {fault}" for word, fault in found]


def line_of(kind: type, word: str = "") -> str:
    """`FILE:LINE` of a class, or of the line in it that declares a word."""
    try:
        lines, first = inspect.getsourcelines(kind)
    except (OSError, TypeError):
        return kind.__module__
    wanted = re.compile(rf"\s+(def )?{word}\b\s*[:=(]")
    at = next((n for n, line in enumerate(lines) if word and wanted.match(line)), 0)
    return f"{inspect.getsourcefile(kind)}:{first + at}"


def _form(kind: type) -> Iterator[tuple[str, str]]:
    if "__dataclass_params__" not in vars(kind) or not kind.__dataclass_params__.frozen:
        yield "", "is no frozen dataclass: write @dataclass(frozen=True) above it"
    if not kind.__doc__ or kind.__doc__.startswith(f"{kind.__name__}("):
        yield "", "has no docstring that says what it is"
    if kind.changes is Lever.changes:
        yield "", "does not say which rules it changes: it needs def changes(self, since)"


def _words(kind: type) -> Iterator[tuple[str, str]]:
    for word, meaning in WORDS.items():
        if not getattr(kind, word):
            yield word, f"does not declare {word}, {meaning}"
    if kind.tried and (unknown := [name for name in kind.tried if name not in {f.name for f in fields(kind)}]):
        yield "tried", f"is tried at {unknown[0]}, which is none of its fields"


def _fields(kind: type) -> Iterator[tuple[str, str]]:
    own = {name: value for name, value in vars(kind).items() if not name.startswith("_")}
    hints = get_type_hints(kind)
    for name, value in own.items():
        if name not in hints and isinstance(value, int | float):
            yield name, f"gives {name} no type: write {name}: float = ..."
    declared = fields(kind) if is_dataclass(kind) else ()
    if not [f for f in declared if f.name != "start"]:
        yield "", "has no size: its first field says how much of it there is, and does nothing at its default"
    elif declared[0].name == "start":
        yield "start", "begins with its start: its first field is its size"
    if "start" not in {f.name for f in declared}:
        yield "", "has no start: write start: float = when()"
    for f in declared:
        yield from ((f.name, fault) for fault in _faults_of(f, hints[f.name]))


def _faults_of(f: Field, hint: Any) -> Iterator[str]:
    if f.default is MISSING:
        yield f"gives {f.name} no default: a lever that nobody has asked for does nothing"
        return
    if isinstance(f.default, bool | Enum):
        return
    if not isinstance(f.default, int | float):
        yield f"declares {f.name} as {getattr(hint, '__name__', hint)}: a setting of a lever is a number, a switch or an Enum"
        return
    lacking = [word for word in ("unit", "range", "source") if not f.metadata.get(word)]
    if lacking:
        yield f"declares the number {f.name} without {' and '.join(lacking)}: write {f.name} = size(...), detail(...) or cost(...)"
    if hint is float and isinstance(f.default, int):
        yield f"declares {f.name} as a float with a whole default: write {f.default}.0"


def _acts(kind: type) -> Iterator[tuple[str, str]]:
    """What it puts on the rules, tried out; nothing where it does not say, which is told already."""
    if kind.changes is Lever.changes:
        return
    try:
        lever = _tried(kind)
        last = min(getattr(lever, "weeks", 2), FOREVER) - 1
        put = {name: value for since in (0, 1, last) for name, value in lever.changes(since).items()}
        float(lever.public_cost(0))
    except Exception as problem:
        if not list(_form(kind)) + list(_fields(kind)):      # else that is told already
            yield "changes", f"fails when it is tried: {type(problem).__name__}: {problem}"
        return
    for name, value in put.items():
        if name not in RULES:
            near = get_close_matches(name, RULES, n=1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            yield "changes", f"changes {name}, which is no rule{hint}: sim/policy/rules.py declares them"
        elif not isinstance(value, int | float) or not math.isfinite(value):
            yield "changes", f"puts {value!r} on the rule {name}: a number is wanted"


def _tried(kind: type[Lever]) -> Lever:
    """The lever at the end of its range, or as it says it is tried."""
    first, *_ = fields(kind)
    if kind.tried:
        return kind(**{"start": EPOCH} | kind.tried)
    if isinstance(first.default, bool):
        return kind(**{first.name: not first.default, "start": EPOCH})
    if isinstance(first.default, Enum):
        return kind(**{first.name: list(type(first.default))[-1], "start": EPOCH})
    reach = first.metadata["range"]
    return kind(**{first.name: type(first.default)(reach.high if first.default != reach.high else reach.low), "start": EPOCH})
