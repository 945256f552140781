"""A form of frozen dataclasses as a tree of leaves: what validation, `--help` and Hydra see of it.

Nothing is declared here. A leaf is read off a dataclass field: its type, default and the metadata that `par` put there.
"""

from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from sim.extensions import cache_until_extended
from sim.params.form import Range
from sim.policy.lever import NEVER

if TYPE_CHECKING:
    from sim.jobs import Job

FIRST_START = 2014.0                                         # where a lever starts unless a year is given; a choice


@dataclass(frozen=True)
class Leaf:
    """One setting.

    kind     number | whole | switch | choice | text | names | date | series
    default  as plain YAML would hold it
    range    of a number, plausible: draws are taken from it
    possible what a number, a date or a value of a series can be at all
    choices  the words a choice may be, else empty
    """

    path: str
    kind: str
    default: Any
    unit: str = ""
    meaning: str = ""
    range: Range | None = None
    possible: Range | None = None
    source: str = ""
    drawn: bool = False
    choices: tuple[str, ...] = field(default=())


Tree = dict[str, "Leaf | Tree"]


@cache_until_extended
def tree() -> Tree:
    """The whole form as nested leaves. Treat it as read-only."""
    from sim.config.configuration import Config
    from sim.jobs import KINDS

    return _branch(Config(), "") | {"job": _of_all(list(KINDS.values()))}


def leaves(branch: Tree) -> list[Leaf]:
    """Every leaf below a branch, in the order of the form."""
    found = []
    for node in branch.values():
        found += [node] if isinstance(node, Leaf) else leaves(node)
    return found


def defaults(branch: Tree) -> dict:
    """The branch with its defaults, as plain data: what Hydra composes upon."""
    return {name: node.default if isinstance(node, Leaf) else defaults(node) for name, node in branch.items()}


def leading(branch: Tree) -> Leaf | None:
    """The first setting of a group: the size of a lever, the name of a job. None if the first is a group itself."""
    first = next(iter(branch.values()))
    return first if isinstance(first, Leaf) else None


def _branch(form: Any, prefix: str) -> Tree:
    hints = get_type_hints(type(form))
    found: Tree = {}
    for f in fields(form):
        value, path = getattr(form, f.name), f"{prefix}{f.name}"
        found[f.name] = _branch(value, f"{path}.") if is_dataclass(value) else _leaf(path, hints[f.name], value, f.metadata)
    return found


def _of_all(kinds: list[type["Job"]]) -> Tree:
    """The settings of all jobs as one branch, since the word that chooses a job is composed together with them.

    A leaf that several jobs share means what each of them says of it, and has the default of most of them; where nobody names it, each
    has its own (`compose.py: _plain`). Raises TypeError if they differ in more than that.
    """
    of_each = {kind.name.name: _branch(kind(), "job.") for kind in kinds}
    found: Tree = {"name": Leaf("job.name", "choice", kinds[0].name.name, meaning="what is done: choose it with job=NAME",
                                choices=tuple(of_each))}
    names = dict.fromkeys(name for branch in of_each.values() for name in branch)
    for name in sorted(names, key=lambda name: all(name in branch for branch in of_each.values())):        # what all have comes last
        found[name] = _shared({job: branch[name] for job, branch in of_each.items() if name in branch}, len(of_each))
    return found


def _shared(by_job: dict[str, Leaf], jobs: int) -> Leaf:
    """One leaf for a setting of several of so many jobs, which says whose it is."""
    usual = [leaf.default for leaf in by_job.values()]
    first = replace(next(iter(by_job.values())), default=max(usual, key=usual.count))
    if any(replace(leaf, meaning=first.meaning, default=first.default) != first for leaf in by_job.values()):
        raise TypeError(f"{first.path} is declared otherwise by another job")
    if len(by_job) == jobs:
        return first
    meant = {leaf.meaning: [f"job={job}" for job, other in by_job.items() if other.meaning == leaf.meaning] for leaf in by_job.values()}
    return replace(first, meaning="; ".join(f"{', '.join(whose)}: {meaning}" for meaning, whose in meant.items()))


def _leaf(path: str, type_: Any, value: Any, meta: Any) -> Leaf:
    told = {key: meta[key] for key in ("unit", "meaning", "range", "possible", "source", "drawn") if key in meta}
    if isinstance(value, Enum):
        return Leaf(path, "choice", value.name, choices=tuple(type(value).__members__), **told)
    if type_ is bool:
        return Leaf(path, "switch", value, **told)
    if get_origin(type_) is dict:
        return Leaf(path, "series", [[year, number] for year, number in value.items()], **told)
    if get_origin(type_) is tuple and get_args(type_)[0] is str:
        return Leaf(path, "names", list(value), **told)
    if told.get("unit") == "year" and value == NEVER:        # a configuration says when, and any run has its own years
        told |= {"range": None, "possible": Range(0.0, NEVER)}
        return Leaf(path, "date", FIRST_START, **told)
    kinds = {int: "whole", float: "number", str: "text"}
    if type_ not in kinds:
        raise TypeError(f"{path} is declared as {type_}, which a configuration cannot hold")
    return Leaf(path, kinds[type_], value, **told)


def start_year(year: float) -> float:
    """A lever's start as configuration writes it; two decimals are enough to tell weeks apart."""
    return FIRST_START if year >= NEVER else round(year, 2)
