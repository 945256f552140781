"""From an arm to the spec of its runs: mechanisms switched, levers set to start at the branch."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from sim.clock import year_of
from sim.errors import InputError, refuse
from sim.experiment.study import Arm, Contrast, Draw, Exactly, Overrides
from sim.policy.lever import unlike
from sim.spec import Spec

DATED = "timeline."    # paths of dated series; all others are of parameters


def world_spec(spec: Spec, draw: Draw) -> Spec:
    """The study's spec in one world: its parameters and its luck. Draws of one replicate share luck."""
    return replace(spec, params=draw.params, replicate=draw.replicate)


def history_spec(spec: Spec, history: Overrides) -> Spec:
    """The spec of a history: these mechanisms from the first week on, and no policy but the study's own."""
    return replace(spec, mechanisms=override(spec.mechanisms, history))


def arm_spec(spec: Spec, arm: Arm, branch: int) -> Spec:
    """The spec of an arm that leaves its history at week `branch`; equal to the history's if the arm changes nothing.

    Every lever the arm names starts at the branch.
    """
    past = history_spec(spec, arm.history)
    named: dict[str, list[tuple[str, Any]]] = {}
    for key, value in arm.policy:
        lever, field = key.split(".")
        named.setdefault(lever, []).append((field, value))
    policy = past.policy
    for lever, changes in named.items():
        set_to = override(_part(policy, lever), (*changes, ("start", year_of(branch))))
        policy = replace(policy, **{lever: set_to})
    dated = tuple((path.removeprefix(DATED), factor) for path, factor in arm.factors if path.startswith(DATED))
    params = scaled(past.params, tuple((path, factor) for path, factor in arm.factors if not path.startswith(DATED)))
    return replace(past, mechanisms=override(past.mechanisms, arm.mechanisms), policy=policy, params=params,
                   timeline=scaled(past.timeline, dated))


def override(form: Any, changes: Overrides) -> Any:
    """A frozen dataclass with fields set by name; a switch may be given by its value, for example "even".

    Raises InputError if there is no such field or no such value.
    """
    held = {key: _like(_part(form, key), key, value) for key, value in changes}
    declared = {f.name: f for f in fields(form)}
    refuse(f"{type(form).__name__}: {key}={value}, {fault}" for key, value in held.items() if (fault := unlike(declared[key], value)))
    return replace(form, **held)


def scaled(form: Any, factors: Overrides) -> Any:
    """Nested dataclasses with numbers multiplied, or set (`Exactly`), by dotted path; a whole number stays whole, and of a dated series
    every point is multiplied.

    Raises InputError if there is no such number, or if it is set to what it cannot be.
    """
    for path, factor in factors:
        if isinstance(factor, bool) or not isinstance(factor, int | float | Exactly):
            raise InputError(f"{path} times {factor!r}, which is no number")
        name, _, rest = path.partition(".")
        old = _part(form, name)
        if is_dataclass(old) is not bool(rest):
            raise InputError(f"{type(form).__name__}: {path} is no number")
        form = replace(form, **{name: scaled(old, ((rest, factor),)) if rest else _moved(form, name, factor)})
    return form


def _moved(form: Any, name: str, factor: float | Exactly) -> Any:
    """What a number, or a dated series, becomes. Raises InputError where it cannot be what it is set to."""
    old = getattr(form, name)
    if isinstance(factor, Exactly):
        dated = "and a dated series has no one value: a factor is wanted" if isinstance(old, dict) else ""
        fault = dated or unlike(next(f for f in fields(form) if f.name == name), factor.number)
        refuse([f"{type(form).__name__}: {name}={factor.number:g}, {fault}"] if fault else [])
        return type(old)(factor.number)
    if isinstance(old, dict):
        return {year: value * factor for year, value in old.items()}
    return type(old)(round(old * factor) if isinstance(old, int) else old * factor)


def check(contrasts: list[Contrast], spec: Spec) -> None:
    """Raise one InputError that lists every arm of a study that names what the model does not have."""
    problems = []
    for contrast in contrasts:
        for arm in contrast.arms:
            try:
                arm_spec(spec, arm, 0)
            except InputError as problem:
                problems += [f"{contrast.claim}: {sentence}" for sentence in problem.problems]
    if problems:
        raise InputError(dict.fromkeys(problems))


def _part(form: Any, name: str) -> Any:
    names = [field.name for field in fields(form)]
    if name not in names:
        raise InputError(f"{type(form).__name__} has no '{name}' (it has {', '.join(names)})")
    return getattr(form, name)


def _like(current: Any, key: str, value: Any) -> Any:
    kind = type(current)
    if isinstance(current, Enum) and not isinstance(value, Enum):
        if value not in [member.value for member in kind]:
            raise InputError(f"{key} is one of {', '.join(str(member.value) for member in kind)}, not {value}")
        return kind(value)
    return value
