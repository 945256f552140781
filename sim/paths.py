"""Where things lie: the scenarios that come with the model, and the folder that results go to.

Both are found the same way from a checkout, an editable install and a wheel, from any working directory.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from sim.errors import InputError

PACKAGE = Path(__file__).resolve().parent


def checkout() -> Path | None:
    """The top of the checkout this package lies in, or None where it was installed from a wheel."""
    top = PACKAGE.parent
    return top if (top / "pyproject.toml").is_file() and (top / "scenarios" / "config.yaml").is_file() else None


def scenario_dir() -> Path:
    """The root of the configuration: $COUNTERFLOW_SCENARIOS, else the checkout's `scenarios/`, else the wheel's copy.

    Raises InputError if the variable names a folder without `config.yaml`, or no copy is to be found.
    """
    named = os.environ.get("COUNTERFLOW_SCENARIOS")
    if named:
        if not (Path(named) / "config.yaml").is_file():
            raise InputError(f"COUNTERFLOW_SCENARIOS={named} holds no config.yaml")
        return Path(named).resolve()
    top = checkout()
    place = top / "scenarios" if top else PACKAGE / "_scenarios"
    if not (place / "config.yaml").is_file():
        raise InputError(f"no scenarios found at {place}: install the package again")
    return place


def seeds_dir() -> Path:
    """The folder of the articles' claims and of the record: the checkout's `seeds/`, else the wheel's copy."""
    top = checkout()
    return top / "seeds" if top else PACKAGE / "_seeds"


def output_root() -> Path:
    """The folder of all results: $COUNTERFLOW_OUTPUTS, else `outputs/` of the checkout, else of the working directory."""
    named = os.environ.get("COUNTERFLOW_OUTPUTS")
    if named:
        return settled(named)
    return settled((checkout() or Path.cwd()) / "outputs")


def settled(word: str | Path) -> Path:
    """A path as it is named at the door, once and for all: absolute, without links and `~`, so that it stays what it is while links move.

    Raises InputError where it leads nowhere, as links in a circle do.
    """
    named = Path(word)
    with suppress(RuntimeError):  # no user of that name: a file whose own name begins so
        named = named.expanduser()
    try:
        return named.resolve()
    except (OSError, RuntimeError, ValueError) as problem:
        raise InputError(f"{str(word)!r} is no path: {str(problem).splitlines()[0]}") from problem


def unwritable(folder: Path) -> str:
    """Why results cannot be written below `folder`, as a sentence; empty if they can. Makes the folder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        named = "COUNTERFLOW_OUTPUTS names it" if os.environ.get("COUNTERFLOW_OUTPUTS") else "COUNTERFLOW_OUTPUTS names another"
        return f"results cannot be written to {folder}: {(error.strerror or str(error)).lower()} ({named})"
