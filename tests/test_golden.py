"""One small life of the market, as a digest a measure (`golden.txt`). One changes only on purpose, with a line in the changelog that names
the measures and the claims that moved. A new measure adds its line. The table is written anew by

    make golden
"""

import hashlib
from pathlib import Path

import numpy as np
import pytest

from sim.measures import MEASURES
from sim.spec import Spec
from sim.world import World

FILE = Path(__file__).with_name("golden.txt")
DIGITS = 6    # other builds of NumPy may differ in the last bits of exp and log
DUST = 1e-12  # of a measure's largest value: what is left where all of a stock has gone differs with those bits


def golden_life() -> dict[str, np.ndarray]:
    return World(Spec(people=1_000, end=2016)).run().table()


def digests(table: dict[str, np.ndarray]) -> dict[str, str]:
    """Of each measure eight hex digits of its weeks to six significant digits; rounding dust counts as nothing."""
    texts = {name: " ".join(f"{value:.{DIGITS}g}" for value in settled(column)) for name, column in table.items()}
    return {name: hashlib.sha256(text.encode()).hexdigest()[:8] for name, text in texts.items()}


def settled(column: np.ndarray) -> np.ndarray:
    """A measure [W] without what is nothing but rounding beside its own size."""
    size = np.abs(column)
    return np.where(size > DUST * np.nanmax(size, initial=0.0), column, np.where(np.isnan(column), column, 0.0))


def differing(table: dict[str, np.ndarray], kept: dict[str, str]) -> list[str]:
    """The measures whose digest is another than the one that is kept, and those of which only one is there."""
    found = digests(table)
    return sorted(name for name in found.keys() | kept.keys() if found.get(name) != kept.get(name))


def kept() -> dict[str, str]:
    return dict(line.split() for line in FILE.read_text().splitlines())


def write(table: dict[str, np.ndarray]) -> None:
    FILE.write_text("".join(f"{name} {digest}\n" for name, digest in sorted(digests(table).items())))


@pytest.fixture(scope="module")
def life() -> dict[str, np.ndarray]:
    return golden_life()


def test_dust_is_nothing_and_all_else_counts():
    column = np.array([2.0, 2e-19, -1e-6, 0.0, np.nan])
    assert settled(column) == pytest.approx([2.0, 0.0, -1e-6, 0.0, np.nan], nan_ok=True)


def test_the_golden_life(life):
    assert differing(life, kept()) == [], "these measures moved, came or went: if that is meant, make golden"


def test_a_change_names_the_measure_that_moved_and_no_other(life):
    """The twin: one measure changed in one week, in its fourth digit."""
    name = "bag_price"
    other = life[name].copy()
    other[300] *= 1.001
    assert differing(life | {name: other}, digests(life)) == [name]
    assert differing({one: column for one, column in life.items() if one != name}, digests(life)) == [name]


def test_every_measure_has_a_line():
    assert kept().keys() == MEASURES.keys()


if __name__ == "__main__":
    write(golden_life())
