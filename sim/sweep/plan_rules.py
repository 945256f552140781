"""The rules that plan.json was written by, to which whatever is read back is held before it is used: a plan may come from a stranger.

Its digest tells that it was changed by accident; whoever changes it on purpose can make a digest too. So nothing in it is believed: not
that a name is one line, that a file lies in this folder, that a number is one. `fit.py` tells how what it says goes together.
"""

import re
from collections.abc import Callable
from typing import Any

from sim.clock import EPOCH, week_of
from sim.experiment.outputs import NAME, NO_NAME
from sim.experiment.values import finite
from sim.params.timeline import LAST_YEAR
from sim.sweep.design import Method

Holds = Callable[[Any], bool]

MOST_POINTS, MOST_LIVES, MOST_RUNS = 10**9, 10**6, 10**12
MOST_CHUNKS = 10**6  # their files are numbered by six digits
MOST_IN_CHUNK = 10**6  # runs, as `job.chunk` has it: the memory that a file may ask for
MOST_PEOPLE = 10**7
SEEDS = 2**32
RESERVED = ("run", "point", "replicate", "status", "message", "branch_week")  # columns of rows that are no settings
SHOWN = 60  # letters of a value that a sentence tells


def number(value: Any) -> bool:
    return type(value) in (int, float) and finite(value)


def _switch(value: Any) -> bool:
    return type(value) is bool


def _whole(low: int, high: int) -> Holds:
    return lambda value: type(value) is int and low <= value <= high


def _words(value: Any) -> bool:
    """Whether it is words on one line, without signs that move a terminal's hand."""
    return isinstance(value, str) and len(value) <= 200 and value.isprintable()


def _line(value: Any) -> bool:
    return _words(value) and value != ""


def _hex(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{8,64}", value) is not None


def _table(key: Holds, value: Holds) -> Holds:
    return lambda held: isinstance(held, dict) and all(key(name) and value(one) for name, one in held.items())


def _list(of: Holds, least: int = 0) -> Holds:
    return lambda held: isinstance(held, list) and len(held) >= least and all(map(of, held))


def _distinct(of: Holds) -> Holds:
    return lambda held: _list(of)(held) and len(set(held)) == len(held)


def _stretch(most: int) -> Holds:
    return lambda held: _list(_whole(0, most))(held) and len(held) == 2 and held[0] < held[1]


def _form(**rules: Holds) -> Holds:
    """Whether it is a table of these names and no others, each as its rule says."""
    return lambda held: isinstance(held, dict) and held.keys() == rules.keys() and all(holds(held[name]) for name, holds in rules.items())


def _some_of(**rules: Holds) -> Holds:
    """Whether it is a table that has at least these names, each as its rule says."""
    return lambda held: isinstance(held, dict) and all(name in held and holds(held[name]) for name, holds in rules.items())


WEEK = _whole(0, week_of(LAST_YEAR))
LEVELS = _distinct(lambda level: _switch(level) or number(level) or _line(level))
AXIS = _form(path=_line, low=number, high=number, log=_switch, levels=LEVELS)
PART = _form(file=_line, first=_whole(0, MOST_POINTS), last=_whole(1, MOST_POINTS), sha256=_hex)
BLOCK = _form(run=_whole(0, MOST_RUNS), chunk=_whole(0, MOST_CHUNKS), points=_stretch(MOST_POINTS), replicates=_stretch(SEEDS + MOST_LIVES),
              size=_whole(1, MOST_IN_CHUNK))
CODE = _form(version=_line, sha256=_hex, packages=_table(_line, _words), extensions=_table(_line, _form(version=_words, sha256=_words)))
DESIGN = _form(method=lambda name: name in list(Method.__members__), seed=_whole(0, SEEDS - 1), over=_list(AXIS), levels=_list(AXIS))
RUN = _some_of(people=_whole(1, MOST_PEOPLE), start=_whole(EPOCH, LAST_YEAR), end=_whole(EPOCH + 1, LAST_YEAR),
               seed=_whole(0, SEEDS - 1), replicate=_whole(0, SEEDS - 1))  # all else of a run is held to the code that runs it

RULES: dict[str, tuple[Holds, str]] = {
    "name": (lambda name: isinstance(name, str) and NAME.fullmatch(name) is not None, NO_NAME),
    "columns": (_distinct(lambda path: _line(path) and path not in RESERVED), "is no list of settings"),
    "branch": (lambda week: week is None or WEEK(week), "is no week of a run"),
    "since": (WEEK, "is no week of a run"),
    "starts_at": (lambda share: number(share) and 0 <= share < 1, "is no share of deaths"),
    "weeks": (_whole(1, week_of(LAST_YEAR)), "is no number of weeks"),
    "keep": (_switch, "is neither true nor false"),
    "code": (CODE, "is no account of the code it was planned with"),
    "measures": (_table(_line, _hex), "is no list of measures"),
    "yearly": (_distinct(_line), "is no list of measures"),
    "quarterly": (_distinct(_line), "is no list of measures"),
    "design": (DESIGN, "is no design"),
    "parts": (_list(PART, least=1), "is no list of the design's files"),
    "blocks": (_list(BLOCK, least=1), "is no list of blocks of runs"),
    "spec": (RUN, "is no run of people, years and luck"),
}
TOTALS = ("points", "replicates", "runs", "chunks")  # which are reckoned, and written for those who read the file


def part_file(number: int) -> str:
    """The file of a part of the design, by how many there were before it."""
    return f"design-{number:03d}.parquet" if number else "design.parquet"


def odd(written: dict[str, Any]) -> list[str]:
    """Sentences about what is written in a plan but cannot be."""
    found = [f"there is no {name}" for name in (*RULES, *TOTALS) if name not in written]
    there = [(name, written[name], *rule) for name, rule in RULES.items() if name in written]
    found += [f"{name}={shown(value)} {fault}" for name, value, holds, fault in there if not holds(value)]
    return found + [f"there is no place for {shown(name)}" for name in written if name not in (*RULES, *TOTALS, "format")]


def shown(value: Any) -> str:
    """A value as a sentence can tell it, whatever it holds."""
    text = ascii(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."
