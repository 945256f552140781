"""The points at which the trade can be pressed, each by a quarter: one list, so that claims about one, any or all of them share arms.

A quarter means: a quarter of the goods, firms or places of that point, or search raised until it would find a quarter more of what it
misses now; what is pressed at one point may be made up for elsewhere, which is what the claims are about.
"""

from sim.claims.common import pull
from sim.claims.parts import Setting

QUARTER = {
    "heroin": dict(heroin_cut={"share": 0.25}),
    "chemicals": dict(precursor_regulation={"stringency": 0.25, "penalty": 10.0}),
    "source makers": dict(lab_closures={"fraction": 0.25, "every_weeks": 52}),
    "sea and air hub": dict(maritime_patrol={"multiplier": 5.0}, hub_screening={"multiplier": 5.0}),
    "transit labs": dict(lab_strikes={"labs": 25.0, "intelligence": 0.25}),
    "ports": dict(port_interdiction={"multiplier": 2.0}),
    "mail": dict(parcel_checks={"share": 0.25}),
    "networks": dict(network_prosecution={"leaders": 4.0}),
    "retail": dict(remove_sellers={"share": 0.25, "weeks": None}),
    "money": dict(bank_sanctions={"cut": 0.25}, asset_seizure={"share": 0.05}),
}
POINTS = tuple(Setting(name, policy=pull(**levers)) for name, levers in QUARTER.items())
ALL = Setting("all at once", policy=pull(**{lever: fields for levers in QUARTER.values() for lever, fields in levers.items()}))
