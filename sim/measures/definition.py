"""What a measure counts, as a digest: by it results know whether a measure still counts what it did when they were made.

It is taken of the functions themselves (their instructions, constants, what they enclose, and what of this room they name), so that a
measure's words, its place and its neighbours have no part in it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, partial
from types import CodeType, FunctionType, ModuleType
from typing import Any

import numpy as np

ROOM = __name__.rpartition(".")[0]


def measure_digests() -> dict[str, str]:
    """Twelve hex digits of what each measure counts, by its name; what it calls in the rest of the model is the model's digest's."""
    from sim.measures import MEASURES as measures

    return {name: definition(measure) for name, measure in measures.items()}


@cache
def definition(measure: Any) -> str:
    """Twelve hex digits of what a measure counts: its functions, what they enclose, and how its weeks add up; not its words."""
    counted = {f.name: getattr(measure, f.name) for f in fields(measure) if f.name not in ("meaning", "unit", "name")}
    return hashlib.sha256("\n".join(_told(counted, set())).encode()).hexdigest()[:12]


def still_meant(kept: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """Whether measures that results hold count what they counted; one that is no more is no fault, nor is one that is new."""
    return all(now.get(name, digest) == digest for name, digest in kept.items())


def _told(value: Any, seen: set[int]) -> list[str]:
    """Anything a measure is made of, as words that do not depend on the process."""
    if isinstance(value, FunctionType):
        return _function(value, seen)
    if isinstance(value, partial):
        return ["partial", *_told((value.func, value.args, value.keywords), seen)]
    if isinstance(value, Enum):
        return [f"{type(value).__name__}.{value.name}"]
    if isinstance(value, np.ndarray):
        return [str(value.dtype), str(value.shape), hashlib.sha256(np.ascontiguousarray(value).tobytes()).hexdigest()]
    if isinstance(value, Mapping):
        return ["{", *(word for pair in value.items() for part in pair for word in _told(part, seen)), "}"]
    if isinstance(value, (tuple, list)):
        return ["(", *(word for part in value for word in _told(part, seen)), ")"]
    if isinstance(value, (set, frozenset)):
        return ["<", *sorted(" ".join(_told(part, seen)) for part in value), ">"]
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(word for f in fields(value) for word in _told(getattr(value, f.name), seen))]
    if isinstance(value, (ModuleType, type)) or callable(value):
        return [getattr(value, "__module__", "") or "", getattr(value, "__qualname__", getattr(value, "__name__", type(value).__name__))]
    return [repr(value)]


def _function(function: FunctionType, seen: set[int]) -> list[str]:
    """What a function does: its code, its defaults, what it encloses, and the functions and values of its room that it names."""
    if not (function.__module__ or "").startswith(ROOM) and (function.__module__ or "").startswith("sim."):
        return [function.__module__, function.__qualname__]
    if id(function) in seen:
        return [function.__qualname__]
    seen.add(id(function))
    words = _code(function.__code__, function.__doc__)
    words += _told((function.__defaults__, function.__kwdefaults__ or {}), seen)
    words += [word for cell in function.__closure__ or () for word in _told(cell.cell_contents, seen)]
    named = {name for code in _codes(function.__code__) for name in code.co_names} & function.__globals__.keys()
    return words + [word for name in sorted(named) for word in [name, *_told(function.__globals__[name], seen)]]


def _codes(code: CodeType) -> list[CodeType]:
    return [code, *(inner for part in code.co_consts if isinstance(part, CodeType) for inner in _codes(part))]


def _code(code: CodeType, doc: str | None) -> list[str]:
    """A function's instructions without its docstring, names of files and numbers of lines."""
    constants = [word for part in code.co_consts if part is not doc or doc is None
                 for word in (_code(part, None) if isinstance(part, CodeType) else [repr(part)])]
    return [code.co_code.hex(), *code.co_names, *code.co_varnames, *code.co_freevars, *constants]
