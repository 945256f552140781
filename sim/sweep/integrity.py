"""Is what lies there what the model says? Every chunk against its own digest, and a random sample run again and compared.

On a processor of the kind that made a chunk it must come out byte for byte. On another kind NumPy takes other routines of exp and log,
and last digits differ: there every number must lie within a billionth of its measure's largest value, and all else be the same.
"""

import tempfile
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from sim.errors import InputError
from sim.experiment.files import begin, metadata_of
from sim.experiment.pool import Died, run_tasks
from sim.experiment.progress import Reporter, Silent
from sim.experiment.provenance import processor
from sim.sweep.chunk import run_chunk
from sim.sweep.kept import UNREADABLE, faults
from sim.sweep.plan import Plan, chunk_file, done, read

TOLERANCE = 1e-9  # of a measure's largest value in the chunk


@dataclass(frozen=True)
class Findings:
    """faults: a sentence for each chunk that is not what it should be, by its number.

    other_processors: how many of those that were run again were made on another kind of processor, and compared within `TOLERANCE`.
    """

    looked_at: int
    run_again: int
    faults: dict[int, str]
    other_processors: int = 0

    def text(self) -> str:
        same = self.run_again - self.other_processors
        how = [f"{same} compared byte for byte"] if same else []
        near = f"made on another kind of processor and compared within {TOLERANCE:g} of each measure's largest value"
        how += [f"{self.other_processors} {near}"] if self.other_processors else []
        head = f"{self.looked_at} chunks read, {self.run_again} run again ({', '.join(how)}), {len(self.faults)} at fault"
        cure = ["delete a faulty chunk's file, and `sweep run` makes it again"] if self.faults else []
        return "\n".join([head, *(f"chunk {chunk}: {fault}" for chunk, fault in sorted(self.faults.items())), *cure])


def verify(folder: Path, share: float = 0.02, seed: int | None = None, reporter: Reporter | None = None, processes: int = 1) -> Findings:
    """Read every finished chunk, run a random `share` of them again (at least one), and compare.

    seed: of the sample; none draws another one each time. processes: at a time, for what is run again.
    Raises InputError if there is nothing to verify or `share` is none.
    """
    if not 0 <= share <= 1:
        raise InputError(f"share {share:g} of the chunks is not between 0 and 1")
    plan = read(folder, to_run=True)
    there = sorted(done(folder, plan))
    if not there:
        raise InputError(f"{folder} has no results to verify")
    found = faults(folder, plan)
    sample = np.random.default_rng(seed).choice(there, max(1, round(share * len(there))), replace=False).tolist()
    found = _faults_when_run(folder, plan, sorted(sample), processes, reporter or Silent()) | found
    others = sum(not _of_this_kind(chunk_file(folder, chunk)) for chunk in sample)
    return Findings(len(there), len(sample), found, others)


def _faults_when_run(folder: Path, plan: Plan, chunks: list[int], processes: int, reporter: Reporter) -> dict[int, str]:
    reporter.start(len(chunks))
    found = {}
    try:
        with tempfile.TemporaryDirectory() as beside:
            begin(Path(beside) / "results")
            again = partial(_fault_when_run, folder, plan, Path(beside))
            with closing(run_tasks(again, chunks, processes, reporter.tick)) as finished:
                for chunk, said in finished:
                    fault = said.message if isinstance(said, Died) else said
                    found |= {chunk: fault} if fault else {}
                    reporter.done(failed=bool(fault))
    finally:
        reporter.close()
    return found


def _fault_when_run(folder: Path, plan: Plan, beside: Path, chunk: int) -> str:
    again = chunk_file(beside, chunk)
    run_chunk(folder, replace(plan, keep=False), chunk, again)  # from the first week on: a kept state may be the fault
    return difference(chunk_file(folder, chunk), again)


def difference(kept: Path, again: Path) -> str:
    """What is wrong with a chunk's file beside the one that running it again gave; empty if nothing is."""
    if not kept.is_file():
        return "cannot be read"
    if _of_this_kind(kept):
        return "" if again.read_bytes() == kept.read_bytes() else "running it again gives other bytes"
    try:
        was, now = (pq.read_table(path, partitioning=None) for path in (kept, again))
    except UNREADABLE:
        return "cannot be read"
    if was.schema != now.schema or len(was) != len(now):
        return "running it again gives other rows or columns"
    other = [name for name in was.column_names if not _close(was[name], now[name])]
    return f"running it again gives other values of {', '.join(other[:5])}{' and others' if len(other) > 5 else ''}" if other else ""


def _close(was: pa.ChunkedArray, now: pa.ChunkedArray) -> bool:
    """Whether a column is what it was: numbers that are no whole ones within `TOLERANCE` of the largest, all else the same."""
    if not pa.types.is_floating(was.type):
        return was.equals(now)
    one, other = was.to_numpy(), now.to_numpy()
    size = np.nanmax(np.abs(one), initial=0.0, where=np.isfinite(one))
    return bool(np.allclose(one, other, rtol=0.0, atol=TOLERANCE * size, equal_nan=True))


def _of_this_kind(path: Path) -> bool:
    """Whether a chunk was made on a processor of this kind."""
    return metadata_of(path).get("processor", processor()) == processor()
