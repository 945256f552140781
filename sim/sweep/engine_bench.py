"""job=bench, the engine of sweeps: what it costs beside the model, whether it keeps processors busy, what branching saves."""

import resource
import shutil
import time
from dataclasses import dataclass, replace
from pathlib import Path

from sim.errors import RunError
from sim.experiment.bench import ARMS_SAVED, PLANNED, SWEEP, Line, Measuring
from sim.experiment.model import the_model
from sim.spec import Spec
from sim.sweep import work
from sim.sweep.design import Design, Method
from sim.sweep.estimate import estimate
from sim.sweep.making import Request, make
from sim.sweep.plan import Plan
from sim.sweep.points import read_points
from sim.sweep.settings import with_settings
from sim.sweep.varied import axes

TINY_PEOPLE, TINY_YEARS = 100, 1
TINY_RUNS = 1_000
CHUNK = 250   # tiny runs of half a minute, as sweeps are advised to be cut
MANY_POINTS = 1_000_000
BRANCHED_PEOPLE, BRANCH, BRANCHED_END = 2_000, 2014, 2016
DRAWS, ARMS = 2, 4
OVER = ("params.market", "params.people.spread")
TREATMENT = ("policy.treatment.entry:" + "|".join(f"{1 + arm / ARMS:g}" for arm in range(ARMS)), f"policy.treatment.start:{BRANCH}")


@dataclass(frozen=True)
class Busy:
    """Wall and processor seconds of everything that a sweep's run started, workers' start included."""

    wall: float
    cpu: float


def sweep_lines(spec: Spec, out: Path, processes: int, measuring: Measuring) -> list[Line]:
    """Measure the engine with tiny runs, one branched design, and a plan of many points; its folders are removed again."""
    return [*measuring(SWEEP, lambda: _tiny(spec, out / "tiny", processes)),
            *measuring(ARMS_SAVED, lambda: _branching(spec, out / "branched")), measuring(PLANNED, lambda: _many(spec, out / "many"))]


def _tiny(spec: Spec, folder: Path, processes: int) -> list[Line]:
    """Runs so small that the engine's own cost would show."""
    small = replace(spec, people=TINY_PEOPLE, end=spec.start + TINY_YEARS, solve_level=False)
    plan = _planned(folder, small, (), TINY_RUNS)
    busy = _run(folder, processes)
    measured = work.times(folder)
    seconds = sum(ran["seconds"] for ran in measured)
    model = sum(sum(ran["clock"].get(part, 0.0) for part in ("history", "futures")) for ran in measured)
    files = sum(path.is_file() for path in folder.rglob("*"))
    peak = max(ran["peak_mb"] for ran in measured)
    shutil.rmtree(folder)
    runs = f"{plan.runs:,} runs of {TINY_PEOPLE} people and {TINY_YEARS} year"
    return [
        Line("sweep_pace", f"{runs} on {processes} processes", 60 * plan.runs / busy.wall, "runs a minute"),
        Line("sweep_busy", f"{runs}: processors busy", busy.cpu / busy.wall / processes, "share", "> 90%"),
        Line("sweep_overhead_ms", "a sweep's cost beside the model", 1000 * (seconds - model) / plan.runs, "ms a run", "<= 1"),
        Line("sweep_files", "files of a sweep", files / plan.runs, "a run", "<= 0.05"),
        Line("sweep_peak_mb", "the most memory that a process running it has held", peak, "MB"),
    ]


def _branching(spec: Spec, folder: Path) -> list[Line]:
    """The same runs as arms of shared histories, and each from its first week."""
    small = replace(spec, people=BRANCHED_PEOPLE, end=BRANCHED_END)
    plan = _planned(folder, small, TREATMENT, DRAWS)
    expected = estimate(folder, plan).weeks_saved
    branched = _run(folder, 1).cpu
    model, began = the_model(), _cpu()
    for point in read_points(folder, plan.parts, 0, plan.points).to_pylist():
        model.world(with_settings(small, point)).run(plan.end)
    whole = _cpu() - began
    shutil.rmtree(folder)
    arms = f"{ARMS} arms from {BRANCH} of {DRAWS} worlds to {BRANCHED_END}"
    return [
        Line("branching_expected", f"{arms}: weeks that branching need not run", expected, "share"),
        Line("branching_saved", f"{arms}: processor time that it saves", 1 - branched / whole, "share"),
    ]


def _many(spec: Spec, folder: Path) -> Line:
    began = time.perf_counter()
    _planned(folder, spec, TREATMENT, MANY_POINTS // ARMS)
    seconds = time.perf_counter() - began
    shutil.rmtree(folder)
    return Line("plan_s", f"a plan of {MANY_POINTS:,} points", seconds, "s", "< 10")


def _planned(folder: Path, spec: Spec, levels: tuple[str, ...], points: int) -> Plan:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    design = Design(Method.sobol, axes(OVER), axes(levels, levels_only=True), spec.seed)
    return make(folder, Request("bench", spec, design, points=points, chunk=CHUNK))


def _run(folder: Path, processes: int) -> Busy:
    """Run all of a sweep. Raises RunError if any run fails: what is measured then is not the model."""
    began, before = time.perf_counter(), _cpu()
    if work.run(folder, processes):
        raise RunError("runs of the bench's own sweep failed")
    return Busy(time.perf_counter() - began, _cpu() - before)


def _cpu() -> float:
    """Processor seconds of this process and of its children that have ended."""
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in spent)
