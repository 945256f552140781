"""Saying something to whoever listens, and going on if nobody does."""

import os
import sys
from typing import TextIO


def say(text: str, stream: TextIO | None = None) -> None:
    """Print on stdout, or on another stream. A reader who has left (`| head`) is no failure: nobody is spoken to any more."""
    stream = sys.stdout if stream is None else stream
    try:
        print(text, file=stream, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # so that nothing complains again at exit
