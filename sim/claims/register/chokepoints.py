"""The points at which the trade can be pressed, each by a quarter: one list, so that claims about one, any or all of them share arms.

A quarter means: a quarter of the goods, firms or places of that point each year, or search raised until, with loads as they are, it finds a
quarter of what it misses in the start set (ports x3.6, sea x15, air hub x8). The quarter of labs that are known is struck once a year, 6
of about 25. Chemicals are under a quarter of full control at the penalties of the time. Networks and money have no such whole: four
leaders a year, a quarter of the channel, a twentieth of assets, by judgement. What is pressed at one point may be made up for elsewhere,
which is what the claims are about.
"""

from sim.claims.parts import Setting
from sim.claims.register.common import pull

QUARTER = {
    "heroin": dict(heroin_cut={"share": 0.25}),
    "chemicals": dict(precursor_regulation={"stringency": 0.25}),
    "source makers": dict(lab_closures={"fraction": 0.25, "every_weeks": 52}),
    "sea and air hub": dict(maritime_patrol={"multiplier": 15.0}, hub_screening={"multiplier": 8.0}),
    "transit labs": dict(lab_strikes={"labs": 6.0, "intelligence": 0.25}),
    "ports": dict(port_interdiction={"multiplier": 3.6}),
    "mail": dict(parcel_checks={"share": 0.25}),
    "networks": dict(network_prosecution={"leaders": 4.0}),
    "retail": dict(remove_sellers={"share": 0.25, "weeks": None}),
    "money": dict(bank_sanctions={"cut": 0.25}, asset_seizure={"share": 0.05}),
}
POINTS = tuple(Setting(name, policy=pull(**levers)) for name, levers in QUARTER.items())
ALL = Setting("all at once", policy=pull(**{lever: fields for levers in QUARTER.values() for lever, fields in levers.items()}))
