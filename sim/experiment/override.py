"""From an arm to the spec of its runs: mechanisms switched, levers set to start at the branch."""

from dataclasses import fields, replace
from enum import Enum
from typing import Any

from sim.clock import year_of
from sim.errors import InputError, refuse
from sim.experiment.study import Arm, Contrast, Draw, Exactly, Overrides
from sim.policy.lever import unlike
from sim.spec import Spec


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
    params = scaled(past.params, arm.factors)
    return replace(past, mechanisms=override(past.mechanisms, arm.mechanisms), policy=policy, params=params)


def override(form: Any, changes: Overrides) -> Any:
    """A frozen dataclass with fields set by name; a switch may be given by its value, for example "even".

    Raises InputError if there is no such field or no such value.
    """
    held = {key: _like(_part(form, key), key, value) for key, value in changes}
    declared = {f.name: f for f in fields(form)}
    refuse(f"{type(form).__name__}: {key}={value}, {fault}" for key, value in held.items() if (fault := unlike(declared[key], value)))
    return replace(form, **held)


def scaled(form: Any, factors: Overrides) -> Any:
    """Nested dataclasses with numbers multiplied, or set (`Exactly`), by dotted path; a whole number stays whole.

    Raises InputError if there is no such number.
    """
    for path, factor in factors:
        if isinstance(factor, bool) or not isinstance(factor, int | float | Exactly):
            raise InputError(f"{path} times {factor!r}, which is no number")
        name, _, rest = path.partition(".")
        old = _part(form, name)
        form = replace(form, **{name: scaled(old, ((rest, factor),)) if rest else _moved(old, factor)})
    return form


def _moved(old: float, factor: float | Exactly) -> float:
    new = factor.number if isinstance(factor, Exactly) else old * factor
    return round(new) if isinstance(old, int) else float(new)


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
