"""Designs: do they cover, do they only grow, and is every mistake told?"""

import numpy as np
import pytest
from small import design

from sim.errors import InputError
from sim.experiment.draws import prior_draws
from sim.sweep.design import Method, saltelli_rows
from sim.sweep.varied import axes


def whole(made, first: int, last: int) -> dict[str, np.ndarray]:
    tables = list(made.tables(first, last))
    return {name: np.concatenate([table[name] for table in tables]) for name in tables[0]}


@pytest.mark.parametrize("method", [Method.sobol, Method.saltelli])
def test_a_larger_design_begins_with_the_smaller_one(method):
    made = design(method)
    small, large = whole(made, 0, 8), whole(made, 0, 32)
    rest = whole(made, 8, 32)
    for path, values in large.items():
        assert np.array_equal(values, np.concatenate([small[path], rest[path]]))


def test_a_power_of_two_of_sobol_points_puts_one_in_every_stratum():
    made = design(over=("params.market.wholesale.foresight:0.7:0.9",), levels=())
    values = whole(made, 0, 64)["params.market.wholesale.foresight"]
    assert sorted(((values - 0.7) / 0.2 * 64).astype(int)) == list(range(64))


def test_a_latin_hypercube_puts_one_in_every_stratum_of_every_axis_and_so_does_its_next_block():
    over = ("params.market.wholesale.foresight:0.7:0.9", "policy.search_effort.multiplier:0:20")
    made = design(Method.latin, over, ("policy.search_effort.start:2006.5",))
    for first, last in ((0, 10), (10, 20)):
        for axis, values in zip(made.over, whole(made, first, last).values(), strict=False):
            assert sorted(((values - axis.low) / (axis.high - axis.low) * 10).astype(int)) == list(range(10))


def test_levels_are_crossed_with_every_draw():
    table = whole(design(), 0, 3)
    assert table["policy.heroin_cut.share"].tolist() == [0.0, 0.5] * 3
    assert len(set(table["params.market.wholesale.foresight"])) == 3
    grid = whole(design(Method.grid, (), ("mechanisms.mixing:physics|even", "mechanisms.entry:true|false")), 0, 1)
    assert list(zip(*grid.values(), strict=True)) == [("physics", True), ("physics", False), ("even", True), ("even", False)]


def test_all_uncertain_numbers_are_drawn_as_prior_worlds_are():
    made = design(over=("params",), levels=(), seed=11)
    table, worlds = whole(made, 0, 4), prior_draws(4, 11)
    for row, world in enumerate(worlds):
        for path, value in world.values:
            assert table[f"params.{path}"][row] == pytest.approx(value, rel=1e-12)


def test_saltelli_rows_change_one_axis_at_a_time():
    rows = saltelli_rows(np.array([[0.1, 0.2, 0.8, 0.9]]))
    assert rows.tolist() == [[0.1, 0.2], [0.8, 0.9], [0.8, 0.2], [0.1, 0.9]]


WRONG = [
    ("policy.heroin_cut.shaer", "did you mean policy.heroin_cut.share?"),
    ("policy.heroin_cut.share:0:7", "=7 is outside 0 to 1"),
    ("policy.heroin_cut.share:0.5:0.1", "is not a range"),
    ("params.market.wholesale.foresight:0.6:0.9:ln", "cannot read"),
    ("mechanisms.mixing:physics|odd", "=odd is not one of physics, even"),
    ("mechanisms.mixing:0:1", "has no range: write mechanisms.mixing:physics|even"),
    ("policy.heroin_cut.start", "no range of its own"),
    ("policy.remove_makers.count:1|1.5", "not a whole number"),
    ("world.end:2008|2010", "cannot vary world.end"),
]


@pytest.mark.parametrize("word, told", WRONG)
def test_a_word_that_cannot_be_read_is_told(word, told):
    with pytest.raises(InputError, match=told.replace("?", r"\?").replace("|", r"\|")):
        axes([word])


def test_all_problems_are_told_at_once():
    with pytest.raises(InputError) as refused:
        axes(word for word, _ in WRONG)
    assert len(refused.value.problems) == len(WRONG)
