"""Saying something to whoever listens, and going on if nobody does."""

import io
import os
import sys
from typing import TextIO

LONGEST = 3000  # signs of a line that is told; all scenarios by name have a thousand


def say(text: str, stream: TextIO | None = None) -> None:
    """Print on stdout, or on another stream. A reader who has left (`| head`) is no failure: nobody is spoken to any more."""
    stream = sys.stdout if stream is None else stream
    try:
        print(text, file=stream, flush=True)
    except BrokenPipeError:
        _to_nobody(stream.fileno())  # so that nothing complains again at exit


def beside() -> TextIO:
    """Where what is no result is said: stderr, and in a notebook below the cell with all else, as it is no fault and should not be red."""
    return sys.stdout if in_notebook() else sys.stderr


def in_notebook() -> bool:
    """True in a Jupyter kernel."""
    shell = sys.modules.get("IPython")
    running = shell.get_ipython() if shell else None
    return running is not None and hasattr(running, "kernel")


def visible(text: str) -> str:
    """A line without what a terminal would obey, and of bearable length: what files say is repeated as it looks, not as it acts."""
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]} ..."
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


def speak_to_whoever_listens() -> None:
    """Let everything that this program writes on stdout and stderr, whoever writes it, go on where the reader has left."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):    # None where it was closed
            stream.flush()
            raw = io.BufferedWriter(_Reader(stream.fileno(), "w", closefd=False))
            at_once = name == "stderr" or stream.line_buffering or stream.write_through
            speaks = io.TextIOWrapper(raw, stream.encoding, stream.errors, line_buffering=at_once)
            setattr(sys, name, speaks)
            setattr(sys, f"__{name}__", speaks)     # the interpreter closes it in the end; the old one has nothing left to say


class _Reader(io.FileIO):
    """An open file whose reader may leave."""

    def write(self, data) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            _to_nobody(self.fileno())
            return len(data)


def _to_nobody(file: int) -> None:
    nobody = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nobody, file)
    os.close(nobody)
