"""Cells of the published register, drawn by lot and run again here: does this machine get what was published?"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sim.errors import InputError
from sim.experiment.draws import draws_of, start_set
from sim.experiment.engine import Study, run_task
from sim.experiment.family import START_SET, Family
from sim.experiment.model import the_model
from sim.experiment.outcome import OK
from sim.experiment.study import Contrast, Draw
from sim.spec import Spec

TOLERANCE = 1e-9      # relative: kinds of processor differ by about 1e-12, one kind not at all


@dataclass(frozen=True)
class Checked:
    """A cell that was run again: whose it is, what was published of both arms, and what came here."""

    claim: str
    draw: int
    replicate: int
    labels: str
    published: tuple[float, float]
    here: tuple[float, float]

    @property
    def same(self) -> bool:
        """Whether both agree to the last digit."""
        return self.published == self.here

    @property
    def agrees(self) -> bool:
        """Whether both agree within the tolerance."""
        return bool(np.allclose(self.published, self.here, rtol=TOLERANCE, atol=0.0))

    @property
    def sentence(self) -> str:
        """What differs."""
        where = "the start set" if self.draw == START_SET else f"world {self.draw}"
        return (f"{self.claim} ({self.labels}) in {where}, life {self.replicate}: {self.published[0]:.10g} and {self.published[1]:.10g} "
                f"published, {self.here[0]:.10g} and {self.here[1]:.10g} here")


def by_lot(runs: pd.DataFrame, cells: int, lot: int) -> pd.DataFrame:
    """So many rows that ended well, drawn by lot, the same for the same lot: first claims, each of which has the same chance, then one
    of the rows of each that verdicts or reasons rest on, not what is only shown beside them."""
    outcome = runs["outcome"].fillna("") if "outcome" in runs else ""
    rows = runs[(runs["status"] == OK) & (outcome == "")].reset_index(drop=True)
    chance = pd.Series([hashlib.sha256(f"{lot} {row}".encode()).hexdigest() for row in rows.index], index=rows.index, dtype=object)
    turn = chance.groupby(rows["claim"]).rank()      # every claim once before any twice
    return rows.loc[sorted(sorted(rows.index, key=lambda row: (turn[row], chance[row]))[:cells])]


def check(rows: pd.DataFrame, contrasts: Sequence[Contrast], spec: Spec, told: Callable[[int], None]) -> list[Checked]:
    """Run the cells of these rows again, each by itself; told: is called with how many are done.

    spec: of the people and the seed that were published. Raises InputError for a row that is of none of the questions.
    """
    asked = {_key(one.claim, one.baseline.id, one.changed.id, one.measure, one.window): one for one in contrasts}
    found = []
    for _, row in rows.iterrows():
        key = _key(row["claim"], row["baseline_arm"], row["changed_arm"], row["measure"], (row["window_first"], row["window_last"]))
        if key not in asked or any(row.get(name, value) != value for name, value in asked[key].labels):
            raise InputError(f"a published cell of {row['claim']} is none of the questions asked: the register was touched")
        found.append(_again(row, asked[key], spec))
        told(len(found))
    return found


def _again(row: Any, contrast: Contrast, spec: Spec) -> Checked:
    here, = run_task(Study((contrast,), spec, the_model(), frozenset()), _world(row, spec)).rows
    labels = ", ".join(f"{value}" for _, value in contrast.labels)
    return Checked(row["claim"], int(row["draw"]), int(row["replicate"]), labels, (float(row["baseline"]), float(row["changed"])),
                   (float(here.get("baseline", np.nan)), float(here.get("changed", np.nan))))


def _world(row: Any, spec: Spec) -> Draw:
    number, life = int(row["draw"]), int(row["replicate"])
    if number == START_SET:
        return start_set(life)
    return draws_of(Family.plausible, number + 1, spec.seed, life)[number]


def _key(claim: str, baseline: str, changed: str, measure: str, window: tuple[int, int]) -> tuple:
    return claim, baseline, changed, measure, int(window[0]), int(window[1])
