"""One command at a time in a folder of results, and who it is. Locks are the file system's own: they end with the process, however it ends,
and hold whatever name the folder comes by."""

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TextIO

from sim.errors import OutputError

NAME = ".lock"
NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # a link in its place would have a file made elsewhere
MOST_SAID = 200  # letters


@contextmanager
def alone_in(folder: Path, but_for_shares: bool = False) -> Iterator[None]:
    """Hold the folder, which is made if need be; the hold ends with the process, however it ends.

    but_for_shares: others who say so too may be in it at the same time; they write files of their own.
    Raises OutputError, with who it is, if another process holds it. A file system that knows no locks gives none.
    """
    with _opened(folder) as held:
        if not taken(held, but_for_shares):
            raise OutputError(f"another command is writing results to {folder}: wait until it has ended, then ask again{_who(held)}")
        if not but_for_shares:
            held.truncate(0)
            held.write(f"{this_process()}\n")
            held.flush()
        yield


def this_process() -> str:
    """Who this is, in words for another who meets its hold."""
    return f"process {os.getpid()} on {platform.node()}, since {datetime.now():%H:%M:%S}"


def taken(held: TextIO, shared: bool = False, wait: bool = False) -> bool:
    """Whether the hold on this open file is ours now; not if another process has it. wait: until it gives it up."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(held.fileno(), (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError:  # some network file systems know no locks: then two commands are not told apart
        return True
    return True


def _opened(folder: Path) -> TextIO:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return open(folder / NAME, "a+", encoding="utf-8", errors="replace",  # readable too: over NFS a shared hold asks for that
                    opener=lambda path, flags: os.open(path, flags | NO_LINK, 0o666))
    except OSError as problem:
        raise OutputError(f"cannot write results: {folder}: {problem.strerror or problem}") from problem


def _who(held: TextIO) -> str:
    """What a holder wrote of itself, in brackets."""
    held.seek(0)
    said = held.readline(MOST_SAID).strip()
    return f" ({said})" if said and said.isprintable() else ""
