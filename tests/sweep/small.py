"""Sweeps small enough for a test: real markets of few people and few weeks."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from sim.experiment.scaling import with_firms
from sim.spec import Params, Spec
from sim.sweep.design import Design, Method
from sim.sweep.making import Request, make
from sim.sweep.plan import Plan
from sim.sweep.varied import axes

TOP = Path(__file__).parents[2]
FEW = replace(with_firms(Params(), 0.1), casuals=replace(Params().casuals, rows=100))   # worlds that are soon founded
SPEC = Spec(people=100, start=2006, end=2007, params=FEW, solve_level=False)  # so short that levers may act before 2010
OVER = ("params.market.wholesale.foresight", "mechanisms.entry")
LEVELS = ("policy.heroin_cut.share:0|0.5", "policy.heroin_cut.start:2006.5")


def design(method: Method = Method.sobol, over=OVER, levels=LEVELS, seed: int = 3) -> Design:
    return Design(method, axes(over), axes(levels, levels_only=True), seed)


def planned(folder: Path, points: int = 4, replicates: int = 2, chunk: int = 4, **more) -> Plan:
    """A sweep of points × 2 arms × replicates runs of a year each, planned in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    asked = {"spec": SPEC, "design": design()} | more
    return make(folder, Request("small", points=points, replicates=replicates, chunk=chunk, **asked))


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "sim", "sweep", *map(str, words)]


def start(*words: object) -> subprocess.Popen:
    """`counterflow sweep ...` in a process group of its own."""
    env = os.environ | {"PYTHONPATH": str(TOP)}
    return subprocess.Popen(command(*words), env=env, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
