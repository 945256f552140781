"""Nothing outside the founding and the week writes on the model: what a phase finds out it hands on as a flow."""

import ast
from pathlib import Path

import pytest

SIM = Path(__file__).parents[1] / "sim"
MODEL = {"world", "model"}          # names under which code holds a run
MAY = {"world.py", "founding.py"}   # the model itself, and who exists in its first week


def writes(source: str) -> list[str]:
    """Assignments to attributes of a model, as `line: target`; those of the model's own file to itself do not count."""
    found = []
    for node in ast.walk(ast.parse(source)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign | ast.AnnAssign) else []
        for target in (part for whole in targets for part in ast.walk(whole)):
            if isinstance(target, ast.Attribute) and isinstance(target.ctx, ast.Store) and _is_model(target.value):
                found.append(f"{node.lineno}: {ast.unparse(target)}")
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "setattr" and _is_model(node.args[0]):
            found.append(f"{node.lineno}: {ast.unparse(node)}")
    return found


def _is_model(owner: ast.expr) -> bool:
    return isinstance(owner, ast.Name) and owner.id in MODEL or isinstance(owner, ast.Attribute) and owner.attr in MODEL


@pytest.mark.parametrize("path", sorted(SIM.rglob("*.py")), ids=lambda path: str(path.relative_to(SIM)))
def test_nobody_writes_on_the_model(path):
    if path.relative_to(SIM).as_posix() not in MAY:
        assert not writes(path.read_text())


@pytest.mark.parametrize("line", [
    "world.rules = 1", "world.sent, other = 1, 2", "self.model.week += 1", "setattr(world, 'rules', 1)", "model.costs: int = 1",
])
def test_a_write_is_found(line):
    assert writes(line)


@pytest.mark.parametrize("line", ["rules = world.rules", "world.users.spread = 2", "self.model = model", "setattr(self, 'world', 1)"])
def test_what_is_none_is_not(line):
    assert not writes(line)


def test_the_week_itself_writes_only_the_week():
    """In a step of the model only the clock moves; all else belongs to actors, stocks and books."""
    tree = ast.parse((SIM / "world.py").read_text())
    step = next(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "step")
    own = [ast.unparse(node.target) for node in ast.walk(step) if isinstance(node, ast.AugAssign | ast.AnnAssign)]
    own += [ast.unparse(target) for node in ast.walk(step) if isinstance(node, ast.Assign) for target in node.targets]
    assert [name for name in own if name.startswith("self.")] == ["self.week"]
