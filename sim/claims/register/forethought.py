"""What the two rival claims about dealers who think of their customers have in common: the same two weights, moved from nothing to one."""

from sim.claims.claim import Claim, Group, Outcome, Setting
from sim.claims.register.common import LATE, SECOND_YEAR, SEED, TWO_YEARS
from sim.experiment.study import Exactly, Overrides

RESTRAINT, GROWTH = "market.custom.restraint", "market.custom.growth"


def weights(restraint: float, growth: float) -> Overrides:
    """How much the custom lost by deaths counts with dealers, and that won by stronger bags; 1: as much as money."""
    return (RESTRAINT, Exactly(restraint)), (GROWTH, Exactly(growth))


def forethought(**own) -> Claim:
    """A claim about dealers who count the customers whom stronger bags bring and kill; `own` says which outweighs the other."""
    return Claim(
        seed=SEED[4],
        group=Group.PRODUCT,
        protocol="From 2019 on dealers count a year's custom lost by deaths and won by stronger bags, a dollar of it as a dollar of today, "
                 "against the same market in which they count neither, for 104 weeks; expected deaths on heroin and fentanyl over weeks 52 "
                 "to 104, paired.",
        change="dealers who think of their customers",
        outcome="expected street-opioid deaths in the second year",
        measure="deaths_street",
        unit="people",
        window=SECOND_YEAR,
        weeks=TWO_YEARS,
        dates=(LATE,),
        axis="thought",
        settings=(Setting("lost and won", factors_off=weights(0.0, 0.0), factors_on=weights(1.0, 1.0)),),
        headline="lost and won",
        also=(Outcome("content_mean", "DE per bag", SECOND_YEAR, own["expects"]),
              Outcome("lethality_per_dose", "deaths per million DE", SECOND_YEAR, own["expects"])),
        caveat="how much custom a stronger bag brings is assumed over two orders of size, and nobody has measured how far ahead dealers "
               "think; how deadly bags are is what dealers see of the deaths among their customers",
        **own,
    )
