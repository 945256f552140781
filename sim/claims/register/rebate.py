"""The export rebate taken away: one setting, so that what it does and what could be told from it share an arm."""

from sim.claims.parts import Setting
from sim.claims.register.common import pull

NO_REBATE = Setting("no rebate", policy=pull(rebate_removal={"share": 1.0}))
