"""Points whose coordinates have addresses: Sobol's sequence, evenly spread, and the same whatever stands beside them."""

import numpy as np
import pytest
from scipy.stats import qmc

from sim.experiment.sobol import BITS, directions, points


def test_a_coordinate_is_the_same_however_many_others_there_are_and_whichever():
    narrow, wide = points(7, range(40), 0, 64), points(7, range(90), 0, 64)
    assert np.array_equal(narrow, wide[:, :40])
    assert np.array_equal(points(7, [33, 2], 0, 64), wide[:, [33, 2]])


def test_a_point_is_the_same_from_wherever_it_is_asked():
    assert np.array_equal(points(7, range(5), 100, 300), points(7, range(5), 0, 1000)[100:300])


def test_the_direction_numbers_are_those_of_the_library():
    found, number = directions(30, 8), np.arange(256)
    plain, gray = np.zeros((256, 30), np.uint32), number ^ number >> 1
    for bit in range(8):
        plain[(gray >> bit & 1).astype(bool)] ^= found[bit]
    assert np.array_equal(plain * 2.0**-BITS, qmc.Sobol(30, scramble=False).random_base2(8))


@pytest.mark.parametrize("seed", range(5))
def test_scrambling_leaves_the_net_what_it_is(seed):
    """Each of 256 boxes of equal size holds one of 256 points, whatever the shape of the boxes, in the first two dimensions."""
    found = points(seed, (0, 1), 0, 256)
    for tall in range(9):
        box = (found[:, 0] * 2**tall).astype(int) * 2 ** (8 - tall) + (found[:, 1] * 2 ** (8 - tall)).astype(int)
        assert len(set(box)) == 256


def test_points_are_spread_as_evenly_as_the_library_spreads_them():
    ours, theirs = (np.mean([qmc.discrepancy(u) for u in made]) for made in (
        [points(seed, range(8), 0, 256) for seed in range(20)], [qmc.Sobol(8, rng=seed).random(256) for seed in range(20)]))
    assert ours == pytest.approx(theirs, rel=0.02)


def test_over_seeds_every_coordinate_of_a_point_is_uniform():
    """A point of one seed is anywhere: means and variances over seeds are those of a uniform draw, within four standard errors."""
    found = np.array([points(seed, range(20), 3, 4)[0] for seed in range(2000)])
    assert np.abs(found.mean(0) - 0.5).max() < 4 / np.sqrt(12 * 2000)
    assert np.abs(found.var(0) * 12 - 1).max() < 4 * np.sqrt(0.8 / 2000)


def test_dimensions_have_scrambles_of_their_own():
    found = points(1, range(200), 0, 1)[0]
    assert len(set(found)) == 200 and not np.isin(points(2, range(200), 0, 1)[0], found).any()
