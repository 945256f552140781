"""What a sweep is asked to be, and its plan in a folder."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow.parquet as pq

from sim.clock import week_of
from sim.errors import InputError, OutputError, refuse
from sim.experiment.files import begin
from sim.experiment.model import the_model
from sim.experiment.outputs import NAME, NO_NAME
from sim.spec import Spec
from sim.sweep import by_year, reaching
from sim.sweep.code import this_code
from sim.sweep.design import Design, Method, Table
from sim.sweep.fit import out_of_range, too_many
from sim.sweep.plan import Block, Plan, read
from sim.sweep.plan_rules import part_file
from sim.sweep.points import read_points, write_part
from sim.sweep.reaching import WEEKS
from sim.sweep.table import read_table
from sim.sweep.written import as_json
from sim.typed import typed


@dataclass(frozen=True)
class Request:
    """What a sweep is asked to be; points, replicates and chunk count draws, lives of each point, runs a file.

    since: the week from which outcomes count (None: the first week a lever acts, or the first of all)
    yearly, quarterly: measures whose calendar years, and quarters of years, are told as well
    starts_at, weeks: the share of deaths at which levers start (0: at their dates), and the weeks that count from then on
    keep: histories are saved even where no two chunks share one, for arms that may be added later
    """

    name: str
    spec: Spec
    design: Design
    points: int = 64
    replicates: int = 1
    chunk: int = 50
    since: int | None = None
    keep: bool = False
    table: Path | None = None
    starts_at: float = 0.0
    weeks: int = WEEKS
    yearly: tuple[str, ...] = ()
    quarterly: tuple[str, ...] = ()


def problems(request: Request) -> list[str]:
    """What is wrong with a request, before anything is drawn."""
    design = request.design
    found = [f"a table is a design of its own: with {request.table.name} give job.design=table"] \
        if request.table and design.method is not Method.table else []
    if design.method is Method.table:
        found += [] if request.table else ["design table needs a file of points, CSV or Parquet: job.table=FILE"]
        found += ["a table holds every draw already: over must be empty"] if design.over else []
    elif design.method is Method.grid:
        found += ["a grid draws nothing: name what it crosses as levels"] if design.over or not design.levels else []
    else:
        found += [] if design.over or request.table else [f"a {design.method.name} design draws over at least one setting: name it in over"]
    twice = {axis.path for axis in design.over} & {axis.path for axis in design.levels}
    found += [f"{path} is both drawn and crossed" for path in sorted(twice)]
    found += design.unbalanced(request.points)
    found += [] if NAME.fullmatch(request.name) else [f"name={request.name} {NO_NAME}"]
    found += out_of_range(request.spec)
    found += by_year.problems(request.yearly, request.quarterly, request.starts_at)
    columns = [axis.path for axis in design.axes]
    return found + reaching.problems(request.starts_at, request.weeks, request.since, request.spec.policy, columns)


def make(folder: Path, request: Request) -> Plan:
    """Plan a sweep in `folder`. The same request finds its plan again, expanded or not.

    Raises InputError if the request makes no sense, OutputError if the folder holds results of another code or design.
    """
    found = problems(request)
    if found:
        raise InputError(found)
    if (folder / "plan.json").is_file():
        return _again(folder, request)
    tables, count = _tables(request)
    runs = count * request.replicates
    refuse(too_many(runs, -(-runs // _size(request.design, request.replicates, request.chunk))))
    part, branch = write_part(begin(folder) / part_file(0), tables, request.spec, 0, request.starts_at > 0)
    if part.last != count:
        raise OutputError(f"the design has {part.last} points instead of {count}")
    first = week_of(request.spec.start)
    columns = tuple(pq.read_schema(folder / part.file).names)
    since = request.since if request.since is not None else first if branch is None else branch
    plan = Plan(request.name, as_json(request.spec), request.design, columns, parts=(part,), blocks=(), branch=branch, since=since,
                keep=False, code=this_code(), starts_at=request.starts_at, weeks=request.weeks,
                measures=dict(the_model().definitions), yearly=request.yearly, quarterly=request.quarterly)
    first_block = next_block(plan, (0, part.last), (request.spec.replicate, request.spec.replicate + request.replicates), request.chunk)
    plan = replace(plan, blocks=(first_block,), keep=plan.branches and (request.keep or _shared(plan, first_block)))
    plan.write(folder)
    return plan


def _again(folder: Path, request: Request) -> Plan:
    """The plan that is there, if it is this request's; a plan of other code gives way if nobody has run it or may be about to."""
    if read(folder).code != this_code() and not _touched(folder):
        (folder / "plan.json").unlink()
        return make(folder, request)
    plan = read(folder, to_run=True)
    asked = request.spec, request.design, request.starts_at, request.weeks, request.yearly, request.quarterly
    if (plan.spec, plan.design, plan.starts_at, plan.weeks, plan.yearly, plan.quarterly) != asked:
        raise OutputError(f"{folder} holds another sweep: give this one another name=")
    if request.table:
        _refuse_other_table(folder, plan, request.table)
    return plan


def _refuse_other_table(folder: Path, plan: Plan, path: Path) -> None:
    table = plan.design.crossed(read_table(path))
    if not starts_with(folder, plan, table):
        raise OutputError(f"{folder} was planned with another table than {path.name} is now: give this one another name=")
    rows, had = (points // plan.design.arms for points in (len(table[plan.columns[0]]), plan.points))
    if rows > had:
        raise OutputError(f"{path.name} has {rows} rows, the sweep in {folder} has {had}: "
                          f"{typed('counterflow', 'sweep', 'expand', folder, '--table', path)}")


def _touched(folder: Path) -> bool:
    """Whether anything was run here, or handed to a cluster: logs are written before the first chunk is there."""
    return any(any((folder / part).glob("*")) for part in ("results", "logs", "slurm"))


def _tables(request: Request) -> tuple[Iterator[Table], int]:
    if request.table is not None:
        table = request.design.crossed(read_table(request.table))
        refuse(reaching.own_dates(table) if request.starts_at else [])
        return iter([table]), len(next(iter(table.values())))
    asked = 1 if request.design.method is Method.grid else request.points
    return request.design.tables(0, asked), asked * request.design.per_point


def next_block(plan: Plan, points: tuple[int, int], replicates: tuple[int, int], size: int) -> Block:
    """The next block; chunks are cut between histories where a history's arms fit in one."""
    return Block(plan.runs, plan.chunks, points, replicates, _size(plan.design, replicates[1] - replicates[0], size))


def _size(design: Design, lives: int, asked: int) -> int:
    """Runs in a chunk: as many histories with all their arms as fit, or as many runs as asked for where none does."""
    together = design.arms * lives
    return asked // together * together or asked


def starts_with(folder: Path, plan: Plan, table: Table) -> bool:
    """Whether the first rows of a table are the points of the plan."""
    if set(table) != set(plan.columns) or len(table[plan.columns[0]]) < plan.points:
        return False
    old = read_points(folder, plan.parts, 0, plan.points)
    return all(old[path].to_pylist() == table[path][: plan.points].tolist() for path in plan.columns)


def _shared(plan: Plan, block: Block) -> bool:
    """Whether several chunks may need one history: arms split by a chunk's end, or points that differ in levers alone."""
    split = block.size % (plan.design.arms * (block.replicates[1] - block.replicates[0])) != 0
    lever_drawn = any(path.startswith("policy.") for path in plan.columns if path not in {axis.path for axis in plan.design.levels})
    return block.chunks > 1 and (split or lever_drawn)
