"""How what a plan says goes together, and with the code that is to run it. All are sentences about what does not; none if all does."""

from collections.abc import Iterable, Iterator
from typing import Any

from sim.clock import week_of
from sim.params.form import numbers
from sim.spec import Spec
from sim.sweep.design import Method
from sim.sweep.plan_rules import MOST_CHUNKS, MOST_RUNS, TOTALS, number, part_file, shown
from sim.sweep.reaching import last_week
from sim.sweep.settings import settings
from sim.sweep.varied import Axis


def unfit(plan: Any, written: dict[str, Any]) -> Iterator[str]:
    """What does not go together within a plan, whatever code it is of."""
    yield from _parts(plan)
    yield from _blocks(plan)
    yield from (f"{name}={shown(written[name])} is not {getattr(plan, name)}" for name in TOTALS if written[name] != getattr(plan, name))
    yield from _columns(plan)
    yield from (f"there is no measure {name}" for name in (*plan.yearly, *plan.quarterly) if name not in plan.measures)
    end = last_week(plan.weeks) if plan.starts_at else week_of(plan.written["end"])
    if not (week_of(plan.written["start"]) <= plan.since < end and (plan.branch is None or plan.branch < end)):
        yield f"since={plan.since} and branch={plan.branch} do not lie within its weeks"


def _parts(plan: Any) -> Iterator[str]:
    first = 0
    for place, part in enumerate(plan.parts):
        if part.file != part_file(place):
            yield f"its design has a file {shown(part.file)} where {part_file(place)} belongs"
        if not part.first == first < part.last:
            yield f"points {part.first} to {part.last} of {part_file(place)} do not follow those before"
        first = part.last


def _blocks(plan: Any) -> Iterator[str]:
    run = chunk = 0
    for block in plan.blocks:
        if (block.run, block.chunk) != (run, chunk) or block.points[1] > plan.points:
            yield f"its block from run {block.run} on does not follow those before"
        run, chunk = run + block.runs, chunk + block.chunks
    yield from too_many(run, chunk)


def _columns(plan: Any) -> Iterator[str]:
    over, levels = ([axis.path for axis in axes] for axes in (plan.design.over, plan.design.levels))
    columns = list(plan.columns)
    own = plan.design.method is Method.table and columns[: len(columns) - len(levels)]
    if columns != [*over, *(own or ()), *levels]:
        yield "its columns are not those of its design"


def too_many(runs: int, chunks: int) -> list[str]:
    """What a folder cannot hold."""
    if runs <= MOST_RUNS and chunks <= MOST_CHUNKS:
        return []
    return [f"{runs:,} runs in {chunks:,} files are more than a folder takes ({MOST_CHUNKS:,} files): a larger job.chunk, or fewer points"]


def out_of_range(spec: Spec) -> Iterator[str]:
    """Numbers of a run that lie where they may not."""
    if not spec.start < spec.end:
        yield f"world.end={spec.end} is not after {spec.start}"
    for group in ("params", "mechanisms", "policy"):
        for one in numbers(getattr(spec, group), f"{group}."):
            if not (number(one.default) and one.default in one.possible):
                yield f"{one.path}={one.default} is outside {one.possible}"


def off_axis(axes: Iterable[Axis]) -> Iterator[str]:
    """Axes of a design that name no setting of this code, or values that it cannot have."""
    for axis in axes:
        kind = settings().get(axis.path)
        if kind is None:
            yield f"a sweep cannot vary {axis.path}"
        elif not all(map(kind.holds, axis.levels or (axis.low, axis.high))):
            yield f"the values of {axis.path} are none of its own"
