"""Rooms may use the rooms below them, never those above: the arrows of the house, read from the import lines."""

import ast
from pathlib import Path

import pytest

SIM = Path(__file__).parents[1] / "sim"
ORDER = (
    ("params", "chance", "clock", "compiled", "errors", "exact", "extensions", "fast", "held", "jit", "locator", "paths", "say", "series",
     "sheet", "text", "typed", "units"),
    ("market", "harm", "evidence"),
    ("policy", "spec"),
    ("axes", "records", "gather", "ledger", "observe", "labelled", "flows", "view", "everyone", "arrays"),
    ("users", "agents", "phases", "founding", "misfit", "world", "measures"),
    ("experiment",),
    ("sweep",),
    ("history",),
    ("claims",),
    ("publish",),
    ("report",),
    ("config", "jobs", "door", "face", "live", "manual", "extending", "extension_code", "extension_faults", "__main__"),
)
HEIGHT = {room: height for height, rooms in enumerate(ORDER) for room in rooms}


def imports(path: Path) -> set[str]:
    """The rooms of this package that a file imports, wherever in the file it does so."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [f"sim.{a.name}" for a in node.names] if node.module == "sim" else [node.module or ""]
        found |= {name.split(".")[1] for name in names if name.startswith("sim.")}
    return found & HEIGHT.keys()


@pytest.mark.parametrize("path", sorted(SIM.rglob("*.py")), ids=lambda path: str(path.relative_to(SIM)))
def test_no_arrow_points_up(path):
    room = path.relative_to(SIM).parts[0].removesuffix(".py")
    if room != "__init__":
        assert room in HEIGHT, f"{room} is a room without a place in ORDER"
        assert not {other for other in imports(path) if HEIGHT[other] > HEIGHT[room]}


STRANGERS = [("market", {"harm"}), ("harm", {"market"}), ("claims", {"world"}), ("policy", {"agents", "users"})]


@pytest.mark.parametrize("room, others", STRANGERS)
def test_rooms_that_must_not_know_each_other(room, others):
    for path in (SIM / room).rglob("*.py"):
        assert not imports(path) & others, path


@pytest.mark.parametrize("room", ["market", "harm"])
def test_economics_and_epidemiology_know_no_mesa(room):
    assert not any("mesa" in path.read_text().split() for path in (SIM / room).rglob("*.py"))
