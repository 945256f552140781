"""What every job leaves, and what several of them need."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.errors import DONE, FAILED, SOME_RUNS_FAILED

if TYPE_CHECKING:
    from sim.config.configuration import Config


@dataclass(frozen=True)
class Finished:
    """What a job leaves: its exit code, the text to print, key figures and their units, and the result object.

    warning: what went wrong beside the results, as a sentence; empty if nothing did.
    """

    status: int
    text: str
    figures: dict[str, Any]
    units: dict[str, str]
    result: Any
    warning: str = ""


def processes(config: "Config") -> int:
    """How many run at a time: what was asked for, else all that this machine grants."""
    from sim.experiment.pool import cores

    return config.job.processes or cores()


def joint_status(failed: int, total: int) -> int:
    """0 if nothing failed, 1 if everything did, 3 in between."""
    if failed == 0:
        return DONE
    return FAILED if failed >= total else SOME_RUNS_FAILED


def short(path: Path) -> str:
    """A path relative to the working directory where it lies below it; never one that could be taken for an option."""
    near = str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
    return f"./{near}" if near.startswith("-") else near
