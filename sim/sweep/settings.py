"""What can be varied: every setting of a run by the path under which a user knows it, with kind, range and unit."""

from dataclasses import dataclass, fields, is_dataclass, replace
from difflib import get_close_matches
from enum import Enum
from typing import Any

from sim.clock import week_of, year_of
from sim.errors import InputError
from sim.experiment.draws import drawn_numbers
from sim.experiment.values import finite, with_values
from sim.extensions import cache_until_extended
from sim.params.form import Range, numbers
from sim.policy.lever import NEVER
from sim.policy.levers import meant
from sim.spec import Spec

HELD = {"number": float, "whole": int, "switch": bool}  # Python's types of values, by kind of setting
GROUPS = ("params", "policy", "mechanisms")


@dataclass(frozen=True)
class Setting:
    """kind: number | whole | date (a decimal year) | switch | choice; choices: the words a choice may be.

    range: what is drawn if nothing else is said; possible: what may be asked for.
    """

    path: str
    kind: str
    range: Range | None = None
    possible: Range | None = None
    unit: str = ""
    choices: tuple[str, ...] = ()

    def value(self, text: str) -> Any:
        """A value as a user writes it. Raises InputError if it is none of this setting's."""
        if self.kind == "switch" and text.lower() in ("true", "false"):
            return text.lower() == "true"
        if self.kind == "choice" and text in self.choices:
            return text
        if self.kind in ("number", "whole", "date"):
            return self._number(text)
        raise InputError(f"{self.path}={text} is not one of {', '.join(self.choices)}{_near(text, self.choices)}")

    def holds(self, value: Any) -> bool:
        """Whether a value as a design has it is one of this setting's."""
        if self.kind in ("switch", "choice"):
            return type(value) is bool if self.kind == "switch" else value in self.choices
        number = type(value) in (int, float) and finite(value)
        return number and (self.possible is None or value in self.possible) and (self.kind != "whole" or value == int(value))

    def _number(self, text: str) -> float | int:
        try:
            value = float(text)
        except ValueError:
            raise InputError(f"{self.path}={text} is not a number") from None
        if not finite(value):
            raise InputError(f"{self.path}={text} is not a finite number")
        if self.possible is not None and value not in self.possible:
            raise InputError(f"{self.path}={text} is outside {self.possible} ({self.unit})")
        if self.kind == "whole" and value != int(value):
            raise InputError(f"{self.path}={text} is not a whole number")
        return int(value) if self.kind == "whole" else value


def setting(path: str) -> Setting:
    """The setting of that path. Raises InputError, with the nearest one, if it cannot be varied."""
    known = settings()
    if path in groups():
        first = next(one for one in known if one.startswith(f"{path}."))
        raise InputError(f"{path} is a group of settings: name one of them, such as {first}")
    if path not in known:
        raise InputError(f"a sweep cannot vary {path}{_near(path, (*known, *groups()))}")
    return known[path]


def _near(word: str, known: tuple[str, ...]) -> str:
    """The nearest of known words, as a question; empty where none is near."""
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return f" (did you mean {near[0]}?)" if near else ""


@cache_until_extended
def settings() -> dict[str, Setting]:
    """Everything that can be varied, in the order of the form."""
    spec, found = Spec(), {}
    for group in GROUPS:
        found |= _below(getattr(spec, group), f"{group}.")
    return found


@cache_until_extended
def groups() -> tuple[str, ...]:
    """What settings lie in: "params", "params.market", "policy.heroin_cut"."""
    return tuple(dict.fromkeys(".".join(words[:n]) for words in (path.split(".") for path in settings()) for n in range(1, len(words))))


def drawn(prefix: str) -> list[str]:
    """The uncertain numbers below a group: "params", "params.market"; a setting's own path gives itself."""
    if prefix in settings():
        return [prefix]
    every = [f"params.{number.path}" for number in drawn_numbers()]
    found = [path for path in every if path.startswith(f"{prefix}.")]
    if not found:
        setting(prefix)
    return found


def with_settings(spec: Spec, values: dict[str, Any]) -> Spec:
    """A run with settings changed by path; a lever of size nothing is no lever at all."""
    changed = as_written(spec, values)
    return replace(changed, policy=meant(changed.policy))


def as_written(spec: Spec, values: dict[str, Any]) -> Spec:
    """A run with settings changed by path; a lever of size nothing keeps what else is said of it."""
    known = settings()
    return with_values(spec, {path: _held(known[path], spec, value) for path, value in values.items()})


def _held(kind: Setting, spec: Spec, value: Any) -> Any:
    """A value of the design as the model holds it."""
    if kind.kind == "date":
        return year_of(week_of(float(value)))                # dates within one week are one date
    if kind.kind != "choice":
        return HELD[kind.kind](value)
    was: Any = spec
    for name in kind.path.split("."):
        was = getattr(was, name)
    return type(was)[value]


def _below(form: Any, prefix: str) -> dict[str, Setting]:
    known = {number.path: number for number in numbers(form)}
    found = {}
    for f in fields(form):
        value, path = getattr(form, f.name), f"{prefix}{f.name}"
        if is_dataclass(value):
            found |= _below(value, f"{path}.")
        elif isinstance(value, Enum):
            found[path] = Setting(path, "choice", choices=tuple(type(value).__members__))
        elif isinstance(value, bool):
            found[path] = Setting(path, "switch", choices=("true", "false"))
        elif f.name in known and value == NEVER:
            found[path] = Setting(path, "date", unit="year")
        elif f.name in known:
            number = known[f.name]
            found[path] = Setting(path, "whole" if isinstance(value, int) else "number", number.range, number.possible, number.unit)
    return found
