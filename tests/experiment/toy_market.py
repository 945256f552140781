"""A market small enough to compute on paper, with the face of the real one.

Fentanyl's share of deaths is 0 until 2010 and then rises by 1/520 a week (by 2020 it is 1); without fentanyl it stays 0.
Deaths are 100 a week, times the luck of the week (between 0.9 and 1.1), times what a memory of past cuts leaves of them.
Two levers and two switches are used: heroin_cut, remove_makers; fentanyl, and tolerance, without which the toy breaks down in the
third week it runs that way. Worlds differ in how deep a cut bites: by their potency ratio, over that of the start set.
"""

import time

import numpy as np

from sim.clock import week_of
from sim.experiment.model import Model
from sim.spec import Params, Spec

RISE_START, RISE = week_of(2010), 1 / 520
COLUMNS = ("fentanyl_share_deaths", "deaths_expected", "deaths_realised", "consumption_de", "landed", "nothing")
worlds_made: list[str] = []


class Toy:
    """One toy world; `memory` is the state that a saved world must carry."""

    pause = 0.0

    def __init__(self, spec: Spec, beside=None) -> None:
        worlds_made.append("run")
        self.spec, self.beside = spec, beside
        self.week = self.first_week = week_of(spec.start)
        self.memory, self.rows = 0.0, []

    def step(self) -> None:
        time.sleep(self.pause)
        if not self.spec.mechanisms.tolerance and len(self.rows) >= 2:
            raise ArithmeticError("the toy broke down")
        cut = self.spec.policy.heroin_cut
        in_force = cut.share * self.bite if cut.start_week <= self.week < cut.start_week + cut.weeks else 0.0
        self.memory = 0.5 * self.memory + 0.5 * in_force
        luck = 1 + 0.1 * np.sin(12.9898 * self.week + 78.233 * self.spec.replicate + self.spec.seed)
        share = min(max((self.week + 1 - RISE_START) * RISE, 0.0), 1.0) * self.spec.mechanisms.fentanyl
        deaths = 100 * luck * (1 - self.memory)
        self.rows.append((share, deaths, round(deaths), 1000 * luck * (1 - in_force), self._landed(in_force), 0.0))
        self.week += 1

    @property
    def bite(self) -> float:
        return self.spec.params.supply.products.potency_ratio / Params().supply.products.potency_ratio

    def run(self, until: int) -> None:
        while self.week < until:
            self.step()

    def table(self, names=COLUMNS, since=None) -> dict[str, np.ndarray]:
        rows = np.array(self.rows, float).reshape(-1, len(COLUMNS))[0 if since is None else since - self.first_week:]
        return {name: rows[:, COLUMNS.index(name)] for name in names}

    def uncut(self) -> tuple[int, np.ndarray]:
        return self.first_week, self.table()["landed"]

    def _landed(self, in_force: float) -> float:
        if self.beside is None:
            return 10.0
        first, landed = self.beside
        return (1 - in_force) * landed[self.week - first]


class SlowToy(Toy):
    """Takes about a second to its first branch, so that a test can interrupt it."""

    pause = 0.002


def saved(world: Toy) -> dict[str, np.ndarray]:
    return {"week": np.array(world.week), "memory": np.array(world.memory)}


def resume(spec: Spec, state: dict[str, np.ndarray], beside=None) -> Toy:
    world = Toy(spec, beside)
    worlds_made[-1] = "resumed"
    world.week = world.first_week = int(state["week"])
    world.memory = float(state["memory"])
    return world


TOTALS = dict.fromkeys(COLUMNS, "sum") | {"fentanyl_share_deaths": "mean"}
UNITS = dict.fromkeys(COLUMNS, "things/week")
TOY = Model(Toy, saved, resume, TOTALS, UNITS, UNITS)
SLOW_TOY = Model(SlowToy, saved, resume, TOTALS, UNITS, UNITS)
