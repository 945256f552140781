"""Where people live: nine divisions on two coasts."""

import numpy as np
import pytest

from sim.params.places import COAST_OF, DIVISIONS, FOREIGN_POST, POPULATION, apart, coasts, evenly, settled


def test_the_census_of_2010_lives_somewhere():
    assert POPULATION.sum() == pytest.approx(1.0, abs=1e-3)


def test_each_coast_keeps_its_share_of_people():
    share = settled(0.7)
    assert share.sum() == pytest.approx(1.0) and coasts(share) == pytest.approx([0.7, 0.3])
    assert share[0] / share[1] == pytest.approx(POPULATION[0] / POPULATION[1])


@pytest.mark.parametrize("number", [5, 20, 33])
def test_sellers_are_spread_evenly_and_no_division_is_left_out(number):
    places = evenly(number)
    assert np.array_equal(np.bincount(COAST_OF[places]), [number, number])
    sizes = np.bincount(places, minlength=DIVISIONS)
    assert sizes.min() > 0 and all(np.ptp(sizes[coast == COAST_OF]) <= 1 for coast in (0, 1))


def test_what_divisions_add_up_to_is_what_coasts_add_up_to():
    table = np.arange(27.0).reshape(3, 9)
    assert coasts(table, axis=1).sum(axis=1) == pytest.approx(table.sum(axis=1))


def test_distances_are_those_of_the_map():
    """New England to the Mid-Atlantic by hand on a flat map: 1.44 degrees north, 3.66 east at 41.7 north, 111.2 km each: 344 km; from the
    Pacific to the South Atlantic some 3,690; a triangle's side is never longer than the other two."""
    km = apart()
    assert np.array_equal(km, km.T) and (np.diag(km) == 0).all()
    assert km[0, 1] == pytest.approx(344, rel=0.01) and km[8, 3] == pytest.approx(3690, rel=0.01)
    assert (km[:, None, :] <= km[:, :, None] + km[None, :, :] + 1e-9).all()


def test_all_foreign_post_comes_in_somewhere():
    assert FOREIGN_POST.sum() == 1 and (FOREIGN_POST > 0).sum() == 4
