"""C29. Agents who process people cannot search for drugs: take that load away, and more is found."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, TWO_YEARS, WHOLE, deaths, off, pull


def _load(ratio: float) -> Setting:
    return Setting(f"x{ratio:g}", policy=pull(migrant_relief={"load": ratio}))


CLAIM = Claim(
    id="C29",
    title="Relieving border staff of migrants lets them find more drugs",
    said_by="Brown, formerly of the US Drug Enforcement Administration, now with a maker of detection devices, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.BORDER,
    reading="With a quarter of the work that irregular crossers bring, the share of doses sent that is seized rises by more than 2%.",
    refuter="The share stays as it is: drugs pass through ports and mail, where those who are relieved do not stand.",
    because="the same staff process people and search for drugs",
    protocol="The work that irregular crossers bring to border staff is cut to a quarter (raised fourfold) from 2019, for 104 weeks; share "
             "of doses sent that is seized, paired.",
    change="taking three quarters of the work with crossers from border staff",
    outcome="the share of doses that is seized",
    expects=Direction.RISES,
    measure="seizure_share",
    unit="share of doses sent",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="load",
    settings=(_load(0.25), _load(4.0)),
    headline="x0.25",
    knockouts=(off("staff of its own", "nothing changes: search never lent its staff", "shared_staff"),),
    also=(Outcome("fentanyl_landed_kg", "kg pure", WHOLE, Direction.FALLS), deaths(Direction.FALLS)),
)
