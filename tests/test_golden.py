"""One small life of the market, as a digest. It changes only on purpose, with a line in the changelog that names the claims that moved."""

import hashlib

import numpy as np
import pytest

from sim.measures import MEASURES
from sim.spec import Spec
from sim.world import World

GOLDEN = "015574be78a2db01"
DIGITS = 6    # other builds of NumPy may differ in the last bits of exp and log
DUST = 1e-12  # of a measure's largest value: what is left where all of a stock has gone differs with those bits


def digest(table) -> str:
    """Every measure of every week to six significant digits, in the order of the register; rounding dust counts as nothing."""
    text = "\n".join(f"{name} " + " ".join(f"{value:.{DIGITS}g}" for value in settled(table[name])) for name in MEASURES)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def settled(column: np.ndarray) -> np.ndarray:
    """A measure [W] without what is nothing but rounding beside its own size."""
    size = np.abs(column)
    return np.where(size > DUST * np.nanmax(size, initial=0.0), column, np.where(np.isnan(column), column, 0.0))


def test_dust_is_nothing_and_all_else_counts():
    column = np.array([2.0, 2e-19, -1e-6, 0.0, np.nan])
    assert settled(column) == pytest.approx([2.0, 0.0, -1e-6, 0.0, np.nan], nan_ok=True)


def test_the_golden_life():
    table = World(Spec(people=1_000, end=2016)).run().table()
    assert digest(table) == GOLDEN
