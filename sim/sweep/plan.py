"""plan.json: what a sweep consists of, and which run is in which chunk. Blocks and their runs are only ever added."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from sim.clock import week_of
from sim.errors import InputError, OutputError, refuse
from sim.experiment.files import read_json, write_json
from sim.spec import Spec
from sim.sweep.code import refuse_other
from sim.sweep.design import Design, Method
from sim.sweep.fit import off_axis, out_of_range, unfit
from sim.sweep.plan_rules import odd, shown
from sim.sweep.points import Part, check_part
from sim.sweep.reaching import WEEKS, last_week
from sim.sweep.varied import axis_of
from sim.sweep.written import spec_of

FORMAT = 6  # of plan.json and of what lies beside it
MOST_TOLD = 3  # faults of one plan


@dataclass(frozen=True)
class Block:
    """Runs planned together: every point of a stretch under every replicate of a stretch, from run `run` and chunk `chunk` on.

    size: runs in a chunk; the last one may hold fewer.
    """

    run: int
    chunk: int
    points: tuple[int, int]
    replicates: tuple[int, int]
    size: int

    @property
    def runs(self) -> int:
        return (self.points[1] - self.points[0]) * (self.replicates[1] - self.replicates[0])

    @property
    def chunks(self) -> int:
        return -(-self.runs // self.size)

    def numbers(self, chunk: int) -> range:
        """Places within this block of the runs of a chunk."""
        first = (chunk - self.chunk) * self.size
        return range(first, min(first + self.size, self.runs))

    def where(self, place: int) -> tuple[int, int]:
        """Point and replicate of the run at a place."""
        point, replicate = divmod(place, self.replicates[1] - self.replicates[0])
        return self.points[0] + point, self.replicates[0] + replicate


@dataclass(frozen=True)
class Plan:
    """written: a run's specification as plain data, as plan.json has it;
    branch: the first week in which any lever acts, where arms leave their history (None: no levers, every run is run through);
    since: the first week that outcomes count; keep: histories are saved as files, because chunks share them;
    starts_at: the share of deaths at which each world's levers start, whatever `branch` and `since` (0: at their dates);
    weeks: that count from then on; measures: what rows hold, with a digest of what each counts;
    yearly, quarterly: measures told by calendar year, and by quarter, as well."""

    name: str
    written: dict[str, Any]
    design: Design
    columns: tuple[str, ...]
    parts: tuple[Part, ...]
    blocks: tuple[Block, ...]
    branch: int | None
    since: int
    keep: bool
    code: dict[str, Any]
    starts_at: float = 0.0
    weeks: int = WEEKS
    measures: dict[str, str] = field(default_factory=dict)
    yearly: tuple[str, ...] = ()
    quarterly: tuple[str, ...] = ()

    @cached_property
    def spec(self) -> Spec:
        """A run's specification, made when it is asked for: a sweep of other code can be read, not run. Raises OutputError there."""
        return spec_of(self.written)

    @property
    def points(self) -> int:
        return self.parts[-1].last

    @property
    def replicates(self) -> int:
        return max(block.replicates[1] for block in self.blocks) - self.written["replicate"]

    @property
    def runs(self) -> int:
        return sum(block.runs for block in self.blocks)

    @property
    def chunks(self) -> int:
        return sum(block.chunks for block in self.blocks)

    @property
    def end(self) -> int:
        """The week before which every run has ended."""
        return last_week(self.weeks) if self.starts_at else week_of(self.spec.end)

    @property
    def branches(self) -> bool:
        """Whether runs are arms that leave a history."""
        return self.branch is not None or self.starts_at > 0

    @cached_property
    def levers(self) -> tuple[str, ...]:
        """Columns that arms of one world may differ in."""
        return tuple(path for path in self.columns if path.startswith("policy."))

    @cached_property
    def world(self) -> tuple[str, ...]:
        """Columns that, with the replicate, tell one history from another: every setting that is no lever."""
        return tuple(path for path in self.columns if not path.startswith("policy."))

    @cached_property
    def id(self) -> str:
        """Sixteen hex digits of what a row depends on besides its settings and its replicate; not of any layout."""
        content = [self.written, self.since, self.branch, self.starts_at, self.weeks, self.code["sha256"], *self.yearly,
                   *(f"{name}, quarterly" for name in self.quarterly)]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:16]

    def block_of(self, chunk: int) -> Block:
        return next(block for block in reversed(self.blocks) if block.chunk <= chunk)

    def shard(self, number: int, of: int) -> range:
        """The chunks of one shard: every so-manieth, which evens out designs whose cost has a slope."""
        return range(number, self.chunks, of)

    def write(self, folder: Path) -> None:
        names = ("name", "columns", "branch", "since", "starts_at", "weeks", "keep", "code", "measures", "yearly", "quarterly")
        kept = {"format": FORMAT} | {name: getattr(self, name) for name in names}
        design = {"method": self.design.method.name, "seed": self.design.seed,
                  "over": [axis.plain() for axis in self.design.over], "levels": [axis.plain() for axis in self.design.levels]}
        lists = {"parts": [asdict(part) for part in self.parts], "blocks": [asdict(block) for block in self.blocks]}
        totals = {"points": self.points, "replicates": self.replicates, "runs": self.runs, "chunks": self.chunks}
        whole = kept | totals | {"design": design} | lists | {"spec": self.written}
        write_json(folder / "plan.json", whole | {"digest": digest_of(whole)})


def read(folder: Path, to_run: bool = False) -> Plan:
    """The plan of a sweep's folder.

    to_run: it is going to be run, so code and packages must be those it was planned with.
    Raises InputError if the folder holds no sweep that can be read, OutputError if the code, the plan or the design is another one.
    """
    file = folder / "plan.json"
    if not file.is_file():
        raise InputError(f"{folder} holds no sweep (no plan.json): plan one with job=sweep")
    written = _written(file)
    _refuse(file, odd(written))
    if to_run:
        refuse_other(written["code"])
    design = written["design"]
    plan = Plan(
        written["name"], written["spec"],
        Design(Method[design["method"]], tuple(map(axis_of, design["over"])), tuple(map(axis_of, design["levels"])), design["seed"]),
        tuple(written["columns"]), parts=tuple(Part(**part) for part in written["parts"]),
        blocks=tuple(Block(**block | {"points": tuple(block["points"]), "replicates": tuple(block["replicates"])})
                     for block in written["blocks"]),
        **{name: written[name] for name in ("branch", "since", "keep", "code", "starts_at", "weeks", "measures")},
        yearly=tuple(written["yearly"]), quarterly=tuple(written["quarterly"]),
    )
    _refuse(file, unfit(plan, written))
    if to_run:
        _refuse(file, (*out_of_range(plan.spec), *off_axis(plan.design.axes)))
        _check_design(folder, plan)
    return plan


def _refuse(file: Path, faults: Iterable[str]) -> None:
    """Raise InputError if there is a fault; the first ones tell enough."""
    refuse([f"{file} is no plan that can be used: {'; '.join(found[:MOST_TOLD])}"] if (found := list(faults)) else [])


def _written(file: Path) -> dict[str, Any]:
    """What plan.json holds, if it is as it was written: whoever changes it by hand would get rows of another sweep."""
    try:
        written = read_json(file)
    except (OSError, ValueError) as error:
        raise InputError(f"{file} is no plan that can be read ({error}): copy it anew, or delete it and plan again") from error
    if "format" not in written:
        raise InputError(f"{file} is no plan that can be read (it names no format): copy it anew, or delete it and plan again")
    if written["format"] != FORMAT:
        raise OutputError(f"the plan in {file.parent} has format {shown(written['format'])}, this code reads {FORMAT}: use the code that "
                          "planned it, or plan again")
    if written.pop("digest", None) != digest_of(written):
        raise OutputError(f"{file} was changed after the sweep was planned: undo that, or plan another sweep")
    return written


def digest_of(written: dict[str, Any]) -> str:
    """SHA-256 of a plan as it is written, whatever the order of its fields."""
    return hashlib.sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()


def _check_design(folder: Path, plan: Plan) -> None:
    for part in plan.parts:
        check_part(folder, part, plan.columns)


def done(folder: Path, plan: Plan) -> set[int]:
    """The chunks whose results are in place."""
    found = (re.fullmatch(r"chunk-(\d{6})\.parquet", path.name) for path in (folder / "results").glob("chunk-*.parquet"))
    return {int(name[1]) for name in found if name and int(name[1]) < plan.chunks}


def chunk_file(folder: Path, chunk: int) -> Path:
    return folder / "results" / f"chunk-{chunk:06d}.parquet"


