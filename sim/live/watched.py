"""The world that is watched: one life that Mesa's page steps, founded anew with the levers that its sliders say."""

from dataclasses import replace
from typing import Any

from sim.clock import FIRST_POLICY_YEAR, WEEKS_A_YEAR, week_of
from sim.config.tree import FIRST_START, leading, tree
from sim.policy.lever import acts
from sim.spec import Spec
from sim.world import World

LEVERS = {                                                   # a slider has room for two or three words
    "heroin_cut": "Heroin kept out", "port_interdiction": "Search at ports, times", "parcel_checks": "Parcels checked",
    "dealer_penalties": "Dealers’ penalties, times", "treatment": "Entering treatment, times", "naloxone": "Naloxone, added",
    "prescription_heroin": "Heroin on prescription",
}
START = "start"                                              # the slider of the year in which they come into force
EARLIEST = int(FIRST_POLICY_YEAR) + 1
FINE, COARSE = 0.05, 0.5                                     # steps of a slider of shares, and of one of ratios


class Watched(World):
    """A world with levers from sliders, lived up to a year before they begin, so that there is a past to look at.

    kwargs: the year in which levers begin (`start`), and sizes of levers by their names; what is not named stays as the spec has it.
    """

    def __init__(self, spec: Spec, **kwargs: float) -> None:
        start = kwargs.pop(START, first_start(spec))
        super().__init__(with_levers(spec, start, kwargs))
        self.levers_from = start if any(acts(getattr(self.spec.policy, name)) for name in LEVERS) else None
        self.run(min(week_of(start) - WEEKS_A_YEAR, week_of(self.spec.end)))

    def step(self) -> None:
        """One week; none once the weeks of the spec are over, as the page steps several at a time."""
        if self.running:
            super().step()


def with_levers(spec: Spec, start: float, sizes: dict[str, float]) -> Spec:
    """The spec with levers of these sizes from the year `start` on; one whose size and start are the spec's own stays as it is."""
    asked, levers = first_start(spec), {}
    for name, size in sizes.items():
        lever, field = getattr(spec.policy, name), _size_of(name)
        if size != getattr(lever, field) or (start != asked and acts(lever)):
            levers[name] = replace(lever, **{field: size, "start": float(start)})
    return replace(spec, policy=replace(spec.policy, **levers))


def first_start(spec: Spec) -> float:
    """The year in which the first lever that a slider moves begins; where none acts, the usual one, or the last that it can be."""
    starts = [getattr(spec.policy, name).start for name in LEVERS if acts(getattr(spec.policy, name))]
    return min(starts) if starts else min(FIRST_START, float(spec.end - 1))


def sliders(spec: Spec) -> dict[str, Any]:
    """What Mesa's page lets be moved, as it wants it: the spec, which is fixed, and a slider for the start and for each lever."""
    year = {"type": "SliderInt", "label": "Levers begin in", "value": int(first_start(spec)), "min": EARLIEST,
            "max": spec.end - 1, "step": 1}
    return {"spec": spec, START: year, **{name: _slider(spec, name) for name in LEVERS}}


def at_first(moved: dict[str, Any]) -> dict[str, Any]:
    """What a world is founded with before a slider is touched."""
    return {name: slider["value"] if isinstance(slider, dict) else slider for name, slider in moved.items()}


def _slider(spec: Spec, name: str) -> dict[str, Any]:
    may = leading(tree()["policy"][name]).range
    size = float(getattr(getattr(spec.policy, name), _size_of(name)))
    return {"type": "SliderFloat", "label": LEVERS[name], "value": size, "min": may.low, "max": may.high,
            "step": FINE if may.high - may.low <= 1 else COARSE}


def _size_of(name: str) -> str:
    """The field that says how large a lever is."""
    return leading(tree()["policy"][name]).path.rsplit(".", 1)[1]
