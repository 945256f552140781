"""The figures of a page as files of their own, for slides and papers."""

import re
from pathlib import Path

from sim.experiment.files import begin, write_text

_FIGURE = re.compile(r'<svg [^>]*data-figure="([^"]+)".*?</svg>', re.S)


def write_figures(page: Path) -> list[Path]:
    """Write every figure of a finished page to `figures/` beside it, and return the files in the order of the page.

    Raises OutputError if they cannot be written.
    """
    folder = begin(page.parent / "figures")
    files = []
    for found in _FIGURE.finditer(page.read_text(encoding="utf-8")):
        file = folder / f"{found.group(1)}.svg"
        write_text(file, found.group() + "\n")
        files.append(file)
    return files
