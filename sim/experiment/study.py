"""The words of an experiment: trigger, arm, contrast, draw.

    Reaches, At   when a policy begins: at a state of the market, or at a calendar date
    Exactly       a number that is set outright, where a factor would multiply what each world has
    Arm           one side of a comparison: which history, from when on, under which knock-outs, with which policy
    Contrast      two arms, a measure and a window: one number of one claim
    Draw          one world to ask it in: a point of the parameters' uncertainty and a replicate of luck

All are frozen and hashable; nothing here runs anything, so claims can be written in these words without touching the model.
"""

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from sim.clock import week_of
from sim.experiment.family import Family
from sim.spec import Params

Overrides = tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Reaches:
    """The week after fentanyl's share of street-opioid deaths, as a mean over 26 weeks, first passes `share`.

    Judged on the main history of the same world (every mechanism on, no policy). `first`: the earliest week that counts;
    None means the engine's own earliest date.
    """

    share: float
    first: int | None = None

    def __post_init__(self) -> None:
        if not 0 < self.share < 1:
            raise ValueError(f"a trigger's share of deaths lies between 0 and 1, not at {self.share}")


@dataclass(frozen=True)
class At:
    """A calendar date in years, for example 2014.5."""

    year: float

    @property
    def week(self) -> int:
        return week_of(self.year)


Trigger = Reaches | At


@dataclass(frozen=True)
class Exactly:
    """In place of a factor: the number is this one in every world, whatever was drawn."""

    number: float

    def __post_init__(self) -> None:
        if isinstance(self.number, bool) or not isinstance(self.number, int | float) or not math.isfinite(self.number):
            raise ValueError(f"a number is set to a finite number, not to {self.number!r}")


@dataclass(frozen=True)
class Arm:
    """One side of a comparison.

    history     mechanism overrides in force from the first week on, e.g. (("fentanyl", False),)
    at          when the arm branches off its history
    mechanisms  overrides in force from then on
    policy      lever fields, e.g. (("heroin_cut.share", 0.5), ("heroin_cut.weeks", 104)); each lever named here
                starts at the branch, so `start` is never written
    weeks       how long the arm runs after the branch
    factors     factors on parameters from the branch on, e.g. (("supply.makers.entry_rate", 0.1),), or values: Exactly(0.1);
                on all points of a dated series: (("timeline.parcels", 0.5),)
    """

    at: Trigger
    history: Overrides = ()
    mechanisms: Overrides = ()
    policy: Overrides = ()
    weeks: int = 104
    factors: Overrides = ()

    def __post_init__(self) -> None:
        for name in ("history", "mechanisms", "policy", "factors"):
            # In one order, so that arms that say the same are equal.
            object.__setattr__(self, name, tuple(sorted(getattr(self, name), key=lambda pair: pair[0])))
        if self.weeks < 1:
            raise ValueError(f"an arm runs at least one week, not {self.weeks}")
        for key, _ in self.policy:
            if key.count(".") != 1 or key.endswith(".start"):
                raise ValueError(f"an arm's policy names 'lever.field', and never its start: {key}")

    @property
    def id(self) -> str:
        """Eight hex digits of what the arm is; the order in which overrides are written does not matter."""
        return digest(self.definition())

    @property
    def uncut(self) -> "Arm":
        """The same arm without its policy; usually the baseline it is compared with."""
        return replace(self, policy=())

    def definition(self) -> dict:
        """The arm as plain data, as `arms.parquet` keeps it."""
        return {
            "kind": "arm",
            "at": _plain(self.at),
            "history": _sorted(self.history),
            "mechanisms": _sorted(self.mechanisms),
            "policy": _sorted(self.policy),
            "weeks": self.weeks,
        } | ({"factors": _sorted(self.factors)} if self.factors else {})


@dataclass(frozen=True)
class Contrast:
    """One number of one claim: `measure` in `changed` over `measure` in `baseline`, minus 1, within a window.

    labels   what distinguishes this contrast from the claim's others, e.g. (("date", "40%"), ("size", "50%"))
    window   weeks after the branch, first included, last excluded
    """

    claim: str
    labels: tuple[tuple[str, str], ...]
    baseline: Arm
    changed: Arm
    measure: str
    window: tuple[int, int]

    def __post_init__(self) -> None:
        first, last = self.window
        if not 0 <= first < last <= min(self.baseline.weeks, self.changed.weeks):
            raise ValueError(f"the window {self.window} of {self.claim} must lie within the weeks its arms run")

    @property
    def arms(self) -> tuple[Arm, Arm]:
        return self.baseline, self.changed


@dataclass(frozen=True)
class Draw:
    """One world: a point of the parameters' uncertainty (the start set, or a number from 0 up) and a replicate of luck.

    values: every drawn number by its dotted path, as `draws.parquet` keeps it; family: of worlds, to which the point belongs.
    """

    draw: int
    replicate: int
    params: Params
    values: tuple[tuple[str, float], ...] = ()
    family: Family = Family.prior

    @property
    def name(self) -> str:
        """Sorts in task order: the start set comes before draw 0."""
        return f"draw{self.draw + 1:06d}-replicate{self.replicate:04d}"


def history_id(history: Overrides) -> str:
    """The eight hex digits under which a history's weeks are kept."""
    return digest(history_definition(history))


def history_definition(history: Overrides) -> dict:
    return {"kind": "history", "history": _sorted(history)}


def arms_of(contrasts: Sequence[Contrast]) -> dict[str, Arm]:
    """Every distinct arm of a study by its id, each after what it would be without its policy, which it may have to know."""
    found: dict[str, Arm] = {}
    for contrast in contrasts:
        for arm in contrast.arms:
            found.setdefault(arm.uncut.id, arm.uncut)
            found.setdefault(arm.id, arm)
    return found


def digest(content: Any) -> str:
    """Eight hex digits of plain data in canonical JSON."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _sorted(overrides: Overrides) -> list[list]:
    return [[key, _plain(value)] for key, value in sorted(overrides, key=lambda pair: pair[0])]


def _plain(value: Any) -> Any:
    if isinstance(value, Reaches):
        return {"reaches": value.share, "first": value.first}
    if isinstance(value, At):
        return {"year": value.year}
    if isinstance(value, Exactly):
        return {"exactly": value.number}
    return value.value if isinstance(value, Enum) else value
