"""What the house has rid itself of stays away: `python tests/house.py` prints the counts."""

import pytest

from tests.house import left_on_the_model, long_calls, shared_names


def test_no_part_of_the_week_leaves_anything_on_the_model_for_another():
    assert left_on_the_model() == []


def test_no_call_passes_many_arguments_by_position():
    assert long_calls() == []


@pytest.mark.parametrize("body, fields", [
    ("def sent(world):\n    world.sent = 1\n", []),
    ("def sent(world):\n    world.sent = 1\n\n\ndef lost(world):\n    return world.sent\n", ["sent"]),
    ("def sent(world):\n    world.sent += 1\n\n\ndef lost(world):\n    return world.week\n", []),
])
def test_a_field_that_is_left_for_another_part_is_found(tmp_path, body, fields):
    (tmp_path / "ship.py").write_text(body)
    assert left_on_the_model(tmp_path) == fields


def test_a_call_of_seven_is_found(tmp_path):
    (tmp_path / "a.py").write_text("f(1, 2, 3, 4, 5, 6)\ng(1, 2, 3, 4, 5, 6, 7)\n")
    assert long_calls(tmp_path) == ["a.py:2: g, 7"]


def test_no_two_modules_have_one_name():
    assert shared_names() == []


def test_a_name_that_two_modules_have_is_found_and_that_of_a_package_is_not(tmp_path):
    for name in ("market/form.py", "market/__init__.py", "policy/form.py", "policy/__init__.py", "policy/lever.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert shared_names(tmp_path) == ["form.py: market/form.py, policy/form.py"]
