"""Measures tried once on weeks in which nothing happened, so that a wrong one is told when it is read, not after a run."""

import importlib
import sys
import traceback
import warnings
from collections.abc import Iterable

import numpy as np

from sim.axes import AXES
from sim.measures.measure import MEASURES, PLACES, Measure
from sim.observe import DERIVED, OBSERVED, ONCE, Weeks

WEEKS, MEMBERS = 3, 2    # so many weeks, and members of a kind that has no names


def blank_weeks() -> Weeks:
    """Weeks in which everything that can be seen is nought."""
    importlib.import_module("sim.world")                     # what is seen is declared beside who it is seen of
    arrays = {}
    for name, one in OBSERVED.items():
        if name not in DERIVED:
            shape = [len(AXES[axis]) or MEMBERS for axis in one.axes]
            arrays[name] = np.zeros((1 if one.weeks == ONCE else WEEKS, *shape))
    return Weeks(arrays, 0, WEEKS)


def faults(modules: Iterable[str]) -> list[str]:
    """What is wrong with the measures that these modules declare, a sentence each with file and line."""
    homes = set(modules)
    mine = [one for name, one in MEASURES.items() if PLACES[name][0] in homes]
    weeks = blank_weeks() if mine else None
    return [fault for one in mine if (fault := _fault(one, weeks))]


def _fault(one: Measure, weeks: Weeks) -> str:
    home, line = PLACES[one.name]
    file = sys.modules[home].__file__
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")                  # of means over nobody
            values = one.values(weeks)
    except ValueError as problem:
        said = str(problem)
        return f"{file}:{_line(problem, file, line)}: {said if one.name in said else f'the measure {one.name} cannot be taken: {said}'}"
    except Exception as problem:
        plain = isinstance(problem, KeyError | AttributeError) and problem.args
        said = problem.args[0] if plain else f"{type(problem).__name__}: {problem}"
        return f"{file}:{_line(problem, file, line)}: the measure {one.name} cannot be taken: {said}"
    if values.shape != (WEEKS,):
        return f"{file}:{line}: the measure {one.name} gives values of the shape {values.shape}: one number a week is wanted"
    return ""


def _line(problem: Exception, file: str, otherwise: int) -> int:
    """The last line of a file that was carried out before a problem."""
    own = [frame.lineno for frame in traceback.extract_tb(problem.__traceback__) if frame.filename == file]
    return own[-1] if own else otherwise
