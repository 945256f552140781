"""What the two rival claims about why fentanyl came have in common: four histories of each world, and what is read from them."""

from sim.claims.claim import Claim, Direction, Outcome, Setting, calendar
from sim.params.mechanisms import MakingCost, MovingCost

EQUAL = (("making_cost", MakingCost.equal), ("moving_cost", MovingCost.dose))
UNENFORCED = (("enforcement", False),)
CHEAPER = Setting("own costs alone", without=EQUAL + UNENFORCED, with_=UNENFORCED)           # added to a history with neither cause
ENFORCED = Setting("enforcement alone", without=EQUAL + UNENFORCED, with_=EQUAL)


def attribution(**own) -> Claim:
    """A claim about fentanyl's share of street-opioid deaths in 2019; `own` says by what it is explained."""
    return Claim(
        expects=Direction.RISES,
        measure="fentanyl_share_deaths",
        unit="share of street-opioid deaths",
        window=(0, 52),
        weeks=52,
        dates=(calendar(2019),),
        pictured=True,
        also=(Outcome("deaths_expected", "people", (0, 52), Direction.RISES),),
        **own,
    )
