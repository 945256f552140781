"""What lies in `results/`, believed only as far as it is known to be what the plan says: run numbers, settings, plan, code and digest of
each chunk are compared while it is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sim.errors import OutputError
from sim.experiment.files import noted
from sim.experiment.model import the_model
from sim.experiment.outcome import ERROR, NEVER
from sim.extensions import cache_until_extended
from sim.sweep.against_design import of_design
from sim.sweep.code import this_code
from sim.sweep.plan import Plan, chunk_file, done
from sim.sweep.reaching import BRANCH, BRANCH_UNIT
from sim.sweep.rows import KEYS, WORDS, table_digest
from sim.typed import typed

OTHER_POINTS = "holds other settings than the design says"
CHANGED = "its values are not those it was written with"
FOREIGN = "was made by another plan or other code"
FOLDER = "is a folder, where a file belongs, and nothing is written over what lies in it"
UNREADABLE = (OSError, ValueError, TypeError, KeyError, MemoryError, pa.ArrowException)  # of a reader of torn or made-up files
MOST_TOLD = 20  # chunks of one folder

_looked_at: dict[tuple, "Look"] = {}  # by what a file system says of a file: nothing is read twice by one process


@dataclass(frozen=True)
class Look:
    """What a chunk's file was found to be: what is wrong with it (empty: nothing), and its runs that failed or never got to levers."""

    fault: str
    failed: int = 0
    never: int = 0


def look(folder: Path, plan: Plan, chunk: int) -> Look:
    """Read a chunk's file and hold it against the plan."""
    path = chunk_file(folder, chunk)
    try:
        stat = path.stat()
    except OSError as problem:
        return Look(f"cannot be read ({(problem.strerror or str(problem)).lower()})")
    block = plan.block_of(chunk)
    key = (str(path), stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, plan.id, plan.parts, plan.columns, block)
    if key not in _looked_at:
        _, _looked_at[key] = _read(folder, plan, chunk)
    return _looked_at[key]


def read_chunk(folder: Path, plan: Plan, chunk: int) -> tuple[pa.Table, Look]:
    """The rows of a chunk, and how they ended. Raises OutputError if its file is not what the plan says."""
    table, found = _read(folder, plan, chunk)
    if found.fault:
        raise OutputError(told(folder, chunk, found.fault))
    return table, found


def sound(folder: Path, plan: Plan, chunks: Iterable[int]) -> set[int]:
    """Of these chunks those whose results are in place and are what this very plan and its code made."""
    there = done(folder, plan)
    return {chunk for chunk in chunks if chunk in there and not look(folder, plan, chunk).fault}


def faults(folder: Path, plan: Plan) -> dict[int, str]:
    """What is wrong with the files that are there, by chunk."""
    found = {chunk: look(folder, plan, chunk).fault for chunk in sorted(done(folder, plan))}
    return {chunk: fault for chunk, fault in found.items() if fault}


def blocked(folder: Path, plan: Plan, chunks: Iterable[int]) -> dict[int, str]:
    """Of these chunks those in whose place a folder lies, so that running them would come to nothing."""
    there = done(folder, plan)
    return {chunk: FOLDER for chunk in chunks if chunk in there and _is_folder(chunk_file(folder, chunk))}


def _is_folder(path: Path) -> bool:
    """Whether a folder lies there; a link to one is none, since a file takes its place."""
    return path.is_dir() and not path.is_symlink()


def refuse(folder: Path, faulty: dict[int, str]) -> None:
    """Raise OutputError, a sentence each, if a chunk is at fault."""
    if faulty:
        raise OutputError("\n".join(sentences(folder, faulty)))


def sentences(folder: Path, faulty: dict[int, str]) -> list[str]:
    """A sentence for each faulty chunk; of very many only the first."""
    said = [told(folder, chunk, fault) for chunk, fault in list(faulty.items())[:MOST_TOLD]]
    return said + ([f"and {len(faulty) - MOST_TOLD:,} more of {folder}"] if len(faulty) > MOST_TOLD else [])


def told(folder: Path, chunk: int, fault: str) -> str:
    """A sentence about a faulty chunk and its cure."""
    path = chunk_file(folder, chunk)
    if fault == FOREIGN:
        return f"{path} {fault}, and one table must not mix two models: delete it, and `sweep run` makes it again"
    if fault == FOLDER:
        return f"{path} {fault}: move it away, and {typed('counterflow', 'sweep', 'run', folder)} makes the chunk again"
    return f"{path}{': ' if fault == CHANGED else ' '}{fault}: {typed('counterflow', 'sweep', 'retry', folder)} makes it again"


def _read(folder: Path, plan: Plan, chunk: int) -> tuple[pa.Table | None, Look]:
    path, rows = chunk_file(folder, chunk), len(plan.block_of(chunk).numbers(chunk))
    if not path.is_file():
        return None, Look(FOLDER if _is_folder(path) else "cannot be read (it is no file)")
    try:
        content = pa.BufferReader(path.read_bytes())
        file = pq.ParquetFile(content)
        note = noted(file.schema_arrow)
        if not note:
            return None, Look("cannot be read (it holds no rows of a sweep)")
        if (note.get("plan"), note.get("code")) != (plan.id, plan.code["sha256"]):
            return None, Look(FOREIGN)
        if file.metadata.num_rows != rows:  # before memory is taken for them
            return None, Look("holds other runs than the plan says")
        table = pq.read_table(content, partitioning=None, use_threads=False)  # of many short columns, threads would cost most of the time
        found = _held(plan, chunk, table, note)
        return table, found if found.fault or of_design(folder, plan, table) else Look(OTHER_POINTS)
    except UNREADABLE as problem:
        return None, Look(f"cannot be read ({' '.join(str(problem).split())[:120] or type(problem).__name__})")


def _held(plan: Plan, chunk: int, table: pa.Table, note: dict[str, Any]) -> Look:
    """A chunk's rows and footer against the plan."""
    names = [*KEYS, *WORDS, *plan.columns]
    if table.column_names[: len(names)] != names or not _measured(plan, table.schema.remove_metadata(), len(names), note.get("units")):
        return Look("holds other columns than the plan says")
    block = plan.block_of(chunk)
    wanted = [(block.run + place, *block.where(place)) for place in block.numbers(chunk)]
    if list(zip(*(table[name].to_pylist() for name in KEYS), strict=True)) != wanted:
        return Look("holds other runs than the plan says")
    if note.get("digest") != table_digest(table):
        return Look(CHANGED)
    ended = table["status"].to_pylist()
    noted = note.get("failed")
    return Look("", max(ended.count(ERROR), noted if type(noted) is int else 0), ended.count(NEVER))


def _measured(plan: Plan, schema: pa.Schema, first: int, units: Any) -> bool:
    """Whether the columns from the first measure on are numbers, each with a unit, and those that count what they did have theirs."""
    kinds = {field.name: field.type for field in list(schema)[first:]}
    if not plan.measures.keys() <= kinds.keys() or any(kind != pa.float64() for kind in kinds.values()):
        return False
    if not isinstance(units, dict) or units.keys() != kinds.keys() or not all(isinstance(unit, str) for unit in units.values()):
        return False
    code, own = _own_units()  # those of other code are known from nowhere but its chunks
    return code != plan.code["sha256"] or all(unit == own.get(_counted(plan, name), unit) for name, unit in units.items())


def _counted(plan: Plan, column: str) -> str:
    """The measure that a column holds, over all weeks or over a year of them."""
    name, _, year = column.rpartition("_")
    return name if name in plan.yearly and year.isdigit() and column not in plan.measures else column


@cache_until_extended
def _own_units() -> tuple[str, dict[str, str]]:
    """The digest of this code, and the units of its columns."""
    return this_code()["sha256"], {BRANCH: BRANCH_UNIT} | the_model().total_units
