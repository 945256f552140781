"""A published folder whose numbers are made up: every state there is, few levers, in a second."""

from pathlib import Path

import numpy as np
import pandas as pd

from sim.experiment.draws import drawn_numbers
from sim.publish.contract import publish
from sim.publish.levers_shown import levers_shown
from sim.publish.meaning import meanings_of
from sim.publish.measures_shown import COST, MEASURES, windows
from sim.publish.states_shown import INFORMED, NUDGE, cells
from sim.spec import Spec

LEVERS = ("heroin_cut", "treatment", "naloxone", "supervised_sites", "remove_makers")
FAMILIES = {"plausible": (10, 2), "prior": (9, 1)}       # worlds and lives
SIZE = {"heroin_cut": 0.1, "treatment": -0.08, "naloxone": -0.3, "supervised_sites": -0.5, "remove_makers": 0.0, INFORMED: -0.2, NUDGE: 0.0}
PRICE = {"treatment": 1e10, "naloxone": 2e9, "supervised_sites": 4e10, "remove_makers": 4e6}


def made_up_effects(structure: str = "", only: tuple[str, ...] = LEVERS, seed: int = 1) -> pd.DataFrame:
    """A row for each state, measure, window, world and life, as a study would leave it."""
    luck, rows = np.random.default_rng(seed), []
    asked = cells(levers_shown(only))
    for family, (worlds, lives) in FAMILIES.items():
        for world in range(worlds):
            steep = 0.6 + 0.1 * world
            for life in range(lives):
                rows += [_row(cell, (family, structure, world, life), measure.measure, window, luck=luck, steep=steep)
                         for cell in asked for measure in MEASURES for window in windows()]
    return pd.DataFrame(rows)


def _row(cell, of, measure: str, window: str, *, luck, steep: float) -> dict:
    (lever, level), (lever2, level2) = (*cell.levers, ("", np.nan))[:2]
    share = sum(SIZE[name] * steep * (0.3 if name == "heroin_cut" and of[2] > 6 else level) for name, level in cell.levers)
    share += 0.0 if lever in ("remove_makers", NUDGE) else 0.004 * luck.standard_normal()
    base = (1e5 if window == "whole" else 2.5e4) * (1 + 0.1 * of[2]) * (0.7 if cell.condition else 1.0)
    cost = sum(PRICE.get(name, 0.0) * level for name, level in cell.levers)
    baseline, difference = (0.0, cost) if measure == COST else (base, base * share)
    if measure == "fentanyl_share_deaths":
        baseline, difference = 0.5, 0.1 * share
    return dict(zip(("family", "structure", "world", "life"), of, strict=True)) | {
        "condition": cell.condition, "lever": lever, "level": level, "lever2": lever2, "level2": level2, "measure": measure,
        "window": window, "baseline": baseline, "changed": baseline + difference, "difference": difference}


def made_up_folder(out: Path, structure: str = "", only: tuple[str, ...] = LEVERS) -> Path:
    """The folder itself."""
    effects, luck = made_up_effects(structure, only), np.random.default_rng(2)
    draws = {family: pd.DataFrame({"draw": range(worlds)} | {n.path: luck.random(worlds) for n in drawn_numbers()[:20]})
             for family, (worlds, _) in FAMILIES.items()}
    meanings = meanings_of(levers_shown(only), Spec(), effects, draws, command="counterflow job=explore", folder=out, structure=structure,
                           notes=["made up for a test"])
    out.parent.mkdir(parents=True, exist_ok=True)
    return publish(effects, meanings, out)
