"""C29. Agents who process people cannot search for drugs: take that load away, and less passes.

That staff who are free search more is an identity; whether less lands is not, for senders change their ways and make up for what they lose.
"""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, off, pull


def _load(ratio: float) -> Setting:
    return Setting(f"x{ratio:g}", policy=pull(migrant_relief={"load": ratio}))


CLAIM = Claim(
    id="C29",
    title="Relieving border staff of migrants lets fewer drugs pass",
    said_by="Brown, formerly of the US Drug Enforcement Administration, now with a maker of detection devices, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.BORDER,
    reading="With a quarter of the work that irregular crossers bring, more than 2% less fentanyl lands over land.",
    refuter="As much lands: drugs pass through ports and mail, where those who are relieved do not stand, or what is lost is made up for.",
    because="the same staff process people and search for drugs",
    protocol="The work that irregular crossers bring to border staff is cut to a quarter (raised fourfold) from 2019, for 104 weeks; "
             "fentanyl landed over land in weeks 26 to 104, paired; the share of doses sent that is seized beside it.",
    change="taking three quarters of the work with crossers from border staff",
    outcome="the fentanyl landed over land in weeks 26 to 104",
    expects=Direction.FALLS,
    measure="fentanyl_land_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="load",
    settings=(_load(0.25), _load(4.0)),
    headline="x0.25",
    knockouts=(off("staff of its own", "nothing changes: search never lent its staff", "shared_staff"),),
    also=(Outcome("seizure_share", "share of doses sent", SETTLED, Direction.RISES), deaths(Direction.FALLS)),
    caveat="how much of their time crossers take from staff, and how much passes between ports, is assumed; the size follows from both",
)
