"""Which place in a draw is whose: `order.txt`, one uncertain number a line.

A world is a point, and a number takes the coordinate at its place in the file. The file is only ever added to, so that a number that is
added, renamed or retired changes no other number of any world:

    people.spread                          a number, at this line's place for ever
    people.risk was people.spread          the same number under a new name
    people.risk retired                    a number that is no more; nobody takes its place

Lines that are empty or begin with # count for nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sim.errors import InputError, refuse

FILE = Path(__file__).with_name("order.txt")
LINE = re.compile(r"(?P<name>\S+)(?P<was>( was \S+)*)(?P<retired> retired)?")


@dataclass(frozen=True)
class Order:
    """places: by path, of numbers in force; retired: paths that are no more; renamed: the present path of a former one."""

    file: Path
    places: dict[str, int]
    retired: frozenset[str]
    renamed: dict[str, str]

    def of(self, paths: Iterable[str]) -> list[int]:
        """The place of each number. Raises InputError, a sentence a number, for those that have none."""
        asked = list(paths)
        refuse(self.problems(asked))
        return [self.places[path] for path in asked]

    def problems(self, paths: Iterable[str]) -> list[str]:
        """What is wrong with numbers that have no place."""
        return [f"the uncertain number {path} has no place in {self.file.name}: "
                + ("it is retired there; give it another name" if path in self.retired else f"add it as the last line of {self.file}")
                for path in paths if path not in self.places]


@cache
def order(file: Path = FILE) -> Order:
    """The order that a file tells. Raises InputError, naming file and line, for a line that cannot be read or a name that stands twice."""
    places, retired, renamed, problems, seen = {}, set(), {}, [], set()
    lines = [(number, line.strip()) for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)]
    for place, (number, line) in enumerate((number, line) for number, line in lines if line and not line.startswith("#")):
        found = LINE.fullmatch(line)
        if found is None:
            problems.append(f"line {number} of {file.name} cannot be read: write PATH, PATH was FORMER_PATH or PATH retired")
            continue
        name, former = found["name"], found["was"].split()[1::2]
        problems += [f"line {number} of {file.name}: {one} stands in an earlier line already" for one in (name, *former) if one in seen]
        seen |= {name, *former}
        if found["retired"]:
            retired |= {name, *former}
        else:
            places[name] = place
            renamed |= dict.fromkeys(former, name)
    if problems:
        raise InputError(problems)
    return Order(file, places, frozenset(retired), renamed)
