"""What the two rival claims about who supplies have in common: two histories of each world, and how concentrated trafficking is in each."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, calendar
from sim.claims.register.common import TWO_YEARS, WHOLE


def structure(**own) -> Claim:
    """A claim about the structure of trafficking; `own` says which way it moved."""
    return Claim(
        group=Group.REPLACEMENT,
        protocol="Two histories of each world from 2006, with fentanyl to be had and without; Herfindahl index of the capacity of "
                 "trafficking organisations (cartels, other groups, online importers, brokers), mean over 2017 and 2018, before "
                 "the class was listed, paired.",
        change="fentanyl through history, against none,",
        outcome="the concentration of trafficking",
        measure="hhi_groups",
        unit="Herfindahl index",
        window=WHOLE,
        weeks=TWO_YEARS,
        dates=(calendar(2017),),
        axis="fentanyl",
        settings=(Setting("to be had", without=(("fentanyl", False),)),),
        headline="to be had",
        also=(Outcome("trafficker_profit_usd", "USD", WHOLE, Direction.RISES),),
        **own,
    )
