"""Worlds to ask a question in: the start set, and prior worlds drawn over the plausible ranges.

Prior worlds are points of one scrambled Sobol sequence over every drawn number, so that few of them already fill the ranges
evenly. The sequence is append-only: the first n worlds are the same however many are asked for. Which worlds a seed gives
depends on the list of drawn numbers; adding a number gives other worlds.
"""

from dataclasses import fields, replace
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
    return _set(form, _places(type(form), tuple(values)), tuple(values.values()))


def _set(form: Any, places: dict[str, Any], values: tuple) -> Any:
    return replace(form, **{name: _set(getattr(form, name), place, values) if isinstance(place, dict) else values[place]
                            for name, place in places.items()})


@lru_cache(maxsize=64)
def _places(kind: type, paths: tuple[str, ...]) -> dict[str, Any]:
    """For every field of a form that changes its place among `paths`, or the same of the form it holds; a sweep asks this of every run."""
    places: dict[str, Any] = {}
    for place, path in enumerate(paths):
        *above, last = path.split(".")
        inner, form = places, kind
        for name in above:
            inner, form = inner.setdefault(name, {}), _type_of(form, name, path)
        _type_of(form, last, path)
        inner[last] = place
    return places


def _type_of(form: type, name: str, path: str) -> Any:
    for field in fields(form):
        if field.name == name:
            return field.type
    raise KeyError(f"{form.__name__} has no number '{path}'")


def _draw(row: int, point: list[float], table: list[Number], replicate: int) -> Draw:
    values = {number.path: _value(number, float(u)) for number, u in zip(table, point, strict=True)}
    return Draw(row, replicate, with_values(Params(), values), tuple((path, float(value)) for path, value in values.items()))


def _value(number: Number, u: float) -> float | int:
    """The number at quantile u; a number declared as a whole one stays whole."""
    value = number.range.at(u)
    return round(value) if isinstance(number.default, int) else min(max(value, number.range.low), number.range.high)
