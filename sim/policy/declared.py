"""What is wrong with a lever's declaration, in a sentence with file and line. Levers of extensions are held to it before anything runs."""

import inspect
import math
import re
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from keyword import iskeyword
from typing import Any, get_type_hints

from sim.clock import EPOCH
from sim.policy.lever import FOREVER, Lever, is_local, name_of, unlike
from sim.policy.rules import DECLARED, misfit

WORDS = {
    "moves": "the measure that it should move first",
    "said": "what is said of it",
    "expected": "what whoever proposes it expects",
    "rival": "what whoever doubts it expects",
}
FORMS = (
    ("code", str, "a text"), ("tried", dict, "a setting and its value, such as {'reach': 2.0},"),
    ("beside", tuple, "names of levers, such as ('bundle',),"), ("relative", bool, "True or False"), ("enforcement", bool, "True or False"),
)  # fmt: skip


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
    if not re.fullmatch("[A-Z][A-Za-z0-9]*", kind.__name__):
        yield "", f"has a class called {kind.__name__}: write words together, each with a capital, as MailLevy"
    if iskeyword(name_of(kind)):
        yield "", f"has the name of a word of Python: call its class something else than {kind.__name__}"
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
        elif not isinstance(getattr(kind, word), str):
            yield word, f"declares {word} as {getattr(kind, word)!r}: a text is wanted, {meaning}"
    for word, form, wanted in FORMS:
        if not isinstance(getattr(kind, word), form):
            yield word, f"declares {word} as {getattr(kind, word)!r}: {wanted} is wanted"
    if isinstance(kind.beside, tuple) and (strange := [name for name in kind.beside if not isinstance(name, str)]):
        yield "beside", f"acts on {strange[0]!r}: names of levers are wanted"
    if isinstance(kind.tried, dict) and is_dataclass(kind):
        yield from (("tried", fault) for fault in _tried_beyond(kind))


def _tried_beyond(kind: type) -> Iterator[str]:
    """Settings with which it is tried that are none, or that nobody could set."""
    declared = {f.name: f for f in fields(kind)}
    for name, value in kind.tried.items():
        if name not in declared:
            yield f"is tried at {name}, which is none of its fields"
        elif name == "start":
            yield "is tried at a start: it is tried at all dates alike"
        elif fault := unlike(declared[name], value):
            yield f"is tried at {name}={getattr(value, 'name', value)}, {fault}"


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
        if f.name.startswith("_"):
            yield f.name, f"has a setting called {f.name}: no file can set what begins with '_'"
        elif hasattr(Lever, f.name):
            yield f.name, f"has a setting called {f.name}, which is a word of every lever"
        yield from ((f.name, fault) for fault in _faults_of(f, hints[f.name]))


def _faults_of(f: Field, hint: Any) -> Iterator[str]:
    if f.default is MISSING:
        yield f"gives {f.name} no default: a lever that nobody has asked for does nothing"
        return
    if isinstance(f.default, bool | Enum):
        if hint is not type(f.default):
            yield f"declares {f.name} as {getattr(hint, '__name__', hint)} with the default {f.default!r}, a {type(f.default).__name__}"
        return
    if not isinstance(f.default, int | float):
        yield f"declares {f.name} as {getattr(hint, '__name__', hint)}: a setting of a lever is a number, a switch or an Enum"
        return
    lacking = [word for word in ("unit", "range", "source") if not f.metadata.get(word)]
    if lacking:
        yield f"declares the number {f.name} without {' and '.join(lacking)}: write {f.name} = size(...), detail(...) or cost(...)"
    elif strange := [word for word in ("unit", "meaning", "source") if not isinstance(f.metadata[word], str)]:
        yield f"gives the number {f.name} the {strange[0]} {f.metadata[strange[0]]!r}, which is no text"
    if hint is float and isinstance(f.default, int):
        yield f"declares {f.name} as a float with a whole default: write {f.default}.0"
    elif hint is not type(f.default):
        yield f"declares {f.name} as {getattr(hint, '__name__', hint)} with the default {f.default!r}: write {f.name}: float or int"


def _acts(kind: type) -> Iterator[tuple[str, str]]:
    """What it puts on the rules, tried out; nothing where it does not say, which is told already."""
    if kind.changes is Lever.changes:
        return
    try:
        lever = _tried(kind)
        put, idle = _put(lever), _put(kind(start=EPOCH))
        moved = {name for one in (lever, *_others(kind)) for name, values in _put(one).items() if values != idle.get(name)}
        costs, alike = float(lever.public_cost(0)), _taken_for_another(kind)
    except Exception as problem:
        if not [*_form(kind), *_words(kind), *_fields(kind)]:   # else that is told already
            yield "changes", f"fails when it is tried: {type(problem).__name__}: {problem}"
        return
    if alike:
        yield alike, f"is the same to Python whatever its {alike}, and would be taken for another: leave it to @dataclass to compare"
    if not math.isfinite(costs):
        yield "public_cost", f"costs {costs} USD a week when it is tried: a finite number is wanted"
    wrong = [fault for name, values in put.items()
             if (fault := next(filter(None, (misfit(name, value, is_local(kind))
                                             for value in [*values.values(), *idle.get(name, {}).values()])), ""))]
    yield from (("changes", fault) for fault in wrong)
    if not wrong:
        yield from (("changes", fault) for name in idle if name in moved and (fault := _not_idle(name, idle[name])))


def _put(lever: Lever) -> dict[str, dict[int, Any]]:
    """What a lever puts on each rule, by the week since its start."""
    last, found = min(getattr(lever, "weeks", 2), FOREVER) - 1, {}
    for since in (0, 1, last):
        for name, value in lever.changes(since).items():
            found.setdefault(name, {})[since] = value
    return found


def _not_idle(name: str, values: dict[int, Any]) -> str:
    """What a lever does to a rule by its default, of which nothing may come; empty if it does nothing."""
    neutral, way = DECLARED[name].default, DECLARED[name].metadata["way"]
    acts = next((value for value in values.values() if way.join(neutral, value) != neutral), None)
    return "" if acts is None else (f"puts {acts} on the rule {name} by its default, where {neutral} does nothing: the default of a size "
                                    "is where it does nothing")


def _taken_for_another(kind: type[Lever]) -> str:
    """The first setting in which two levers may differ and be equal all the same, or be equal and not the same; empty if there is none."""
    usual = kind()
    if usual != kind() or hash(usual) != hash(kind()):
        return fields(kind)[0].name
    return next((f.name for f in fields(kind) if (other := _far(f)) != f.default and kind(**{f.name: other}) == usual), "")


def _far(f: Field) -> Any:
    """Another value of a setting, as far from the default as it may be; the default where there is none."""
    if isinstance(f.default, bool):
        return not f.default
    if isinstance(f.default, Enum):
        return next((one for one in reversed(type(f.default)) if one is not f.default), f.default)
    reach = f.metadata["range"]
    return type(f.default)(reach.high if f.default != reach.high else reach.low)


def _others(kind: type[Lever]) -> Iterator[Lever]:
    """The lever with each of its sizes in turn as far from its default as it may be."""
    for f in fields(kind):
        if (f is fields(kind)[0] or f.metadata.get("size")) and "range" in f.metadata:
            yield kind(**{f.name: _far(f), "start": EPOCH})


def _tried(kind: type[Lever]) -> Lever:
    """The lever at the end of its range, or as it says it is tried."""
    first, *_ = fields(kind)
    if kind.tried:
        return kind(**{"start": EPOCH} | kind.tried)
    return kind(**{first.name: _far(first), "start": EPOCH})
