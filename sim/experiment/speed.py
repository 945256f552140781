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
NANO, MICRO = 1e9, 1e6
OF_USERS = ("setting", "level", "use")
OF_BOOKS = ("books", "observe")


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
    alone = mesa.Model()
    for row in rows:
        PlainUser(alone, **{name: column[row].item() for name, column in users.columns.items()})
    users.meet(week, street, setting)
    alone.scene = users.scene
    return min(_seconds(lambda: alone.agents.do("step")) for _ in range(ROUNDS))


def life(spec: Spec, weeks: int) -> dict[str, float]:
    """Seconds that a world takes through so many weeks from 2010 on, its table included.

    Beside it how they divide between people, books (with the table) and the rest.
    """
    world = World(spec).run(week_of(HISTORY))
    spent, began = world.time_phases(), time.perf_counter()
    world.run(world.week + weeks)
    measured = _seconds(world.table)
    total = time.perf_counter() - began
    users, books = (sum(spent[name] for name in names) for names in (OF_USERS, OF_BOOKS))
    return {"seconds": total, "users": users / total, "books": (books + measured) / total, "firms": 1 - (users + books + measured) / total}


def by_phase(spec: Spec, weeks: int) -> dict[str, float]:
    """Microseconds a week that each phase of the week takes, from 2016 on, in the order of the week."""
    world = World(spec).run(week_of(YEAR))
    spent = world.time_phases()
    world.run(world.week + weeks)
    return {name: MICRO * seconds / weeks for name, seconds in spent.items()}


def _seconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began
