"""What the two rival claims about Mexico have in common: joint task forces, an end to paid officials, or both."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting
from sim.claims.register.common import LATE, SETTLED, TWO_YEARS, deaths, pull

MEANS = {"task forces": {"strength": 1.0}, "nobody paid": {"corruption": 1.0}, "both": {"strength": 1.0, "corruption": 1.0}}


def transit(**own) -> Claim:
    """A claim about what enforcement in Mexico hangs on; `own` says on what."""
    return Claim(
        group=Group.SOURCE,
        protocol="Joint task forces doubled, all corruption in the transit state undone, or both, from 2019 for 104 weeks, in full after "
                 "half a year; fentanyl from labs landed over weeks 26 to 104, each against the same world without.",
        outcome="the fentanyl from labs landed in weeks 26 to 104",
        expects=Direction.FALLS,
        measure="fentanyl_land_landed_kg",
        unit="kg pure",
        window=SETTLED,
        weeks=TWO_YEARS,
        dates=(LATE,),
        axis="means",
        settings=tuple(Setting(means, policy=pull(task_forces=fields)) for means, fields in MEANS.items()),
        also=(Outcome("chemicals_lost_de", "DE", SETTLED, Direction.RISES), Outcome("labs", "firms", SETTLED, Direction.FALLS),
              deaths(Direction.FALLS)),
        caveat="paid officials look away, and take a part of what task forces do; that they pass on what task forces know, so that joint "
               "work does harm, is not in the model",
        **own,
    )
