"""The form of a number: value, unit, meaning, plausible and possible range and source, in one place.

A parameter is declared once, as a field of a frozen dataclass:

    search_memory: float = par(0.08, "1/week", "weight of this week's losses in a trafficker's belief",
                               (0.02, 0.3), "assumed", log=True)

From that single line come the Hydra schema, the validation of what a user types, `--help`, the tables in the documentation
and the bounds from which prior worlds are drawn. What a user may set is wider than what is drawn (`possible.py`).
"""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from typing import Any

from sim.params.possible import possible_range
from sim.params.ranges import Range

__all__ = ["Number", "Range", "numbers", "par"]

WORDS = ("unit", "meaning", "range", "possible", "source", "drawn")


@dataclass(frozen=True)
class Number:
    """One declared number, as validation, documents and draws see it."""

    path: str
    default: float
    unit: str
    meaning: str
    range: Range
    possible: Range
    source: str
    drawn: bool

    @property
    def beyond(self) -> bool:
        """Whether its value lies outside its plausible range."""
        return self.default not in self.range


def par(default, unit: str, meaning: str, plausible: tuple[float, float], source: str, *, log: bool = False, drawn: bool = True,
        possible: tuple[float, float] | None = None) -> Any:
    """A dataclass field that carries what a reader must know about its number.

    default    the value of the start set.
    unit       of the number, spelled out where a doubt is possible.
    meaning    one clause, no full stop.
    plausible  closed range from which prior worlds are drawn.
    source     a key of `sim/params/references.py`, or "assumed: why" for a judgement.
    log        draw uniformly in the logarithm (needs low > 0).
    drawn      False for choices that are not uncertain (a lever's size, a population), which prior worlds leave alone.
    possible   closed range of what may be set, if its equations bear less or more than its unit says (`possible.possible_range`);
               values outside it are refused.

    Raises ValueError if the default lies outside the plausible range, that outside the possible one, or it cannot be drawn from.
    """
    low, high = plausible
    if not low <= default <= high:
        raise ValueError(f"default {default} of '{meaning}' lies outside its plausible range {low} to {high}")
    if log and low <= 0:
        raise ValueError(f"'{meaning}' cannot be drawn in logarithms from a range that starts at {low}")
    range_ = Range(low, high, log)
    may = Range(*possible, log) if possible else possible_range(default, unit, range_, source)
    if low not in may or high not in may:
        raise ValueError(f"the plausible range {range_} of '{meaning}' lies outside what is possible, {may}")
    meta = {"unit": unit, "meaning": meaning, "range": range_, "possible": may, "source": source, "drawn": drawn}
    return field(default=default, metadata=meta)


def numbers(form: Any, prefix: str = "") -> Iterator[Number]:
    """Every declared number below a dataclass (class or instance), depth first, with its dotted path.

    `default` is the instance's value where an instance is given.
    """
    for f in fields(form):
        path = f"{prefix}{f.name}"
        if "range" in f.metadata:
            value = f.default if isinstance(form, type) else getattr(form, f.name)
            yield Number(path, value, **{word: f.metadata[word] for word in WORDS})
            continue
        inner = f.type if isinstance(form, type) else getattr(form, f.name)
        if isinstance(inner, type) and is_dataclass(inner) or is_dataclass(inner):
            yield from numbers(inner, f"{path}.")
        elif isinstance(form, type) and f.default_factory is not MISSING and is_dataclass(f.default_factory):
            yield from numbers(f.default_factory, f"{path}.")
