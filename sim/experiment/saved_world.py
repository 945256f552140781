"""A saved world as a file: plain arrays in NumPy's own archive, and a header in JSON that says what they are. Nothing is pickled.

A file may come from anywhere, so nothing in it is believed: what it would take of memory is known before it is taken and is never more than
the file, only plain numbers are read, and the header holds a digest of them. Whether they make a world, the model tells (`Model.misfit`).
"""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from math import prod
from pathlib import Path
from typing import Any

import numpy as np

from sim.errors import OutputError
from sim.experiment.files import write
from sim.experiment.model import State

FORMAT = 1
HEADER = "header"
KINDS = "biuf"  # of plain numbers, as NumPy names them
MOST_HEADER = 1 << 20  # bytes
ENCRYPTED = 1


def save_state(path: Path, state: State, about: dict[str, Any]) -> None:
    """Write a state and what it is; whole or not at all, and the same bytes for the same state."""
    header = {"format": FORMAT, **about, "arrays": sorted(state), "digest": state_digest(state)}
    words = json.dumps(header, sort_keys=True).encode()

    def fill(draft: Path) -> None:
        with draft.open("wb") as opened:
            np.savez(opened, allow_pickle=False, **{HEADER: np.frombuffer(words, np.uint8)}, **state)

    write(path, fill)


def state_digest(state: State) -> str:
    """SHA-256 of every array by name, kind, shape and content."""
    total = hashlib.sha256()
    for name in sorted(state):
        array = np.asarray(state[name])
        total.update(f"{name} {array.dtype.str} {array.shape}\0".encode() + array.tobytes())
    return total.hexdigest()


def read_header(path: Path) -> dict[str, Any]:
    """What a state file says of itself. Raises OutputError if there is none, or it is none."""
    with _told(path), _opened(path) as (archive, members):
        return _header(path, archive, members)


def load_state(path: Path, about: dict[str, Any]) -> State:
    """The state that `save_state` wrote. Raises OutputError if the file is damaged, changed, of another format, or of something else."""
    with _told(path, ": delete it, and it is made again"), _opened(path) as (archive, members):
        header = _header(path, archive, members)
        state = {name: _array(archive, member) for name, member in members.items() if name != HEADER}
    wrong = [name for name, value in {**about, "arrays": sorted(state)}.items() if header.get(name) != value]
    if wrong:
        raise OutputError(f"{path.name} is a state of something else ({', '.join(wrong)} differ): delete it, and it is made again")
    if "digest" not in header:
        raise OutputError(f"{path.name} has no digest, as states had none before: delete it, and it is made again")
    if header["digest"] != state_digest(state):
        raise OutputError(f"{path.name} was changed after it was saved: delete it, and it is made again")
    return state


@contextmanager
def _told(path: Path, cure: str = "") -> Iterator[None]:
    """One sentence for whatever is raised: of a made-up file a reader of archives, of arrays or of JSON may raise anything."""
    try:
        yield
    except OutputError:
        raise
    except Exception as problem:
        why = " ".join(str(problem).split())[:120] or type(problem).__name__
        raise OutputError(f"{path.name} is no saved state that can be read ({why}){cure}") from problem


@contextmanager
def _opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]]:
    """An archive and its members by the names of their arrays; all of them together take no more than the file does."""
    if not path.is_file():
        raise ValueError("there is no such file")
    with zipfile.ZipFile(path) as archive:
        members = {member.filename.removesuffix(".npy"): member for member in archive.infolist()}
        plain = all(re.fullmatch(r"[\w.]+\.npy", one.filename) and one.compress_type == zipfile.ZIP_STORED and not one.flag_bits & ENCRYPTED
                    and one.file_size == one.compress_size for one in members.values())
        if not plain or len(members) < len(archive.infolist()) or sum(one.file_size for one in members.values()) > path.stat().st_size:
            raise ValueError("it holds other things than arrays as they are saved")
        yield archive, members


def _header(path: Path, archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]) -> dict[str, Any]:
    if members[HEADER].file_size > MOST_HEADER:
        raise ValueError("its header is too long")
    header = json.loads(_array(archive, members[HEADER]).tobytes())
    if not isinstance(header, dict):
        raise ValueError("its header is no table of names")
    if header.get("format") != FORMAT:
        raise OutputError(f"{path.name} has another format than this version reads")
    return header


def _array(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> np.ndarray:
    """A member as an array of plain numbers, which its own bytes must be, to the last."""
    content = archive.read(member)
    stream = io.BytesIO(content)
    version = np.lib.format.read_magic(stream)
    read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    shape, by_columns, dtype = read(stream)
    if dtype.kind not in KINDS or dtype.hasobject or any(length < 0 for length in shape):
        raise ValueError(f"{member.filename} holds no plain numbers")
    if prod(shape) * dtype.itemsize != len(content) - stream.tell():
        raise ValueError(f"{member.filename} has another size than it says")
    return np.frombuffer(content, dtype, offset=stream.tell()).reshape(shape, order="F" if by_columns else "C").copy()
