"""Writing results so that a file is either whole or absent, and the same content is the same bytes."""

import hashlib
import json
import os
import platform
import re
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sim.errors import OutputError

if TYPE_CHECKING:
    import pyarrow as pa

KEY = b"counterflow"  # where a Parquet footer keeps our metadata
MOST_JSON = 64 << 20  # bytes
MOVED = "its folder is not there; if it was moved, go on where it is now"
DRAFT_HOURS = 1.0  # drafts older than this belong to no living process
KEYS = ("claim", "draw", "replicate", "arm", "kind", "week", "status", "measure")


def write(path: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` write a neighbour of `path`, then put it in place in one step.

    Raises OutputError if the folder cannot be written, or is no longer there: whoever moved it away does not want a new one in its place.
    """
    draft = draft_of(path)
    try:
        if not path.parent.is_dir():
            raise OutputError(f"cannot write {path}: {MOVED}")
        fill(draft)
        with open(draft, "rb") as whole:
            os.fsync(whole.fileno())  # else the name may outlive a power cut that the content does not
        os.replace(draft, path)
    except OSError as problem:
        raise OutputError(f"cannot write {path}: {problem.strerror or problem}") from problem
    finally:
        draft.unlink(missing_ok=True) if draft.parent.is_dir() else None


def begin(folder: Path, within: bool = False) -> Path:
    """Make a folder for results, once, as a command begins. Raises OutputError if that cannot be done.

    within: only if the one that it lies in is there.
    """
    try:
        folder.mkdir(parents=not within, exist_ok=True)
    except OSError as problem:
        raise OutputError(f"cannot write {folder}: {problem.strerror or problem}") from problem
    return folder


def remove(path: Path) -> None:
    """Take a file away, if it is there. Raises OutputError where something else lies in its place."""
    try:
        path.unlink(missing_ok=True)
    except OSError as problem:
        raise OutputError(f"cannot write {path}: {problem.strerror or problem}") from problem


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def draft_of(path: Path) -> Path:
    """A neighbour of `path` that nobody else writes: processes of two nodes or containers may share a number, threads always do."""
    host = re.sub(r"[^A-Za-z0-9-]", "-", platform.node())[:24]
    return path.with_name(f".{path.name}.{host}.{os.getpid()}.{uuid4().hex[:8]}.tmp")


def sweep_drafts(folders: Iterable[Path]) -> None:
    """Remove drafts that killed processes left; one that vanishes meanwhile was put in place, or swept by somebody else."""
    for folder in folders:
        for draft in folder.glob(".*.tmp"):
            with suppress(OSError):
                if time.time() - draft.stat().st_mtime > 3600 * DRAFT_HOURS:
                    draft.unlink()


def write_text(path: Path, text: str) -> None:
    write(path, lambda draft: draft.write_text(text, encoding="utf-8"))


def write_json(path: Path, content: Any) -> None:
    write_text(path, json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n")


def read_json(path: Path) -> dict[str, Any]:
    """What `write_json` wrote. Raises OSError where there is no such file, ValueError with a clause if it holds anything else."""
    if not path.is_file():
        raise FileNotFoundError(f"there is no file {path.name}")
    if path.stat().st_size > MOST_JSON:
        raise ValueError("it is too large")
    try:
        held = json.loads(path.read_text(encoding="utf-8"), parse_constant=_no_number)
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    except UnicodeDecodeError:
        raise ValueError("it is no text in UTF-8") from None
    if not isinstance(held, dict):
        raise ValueError("it is no table of names")
    return held


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number")


def write_table(path: Path, parts: list["pa.Table"], metadata: dict[str, Any]) -> None:
    """One Parquet file of tables with one schema, a row group for each: zstd, dictionaries on the keys only.

    metadata goes into the footer, so that a lone file can be traced; it must not hold times, or bytes would differ.
    """
    import pyarrow.parquet as pq

    note = {KEY: json.dumps(metadata, sort_keys=True).encode()}
    schema = parts[0].schema.remove_metadata().with_metadata(note)
    keys = [name for name in schema.names if name in KEYS]

    def fill(draft: Path) -> None:
        with pq.ParquetWriter(draft, schema, compression="zstd", use_dictionary=keys, store_schema=True) as writer:
            for part in parts:
                writer.write_table(part.cast(schema), row_group_size=max(part.num_rows, 1))

    write(path, fill)


def metadata_of(path: Path) -> dict[str, Any]:
    """What `write_table` noted in the footer; empty for a file that is absent or not ours."""
    if not path.is_file():
        return {}
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return noted(pq.read_schema(path))
    except (OSError, ValueError, MemoryError, pa.ArrowException):
        return {}


def noted(schema: "pa.Schema") -> dict[str, Any]:
    """What `write_table` noted of a file with this schema; empty if it is none of ours."""
    try:
        note = json.loads((schema.metadata or {}).get(KEY, b"{}"))
    except (ValueError, RecursionError):
        return {}
    return note if isinstance(note, dict) else {}
