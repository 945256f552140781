"""Search at the border: how big loads are, how many are lost, what that costs a dose.

A load of mass m is found with probability 1 - exp(-s m^a): detection depends on bulk. Only the cost of replacing a load is at risk,
so the size of a load is a choice: bigger loads spread the fixed cost, smaller ones are found less often.
"""

from dataclasses import dataclass

import numpy as np

from sim.market import FENTANYL_LAND, HEROIN_LAND
from sim.market.cost import UnitCosts, per_dose
from sim.params.enforcement import Enforcement
from sim.params.mechanisms import Detection, Mechanisms
from sim.params.supply import Moving

SMALLEST_KG = np.array([0.5, 0.05, 0.5])
LARGEST_KG = np.array([60.0, 2.0, 60.0])
MOST_LOST = 0.95
LEAST_SEARCH = 1e-9


@dataclass(frozen=True)
class Loads:
    """By channel [K]: mass of a load in kg gross, share of loads lost, fixed cost in USD per DE, and that cost with the penalty."""

    mass_kg: np.ndarray
    lost: np.ndarray
    fixed: np.ndarray
    cost: np.ndarray


def search_rate(effort: np.ndarray, e: Enforcement) -> np.ndarray:
    """Search per kg^a on each channel [K], such that a reference load under effort 1 is lost at its reference share."""
    reference_loss = np.array([e.land_loss, e.mail_loss, e.land_loss])
    reference_kg = np.array([e.reference_land_kg, e.reference_mail_kg, e.reference_land_kg])
    return np.maximum(-np.log(1 - reference_loss) / reference_kg**e.bulk_exponent * effort, LEAST_SEARCH)


def seen_per_kg(costs: UnitCosts, switches: Mechanisms) -> np.ndarray:
    """What a kilo looks like to a search [K]: one, or (knock-out) over land the heroin mass of equal effect.

    Search of the mail is measured on parcels of fentanyl itself, so there both readings are one.
    """
    seen = np.ones_like(costs.gross_g)
    if switches.detection is Detection.value:
        seen[FENTANYL_LAND] = costs.gross_g[HEROIN_LAND] / costs.gross_g[FENTANYL_LAND]
    return seen


def choose_loads(costs: UnitCosts, effort: np.ndarray, moving: Moving, e: Enforcement, switches: Mechanisms) -> Loads:
    """The load size that minimises fixed cost plus expected loss of its replacement, and what follows from it.

    m* = [f g / (a s v)]^(1 / (1 + a)), with f the fixed cost of a load (USD), g its kilos a DE, v the replacement cost of a DE.
    With enforcement off nothing is searched and loads are as large as they can be.
    """
    if not switches.enforcement:
        effort = np.zeros_like(effort)
    a, search, seen = e.bulk_exponent, search_rate(effort, e), seen_per_kg(costs, switches)
    small = np.array([1.0, moving.parcel_share, 1.0])
    kg_per_dose = costs.gross_g / 1000.0
    replacement = costs.source + costs.moving
    mass = (moving.load_cost * small * kg_per_dose / (a * search * seen**a * replacement)) ** (1 / (1 + a))
    mass = np.clip(mass, SMALLEST_KG, LARGEST_KG)
    lost = np.minimum(-np.expm1(-search * (mass * seen) ** a), MOST_LOST)
    fixed = moving.load_cost * small * kg_per_dose / mass
    penalty = moving.load_penalty * small * lost * kg_per_dose / mass if switches.enforcement else 0.0
    cost = fixed + penalty
    if per_dose(switches):
        fixed[1:], cost[1:] = fixed[0], cost[0]
    return Loads(mass, lost, fixed, cost)
