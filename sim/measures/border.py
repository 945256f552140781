"""The border and the states: where search goes, what screening finds, what states say and do, what it costs."""

import numpy as np

from sim.agents.enforcers import NAMES as BODIES
from sim.agents.government import NAMES
from sim.market import BETWEEN, CROSSING_NAMES, PORTS
from sim.market.cost import UnitCosts
from sim.market.screening import queue
from sim.measures.form import measure, register, share
from sim.week import Happenings

DELIVERED, STATED = 0, 1
CHINA = 0
WAITING = 5
PICKED, SENT, FOUND, ALARMS, DELAY = range(5)


def _crossing(x: int) -> None:
    name = CROSSING_NAMES[x]
    register(f"search_{name}", "ratio to 2006", f"Search effort at the crossing '{name}' (M17)", "mean", lambda h, c: h.effort[:, x])


def _state(s: int) -> None:
    name = NAMES[s]
    register(f"cooperation_{name}", "level 0-1", f"Cooperation that {name.capitalize()} delivers (M26)", "mean",
             lambda h, c: h.cooperation[:, DELIVERED, s])
    register(f"promises_{name}", "level 0-1", f"Cooperation that {name.capitalize()} states (M26)", "mean",
             lambda h, c: h.cooperation[:, STATED, s])


def _body(b: int) -> None:
    unit, what = "ratio to 2006", f"Effort: {BODIES[b].replace('_', ' ')}"
    if b == WAITING:
        unit, what = "firms", "Designations that wait for staff"
    register(BODIES[b], unit, f"{what} (M18)", "mean", lambda h, c: h.bodies[:, b])


def _staff(x: int) -> None:
    name = CROSSING_NAMES[x]
    register(f"staff_taken_{name}", "share", f"Staff time at '{name}' that crossers and traffic take (M25)", "mean",
             lambda h, c: h.taken[:, x])
    register(f"queue_{name}", "ratio to idle", f"Waiting for inspection at '{name}' (M25)", "mean", lambda h, c: queue(h.taken[:, x]))


def _parcels(column: int, name: str, unit: str, meaning: str) -> None:
    register(name, unit, meaning, "sum", lambda h, c: h.parcels[:, column])


for _x in range(len(CROSSING_NAMES)):
    _crossing(_x)
for _x in (PORTS, BETWEEN):
    _staff(_x)
for _s in range(len(NAMES)):
    _state(_s)
for _b in range(len(BODIES)):
    _body(_b)
register("crossers", "ratio to 2010", "Attempts of irregular crossers (M25)", "mean", lambda h, c: h.crossers)
register("targeting_edge", "area under curve", "What the model that picks parcels still tells apart (M24)", "mean", lambda h, c: h.edge)
register("indictments", "makers/week", "Makers indicted (M18)", "sum", lambda h, c: h.indicted)
register("designations", "firms/week", "Firms designated (M18)", "sum", lambda h, c: h.designated)
register("public_cost_usd", "USD/week", "Public cost of the levers in force (M35)", "sum", lambda h, c: h.public_cost)


@measure("share")
def requests_honoured(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """What the source state delivers of what it states (M26)."""
    return np.minimum(share(h.cooperation[:, DELIVERED, CHINA], h.cooperation[:, STATED, CHINA]), 1.0)


@measure("share")
def parcel_hit_rate(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Illicit parcels found in all that are picked or checked: precision (M24)."""
    return share(h.parcels[:, FOUND], h.parcels[:, PICKED])


@measure("share")
def parcel_recall(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Illicit parcels found in all that are sent (M24)."""
    return share(h.parcels[:, FOUND], h.parcels[:, SENT])


for _column, _name, _unit, _meaning in (
    (SENT, "parcels_attempted", "parcels/week", "Illicit parcels sent by mail (M23)"),
    (ALARMS, "parcel_false_alarms", "parcels/week", "Harmless parcels held back (M24)"),
    (DELAY, "parcel_delay_usd", "USD/week", "Cost of holding back harmless parcels (M24)"),
):
    _parcels(_column, _name, _unit, _meaning)
