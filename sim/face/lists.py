"""What there is to set, to measure and to switch, as tables that can be searched: `levers("nalox")`."""

from collections.abc import Iterable

import pandas as pd

from sim.config.check import nearest
from sim.config.tree import Leaf, leading, leaves, tree
from sim.errors import InputError


def levers(word: str = "") -> pd.DataFrame:
    """Every policy lever, or those whose name or meaning has this word: the setting of its size, what that is counted in, the value at
    which it does nothing, what it may be, the measure that it should move first, and what it is."""
    from sim.policy.levers import known

    kinds = known()
    rows = []
    for name, branch in tree()["policy"].items():
        size, lever = leading(branch), kinds[name]
        rows.append(_row(name, size) | {"moves": lever.moves, "what": (lever.__doc__ or "").strip().split("\n")[0], "said": lever.said})
    return _found("lever", rows, word)


def measures(word: str = "") -> pd.DataFrame:
    """Everything that is counted each week, or what has this word: unit of a week, how weeks add up, what it is."""
    from sim.measures import MEASURES

    rows = [{"measure": one.name, "unit": one.unit, "weeks": one.total, "meaning": one.meaning} for one in MEASURES.values()]
    return _found("measure", rows, word)


def parameters(word: str = "") -> pd.DataFrame:
    """Every number of the model and every dated series, or those that have this word: unit, value, plausible range (which draws are taken
    from), possible range (which may be set), source, meaning."""
    rows = [_row(leaf.path, leaf, "parameter") | {"drawn": leaf.drawn, "source": leaf.source}
            for leaf in leaves({"params": tree()["params"], "timeline": tree()["timeline"]})]
    return _found("parameter", rows, word)


def mechanisms(word: str = "") -> pd.DataFrame:
    """Every mechanism switch, or those that have this word: what it may be, how it is, what it means."""
    rows = [{"mechanism": leaf.path.split(".")[1], "may_be": "true, false" if leaf.kind == "switch" else ", ".join(leaf.choices),
             "value": leaf.default, "meaning": leaf.meaning} for leaf in leaves(tree()["mechanisms"])]
    return _found("mechanism", rows, word)


def _row(name: str, leaf: Leaf, kind: str = "lever") -> dict:
    """A setting: its path, unit, value, ranges and meaning."""
    plausible, possible = leaf.range, leaf.possible
    ends = {"low": plausible and plausible.low, "high": plausible and plausible.high,
            "possible_low": possible and possible.low, "possible_high": possible and possible.high}
    return {kind: name} | ({"setting": leaf.path} if kind == "lever" else {}) | {"unit": leaf.unit, "value": leaf.default} | ends | {
        "meaning": leaf.meaning}


def _found(kind: str, rows: Iterable[dict], word: str) -> pd.DataFrame:
    """The rows that have a word, whatever its case. Raises InputError, with the nearest name, where none has."""
    if not isinstance(word, str):
        raise InputError(f"{word!r} is no word to search for")
    table = pd.DataFrame(rows).set_index(kind)
    text = [f"{name} {' '.join(str(cell) for cell in cells if isinstance(cell, str))}".lower()
            for name, cells in zip(table.index, table.itertuples(index=False), strict=True)]
    found = table[[word.lower() in said for said in text]]
    if not len(found):
        raise InputError(f"no {kind} speaks of {word}{nearest(word, list(table.index))}")
    return found
