"""A form of frozen dataclasses as a tree of leaves: what validation, `--help` and Hydra see of it.

Nothing is declared here. A leaf is read off a dataclass field: its type, default and the metadata that `par` put there.
"""

from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

from sim.clock import year_of
from sim.extensions import cache_until_extended
from sim.params.form import Range
from sim.policy.form import FOREVER

FIRST_START = 2014.0                                         # where a lever starts unless a year is given; a choice


@dataclass(frozen=True)
class Leaf:
    """One setting.

    kind     number | whole | switch | choice | text | names | date | series
    default  as plain YAML would hold it
    choices  the words a choice may be, else empty
    """

    path: str
    kind: str
    default: Any
    unit: str = ""
    meaning: str = ""
    range: Range | None = None
    source: str = ""
    drawn: bool = False
    choices: tuple[str, ...] = field(default=())


Tree = dict[str, "Leaf | Tree"]


@cache_until_extended
def tree() -> Tree:
    """The whole form as nested leaves. Treat it as read-only."""
    from sim.config.form import Config

    return _branch(Config(), "")


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


def _leaf(path: str, type_: Any, value: Any, meta: Any) -> Leaf:
    told = {key: meta[key] for key in ("unit", "meaning", "range", "source", "drawn") if key in meta}
    if isinstance(value, Enum):
        return Leaf(path, "choice", value.name, choices=tuple(type(value).__members__), **told)
    if type_ is bool:
        return Leaf(path, "switch", value, **told)
    if get_origin(type_) is dict:
        return Leaf(path, "series", [[year, number] for year, number in value.items()], **told)
    if get_origin(type_) is tuple and get_args(type_)[0] is str:
        return Leaf(path, "names", list(value), **told)
    if told.get("unit") == "week" and value == FOREVER:      # weeks in code, a year in configuration
        told |= {"unit": "year", "range": None}
        return Leaf(path, "date", FIRST_START, **told)
    kinds = {int: "whole", float: "number", str: "text"}
    if type_ not in kinds:
        raise TypeError(f"{path} is declared as {type_}, which a configuration cannot hold")
    return Leaf(path, kinds[type_], value, **told)


def start_year(week: int) -> float:
    """A lever's start as configuration writes it; two decimals are enough to tell weeks apart."""
    return FIRST_START if week >= FOREVER else round(year_of(week), 2)
