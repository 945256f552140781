"""Search at the border: how big loads are, how many are lost, what that costs a dose.

A load of mass m is found with probability 1 - exp(-s m^a): detection depends on bulk. Only the cost of replacing a load is at risk,
so the size of a load is a choice: bigger loads spread the fixed cost, smaller ones are found less often.
"""

from functools import lru_cache

import numpy as np

from sim.exact import exp, ln
from sim.jit import part, rule
from sim.market import BETWEEN, DOMESTIC, FENTANYL_LAND, FENTANYL_MAIL, HEROIN_LAND, MAIL
from sim.market.routes import CROSSING_OF, LINE_OF, ROUTES
from sim.params.enforcement import Enforcement

SMALLEST_KG = np.array([0.5, 0.05, 0.5])[LINE_OF]   # by route
LARGEST_KG = np.array([60.0, 2.0, 60.0])[LINE_OF]
MAILED = LINE_OF == FENTANYL_MAIL
BY_POST = np.isin(CROSSING_OF, (MAIL, DOMESTIC))
BY_NIGHT = CROSSING_OF == BETWEEN
MOST_LOST = 0.95
LEAST_SEARCH = 1e-9


@lru_cache(maxsize=8)
def usual_search(e: Enforcement) -> np.ndarray:
    """Search per kg^a on each route [P] under effort 1: such that a reference load is lost at its reference share."""
    reference_loss = np.array([e.land_loss, e.mail_loss, e.land_loss])[LINE_OF]
    reference_kg = np.array([e.reference_land_kg, e.reference_mail_kg, e.reference_land_kg])[LINE_OF]
    return -np.log(1 - reference_loss) / reference_kg**e.bulk_exponent


@rule
def choose_loads(sees, effort, search, by_post, by_night):
    """The loads that cells choose on every route under this week's search: mass, share lost, and cost, into `sees`.

    effort [P] relative to 2006; by_post and by_night multiply the penalty of a parcel found and the wage between ports.
    """
    for route in range(ROUTES):
        penalty = by_post if BY_POST[route] else 1.0
        choose_load(route, sees[0], search[0], effort[route], penalty, by_night if BY_NIGHT[route] else 1.0)
    if search[0].per_dose:
        for route in range(ROUTES):
            if LINE_OF[route] != HEROIN_LAND:
                sees[0].fixed[route], sees[0].load[route] = sees[0].fixed[0], sees[0].load[0]


@part
def choose_load(route, sees, search, effort, penalty, wage):
    """The load of a route that minimises fixed cost plus expected loss of its replacement, and what follows from it:

    m* = [f g / (a s v)]^(1 / (1 + a)), with f the fixed cost of a load (USD), g its kilos a DE, s the search a kilo^a meets, v the
    replacement cost of a DE. penalty and wage are relative to 2006. Where nobody may split loads they keep their size.

    A search sees mass. With detection by value (knock-out) a kilo of fentanyl over land looks like the heroin of equal effect; search of
    the mail is measured on parcels of fentanyl itself, so there both readings are one.
    """
    line, a = LINE_OF[route], search.bulk_exponent
    kg, small = sees.gross_g[line] / 1000.0, search.parcel_share if MAILED[route] else 1.0
    met = max(search.usual[route] * effort, LEAST_SEARCH)
    if search.by_value and line == FENTANYL_LAND:
        met *= power(sees.gross_g[HEROIN_LAND] / sees.gross_g[FENTANYL_LAND], a)
    a_dose = search.load_cost * small * kg
    mass = search.kept_kg[route]
    if search.splitting:
        replacement = sees.source[line] + sees.moving[line] * sees.pay[route] * wage
        mass = min(max(power(a_dose / (a * met * replacement), 1 / (1 + a)), SMALLEST_KG[route]), LARGEST_KG[route])
    sees.mass_kg[route], sees.punished[route] = mass, penalty
    sees.lost[route] = min(1 - exp(-met * power(mass, a)), MOST_LOST)
    sees.fixed[route] = a_dose / mass
    sees.load[route] = sees.fixed[route] + search.load_penalty * small * penalty * sees.lost[route] * kg / mass


@part
def power(x, a):
    """x to the power of a, for positive a; 0 of 0."""
    return exp(a * ln(x)) if x > 0.0 else 0.0
