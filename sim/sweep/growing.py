"""A plan expanded: more points, more lives, a longer table. What was planned keeps its run numbers, its chunks and its files."""

from dataclasses import replace
from pathlib import Path

from sim.clock import year_of
from sim.errors import InputError, refuse
from sim.experiment.lock import alone_in
from sim.sweep.design import Method
from sim.sweep.fit import too_many
from sim.sweep.making import next_block, starts_with
from sim.sweep.plan import Plan, read
from sim.sweep.plan_rules import part_file
from sim.sweep.points import write_part
from sim.sweep.table import read_table


def expand(folder: Path, points: int | None = None, replicates: int | None = None, table: Path | None = None) -> Plan:
    """More points, more replicates, or a longer table; existing runs keep their numbers and are not run again.

    Raises InputError if there would be fewer of anything, or the table's first rows are others; OutputError if somebody else is
    expanding it at this moment.
    """
    read(folder, to_run=True)  # no lock is left where no sweep is
    with alone_in(folder):
        return _expanded(folder, points, replicates, table)


def _expanded(folder: Path, points: int | None, replicates: int | None, table: Path | None) -> Plan:
    plan = read(folder, to_run=True)
    size = plan.blocks[0].size
    lives = (plan.spec.replicate, plan.spec.replicate + plan.replicates)
    if table is not None or points is not None:
        plan = _more_points(folder, plan, points, table)
        added = next_block(plan, (plan.parts[-1].first, plan.points), lives, size)
        plan = replace(plan, blocks=(*plan.blocks, added))
    if replicates is not None:
        if replicates <= plan.replicates:
            raise InputError(f"the sweep has {plan.replicates} replicates already, and cannot shrink to {replicates}")
        added = next_block(plan, (0, plan.points), (lives[1], plan.spec.replicate + replicates), size)
        plan = replace(plan, blocks=(*plan.blocks, added))
    refuse(too_many(plan.runs, plan.chunks))
    plan.write(folder)
    return plan


def _more_points(folder: Path, plan: Plan, points: int | None, table: Path | None) -> Plan:
    if (plan.design.method is Method.table) != (table is not None):
        raise InputError("a sweep of a user's table is expanded by a longer table (--table), any other by more points (--points)")
    if plan.design.method is Method.grid:
        raise InputError("a grid has no more points: expand it by replicates")
    if table is not None:
        longer = plan.design.crossed(read_table(table))
        if not starts_with(folder, plan, longer):
            rows = plan.points // plan.design.arms
            raise InputError(f"the first {rows} rows of {table.name} are not those of this sweep: only add rows at the end")
        tables = iter([{path: values[plan.points :] for path, values in longer.items()}])
        more = len(next(iter(longer.values()))) - plan.points
    else:
        refuse(plan.design.unbalanced(points))
        had = plan.points // plan.design.per_point
        tables, more = plan.design.tables(had, points), points - had
    if more <= 0:
        raise InputError("the sweep has that many points already")
    refuse(too_many(plan.runs + more * plan.replicates, plan.chunks + -(-more * plan.replicates // plan.blocks[0].size)))
    part, branch = write_part(folder / part_file(len(plan.parts)), tables, plan.spec, plan.points, plan.starts_at > 0)
    if branch is not None and (plan.branch is None or branch < plan.branch):
        (folder / part.file).unlink()
        raise InputError(f"new points act from {year_of(branch):.2f} on, before this sweep's histories end: plan another sweep")
    return replace(plan, parts=(*plan.parts, part))
