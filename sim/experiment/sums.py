"""Are the files of finished results those that were written? `sums.json` beside them holds a digest of each table and state, and whoever
asks the same question again looks there before it is answered. Results without such a file, which are older than it, are believed."""

import sys
from pathlib import Path

from sim.experiment.files import file_digest, read_json, remove, write_json
from sim.say import say

SUMS = "sums.json"
TABLES = ("runs", "weeks", "draws", "arms", "timings")


def unseal(out: Path) -> None:
    """Take away what was noted: other tables are written now. Raises OutputError if that cannot be done."""
    remove(out / SUMS)


def seal(out: Path) -> None:
    """Note what was written, when all of it is."""
    write_json(out / SUMS, {path.name: file_digest(path) for path in _paths(out) if path.is_file()})


def as_written(out: Path) -> bool:
    """Whether every file is what was written; which are not is said, because they are made again."""
    sums = _noted(out)
    other = [str(path) for path in _paths(out) if path.name in sums and not (path.is_file() and file_digest(path) == sums[path.name])]
    if other:
        say(f"warning: {', '.join(other)}: not what was written, and made again", sys.stderr)
    return not other


def _paths(out: Path) -> list[Path]:
    return [*(out / f"{name}.parquet" for name in TABLES), *sorted(out.glob("state-*.npz"))]


def _noted(out: Path) -> dict[str, str]:
    """Digests by name of file; none where the note is absent or torn."""
    try:
        return read_json(out / SUMS)
    except (OSError, ValueError):
        return {}
