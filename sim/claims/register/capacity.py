"""What the two rival claims about policing at the source have in common: closures year by year, and how many it takes."""

from sim.claims.claim import Claim, Direction, Group, Setting
from sim.claims.compound import Threshold
from sim.claims.register.common import EARLY, SETTLED, TWO_YEARS, deaths, pull

PLAUSIBLE = 0.3     # closures a year of all makers: more than any police force has been seen to reach


def _found(share: float) -> Setting:
    found = pull(lab_closures={"fraction": share, "every_weeks": 52}, source_penalties={"leaders": 1.0})
    return Setting(f"{share:.0%} a year", policy=found, value=share)


def policing(feasible: tuple[float, float], why: str, **own) -> Claim:
    """A claim about where the threshold of policing lies; `own` says who holds that it lies there."""
    return Claim(
        group=Group.SOURCE,
        protocol="10, 30, 60 and 90% of source-country makers found and closed each year from 2016, nobody spared; fentanyl landed over "
                 "weeks 26 to 104, paired. The threshold is the share from which on the fall is 25% or more.",
        change="finding and closing makers at the source year by year",
        outcome="the fentanyl landed in weeks 26 to 104",
        expects=Direction.WITHIN,
        measure="fentanyl_landed_kg",
        unit="kg pure",
        window=SETTLED,
        weeks=TWO_YEARS,
        dates=(EARLY,),
        axis="found",
        settings=tuple(_found(share) for share in (0.1, 0.3, 0.6, 0.9)),
        compound=Threshold("threshold", -0.25, feasible, "share", why),
        also=(deaths(Direction.FALLS),),
        restates="three in ten a year, which nobody has measured: the threshold is printed, and says nothing of will",
        **own,
    )
