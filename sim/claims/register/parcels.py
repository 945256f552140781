"""Shares of foreign parcels that are checked: one list, so that claims about what checks do and what they cost share arms."""

from sim.claims.parts import Setting
from sim.claims.register.common import pull

SHARES = (0.05, 0.1, 0.25, 0.5, 1.0)
CHECKED = tuple(Setting(f"{share:.0%}", policy=pull(parcel_checks={"share": share, "penalty": 2.0}), value=share) for share in SHARES)
