"""Counterflow: does the claim follow from the mechanism? A simulation laboratory for illicit-opioid markets.

    from sim import compare, run, scenario

    cut = scenario("heroin_cut_30")
    compare(scenario("baseline"), cut, pairs=8)

Names are imported when they are first used, so that `import sim` is quick.
"""

from importlib import import_module
from typing import Any

from sim.compiled import find_place, forget_stale

__version__ = "0.1.0"

find_place()
forget_stale()

_HOME = {
    "scenario": "sim.face",
    "scenarios": "sim.face",
    "Scenario": "sim.face",
    "run": "sim.face",
    "compare": "sim.face",
    "sweep_results": "sim.face",
    "conditions": "sim.face",
    "Spec": "sim.spec",
    "Params": "sim.spec",
    "World": "sim.world",
    "all_claims": "sim.claims.catalogue",
    "judge": "sim.claims.judge",
}
__all__ = ["__version__", *_HOME]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'sim' has no attribute '{name}'")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
