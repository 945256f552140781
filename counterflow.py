"""The same functions as `sim`, under a name that nothing else has: `from counterflow import compare, scenario`."""

from importlib import import_module
from inspect import ismodule
from typing import Any

import sim

__all__ = list(sim.__all__)


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'counterflow' has no attribute '{name}'")
    found = getattr(sim, name)
    return getattr(import_module("sim.face"), name) if ismodule(found) else found


def __dir__() -> list[str]:
    return sorted(__all__)
