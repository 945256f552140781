"""How the cost of a week grows with people and with firms."""

import time
from dataclasses import fields, is_dataclass, replace
from typing import Any

from sim.clock import week_of
from sim.spec import Spec
from sim.world import World

FIRM_UNITS = ("firms", "firms a tier", "cells a region", "groups a region", "cells a coast", "dealers a coast", "sellers a coast")
SETTLED = 2016        # both products are about
WARM_WEEKS = 4        # of a world that is only timed: tables are built, buffers are touched


def with_firms(params: Any, factor: float) -> Any:
    """The same parameters with `factor` times as many firms of every kind, within the ranges that are declared."""
    changes: dict[str, Any] = {}
    for f in fields(params):
        value = getattr(params, f.name)
        if is_dataclass(value):
            changes[f.name] = with_firms(value, factor)
        elif f.metadata.get("unit") in FIRM_UNITS:
            reach = f.metadata["range"]
            changes[f.name] = type(value)(min(max(round(value * factor), reach.low), reach.high))
    return replace(params, **changes)


def week_ms(spec: Spec, weeks: int, since: int | None = None) -> float:
    """Milliseconds a week over `weeks` weeks, from the start or from the year `since`, on one thread."""
    world = World(spec)
    world.run(week_of(since) if since else world.week + WARM_WEEKS)
    began = time.perf_counter()
    world.run(world.week + weeks)
    return 1000.0 * (time.perf_counter() - began) / weeks


def branched_s(spec: Spec, since: int, weeks: int) -> float:
    """Seconds of a run that leaves a saved history at the year `since`, its table included."""
    state = World(spec).run(week_of(since)).saved()
    began = time.perf_counter()
    World.resume(spec, state).run(week_of(since) + weeks).table()
    return time.perf_counter() - began


def by_people(spec: Spec, sizes: tuple[tuple[int, int], ...]) -> dict[int, float]:
    """Milliseconds a week by number of people; sizes: (people, weeks that are timed)."""
    return {people: week_ms(replace(spec, people=people), weeks) for people, weeks in sizes}


def by_firms(spec: Spec, factors: tuple[float, ...], weeks: int) -> dict[float, float]:
    """Milliseconds a week by factor on the number of firms of every kind, from 2016 on."""
    return {factor: week_ms(replace(spec, params=with_firms(spec.params, factor)), weeks, SETTLED) for factor in factors}
