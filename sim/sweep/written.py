"""A run's whole specification as plain data that JSON can hold, and back: a sweep's folder needs no other configuration."""

import json
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from sim.errors import OutputError
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
    """The specification that `plain` wrote. Raises OutputError if its settings are not those of this code."""
    return _filled(Spec(), written, "")


def _filled(form: Any, written: Any, path: str) -> Any:
    if is_dataclass(form):
        names = {f.name for f in fields(form)}
        if not isinstance(written, dict) or set(written) != names:
            raise OutputError(f"the plan's settings below '{path or 'spec'}' are not those of this code: it was planned with other code")
        return replace(form, **{name: _filled(getattr(form, name), value, f"{path}{name}.") for name, value in written.items()})
    if isinstance(form, dict):
        return dict(written)
    return type(form)[written] if isinstance(form, Enum) else type(form)(written)
