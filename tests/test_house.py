"""What the house has rid itself of stays away: `python tests/house.py` prints the counts."""

import pytest

from tests.house import by_room, left_on_the_model, long_calls

OPEN = {"market", "phases"}     # these still do


def test_no_part_of_the_week_leaves_anything_on_the_model_for_another():
    assert left_on_the_model() == []


def test_no_call_outside_the_open_rooms_passes_many_arguments_by_position():
    assert [call for call in long_calls() if set(by_room([call])) - OPEN] == []


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
