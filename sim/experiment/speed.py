"""How fast the model is: a user's week run in two ways, and whole lives of the market."""

import time
from collections.abc import Callable
from dataclasses import replace

import mesa
import numpy as np

from sim.clock import week_of
from sim.phases.use import scene
from sim.spec import Spec
from sim.users import kernel
from sim.users.person import PlainUser
from sim.users.states import State
from sim.world import World

HISTORY = 2010  # runs of the default length start here
YEAR = 2016  # both drugs are about and every branch of the rules is taken
ROUNDS = 5  # the fastest of so many is taken: other programs can only slow a machine down
OBJECTS = 500
NANO = 1e9


def user_week(spec: Spec) -> dict[str, float]:
    """Nanoseconds per user-week of both, on one thread, and bytes per user.

    spec: its people live until 2016 in the ordinary way before anything is measured.
    """
    world = World(replace(spec, end=YEAR))
    world.run(week_of(YEAR))
    users, (street, setting) = world.users, scene(world, world.book.at(world.week))

    def lives(live: Callable) -> float:
        users.meet(world.week, street, setting)
        return _seconds(lambda: live(users, users.scene))

    rows = sum(rows.stop - rows.start for rows in users.spans)
    lives(kernel.live)  # compiled, if it was not before
    return {
        "kernel": NANO * min(lives(kernel.live) for _ in range(4 * ROUNDS)) / rows,
        "objects": NANO * _objects(users, street, setting, world.week) / OBJECTS,
        "bytes": users.bytes_per_user,
    }


def _objects(users, street, setting, week: int) -> float:
    """Seconds that a sample of the people takes as ordinary Mesa agents, each asked by `do("step")`."""
    living = np.flatnonzero(users.columns["state"] != State.DEAD)
    rows = living[np.linspace(0, len(living) - 1, OBJECTS).astype(int)]
    model = mesa.Model()
    for row in rows:
        PlainUser(model, **{name: column[row].item() for name, column in users.columns.items()})
    users.meet(week, street, setting)
    model.scene = users.scene
    return min(_seconds(lambda: model.agents.do("step")) for _ in range(ROUNDS))


def life(spec: Spec, weeks: int) -> dict[str, float]:
    """Seconds that a world takes through so many weeks from 2010 on, its table included.

    Beside it how they divide between people, books (with the table) and the rest.
    """
    world = World(spec).run(week_of(HISTORY))
    began = time.perf_counter()
    spent = {"users": 0.0, "books": 0.0}
    for place, name, share in ((world.users, "step", "users"), (world, "books", "books"), (world, "table", "books")):
        setattr(place, name, _timed(getattr(place, name), spent, share))
    world.run(world.week + weeks)
    world.table()
    total = time.perf_counter() - began
    return {
        "seconds": total,
        "users": spent["users"] / total,
        "books": spent["books"] / total,
        "firms": 1 - (spent["users"] + spent["books"]) / total,
    }


def _timed(method: Callable, spent: dict[str, float], share: str) -> Callable:
    def timed(*args, **kwargs):
        began = time.perf_counter()
        try:
            return method(*args, **kwargs)
        finally:
            spent[share] += time.perf_counter() - began

    return timed


def _seconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began
