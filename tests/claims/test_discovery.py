"""Scenario discovery finds what was planted and refuses what was not."""

import numpy as np
import pandas as pd
import pytest

from sim.claims.discovery import discover, in_first_half, scored, tried
from sim.claims.influence import influences
from sim.claims.peeling import Answers

DATES = (0.10, 0.40, 0.75)


def worlds(n: int, seed: int, inputs: int = 12) -> tuple[pd.DataFrame, np.ndarray, np.random.Generator]:
    """n worlds of uniform inputs, each asked at three dates."""
    luck = np.random.default_rng(seed)
    drawn = pd.DataFrame(luck.random((n, inputs)), columns=[f"p{i}" for i in range(inputs)])
    table = drawn.loc[drawn.index.repeat(len(DATES))].reset_index(drop=True).assign(date=np.tile(DATES, n))
    return table, np.repeat(np.arange(n), len(DATES)), luck


def planted(n: int, seed: int) -> Answers:
    """Worlds agree where p3 > 0.4 and the date is late; 5% of the answers are turned over."""
    table, world, luck = worlds(n, seed)
    agree = ((table["p3"] > 0.4) & (table["date"] > 0.3)).to_numpy() ^ (luck.random(len(table)) < 0.05)
    return Answers(table, agree, world)


@pytest.mark.parametrize("seed", range(5))
def test_a_planted_box_is_found_and_nothing_else_is_named(seed):
    finding = discover(planted(256, seed), frozenset({"date"}))
    assert set(finding.bounds) == {"p3", "date"}
    assert finding.bounds["p3"][0] == pytest.approx(0.4, abs=0.12)
    assert 0.10 < finding.bounds["date"][0] < 0.40
    assert finding.density >= 0.80 and finding.coverage >= 0.40 and finding.steady >= 0.5


@pytest.mark.parametrize("n", [16, 64, 128])
def test_noise_is_refused(n):
    """The negative twin: 20 studies whose answers hang on nothing; a tool that always finds a story fails here."""
    found = 0
    for seed in range(20):
        table, world, luck = worlds(n, seed)
        found += discover(Answers(table, np.repeat(luck.random(n) < 0.5, len(DATES)), world)).found
    assert found <= 1


def test_a_box_that_does_not_hold_on_the_other_half_is_refused():
    """Only the half searched first obeys the rule: memory, not discovery."""
    table, world, luck = worlds(128, 3)
    agree = np.where(in_first_half(world), table["p3"] > 0.4, luck.random(len(table)) < 0.4)
    answers = Answers(table, agree, world)
    assert "failed on the other" in tried(answers, 0, frozenset()).why
    assert not discover(answers).found


def test_a_state_that_separates_forty_worlds_is_found_among_five_hundred_numbers():
    """Twenty a half, five hundred numbers that mean nothing: screening keeps a dozen of them, and the state is looked at always."""
    found = 0
    for seed in range(8):
        table, world, luck = worlds(40, seed, inputs=500)
        once = table[::3].assign(before_share=luck.random(40)).reset_index(drop=True)
        agree = (once["before_share"] > 0.5).to_numpy() ^ (luck.random(40) < 0.03)
        finding = discover(Answers(once, agree, world[::3]), frozenset({"before_share"}))
        found += set(finding.bounds) == {"before_share"} and abs(finding.bounds["before_share"][0] - 0.5) < 0.1
    assert found >= 4


def test_of_five_hundred_numbers_that_mean_nothing_none_is_named():
    found = 0
    for seed in range(20):
        table, world, luck = worlds(40, seed, inputs=500)
        found += discover(Answers(table[::3], luck.random(40) < 0.5, world[::3]), frozenset(["p0", "p1", "p2"])).found
    assert found == 0


@pytest.mark.parametrize("inside, outside, found", [
    ((8, 2), (2, 18), True),       # density 80%, coverage 80%
    ((7, 3), (2, 18), False),      # density 70%
    ((9, 1), (13, 27), True),      # coverage 41%
    ((9, 1), (14, 26), False),     # coverage 39%
])
def test_density_and_coverage_are_counted_on_the_held_out_half(inside, outside, found):
    agree = np.repeat([True, False, True, False], [*inside, *outside])
    x = np.repeat([1.0, 0.0], [sum(inside), sum(outside)])
    held_out = Answers(pd.DataFrame({"x": x}), agree, np.arange(len(x)))
    assert (scored(held_out, {"x": (0.5, np.inf)}).why == "") is found


def test_few_worlds_are_told_so():
    finding = discover(planted(8, 0))
    assert not finding.found and "needs 6 worlds" in finding.why


def test_dates_of_one_world_do_not_count_as_worlds():
    """Ten answers of two worlds are two coin tosses."""
    answers = Answers(pd.DataFrame({"x": np.ones(10)}), np.ones(10, bool), np.repeat([0, 1], 5))
    assert answers.luck(0.5) == pytest.approx(0.25)


def test_halves_are_fixed_equal_and_never_split_a_world():
    world = np.repeat(np.arange(20), 3)
    first = in_first_half(world)
    assert len(set(world[first])) == 10 and not set(world[first]) & set(world[~first])
    assert (in_first_half(world[::-1]) == first[::-1]).all()
    assert (in_first_half(world, 1) != first).any()


def test_rank_correlation_orders_inputs_and_survives_infinite_changes():
    table, world, luck = worlds(100, 1)
    change = table["p2"].to_numpy() ** 3 + 0.01 * luck.random(len(table))
    change[change.argmax()] = np.inf
    found = influences(table.assign(fixed=1.0), change, world)
    name, strength = found.order[0]
    assert name == "p2" and strength > 0.98 and found.standing_out[0] == found.order[0]
    assert "fixed" not in dict(found.order)


def test_the_state_at_the_date_stands_out_where_the_answer_follows_it():
    table, world, luck = worlds(16, 2, inputs=60)
    found = influences(table, table["date"].to_numpy() + 0.05 * luck.random(len(table)), world)
    assert [name for name, _ in found.standing_out] == ["date"]


def test_noise_stands_out_one_time_in_twenty():
    """135 inputs, 16 worlds, nothing in it: the strongest correlation is large every time, and beyond chance about as often as said."""
    named, strongest = 0, []
    for seed in range(60):
        table, world, luck = worlds(16, seed, inputs=135)
        found = influences(table, np.repeat(luck.random(16), len(DATES)) + 0.1 * luck.random(len(table)), world)
        named += bool(found.standing_out)
        strongest.append(abs(found.order[0][1]))
    assert np.median(strongest) > 0.6 and 0 <= named <= 9


def test_dates_of_a_world_are_not_taken_for_worlds_of_their_own():
    """The same 16 answers, given once or at three dates: chance reaches as far."""
    table, world, luck = worlds(16, 4, inputs=40)
    change = luck.random(16)
    once = influences(table.drop(columns="date")[::3], change, world[::3])
    thrice = influences(table.drop(columns="date"), np.repeat(change, 3), world)
    assert thrice.chance == pytest.approx(once.chance, abs=0.02)


def test_reshuffling_is_the_same_every_time():
    table, world, luck = worlds(16, 5)
    change = luck.random(len(table))
    assert influences(table, change, world) == influences(table, change, world)


def test_two_worlds_show_no_influence():
    table, world, luck = worlds(2, 6)
    assert influences(table, luck.random(len(table)), world).order == []
