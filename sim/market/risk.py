"""Search at the border: how big loads are, how many are lost, what that costs a dose.

A load of mass m is found with probability 1 - exp(-s m^a): detection depends on bulk. Only the cost of replacing a load is at risk,
so the size of a load is a choice: bigger loads spread the fixed cost, smaller ones are found less often.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numba import njit

from sim.exact import exp, ln
from sim.market import BETWEEN, DOMESTIC, FENTANYL_LAND, FENTANYL_MAIL, HEROIN_LAND, MAIL
from sim.market.cost import UnitCosts, per_dose
from sim.market.routes import CROSSING_OF, LINE_OF, ROUTES
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


def seen_per_kg(costs: UnitCosts, switches: Mechanisms) -> float:
    """What a kilo of fentanyl over land looks like to a search: one, or (knock-out) the heroin mass of equal effect.

    Search of the mail is measured on parcels of fentanyl itself, so there both readings are one.
    """
    return 1.0 if switches.detection is not Detection.value else float(costs.gross_g[HEROIN_LAND] / costs.gross_g[FENTANYL_LAND])


def choose_loads(costs: UnitCosts, effort: np.ndarray, moving: Moving, e: Enforcement, switches: Mechanisms,
                 hindrance: Hindrance = Hindrance(), kept_kg: np.ndarray | None = None) -> Loads:
    """The load size that minimises fixed cost plus expected loss of its replacement, by route [P], and what follows from it.

    With enforcement off nothing is searched and loads are as large as they can be. kept_kg [P]: sizes that nobody may change.
    """
    search, penalty = (usual_search(e) * effort, moving.load_penalty) if switches.enforcement else (np.zeros_like(effort), 0.0)
    loads = Loads(*np.empty((4, ROUTES)))
    if kept_kg is not None:
        loads.mass_kg[:] = kept_kg
    _choose(costs.gross_g, costs.source, costs.moving, search, seen_per_kg(costs, switches), e.bulk_exponent, moving.load_cost,
            moving.parcel_share, penalty, hindrance.parcel_penalty, hindrance.between, kept_kg is None,
            loads.mass_kg, loads.lost, loads.fixed, loads.cost)
    if per_dose(switches):
        other = LINE_OF != 0
        loads.fixed[other], loads.cost[other] = loads.fixed[0], loads.cost[0]
    return loads


@njit(cache=True)
def _choose(gross_g, source, moving, search, seen, a, load_cost, parcel_share, penalty, by_post, by_night, split, mass, lost, fixed, cost):
    """Fill in the fields of `Loads` [P]; the mass too if loads may be `split`:

    m* = [f g / (a s v)]^(1 / (1 + a)), with f the fixed cost of a load (USD), g its kilos a DE, s the search a kilo^a meets, v the
    replacement cost of a DE. by_post and by_night multiply the penalty of a parcel and the wage between ports.
    """
    for p in range(ROUTES):
        k = LINE_OF[p]
        kg, small = gross_g[k] / 1000.0, parcel_share if MAILED[p] else 1.0
        met = max(search[p], LEAST_SEARCH) * (power(seen, a) if k == FENTANYL_LAND else 1.0)
        a_dose = load_cost * small * kg
        if split:
            replacement = source[k] + moving[k] * (by_night if BY_NIGHT[p] else 1.0)
            mass[p] = min(max(power(a_dose / (a * met * replacement), 1 / (1 + a)), SMALLEST_KG[p]), LARGEST_KG[p])
        lost[p] = min(1 - exp(-met * power(mass[p], a)), MOST_LOST)
        fixed[p] = a_dose / mass[p]
        cost[p] = fixed[p] + penalty * small * (by_post if BY_POST[p] else 1.0) * lost[p] * kg / mass[p]


@njit(cache=True)
def power(x, a):
    """x to the power of a, for positive a; 0 of 0."""
    return exp(a * ln(x)) if x > 0.0 else 0.0
