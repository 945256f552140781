"""Every pattern there is: a module of this folder with `PATTERN`. There is no list to edit: a new file is a new pattern."""

import importlib
import pkgutil
import re
from difflib import get_close_matches
from functools import cache

from sim.errors import refuse
from sim.history.pattern import Pattern


@cache
def all_patterns() -> tuple[Pattern, ...]:
    """All patterns: numbered ones first, by their number, then the others by name."""
    found = [importlib.import_module(f"{__name__}.{info.name}").PATTERN for info in pkgutil.iter_modules(__path__)]
    return tuple(sorted(found, key=_place))


def find_patterns(names: tuple[str, ...]) -> tuple[Pattern, ...]:
    """The patterns of these names; none named means all. Raises InputError for every one that there is not, with its nearest neighbour."""
    known = {pattern.id.lower(): pattern for pattern in all_patterns()}
    refuse(_no_such(name, [pattern.id for pattern in known.values()]) for name in names if name.lower() not in known)
    wanted = {name.lower() for name in names}
    return tuple(pattern for key, pattern in known.items() if not wanted or key in wanted)


def _no_such(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, 1, cutoff=0.5)
    return f"job.only={name}: there is no such pattern{f' (did you mean {near[0]}?)' if near else ''}: there are {', '.join(known)}"


def _place(pattern: Pattern) -> tuple[bool, int, str]:
    number = re.fullmatch(r"N(\d+)", pattern.id)
    return number is None, int(number[1]) if number else 0, pattern.id
