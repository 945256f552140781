"""job=run, job=pair and job=bench."""

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from sim.errors import DONE
from sim.jobs.finished import Finished, joint_status, processes, short
from sim.jobs.job import InOneOrMany, InOneWorld, Job, JobName
from sim.params.form import par
from sim.paths import settled
from sim.policy.lever import acts
from sim.policy.levers import Policy

if TYPE_CHECKING:
    from sim.config.configuration import Config

SHOWN = ("deaths_expected", "deaths_fentanyl", "fentanyl_share_deaths", "users_hf", "consumption_de", "bag_price", "price_per_de")


@dataclass(frozen=True)
class Run(InOneWorld):
    """One life of the market."""

    name: ClassVar[JobName] = JobName.run
    save_state: int = par(0, "year", "save the state in which this year begins; 0: none", (0, 2031), "choice", drawn=False)


@dataclass(frozen=True)
class Pair(InOneOrMany):
    """A policy against none."""

    name: ClassVar[JobName] = JobName.pair
    pairs: int = par(8, "pairs", "pairs of runs", (1, 100_000), "choice", drawn=False)


@dataclass(frozen=True)
class Bench(Job):
    """Speed and memory of this machine."""

    name: ClassVar[JobName] = JobName.bench


def run(config: "Config", out: Path) -> Finished:
    """One life of the market; prints its years."""
    from sim.clock import year_of
    from sim.experiment.progress import reporter
    from sim.experiment.run import run_one
    from sim.experiment.start import start_at
    from sim.report.words import number

    spec, save = config.spec(), config.job.save_state
    start = start_at(settled(config.world.state), spec) if config.world.state else None
    since = year_of(start.week) if start else spec.start
    told = reporter("years", f"running one history of the market, {since:.6g} to {spec.end}, with {spec.people:,} model people")
    result = run_one(spec, out, told, start=start, save=save)
    years = result.years()
    text = years[[name for name in SHOWN if name in years]].to_string(float_format=number)
    text += "".join(f"\nremark:  {remark}" for remark in result.remarks)
    text += f"\nstate:   {short(out / f'state-{save}.npz')}" if save else ""
    return Finished(DONE, text, result.figures, result.units, result)


def pair(config: "Config", out: Path) -> Finished:
    """The policy against none, everything else the same, in one world or in many."""
    from sim.config.which_worlds import first_worlds, one_world
    from sim.experiment.progress import reporter
    from sim.experiment.run import run_pair
    from sim.report.words import counted

    changed = config.spec()
    baseline = replace(changed, policy=Policy())
    worlds = first_worlds(config)
    each = f" in each of {counted(len(worlds), 'world')}" if worlds else ""
    told = reporter("pairs", f"running {counted(config.job.pairs, 'pair')} of histories{each}, one of each pair with the policy "
                             f"({in_words(config)}), {changed.people:,} model people in each")
    result = run_pair(baseline, changed, out, config.job.pairs, processes(config), told, worlds=worlds)
    result = replace(result, where=one_world(config))
    page = paged(result, config, out)
    text = f"{result!r}\npage:    {short(page)}" if page else repr(result)
    return Finished(joint_status(result.failed, config.job.pairs * max(len(worlds), 1)), text, result.effect(), result.units, result)


def paged(result: Any, config: "Config", out: Path) -> Path | None:
    """The page of a pair, and its figures as files of their own; None if no pair of lives finished."""
    from sim.config.again import command
    from sim.experiment.model import the_model
    from sim.jobs.judging import facts, pure_mg
    from sim.report import write_figures
    from sim.report.pair_page import write_pair

    told, spec = replace(result, command=command(config)), config.spec()
    page = write_pair(told, in_words(config), dict(the_model().meanings), pure_mg(spec), facts(config, out), out / "report.html", spec=spec)
    if page:
        write_figures(page)
    return page


def in_words(config: "Config") -> str:
    """The levers of a policy by name."""
    acting = [f.name for f in fields(Policy) if acts(getattr(config.policy, f.name))]
    text = " and ".join(name.replace("_", " ") for name in acting)
    return text[:1].upper() + text[1:]


def bench(config: "Config", out: Path) -> Finished:
    """Speed and memory as ratios, all measured in this one run."""
    from sim.experiment.bench import BenchResult, Measuring
    from sim.experiment.bench import bench as measured
    from sim.experiment.progress import reporter
    from sim.sweep.engine_bench import sweep_lines

    spec, measuring = config.spec(), Measuring(reporter("of the bench"))
    with measuring:
        result = BenchResult([*measured(spec, out, measuring).lines, *sweep_lines(spec, out, processes(config), measuring)])
    return Finished(DONE, result.text, result.figures, result.units, result)
