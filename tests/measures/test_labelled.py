"""Do labelled results hold the same numbers as the tables, with labels, units and meanings?"""

import numpy as np
import pytest

from sim.clock import week_of
from sim.measures import MEASURES
from sim.observe import OBSERVED
from sim.spec import Spec
from sim.world import World


@pytest.fixture(scope="module")
def world() -> World:
    return World(Spec(people=150, end=2008, solve_level=False)).run(week_of(2006) + 20)


def test_observations_stand_over_their_named_axes(world):
    data = world.to_xarray()
    assert set(data.data_vars) == set(world.observed()) and data.sizes["week"] == 20
    assert data["sent"].dims == ("week", "region", "line") and data["sent"].attrs["units"] == "DE"
    assert data["pure_mg"].dims == ("product",) and data["people"].sel(state="hf").dims == ("week", "division")
    for name, variable in data.data_vars.items():
        assert variable.attrs["long_name"] == OBSERVED[name].meaning and variable.attrs["units"] == OBSERVED[name].unit, name
        assert variable.dims == (() if OBSERVED[name].weeks == "constant" else ("week",)) + OBSERVED[name].axes, name


def test_a_measure_can_be_made_of_labelled_observations(world):
    data, table = world.to_xarray(), world.table()
    assert np.allclose(data["deaths"].sum(["division", "kind"]), table["deaths_expected"], rtol=1e-12)
    west = data["landed"].sel(region="west", line="heroin") * data["pure_mg"].sel(product="heroin") / 1e6
    assert np.allclose(west, table["heroin_landed_kg_west"], rtol=1e-12)


def test_measures_are_those_of_the_table(world):
    data, table = world.to_xarray(["bag_price", "users_hf"]), world.table()
    assert set(data.data_vars) == {"bag_price", "users_hf"} and data["week"].values.tolist() == list(range(20))
    for name, variable in data.data_vars.items():
        assert np.array_equal(variable.values, table[name])
        assert variable.attrs == {"units": MEASURES[name].unit, "long_name": MEASURES[name].meaning}
