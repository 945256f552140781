"""Several policies, side by side on the same histories: asking for them."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from omegaconf import OmegaConf

from sim.config.again import command, resolved
from sim.config.build import in_force, plain
from sim.config.check import shown
from sim.config.configuration import Config
from sim.config.sense import nonsense
from sim.config.which_worlds import first_worlds, one_world
from sim.errors import InputError, refuse
from sim.experiment.model import the_model
from sim.experiment.outputs import OutputFolder
from sim.experiment.progress import reporter
from sim.experiment.side_by_side import Cell, Side, SideBySide, run_side_by_side
from sim.face.asking import apart, as_job, begins, chosen, lasting, warn
from sim.face.beside import Several
from sim.face.between_arms import BASELINE
from sim.face.scenario import Scenario, path_of, plain_value, unknown_word
from sim.jobs import Run
from sim.jobs.doing import filled
from sim.jobs.finished import Finished, joint_status, processes
from sim.paths import output_root
from sim.policy.levers import acting
from sim.report.words import counted

FOLDER = "compare"                                # of results, beside those of jobs
CROSSED = ("params.", "mechanisms.", "timeline.", "policy.")
BETWEEN = ("world", "params", "timeline")         # what the arms have in common


@dataclass(frozen=True)
class Crossed:
    """A setting that is crossed with the arms: the word it was asked by, its path, and its values."""

    word: str
    path: str
    values: tuple[Any, ...]

    @property
    def of_levers(self) -> bool:
        return self.path.startswith("policy.")


@dataclass(frozen=True)
class Point:
    """One arm, or the baseline (no name), at one setting: what it is called, and the scenario there."""

    name: str
    at: tuple[tuple[str, Any], ...]
    scenario: Scenario
    fixed: tuple[tuple[str, Any], ...] = ()

    @property
    def id(self) -> str:
        return self.name + (f" @ {', '.join(f'{word}={shown(value)}' for word, value in self.at)}" if self.at else "")

    def side(self) -> Side:
        return Side(self.id, self.scenario.spec, self.fixed)


def several(base: Scenario, policies: Mapping[str, Any], *, weeks: int | None = None, over: Mapping[str, Any] | None = None,
            asked: Mapping[str, Any]) -> Several:
    """Policies by name against one baseline and against each other; asked: settings of job=pair. Raises InputError before anything runs."""
    arms, crossed = _arms(base, policies), [_crossed(word, values) for word, values in (over or {}).items()]
    job = as_job(base.config, "pair", **asked)
    cells = list(_cells(base, arms, crossed, job.job.many))
    since = begins(point.scenario.config.policy for _, points in cells for point in points)
    job = lasting(job, since, weeks)
    cells = [(_of(job, none), [_of(job, point) for point in points]) for none, points in cells]
    _refuse(job, cells)
    folder = OutputFolder(output_root(), FOLDER, job.name, _text(job, cells))
    arms = {name: Scenario(replace(one.config, job=job.job, world=job.world)) for name, one in arms.items()}
    again = tuple((name, command(one.config)) for name, one in arms.items() if _told_by_a_command(base, one)) if not crossed else ()
    finished = filled(folder, lambda: _run(job, folder, cells, since), job, "; ".join(line for _, line in again))
    warn(finished.warning)
    where = "" if job.job.many else one_world(job)
    longer = job.world.end if job.world.end != base.config.world.end else 0
    return Several(finished.result, folder.path, Scenario(job), tuple(arms.items()), since,
                   window=_window(job, since, weeks), where=where, again=again, longer=longer)


def _window(job: Config, since: int, weeks: int | None) -> int:
    from sim.clock import week_of
    from sim.experiment.pair import WINDOW

    return min(WINDOW, week_of(job.world.end) - since) if weeks is None else int(weeks)


def _run(job: Config, folder: OutputFolder, cells: list[tuple[Point, list[Point]]], since: int) -> Finished:
    worlds = first_worlds(job)
    asked = SideBySide(tuple(Cell(none.side(), tuple(point.side() for point in points)) for none, points in cells), since, the_model())
    lives = job.job.pairs
    many = f" in each of {len(worlds)} worlds" if worlds else ""
    told = reporter("histories", f"running {counted(lives, 'history', 'histories')}{many}, without a policy and under each of "
                                 f"{counted(sum(len(cell.arms) for cell in asked.cells), 'arm')}")
    result = run_side_by_side(asked, _table(cells), folder.path, lives=lives, worlds=worlds, processes=processes(job),
                              reporter=told)
    figures = {"arms": len(result.arms()), "lives": len(result.runs()), "failed": result.failed}
    return Finished(joint_status(result.failed, len(result.runs())), "", figures, dict.fromkeys(figures, "count"), result)


def _arms(base: Scenario, policies: Mapping[str, Any]) -> dict[str, Scenario]:
    """The policies by name. Raises InputError for what has no name, or is none."""
    wrong = [f"a policy is called {name!r}: a name is wanted that is not empty, and not {BASELINE}" for name in policies
             if not isinstance(name, str) or not name.strip() or name == BASELINE or not name.isprintable()]
    refuse([*wrong, *([] if policies else ["no policy is given: name one or more, such as {'naloxone': base.with_(naloxone=0.2)}"])])
    return {name: base.with_(**one) if isinstance(one, Mapping) else chosen(one) for name, one in policies.items()}


def _crossed(word: str, values: Any) -> Crossed:
    path = path_of(word) if isinstance(word, str) else ""
    refuse([] if path else [unknown_word(str(word))])
    if not path.startswith(CROSSED):
        raise InputError(f"{word} ({path}) cannot be crossed with policies: numbers of the model, mechanisms and settings of levers can")
    listed = list(values) if isinstance(values, list | tuple | np.ndarray | pd.Series | range) else [values]
    told = tuple(plain_value(value) for value in listed)
    twice = [value for value in told if told.count(value) > 1]
    refuse([f"{word} has the value {shown(value)} twice" for value in twice[:1]] + ([] if told else [f"{word} is crossed with no value"]))
    return Crossed(word, path, told)


def _cells(base: Scenario, arms: Mapping[str, Scenario], crossed: list[Crossed], many: bool) -> Iterator[tuple[Point, list[Point]]]:
    """The baseline and the arms at each combination of settings; what is about levers is crossed with the arms that have them."""
    shared, own = [one for one in crossed if not one.of_levers], [one for one in crossed if one.of_levers]
    idle = [one for one in own if not any(_has(arm, one) for arm in arms.values())]
    refuse(f"{one.word} ({one.path}) is a setting of a lever that none of the policies has in force" for one in idle)
    for at in _combinations(shared):
        fixed, set_here = _held(at, many)
        none = Point(BASELINE, _words(at), _at(base, set_here, fixed), fixed)
        points = [Point(name, _words((*at, *mine)), _at(arm, (*set_here, *mine), fixed), fixed) for name, arm in arms.items()
                  for mine in _combinations([one for one in own if _has(arm, one)])]
        yield none, points


def _combinations(crossed: list[Crossed]) -> Iterator[tuple[tuple[Crossed, Any], ...]]:
    return itertools.product(*([(one, value) for value in one.values] for one in crossed))


def _words(at: tuple[tuple[Crossed, Any], ...]) -> tuple[tuple[str, Any], ...]:
    return tuple((one.word, value) for one, value in at)


def _held(at: tuple[tuple[Crossed, Any], ...], many: bool) -> tuple[tuple[tuple[str, Any], ...], tuple[tuple[Crossed, Any], ...]]:
    """Numbers that hold in every world, by path below the parameters; and what is set in the scenario: all, where there is one world."""
    drawn = [(one, value) for one, value in at if many and one.path.startswith("params.")]
    return tuple((one.path.removeprefix("params."), value) for one, value in drawn), tuple(pair for pair in at if pair not in drawn)


def _at(scenario: Scenario, at: tuple[tuple[Crossed, Any], ...], fixed: tuple[tuple[str, Any], ...]) -> Scenario:
    """The scenario with these settings; numbers that hold in every world are only held against their range."""
    if fixed:
        scenario.with_(**{f"params__{path.replace('.', '__')}": value for path, value in fixed})
    return scenario.with_(**{one.path.replace(".", "__"): value for one, value in at}) if at else scenario


def _has(arm: Scenario, one: Crossed) -> bool:
    return one.path.split(".")[1] in in_force(arm.config.policy)


def _of(job: Config, point: Point) -> Point:
    """The point as it is run: with the job of the whole, and so long."""
    return replace(point, scenario=Scenario(replace(point.scenario.config, job=job.job, world=replace(point.scenario.config.world,
                                                                                                   end=job.world.end))))


def _refuse(job: Config, cells: list[tuple[Point, list[Point]]]) -> None:
    """Raise InputError with all that is wrong, before anything is run."""
    faults = []
    for none, points in cells:
        for point in points:
            faults += apart(none.scenario.config, point.scenario.config, BETWEEN)
            here, there = (replace(one.scenario.config, job=job.job, name=BASELINE) for one in (none, point))
            same = plain(here) == plain(there)
            faults += [f"{point.name} does what the baseline does: no policy is set, and no mechanism switched"] if same else []
            faults += nonsense(there if acting(there.policy) else replace(there, job=Run()))
    refuse(dict.fromkeys(faults))


def _told_by_a_command(base: Scenario, arm: Scenario) -> bool:
    """Whether job=pair asks the same of an arm: it has a policy, and the mechanisms of the baseline."""
    return bool(acting(arm.config.policy)) and arm.config.mechanisms == base.config.mechanisms


def _text(job: Config, cells: list[tuple[Point, list[Point]]]) -> str:
    """All on which the results depend, as YAML: the baseline, then what differs in each arm."""
    usual = plain(job)
    arms = {}
    for none, points in cells:
        for point in (none, *points):
            data = plain(point.scenario.config)
            differs = {part: {name: value for name, value in data[part].items() if value != usual[part][name]}
                       for part in ("policy", "mechanisms", "params", "timeline")}
            arms[point.id] = {part: held for part, held in differs.items() if held} | ({"fixed": dict(point.fixed)} if point.fixed else {})
    return resolved(job) + OmegaConf.to_yaml(OmegaConf.create({"arms": [{"arm": id, **what} for id, what in arms.items()]}))


def _table(cells: list[tuple[Point, list[Point]]]) -> pd.DataFrame:
    """What each arm is: its id, its name, and its settings."""
    rows = [{"arm": point.id, "name": point.name, **dict(point.at)} for none, points in cells for point in (none, *points)]
    table = pd.DataFrame(rows)
    for word in table.columns[2:]:
        if table[word].map(lambda value: isinstance(value, str | bool | list)).any():
            table[word] = [shown(value) if value == value else None for value in table[word]]
    return table
