"""How the house stands, counted from its syntax trees: `python tests/house.py [FOLDER ...]` prints it, for this checkout or for others.

Calls with many positional arguments, where two of the same shape can be exchanged and nobody notices; fields that one part of the week
writes on the model for another part to read, which no signature shows; and names that several modules have, so that none says which.
"""

import ast
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

MOST = 6                       # arguments by position
SIM = Path(__file__).parents[1] / "sim"
FOUNDING = {"__init__", "resume", "saved", "settled", "restore", "run", "time_phases"}     # before the first week, or between weeks
CLOCK = "week"                 # its number moves on as a week ends; everybody may read it


def long_calls(sim: Path = SIM) -> list[str]:
    """`FILE:LINE: name, number` of every call with more than `MOST` arguments by position."""
    return [f"{path.relative_to(sim).as_posix()}:{node.lineno}: {ast.unparse(node.func)}, {len(node.args)}" for path, tree in _trees(sim)
            for node in ast.walk(tree) if isinstance(node, ast.Call) and len(node.args) > MOST]


def by_room(calls: list[str]) -> Counter[str]:
    """How many of them each room has."""
    return Counter(call.split(":")[0].split("/")[0].removesuffix(".py") for call in calls)


def left_on_the_model(sim: Path = SIM) -> list[str]:
    """Fields that one part of the week writes on the model and another reads, by name.

    A part is a function that is handed the `world`, or a method of the class World; what founds, saves or resumes a model is none.
    """
    written, read = defaultdict(set), defaultdict(set)
    for part, model, body in _parts(sim):
        for node in ast.walk(body):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == model:
                (read if isinstance(node.ctx, ast.Load) else written)[node.attr].add(part)
            if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Attribute):
                read[node.target.attr].add(part)
    return sorted(name for name, parts in written.items() if name != CLOCK and (read[name] - parts or len(parts) > 1 and read[name]))


def shared_names(sim: Path = SIM) -> list[str]:
    """`NAME: FILE, FILE` of every name that more than one module has."""
    places = defaultdict(list)
    for path in sorted(sim.rglob("*.py")):
        places[path.name].append(path.relative_to(sim).as_posix())
    return [f"{name}: {', '.join(found)}" for name, found in sorted(places.items()) if len(found) > 1 and name != "__init__.py"]


def _parts(sim: Path) -> Iterator[tuple[str, str, ast.AST]]:
    """Every part of the week: where it stands, what it calls the model, and its code."""
    for path, tree in _trees(sim):
        if path.stem == "founding":
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and node.name == "World" and path.name == "world.py" and path.parent == sim:
                yield from ((f"World.{f.name}", "self", f) for f in node.body if isinstance(f, ast.FunctionDef) and f.name not in FOUNDING)
            elif isinstance(node, ast.FunctionDef) and "world" in {arg.arg for arg in node.args.args}:
                yield f"{path.relative_to(sim)}:{node.name}", "world", node


def _trees(sim: Path) -> Iterator[tuple[Path, ast.Module]]:
    return ((path, ast.parse(path.read_text())) for path in sorted(sim.rglob("*.py")))


def told(sim: Path) -> str:
    """All counts, with what stands behind them."""
    calls, fields, names = long_calls(sim), left_on_the_model(sim), shared_names(sim)
    rooms = ", ".join(f"{room} {number}" for room, number in by_room(calls).most_common())
    return (f"{sim}\n  calls with more than {MOST} arguments by position: {len(calls)} ({rooms or 'none'})\n"
            f"  fields written on the model in one part of the week and read in another: {len(fields)} ({', '.join(fields) or 'none'})\n"
            f"  names that several modules have: {len(names)} ({'; '.join(names) or 'none'})")


if __name__ == "__main__":
    for folder in sys.argv[1:] or [SIM]:
        print(told(Path(folder)))
