"""Whether what somebody wants to see is there to be seen: an actor of the world, or a flow that a phase of the week gives."""

import inspect
from difflib import get_close_matches
from typing import Any

from sim import observe
from sim.phases import the_week
from sim.world import PARTS


def unseen(path: str) -> str:
    """Why nothing is found at a place such as "world.dealers.price" or "crossed.sent", as a clause; empty as far as can be told.

    What an actor has is known in the first week only: then `observe.Record` tells it.
    """
    root, _, rest = path.partition(".")
    if root == "world":
        return _none_of(rest.partition(".")[0], _actors(), "which no world has")
    flows = {one.gives: one.does for one in the_week() if one.gives}
    if root not in flows:
        return _none_of(root, {*flows, "world"}, "which no phase gives")
    given = inspect.signature(flows[root], eval_str=True).return_annotation
    return _none_of(rest.partition(".")[0], _parts(given), f"which {given.__name__} does not have") if rest else ""


def _actors() -> set[str]:
    """What a world has, of which the house itself sees something, or that it saves."""
    house = [path for name, paths in observe.PATHS.items() if observe.MODULES[name].startswith("sim.") for path in paths]
    return {*PARTS, *(path.split(".")[1] for path in house if path.startswith("world."))}


def _parts(given: type) -> set[str]:
    """The fields and properties of a flow."""
    return {name for name in [*dir(given), *getattr(given, "__annotations__", {})] if not name.startswith("_")}


def _none_of(name: str, known: Any, fault: str) -> str:
    if name in known:
        return ""
    near = get_close_matches(name, sorted(known), n=1)
    return f"{fault}{f' (did you mean {near[0]}?)' if near else ''}"
