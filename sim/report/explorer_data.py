"""The published tables as the page carries them: numbers packed small, states by their place, and words."""

import base64
import gzip
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sim.errors import refuse
from sim.publish.contract import STATE, PublishedFolder

BITS = 13         # of each number's fraction that are kept: four digits and more, and half the size
NONE = -1.0       # in place of a level that is not there


@dataclass(frozen=True)
class WorldSet:
    """The worlds of one family under one structure.

    numbers: differences [cell, measure, window, world, life], then baselines [condition, measure, window, world, life], float32
    """

    id: str
    facts: dict[str, Any]
    numbers: np.ndarray


def states_of(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Every state that is there, in the order of the table."""
    found = effects[[*STATE]].fillna({"level": NONE, "level2": NONE}).drop_duplicates()
    return [dict(zip(STATE, row, strict=True)) for row in found.itertuples(index=False)]


def alike(published: Sequence[PublishedFolder]) -> None:
    """Raise InputError where folders do not hold the same states, or one structure and family twice."""
    first, names = published[0], ("levers", "measures", "windows", "since", "weeks")
    found = [f"the published folders differ in {name}: publish them with the same code and job.only" for name in names
             if any(other.meanings[name] != first.meanings[name] for other in published[1:])]
    sets = [(one.meanings["structure"], family) for one in published for family in one.meanings["families"]]
    found += [f"two published folders hold {family} worlds of the same structure: give one of them"
              for structure, family in dict.fromkeys(sets) if sets.count((structure, family)) > 1]
    refuse(found)


def world_sets(one: PublishedFolder, states: Sequence[dict[str, Any]]) -> list[WorldSet]:
    """One for each family of a folder."""
    return [_world_set(one, family, states) for family in one.meanings["families"]]


def _world_set(one: PublishedFolder, family: str, states: Sequence[dict[str, Any]]) -> WorldSet:
    meanings, rows = one.meanings, one.effects[one.effects["family"].eq(family)]
    structure = meanings["structure"]
    names = {"condition": [*meanings["conditions"]], "measure": [*meanings["measures"]], "window": [*meanings["windows"]],
             "world": sorted(rows["world"].unique().tolist()), "life": sorted(rows["life"].unique().tolist())}
    place = {name: rows[name].map({value: k for k, value in enumerate(values)}).to_numpy() for name, values in names.items()}
    of_state = {tuple(state.values()): k for k, state in enumerate(states)}
    keys = rows[[*STATE]].fillna({"level": NONE, "level2": NONE}).itertuples(index=False, name=None)
    cell = np.array([of_state[key] for key in keys])
    sizes = [len(names[name]) for name in ("measure", "window", "world", "life")]
    difference, baseline = (np.full((count, *sizes), np.nan, np.float32) for count in (len(states), len(names["condition"])))
    where = tuple(place[name] for name in ("measure", "window", "world", "life"))
    difference[(cell, *where)] = rows["difference"]
    baseline[(place["condition"], *where)] = rows["baseline"]
    facts = {"structure": structure, "family": family, **meanings["families"][family], "worlds": names["world"], "lives": names["life"],
             "matters": meanings["matters"].get(family, {}), "provenance": meanings["provenance"], "data": meanings["data_sha256"],
             "people": meanings["people"], "seed": meanings["seed"]}
    return WorldSet(f"{structure}: {family}" if structure else family, facts, np.concatenate([difference.ravel(), baseline.ravel()]))


def packed(numbers: np.ndarray) -> str:
    """float32 numbers [N] with short fractions, their bytes sorted by place, gzip, base64: the same numbers give the same text."""
    bits = np.ascontiguousarray(numbers, np.float32).view(np.uint32)
    spare = np.uint32(23 - BITS)
    finite = np.isfinite(numbers)
    rounded = np.where(finite, (bits + (np.uint32(1) << (spare - np.uint32(1)))) >> spare << spare, bits)
    planes = rounded.astype("<u4").view(np.uint8).reshape(-1, 4).T
    return base64.b64encode(gzip.compress(planes.tobytes(), 9, mtime=0)).decode()


def joint_hash(published: Sequence[PublishedFolder]) -> str:
    """Eight hex digits of all the data on the page."""
    return hashlib.sha256(" ".join(one.meanings["data_sha256"] for one in published).encode()).hexdigest()[:8]
