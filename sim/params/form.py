"""The form of a number: value, unit, meaning, plausible range and source, in one place.

A parameter is declared once, as a field of a frozen dataclass:

    search_memory: float = par(0.08, "1/week", "weight of this week's losses in a trafficker's belief",
                               (0.02, 0.3), "assumed", log=True)

From that single line come the Hydra schema, the validation of what a user types, `--help`, the tables in the documentation
and the bounds from which prior worlds are drawn.
"""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from typing import Any


@dataclass(frozen=True)
class Range:
    """Where a number may lie: closed interval, and whether draws are uniform in its logarithm."""

    low: float
    high: float
    log: bool = False

    def at(self, u: float) -> float:
        """The value at quantile `u` in [0, 1] of the prior."""
        if self.log:
            return float(self.low * (self.high / self.low) ** u)
        return float(self.low + u * (self.high - self.low))

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def __str__(self) -> str:
        return f"{self.low:g} to {self.high:g}"


@dataclass(frozen=True)
class Number:
    """One declared number, as validation, documents and draws see it."""

    path: str
    default: float
    unit: str
    meaning: str
    range: Range
    source: str
    drawn: bool


def par(default, unit: str, meaning: str, plausible: tuple[float, float], source: str, *, log: bool = False, drawn: bool = True) -> Any:
    """A dataclass field that carries what a reader must know about its number.

    default    the value of the start set.
    unit       of the number, spelled out where a doubt is possible.
    meaning    one clause, no full stop.
    plausible  closed range; values outside it are refused, prior worlds are drawn from it.
    source     a key of `sim/params/references.py`, or "assumed: why" for a judgement.
    log        draw uniformly in the logarithm (needs low > 0).
    drawn      False for choices that are not uncertain (a lever's size, a population), which prior worlds leave alone.

    Raises ValueError if the default lies outside the range, or the range cannot be drawn from.
    """
    low, high = plausible
    if not low <= default <= high:
        raise ValueError(f"default {default} of '{meaning}' lies outside its plausible range {low} to {high}")
    if log and low <= 0:
        raise ValueError(f"'{meaning}' cannot be drawn in logarithms from a range that starts at {low}")
    meta = {"unit": unit, "meaning": meaning, "range": Range(low, high, log), "source": source, "drawn": drawn}
    return field(default=default, metadata=meta)


def numbers(form: Any, prefix: str = "") -> Iterator[Number]:
    """Every declared number below a dataclass (class or instance), depth first, with its dotted path.

    `default` is the instance's value where an instance is given.
    """
    for f in fields(form):
        path = f"{prefix}{f.name}"
        if "range" in f.metadata:
            value = f.default if isinstance(form, type) else getattr(form, f.name)
            yield Number(path, value, **{word: f.metadata[word] for word in ("unit", "meaning", "range", "source", "drawn")})
            continue
        inner = f.type if isinstance(form, type) else getattr(form, f.name)
        if isinstance(inner, type) and is_dataclass(inner) or is_dataclass(inner):
            yield from numbers(inner, f"{path}.")
        elif isinstance(form, type) and f.default_factory is not MISSING and is_dataclass(f.default_factory):
            yield from numbers(f.default_factory, f"{path}.")
