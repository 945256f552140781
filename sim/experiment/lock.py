"""One command at a time in a folder of results."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from sim.errors import OutputError

NAME = ".lock"


@contextmanager
def alone_in(folder: Path, but_for_shares: bool = False) -> Iterator[None]:
    """Hold the folder, which is made if need be; the hold ends with the process, however it ends.

    but_for_shares: others who say so too may be in it at the same time; they write files of their own.
    Raises OutputError if another process holds it. A file system that knows no locks gives none.
    """
    with _opened(folder) as held:
        if not _taken(held.fileno(), but_for_shares):
            raise OutputError(f"another command is writing results to {folder}: wait until it has ended, then ask again")
        yield


def _opened(folder: Path) -> TextIO:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return open(folder / NAME, "a+")  # readable too: over NFS a shared hold asks for that
    except OSError as problem:
        raise OutputError(f"cannot write results: {folder}: {problem.strerror or problem}") from problem


def _taken(file: int, shared: bool) -> bool:
    """True unless another process holds this open file."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # some network file systems know no locks: then two commands are not told apart
        return True
    return True
