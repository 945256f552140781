"""What is wrong with a configuration's values: one sentence each, all of them.

Every sentence names the field as a user would type it, the value found, and what would be right.
"""

import sys
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from sim.config.tree import Leaf, Tree, leading, leaves
from sim.params.timeline import fault_of

LARGEST = sys.float_info.max
MOST_NEAR = 20  # settings that do not exist whose nearest one is sought: of thousands that would take minutes


def problems(data: Any, branch: Tree, prefix: str = "", room: Iterator[int] | None = None) -> dict[str, str]:
    """All sentences about `data`, held against a branch of the form, by the path each is about; empty if it is right."""
    found, room = {}, iter(range(MOST_NEAR)) if room is None else room
    for name, value in data.items():
        path, node = f"{prefix}{name}", branch.get(name)
        if node is None:
            found[path] = f"there is no setting {path}" if next(room, None) is None else unknown(path, branch, prefix)
        elif isinstance(node, Leaf):
            found[path] = wrong_value(node, value)
        elif isinstance(value, dict):
            found |= problems(value, node, f"{path}.", room)
        else:
            found[path] = _value_for_group(path, value, node)
    return {path: sentence for path, sentence in found.items() if sentence}


def without(data: dict, paths: Iterable[str]) -> dict:
    """`data` without what lies at these dotted paths."""
    kept = {name: value for name, value in data.items() if name not in paths}
    return {name: without(value, [p.partition(".")[2] for p in paths if p.startswith(f"{name}.")]) if isinstance(value, dict) else value
            for name, value in kept.items()}


def unknown(path: str, branch: Tree, prefix: str = "") -> str:
    """The sentence about a setting that does not exist, with the nearest one that does."""
    from sim.config.tree import tree

    near = nearest(path, [leaf.path for leaf in leaves(tree())] + [f"{prefix}{name}" for name in branch])
    return f"there is no setting {path}{near}"


def nearest(word: str, known: list[str]) -> str:
    """' (did you mean ...?)', or nothing where no known word is near. Paths are also found by their last word."""
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    if not close:
        tails = {full.rsplit(".", 1)[-1]: full for full in reversed(known)}
        close = [tails[tail] for tail in get_close_matches(word.rsplit(".", 1)[-1], tails, n=1, cutoff=0.75)]
    return f" (did you mean {close[0]}?)" if close else ""


def wrong_value(leaf: Leaf, value: Any) -> str:
    """What is wrong with one value, as a sentence; empty if nothing is."""
    if value is None:
        return f"{leaf.path} is empty: {wanted(leaf)}"
    fault = _FAULTS[leaf.kind](leaf, value)
    return f"{leaf.path}={shown(value)} {fault}" if fault else ""


def shown(value: Any) -> str:
    """A value as a user would type it."""
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list):
        return "[" + ",".join(shown(v) for v in value) + "]"
    too_long = isinstance(value, int) and abs(value) > LARGEST
    text = f"a number of {value.bit_length() * 30103 // 100000 + 1} digits" if too_long else str(value)
    return text if text.isprintable() else repr(text)[1:-1]


def _number(leaf: Leaf, value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return f"is not a number: {wanted(leaf)}"
    if not -LARGEST <= value <= LARGEST:   # also where a whole number is too large for any other
        return f"is not a finite number: {wanted(leaf)}"
    may = leaf.possible
    if may is not None and value not in may:
        low, high = shown(may.low), shown(may.high)
        return f"must be {low}{_about(leaf)}" if low == high else f"is outside {low} to {high}{_about(leaf)}"
    return ""


def _whole(leaf: Leaf, value: Any) -> str:
    if isinstance(value, float) and abs(value) <= LARGEST and not value.is_integer():
        return f"is not a whole number: {wanted(leaf)}"
    return _number(leaf, value)


def _switch(leaf: Leaf, value: Any) -> str:
    return "" if isinstance(value, bool) else f"is neither true nor false{_about(leaf)}"


def _choice(leaf: Leaf, value: Any) -> str:
    return "" if value in leaf.choices else f"is not one of {', '.join(leaf.choices)}{nearest(str(value), list(leaf.choices))}"


def _text(leaf: Leaf, value: Any) -> str:
    return "" if isinstance(value, str) else f"is not text{_about(leaf)}"


def _names(leaf: Leaf, value: Any) -> str:
    right = isinstance(value, str) or isinstance(value, list) and all(isinstance(v, str) for v in value)
    return "" if right else "is not a list of names, such as [C01,C02]"


def _series(leaf: Leaf, value: Any) -> str:
    pairs = value if isinstance(value, list) else []
    if not pairs or not all(isinstance(p, list) and len(p) == 2 and not any(_number(Leaf("", "number", 0), v) for v in p) for p in pairs):
        return f"is not a list of points [[year,value],...]{_about(leaf)}"
    years = [p[0] for p in pairs]
    if years != sorted(set(years)):
        return "has years that do not rise"
    fault = fault_of({float(year): float(value) for year, value in pairs}, leaf.possible)
    return fault and f"{fault}{_about(leaf)}"


_FAULTS = {"number": _number, "whole": _whole, "date": _number, "switch": _switch, "choice": _choice, "text": _text, "names": _names,
           "series": _series}


def wanted(leaf: Leaf) -> str:
    """What a value may be, after a colon."""
    if leaf.kind == "date":
        return "a year is wanted, such as 2014.5"
    if leaf.possible:
        may = leaf.possible
        return f"{shown(may.low)} to {shown(may.high)} is wanted{_about(leaf)}"
    kinds = {"switch": "true or false", "choice": f"one of {', '.join(leaf.choices)}"}
    return f"{kinds.get(leaf.kind, 'a value')} is wanted"


def _about(leaf: Leaf) -> str:
    words = "; ".join(w for w in (leaf.unit, leaf.meaning) if w)
    return f" ({words})" if words else ""


def _value_for_group(path: str, value: Any, node: Tree) -> str:
    """A value where a group of settings belongs: taken for the group's leading setting if that is a number."""
    first = leading(node)
    if first is None or first.kind not in ("number", "whole"):
        return f"{path}={shown(value)}: {path} is a group of settings ({', '.join(node)}), name one of them"
    return wrong_value(first, value) or f"{path} is a group of settings: write {first.path}={shown(value)}"
