"""C84. Small steps are worth while, though much still flows. Rival of C84r."""

from sim.claims.claim import Side
from sim.claims.register.common import refilled
from sim.claims.register.steps import STEPS, pace

CLAIM = pace(
    id="C84",
    title="Small steps are worth while",
    said_by="a senior US official whom the article does not name, 2024",
    side=Side.OFFICIAL,
    rival="C84r",
    reading="The measures that press ten points of the chain by a quarter, taken one by one over two years, lower expected deaths over "
            "those years by more than 2%.",
    refuter="Deaths stay level or rise: what one step takes away is made up for before the next.",
    because="every step takes something from the trade that stays away",
    change="taking measures step by step",
    headline=STEPS.label,
    knockouts=(refilled("the fall vanishes: what a step takes away is back before the next"),),
)
