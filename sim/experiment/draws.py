"""Worlds to ask a question in: the start set, and prior worlds drawn over the plausible ranges.

Prior worlds are points of one scrambled Sobol sequence over every drawn number, so that few of them already fill the ranges
evenly. The sequence is append-only: the first n worlds are the same however many are asked for. Which worlds a seed gives
depends on the list of drawn numbers; adding a number gives other worlds.
"""

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from sim.experiment.study import START_SET, Draw
from sim.params.form import Number, numbers
from sim.spec import Params


def start_set(replicate: int = 0) -> Draw:
    """The start set itself, as draw -1."""
    params = Params()
    values = tuple((number.path, float(number.default)) for number in drawn_numbers())
    return Draw(START_SET, replicate, params, values)


def prior_draws(n: int, seed: int, replicate: int = 0) -> list[Draw]:
    """The first n prior worlds of `seed`, all with the same replicate of luck."""
    if n < 1:
        return []
    from scipy.stats import qmc  # half a second, which processes that are given their worlds need not wait

    table = drawn_numbers()
    # A whole power of 2 keeps the points balanced; the tail is dropped, so that n may grow without moving earlier points.
    points = qmc.Sobol(len(table), scramble=True, rng=seed).random_base2((n - 1).bit_length())[:n]
    return [_draw(row, point, table, replicate) for row, point in enumerate(points)]


def drawn_numbers() -> list[Number]:
    """Every uncertain number, in the order in which the parameters declare them."""
    return [number for number in numbers(Params()) if number.drawn]


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


def _draw(row: int, point: list[float], table: list[Number], replicate: int) -> Draw:
    values = {number.path: _value(number, float(u)) for number, u in zip(table, point, strict=True)}
    return Draw(row, replicate, with_values(Params(), values), tuple((path, float(value)) for path, value in values.items()))


def _value(number: Number, u: float) -> float | int:
    """The number at quantile u; a number declared as a whole one stays whole."""
    value = number.range.at(u)
    return round(value) if isinstance(number.default, int) else min(max(value, number.range.low), number.range.high)
