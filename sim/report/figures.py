"""The figures of a page, and of those that it leads to, as files of their own, for slides and papers."""

import re
from pathlib import Path

from sim.experiment.files import begin, write_text

_FIGURE = re.compile(r'<svg [^>]*data-figure="([^"]+)".*?</svg>', re.S)


def write_figures(page: Path) -> list[Path]:
    """Write every figure of a finished page, and of the pages beside it, to `figures/`, and return the files page by page.

    Raises OutputError if they cannot be written.
    """
    folder = begin(page.parent / "figures")
    files = []
    for found in _FIGURE.finditer("".join(each.read_text(encoding="utf-8") for each in pages_of(page))):
        file = folder / f"{found.group(1)}.svg"
        write_text(file, found.group() + "\n")
        files.append(file)
    return files


def pages_of(page: Path) -> list[Path]:
    """A page, then those that it leads to: of goods, of the past, of each claim."""
    folder = page.parent
    beside = [folder / "flow.html", folder / "history.html", *sorted((folder / "claims").glob("*.html"))]
    return [page, *(each for each in beside if each.is_file())]
