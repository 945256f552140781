"""Are the settings of rows those of the design's points? For readers of many chunks one after the other: points are kept a stretch at a
time, and a file of the design is held against its digest once."""

from functools import lru_cache
from pathlib import Path

import numpy as np
import pyarrow as pa

from sim.sweep.plan import Plan
from sim.sweep.points import GROUP_ROWS, Part, check_part, read_points


def of_design(folder: Path, plan: Plan, rows: pa.Table) -> bool:
    """Whether each row has the settings of its point; rows are in the order of their points.

    Raises OutputError if a file of the design that holds some of them is not the one that was written.
    """
    points = np.asarray(rows["point"])
    first, last = int(points[0]), int(points[-1]) + 1
    for part in plan.parts:
        if part.first < last and part.last > first:
            _check(folder, part, plan.columns, _stamp(folder / part.file))
    low = first // GROUP_ROWS
    stretches = pa.concat_tables([_stretch(folder, plan.parts, place) for place in range(low, -(-last // GROUP_ROWS))])
    design = stretches.take(pa.array(points - low * GROUP_ROWS))
    return all(rows[name].equals(design[name]) for name in plan.columns)


@lru_cache(maxsize=2)
def _stretch(folder: Path, parts: tuple[Part, ...], place: int) -> pa.Table:
    """The points of a stretch of the design."""
    return read_points(folder, parts, place * GROUP_ROWS, (place + 1) * GROUP_ROWS)


@lru_cache(maxsize=64)
def _check(folder: Path, part: Part, columns: tuple[str, ...], stamp: tuple) -> None:
    """`check_part`, once for each state in which a file system says that the file is."""
    check_part(folder, part, columns)


def _stamp(path: Path) -> tuple:
    """What a file system says of a file, which changes when the file does; empty if there is none."""
    if not path.is_file():
        return ()
    stat = path.stat()
    return stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns
