"""From outcomes to tables, and the part files by which a study survives being stopped.

A task that is finished leaves three files under `parts/<plan>/`, its rows last. It is done if all three can be opened and nothing in
it failed: what failed is tried again. What is merged at the end is in task order, whatever the order in which tasks finished.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from sim.errors import OutputError
from sim.experiment.files import read_json, remove, write, write_json
from sim.experiment.outcome import ERROR, Outcome, Weeks
from sim.experiment.study import digest
from sim.measures.definition import still_meant

WHOLE = {"draw", "replicate", "branch_week", "window_first", "window_last", "people", "seed"}
UNREADABLE = (OSError, pa.ArrowException, ValueError, TypeError, KeyError)  # a file that is absent, empty, torn or of something else
TEXT = {"claim", "status", "message", "measure", "baseline_arm", "changed_arm"}


def rows_table(rows: Sequence[dict[str, Any]], names: Sequence[str], text: Iterable[str] = ()) -> pa.Table:
    """Rows as a table with these columns; text columns lack nothing (absent is ""), numbers may be null or NaN.

    text: names of text columns besides the usual ones, such as a study's labels.
    """
    words = TEXT | set(text)
    columns = {}
    for name in names:
        if name in words:
            columns[name] = pa.array([row.get(name, "") for row in rows], pa.string())
        elif name in WHOLE:
            columns[name] = pa.array([row.get(name) for row in rows], pa.int64())
        else:
            columns[name] = pa.array([row.get(name, float("nan")) for row in rows], pa.float64(), from_pandas=False)
    return pa.table(columns)


def weeks_table(outcome: Outcome, draw: int, replicate: int) -> pa.Table:
    """Every kept week of a task: draw, replicate, arm, week, then the measures as float32."""
    blocks = [_block(weeks, draw, replicate) for weeks in outcome.weeks]
    return pa.concat_tables(blocks) if blocks else pa.table({})


def _block(weeks: Weeks, draw: int, replicate: int) -> pa.Table:
    dated = weeks.dated()
    number = dated.pop("week")
    keys = {
        "draw": pa.array(np.full(len(number), draw, np.int32)),
        "replicate": pa.array(np.full(len(number), replicate, np.int32)),
        "arm": pa.array([weeks.id] * len(number), pa.string()),
        "week": pa.array(number.astype(np.int32)),
    }
    return pa.table(keys | {name: values.astype(np.float32) for name, values in dated.items()})


class Parts:
    """The part files of one plan. measures: digests of what the model's measures count now, by name."""

    def __init__(self, folder: Path, measures: Mapping[str, str] | None = None) -> None:
        self.folder, self.measures = folder, dict(measures or {})

    def done(self, name: str) -> bool:
        """True if a task's files are there and can be opened, nothing in it failed, and its measures count what they counted."""
        try:
            pq.read_metadata(self._path(name, "weeks"))
            pq.read_metadata(self._path(name, "runs"))
            notes = self.notes(name)
            return not notes["failed"] and still_meant(self._listed(notes["measures"]), self.measures)
        except UNREADABLE:
            return False

    def save(self, name: str, outcome: Outcome, runs: pa.Table, weeks: pa.Table) -> None:
        """Keep a finished task; its rows are written last."""
        failures = {id: [failed.message, failed.trace] for id, failed in outcome.failures.items()}
        failed = any(row["status"] == ERROR for row in outcome.rows)
        packed = {what: _packed(table) for what, table in (("weeks", weeks), ("runs", runs))}
        digests = {what: sha256(content).hexdigest() for what, content in packed.items()}
        notes = {"seconds": outcome.seconds, "failures": failures, "failed": failed, "measures": self._list(), "digests": digests}
        write_json(self._path(name, "notes", "json"), notes)
        for what, content in packed.items():
            write(self._path(name, what), lambda draft, content=content: draft.write_bytes(content))

    def runs(self, name: str) -> pa.Table:
        return self._table(name, "runs")

    def weeks(self, name: str) -> pa.Table:
        return self._table(name, "weeks")

    def notes(self, name: str) -> dict[str, Any]:
        return read_json(self._path(name, "notes", "json"))

    def measures_of(self, names: Iterable[str]) -> set[str]:
        """The measures that the parts of all these tasks hold, of those there are now."""
        lists = {self.notes(name)["measures"] for name in names}
        return set(self.measures).intersection(*(self._listed(one) for one in lists))

    def _list(self) -> str:
        """The name of the file that lists the measures there are now; written once."""
        name = f"measures-{digest(self.measures)}.json"
        if not (self.folder / name).is_file():
            write_json(self.folder / name, self.measures)
        return name

    def _listed(self, name: str) -> dict[str, str]:
        return read_json(self.folder / name)

    def _table(self, name: str, what: str) -> pa.Table:
        """Raises OutputError for a file that is not what was written, and removes it, so that its task is run again."""
        path = self._path(name, what)
        try:
            content = path.read_bytes()
            if self.notes(name)["digests"][what] != sha256(content).hexdigest():
                raise ValueError("it was changed")
            return pq.read_table(pa.BufferReader(content), partitioning=None)
        except UNREADABLE as problem:
            remove(path)
            raise OutputError(f"{path.name} was damaged and is removed: the same command runs what it held again") from problem

    def _path(self, name: str, what: str, ending: str = "parquet") -> Path:
        return self.folder / f"{name}.{what}.{ending}"


def _packed(table: pa.Table) -> bytes:
    """A table as the bytes of its file."""
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue().to_pybytes()
