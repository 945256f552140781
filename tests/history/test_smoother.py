"""The smoother against textbook answers: on a linear model with normal errors it must find the exact posterior."""

import numpy as np
import pytest

from sim.history.smoother import believed, correlation, step

MANY = 20_000
A = np.array([[1.0, 0.5], [0.0, 2.0], [1.0, -1.0]])  # three targets of two numbers
RECORD = np.array([0.8, -0.6, 1.5])
COVARIANCE = np.array([[0.30, 0.10, 0.0], [0.10, 0.40, 0.0], [0.0, 0.0, 0.25]])


def posterior() -> tuple[np.ndarray, np.ndarray]:
    """Mean and covariance of two numbers with a standard normal prior, by the textbook."""
    precision = np.eye(2) + A.T @ np.linalg.solve(COVARIANCE, A)
    covariance = np.linalg.inv(precision)
    return covariance @ A.T @ np.linalg.solve(COVARIANCE, RECORD), covariance


def smoothed(steps: int, members: int = MANY, dummies: int = 1, covariance: np.ndarray = COVARIANCE) -> np.ndarray:
    found = np.random.default_rng(3).standard_normal((members, 2 + dummies))
    for number in range(steps):
        found = step(found, found[:, :2] @ A.T, RECORD, covariance, steps, seed=100 + number).members
    return found


@pytest.mark.parametrize("steps", [1, 4])
def test_a_linear_model_gets_its_exact_posterior(steps):
    found, (mean, covariance) = smoothed(steps), posterior()
    assert found[:, :2].mean(0) == pytest.approx(mean, abs=0.03)
    assert np.cov(found[:, :2].T) == pytest.approx(covariance, abs=0.03)


def test_a_number_wired_to_nothing_stays_as_it_was():
    found = smoothed(4, members=400, dummies=50)[:, 2:]
    before = np.random.default_rng(3).standard_normal((400, 52))[:, 2:]
    kept = found.std(0) / before.std(0)
    assert np.abs(found.mean(0) - before.mean(0)).max() < 0.1 and kept.min() > 0.95


def test_without_the_doubt_about_chance_dummies_would_be_moved(monkeypatch):
    """The negative twin: what four hundred members show by chance, taken at its word, takes spread from numbers wired to nothing."""
    monkeypatch.setattr("sim.history.smoother.believed", lambda correlations, n: np.ones_like(correlations))
    taken = smoothed(4, members=60, dummies=50)[:, 2:].std(0).mean()
    monkeypatch.undo()
    assert taken < smoothed(4, members=60, dummies=50)[:, 2:].std(0).mean()


def test_a_record_without_weight_moves_nothing():
    found = smoothed(1, covariance=1e8 * COVARIANCE)
    assert found[:, :2].mean(0) == pytest.approx([0, 0], abs=0.03) and found[:, :2].std(0) == pytest.approx([1, 1], abs=0.03)


def test_chance_is_four_and_a_half_standard_errors_and_what_lies_above_is_believed_by_how_far():
    assert believed(np.array([0.0, 0.44, 0.45, 0.9, -1.0]), 100).tolist() == pytest.approx([0, 0, 0, 0.75, 1 - 0.45**2])


def test_what_does_not_vary_is_correlated_with_nothing():
    assert correlation(np.ones((5, 1)), np.arange(5.0)[:, None]).tolist() == [[0.0]]


def test_shapes_that_do_not_go_together_are_refused():
    with pytest.raises(ValueError, match="do not go together"):
        step(np.zeros((5, 2)), np.zeros((4, 3)), RECORD, COVARIANCE, 1, 0)
