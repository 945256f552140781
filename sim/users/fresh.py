"""Compiled code is kept beside the source; this makes sure that it is never older than the formulas compiled into it.

Numba looks only at the file that holds a function, not at the modules whose formulas it inlines.
"""

from contextlib import suppress
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def forget_stale(kernel, *sources: str) -> None:
    """Drop the cached code of a compiled function's module where one of the sources, files or folders of `sim/`, is younger."""
    files = [file for source in sources for file in ((PACKAGE / source).glob("*.py") if "." not in source else [PACKAGE / source])]
    newest = max(file.stat().st_mtime for file in files)
    module = kernel.py_func.__module__.rpartition(".")[2]
    for cached in Path(kernel.stats.cache_path).glob(f"{module}.*.nb[ic]"):
        with suppress(FileNotFoundError):  # another process may be first
            if cached.stat().st_mtime < newest:
                cached.unlink()
