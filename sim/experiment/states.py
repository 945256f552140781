"""A saved world as a file: plain arrays in NumPy's own archive, and a header in JSON that says what they are. Nothing is pickled."""

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from sim.errors import OutputError
from sim.experiment.files import write
from sim.experiment.model import State

FORMAT = 1
HEADER = "header"


def save_state(path: Path, state: State, about: dict[str, Any]) -> None:
    """Write a state and what it is; whole or not at all, and the same bytes for the same state."""
    words = json.dumps({"format": FORMAT, **about, "arrays": sorted(state)}, sort_keys=True).encode()

    def fill(draft: Path) -> None:
        with draft.open("wb") as opened:
            np.savez(opened, allow_pickle=False, **{HEADER: np.frombuffer(words, np.uint8)}, **state)

    write(path, fill)


def read_header(path: Path) -> dict[str, Any]:
    """What a state file says of itself. Raises OutputError if there is none, or it is none."""
    try:
        with np.load(path, allow_pickle=False) as archive:
            header = json.loads(archive[HEADER].tobytes())
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as problem:
        raise OutputError(f"{path.name} is no saved state that can be read ({problem})") from problem
    if header.get("format") != FORMAT:
        raise OutputError(f"{path.name} has another format than this version reads")
    return header


def load_state(path: Path, about: dict[str, Any]) -> State:
    """The state that `save_state` wrote. Raises OutputError if the file is damaged, of another format, or of something else."""
    try:
        with np.load(path, allow_pickle=False) as archive:
            header = json.loads(archive[HEADER].tobytes())
            state = {name: archive[name] for name in archive.files if name != HEADER}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as problem:
        raise OutputError(f"{path.name} is no saved state that can be read ({problem}): delete it, and it is made again") from problem
    wanted = {"format": FORMAT, **about, "arrays": sorted(state)}
    wrong = [name for name, value in wanted.items() if header.get(name) != value]
    if wrong:
        raise OutputError(f"{path.name} is a state of something else ({', '.join(wrong)} differ): delete it, and it is made again")
    return state
