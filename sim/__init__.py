"""Counterflow: does the claim follow from the mechanism? A simulation laboratory for illicit-opioid markets.

    from sim import compare, run, scenario

    cut = scenario("heroin_cut_30")
    compare(scenario("baseline"), cut, pairs=8)

Names are imported when they are first used, so that `import sim` is quick.
"""

import sys
from importlib import import_module
from typing import Any

from sim.compiled import tell_numba
from sim.extensions import any_asked_for, cannot, refuse_bad

__version__ = "0.1.0"

tell_numba()

_HOME = {
    "scenario": "sim.face",
    "scenarios": "sim.face",
    "Scenario": "sim.face",
    "run": "sim.face",
    "compare": "sim.face",
    "sweep": "sim.face",
    "sweep_results": "sim.face",
    "conditions": "sim.face",
    "levers": "sim.face",
    "measures": "sim.face",
    "parameters": "sim.face",
    "mechanisms": "sim.face",
    "Spec": "sim.spec",
    "Params": "sim.spec",
    "World": "sim.world",
    "all_claims": "sim.claims.catalogue",
    "judge": "sim.claims.judge",
    "extend": "sim.extending",
}
__all__ = ["__version__", *_HOME]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'sim' has no attribute '{name}'")
    if not _reading:
        refuse_bad()
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)


if sys.flags.optimize > 1:
    cannot(["Python was told to drop docstrings (-OO, or PYTHONOPTIMIZE=2), which say what measures mean: start it without"])
_reading = True                # what extensions import of this package while they are read is never refused
if any_asked_for():
    import_module("sim.extending").load()
_reading = False
