"""Search at the border: how big loads are, how many are lost, what that costs a dose.

A load of mass m is found with probability 1 - exp(-s m^a): detection depends on bulk. Only the cost of replacing a load is at risk,
so the size of a load is a choice: bigger loads spread the fixed cost, smaller ones are found less often.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from sim.market import BETWEEN, DOMESTIC, FENTANYL_LAND, FENTANYL_MAIL, HEROIN_LAND, MAIL
from sim.market.cost import UnitCosts, per_dose
from sim.market.routes import CROSSING_OF, LINE_OF
from sim.params.enforcement import Enforcement
from sim.params.mechanisms import Detection, Mechanisms
from sim.params.supply import Moving

SMALLEST_KG = np.array([0.5, 0.05, 0.5])[LINE_OF]   # by route
LARGEST_KG = np.array([60.0, 2.0, 60.0])[LINE_OF]
MAILED = LINE_OF == FENTANYL_MAIL
BY_POST = np.isin(CROSSING_OF, (MAIL, DOMESTIC))
BY_NIGHT = CROSSING_OF == BETWEEN
MOST_LOST = 0.95
LEAST_SEARCH = 1e-9


@dataclass(frozen=True)
class Loads:
    """By route [P]: mass of a load in kg gross, share of loads lost, fixed cost in USD per DE, and that cost with the penalty."""

    mass_kg: np.ndarray
    lost: np.ndarray
    fixed: np.ndarray
    cost: np.ndarray


@dataclass(frozen=True)
class Hindrance:
    """What policy adds to loads: the penalty of a parcel found and the wage between ports, both relative to 2006."""

    parcel_penalty: float = 1.0
    between: float = 1.0


@lru_cache(maxsize=8)
def usual_search(e: Enforcement) -> np.ndarray:
    """Search per kg^a on each route [P] under effort 1: such that a reference load is lost at its reference share."""
    reference_loss = np.array([e.land_loss, e.mail_loss, e.land_loss])[LINE_OF]
    reference_kg = np.array([e.reference_land_kg, e.reference_mail_kg, e.reference_land_kg])[LINE_OF]
    return -np.log(1 - reference_loss) / reference_kg**e.bulk_exponent


def seen_per_kg(costs: UnitCosts, switches: Mechanisms) -> np.ndarray | float:
    """What a kilo looks like to a search [P]: one, or (knock-out) over land the heroin mass of equal effect.

    Search of the mail is measured on parcels of fentanyl itself, so there both readings are one.
    """
    if switches.detection is not Detection.value:
        return 1.0
    return np.where(LINE_OF == FENTANYL_LAND, costs.gross_g[HEROIN_LAND] / costs.gross_g[FENTANYL_LAND], 1.0)


def choose_loads(costs: UnitCosts, effort: np.ndarray, moving: Moving, e: Enforcement, switches: Mechanisms,
                 hindrance: Hindrance = Hindrance(), kept_kg: np.ndarray | None = None) -> Loads:
    """The load size that minimises fixed cost plus expected loss of its replacement, by route [P], and what follows from it.

    m* = [f g / (a s v)]^(1 / (1 + a)), with f the fixed cost of a load (USD), g its kilos a DE, v the replacement cost of a DE.
    With enforcement off nothing is searched and loads are as large as they can be. kept_kg [P]: sizes that nobody may change.
    """
    if not switches.enforcement:
        effort = np.zeros_like(effort)
    a, search, seen = e.bulk_exponent, np.maximum(usual_search(e) * effort, LEAST_SEARCH), seen_per_kg(costs, switches)
    small = np.where(MAILED, moving.parcel_share, 1.0)
    kg_per_dose = costs.gross_g[LINE_OF] / 1000.0
    if kept_kg is None:
        replacement = costs.source[LINE_OF] + costs.moving[LINE_OF] * np.where(BY_NIGHT, hindrance.between, 1.0)
        mass = (moving.load_cost * small * kg_per_dose / (a * search * seen**a * replacement)) ** (1 / (1 + a))
        mass = np.minimum(np.maximum(mass, SMALLEST_KG), LARGEST_KG)
    else:
        mass = kept_kg
    lost = np.minimum(-np.expm1(-search * (mass * seen) ** a), MOST_LOST)
    fixed = moving.load_cost * small * kg_per_dose / mass
    fine = moving.load_penalty * small * np.where(BY_POST, hindrance.parcel_penalty, 1.0)
    cost = fixed + (fine * lost * kg_per_dose / mass if switches.enforcement else 0.0)
    if per_dose(switches):
        other = LINE_OF != 0
        fixed[other], cost[other] = fixed[0], cost[0]
    return Loads(mass, lost, fixed, cost)
