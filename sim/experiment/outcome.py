"""What running gives: kept weeks, rows, and failures that are told instead of raised."""

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sim.experiment.model import Columns

OK, NEVER, ERROR = "ok", "never", "error"  # the statuses of a row


@dataclass(frozen=True)
class Weeks:
    """A stretch of weekly measures [W] that is kept: an arm's after its branch, or a history's from its first week.

    uncut: of the life that it is a stretch of, for lives that are relative to it.
    """

    id: str
    first_week: int
    columns: Columns
    uncut: Any = None

    def dated(self) -> Columns:
        """The columns with the week of each row beside them."""
        length = len(next(iter(self.columns.values())))
        return self.columns | {"week": np.arange(self.first_week, self.first_week + length)}


@dataclass(frozen=True)
class Failed:
    """Why something could not be run; `trace` is for whoever mends it."""

    message: str
    trace: str = ""


Side = Weeks | Failed | None


@dataclass
class Outcome:
    """Everything one task gives: rows, kept weeks, wall seconds by what was run, failures with their traces."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    weeks: list[Weeks] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    failures: dict[str, Failed] = field(default_factory=dict)


def attempt(id: str, do: Callable[[], Any], outcome: Outcome) -> Any:
    """What `do` returns, or Failed; either way its wall time is noted."""
    began = time.perf_counter()
    try:
        return do()
    except Exception as problem:  # one bad world must not stop a study: the row says what happened
        failed = Failed(f"{type(problem).__name__}: {problem}", traceback.format_exc())
        outcome.failures[id] = failed
        return failed
    finally:
        outcome.seconds[id] = time.perf_counter() - began
