"""Why fentanyl came: its share of deaths divided between cost and enforcement, as a few rows of words."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sim.claims.claim import Claim
from sim.claims.split import split
from sim.experiment.family import of_start
from sim.report.words import share

FOUR_HISTORIES = ("enforcement", {"off", "on"})  # axis and settings of the claim whose runs hold cost and enforcement crossed


@dataclass(frozen=True)
class Part:
    """One part of the share: over drawn worlds, and in the start set."""

    name: str
    median: str
    interval: str
    start: str


def parts(claim: Claim, runs: pd.DataFrame) -> list[Part]:
    """Floor, enforcement, cost, and what they add up to; empty for other claims, and where no world has all four histories."""
    axis, settings = FOUR_HISTORIES
    if claim.axis != axis or not settings <= {setting.label for setting in claim.settings}:
        return []
    mine = runs[runs.claim == claim.id]
    drawn, start = mine[~of_start(mine.draw)], mine[of_start(mine.draw)]
    found = split(claim, drawn) if len(drawn) else None
    if found is None or found.worlds == 0:
        return []
    one = split(claim, start) if len(start) else None
    names = (("floor", "Floor: both off, people still choose among what there is"), ("enforcement", "Added by enforcement"),
             ("cost", "Added by cost per dose"), ("share", "Fentanyl's share of deaths as it is"))
    return [_part(words, getattr(found, name), getattr(one, name) if one is not None else np.array([])) for name, words in names]


def _part(name: str, worlds: np.ndarray, start: np.ndarray) -> Part:
    low, median, high = np.quantile(worlds, (0.05, 0.5, 0.95))
    said = share(float(start.mean())) if len(start) else "n/a"
    return Part(name, share(float(median)), f"{share(float(low))} to {share(float(high))}", said)
