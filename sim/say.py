"""Saying something to whoever listens, and going on if nobody does."""

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
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # so that nothing complains again at exit


def visible(text: str) -> str:
    """A line without what a terminal would obey, and of bearable length: what files say is repeated as it looks, not as it acts."""
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]} ..."
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)
