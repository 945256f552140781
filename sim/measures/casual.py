"""People who meet opioids for the first time or by accident: newcomers, accidental uses and their deaths."""

import numpy as np

from sim.market.cost import UnitCosts
from sim.measures.form import measure, register
from sim.users.casuals import Group
from sim.week import Happenings

GROUPS = (
    ("occasional", Group.OCCASIONAL, "occasional users of opioids"),
    ("other_drug", Group.OTHER, "users of other drugs"),
    ("youth", Group.YOUTH, "youth who take pills"),
)
NEWCOMERS = (
    ("newcomers_rx", 0, "Newcomers to dependence on prescription opioids (M15)"),
    ("newcomers_hf", 1, "Newcomers straight to heroin or fentanyl (M15)"),
    ("newcomers_converted", 2, "Newcomers who met fentanyl by accident (M15)"),
)


def _group(name: str, group: Group, who: str) -> None:
    register(f"deaths_{name}", "deaths/week", f"Expected fatal overdoses of {who} (M02)", "sum", lambda h, c: h.casual[:, group])
    register(f"exposures_{name}", "uses/1,000 people/week", f"Accidental uses of fentanyl per 1,000 {who} (M34)", "sum",
             lambda h, c: h.met[:, group])


def _newcomers(name: str, column: int, meaning: str) -> None:
    register(name, "people/week", meaning, "sum", lambda h, c: h.births[:, column])


for _row in GROUPS:
    _group(*_row)
for _row in NEWCOMERS:
    _newcomers(*_row)


@measure("deaths/week", "sum")
def deaths_dependent(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Expected fatal opioid overdoses of people who depend on opioids (M02)."""
    return h.deaths.sum((1, 2)) - h.casual.sum(1)


@measure("deaths/week", "sum")
def deaths_unaware(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Expected deaths by fentanyl of people who did not expect it: dependent people unaware, and accidental uses (M02)."""
    return h.surprised + h.casual.sum(1)


@measure("uses/week", "sum")
def naive_exposures(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Accidental uses of fentanyl by people who do not depend on opioids (M15)."""
    return h.exposures.sum(1)
