"""Nested frozen dataclasses with some of their numbers changed, by dotted path."""

import sys
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any


def finite(number: float | int) -> bool:
    """Whether a number is one that a float can hold; of whole numbers in files and words some are larger."""
    return abs(number) <= sys.float_info.max


def with_values(form: Any, values: dict[str, Any]) -> Any:
    """Nested frozen dataclasses with numbers set by dotted path, e.g. {"people.overdose.spread": 0.8}."""
    return _made(form, _recipe(type(form), tuple(values)), tuple(values.values()))


@dataclass(frozen=True)
class _Recipe:
    """How a form is made anew: its kind, the names of its fields, and by field which value it gets, or how the form it holds is made."""

    kind: type
    names: tuple[str, ...]
    changes: dict[str, "int | _Recipe"]


def _made(form: Any, recipe: _Recipe, values: tuple) -> Any:
    held = {name: getattr(form, name) for name in recipe.names}
    for name, what in recipe.changes.items():
        held[name] = _made(held[name], what, values) if isinstance(what, _Recipe) else values[what]
    return recipe.kind(**held)


@lru_cache(maxsize=64)
def _recipe(kind: type, paths: tuple[str, ...]) -> _Recipe:
    """The recipe for values in the order of `paths`; a sweep asks for the same one in every run."""
    return _recipe_of(kind, {path: (path, place) for place, path in enumerate(paths)})


def _recipe_of(kind: type, wanted: dict[str, tuple[str, int]]) -> _Recipe:
    """wanted: path and place of every value that is set, by the path below this form."""
    kinds = {field.name: field.type for field in fields(kind)}
    changes: dict[str, Any] = {}
    below: dict[str, dict[str, tuple[str, int]]] = {}
    for left, (path, place) in wanted.items():
        name, _, rest = left.partition(".")
        if name not in kinds:
            raise KeyError(f"{kind.__name__} has no number '{path}'")
        if rest:
            below.setdefault(name, {})[rest] = path, place
        else:
            changes[name] = place
    return _Recipe(kind, tuple(kinds), changes | {name: _recipe_of(kinds[name], held) for name, held in below.items()})
