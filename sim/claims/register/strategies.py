"""Policies that several claims about strategies share, so that they share arms too.

Costs are those that the levers declare, which are assumed and wide: no public estimates exist for most of them.
"""

from sim.claims.parts import Setting
from sim.claims.register.common import pull

CARE = {"entry": 2.0, "retention": 1.5}
SUPPLY = dict(port_interdiction={"multiplier": 3.0}, parcel_checks={"share": 0.1}, lab_closures={"fraction": 0.25, "every_weeks": 52},
              network_prosecution={"leaders": 4.0})
BUDGET_USD_A_YEAR = 1.2e9           # what each side of the equal-budget claim spends, as its levers declare; a test adds it up
HEALTH = dict(treatment={"entry": 1.22}, supervised_sites={"coverage": 0.05}, naloxone={"added": 0.2})
ENFORCEMENT = dict(port_interdiction={"multiplier": 2.3375}, lab_strikes={"labs": 10.0, "intelligence": 0.5},
                   network_prosecution={"leaders": 5.0})
REFORM = dict(legal_supply={"share": 0.3}, education={"reach": 0.2}, treatment={"entry": 1.2}, diversion={"share": 0.1})
DEAR_HEALTH = dict(treatment={"entry": 1.0688, "usd_a_year": 8e9}, supervised_sites={"coverage": 0.012, "usd_a_year": 5e10},
                   naloxone={"added": 0.04, "usd_a_year": 3e9})          # the same money where health is dearest in its range of costs
CHEAP_ENFORCEMENT = dict(port_interdiction={"multiplier": 6.35, "usd_a_year": 2e8}, network_prosecution={"leaders": 33.3, "usd_each": 3e6},
                         lab_strikes={"labs": 60.0, "intelligence": 0.5, "usd_each": 5e5})     # and where enforcement is cheapest
TREATMENT = Setting("treatment", policy=pull(treatment=CARE))
PLACES = tuple(Setting(f"{share:.0%}", policy=pull(prescription_heroin={"places": share, "lag_weeks": 26})) for share in (0.1, 0.3))
SUPPLY_CUT = Setting("supply", policy=pull(**SUPPLY))
BOTH = Setting("both", policy=pull(treatment=CARE, **SUPPLY))
DEMAND = Setting("demand side", policy=pull(treatment=CARE, naloxone={"added": 0.2}, education={"reach": 0.5}))
