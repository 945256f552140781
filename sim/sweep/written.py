"""A run's whole specification as plain data that JSON can hold, and back: a sweep's folder needs no other configuration."""

import json
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from sim.errors import InputError, OutputError
from sim.experiment.values import finite
from sim.spec import Spec


def plain(form: Any) -> Any:
    """Frozen dataclasses as nested dicts; choices by name, dated series as points."""
    if is_dataclass(form):
        return {f.name: plain(getattr(form, f.name)) for f in fields(form)}
    if isinstance(form, dict):
        return [[year, value] for year, value in form.items()]
    return form.name if isinstance(form, Enum) else form


def as_json(spec: Spec) -> dict[str, Any]:
    """A specification as plan.json gives it back."""
    return json.loads(json.dumps(plain(spec)))


def spec_of(written: dict[str, Any]) -> Spec:
    """The specification that `plain` wrote. Raises OutputError if its settings are not those of this code, or no run can have them."""
    try:
        return _filled(Spec(), written, "")
    except InputError as problem:
        raise OutputError(f"the plan's settings cannot be those of a run: {'; '.join(problem.problems)}") from problem


def _filled(form: Any, written: Any, path: str) -> Any:
    if is_dataclass(form):
        names = {f.name for f in fields(form)}
        if not isinstance(written, dict) or set(written) != names:
            raise OutputError(f"the plan's settings below '{path or 'spec'}' are not those of this code: it was planned with other code")
        return replace(form, **{name: _filled(getattr(form, name), value, f"{path}{name}.") for name, value in written.items()})
    if isinstance(form, Enum) and written in list(type(form).__members__):
        return type(form)[written]
    if isinstance(form, dict) and isinstance(written, list) and all(isinstance(point, list) and len(point) == 2 for point in written):
        return {_number(year, path): _number(value, path) for year, value in written}
    if type(form) in (bool, int, type(None)) and type(written) is type(form):
        return written
    return float(_number(written if isinstance(form, float) else None, path))


def _number(value: Any, path: str) -> float:
    if type(value) not in (int, float) or not finite(value):
        raise OutputError(f"the plan's setting {path.removesuffix('.')} is none of this code: it was planned with other code, or changed")
    return value
