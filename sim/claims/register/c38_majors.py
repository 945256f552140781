"""C38. Sanctions on small firms are shrugged off; only those on major firms make a state act. Two ways to spend as many designations."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Side
from sim.claims.compound import Beyond
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, off
from sim.claims.register.designations import designated
from sim.policy.levers.entity_sanctions import Aim

CLAIM = Claim(
    id="C38",
    title="Sanctions bite only if they hit major firms",
    said_by="Brown, formerly of the US Drug Enforcement Administration, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.SOURCE,
    reading="300 designations of the largest firms cut the fentanyl that labs land by at least 2 points more than 300 designations of "
            "small "
            "firms.",
    refuter="It does not matter who is designated, or neither cuts anything.",
    because="a state attends to what its major firms stand to lose",
    protocol="300 chemical firms designated over the 52 weeks of 2019: the largest, small ones, or as they come; fentanyl from labs landed "
             "over weeks 26 to 104, each against the same world without designations.",
    change="designating major instead of small firms",
    outcome="the fentanyl from labs landed in weeks 26 to 104",
    expects=Direction.FALLS,
    measure="fentanyl_land_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="firms",
    settings=(designated("small", Aim.small), designated("as they come", Aim.mixed), designated("major", Aim.majors)),
    compound=Beyond("major less small", "major", "small", helps=True),
    knockouts=(off("attention off", "the difference shrinks: the state does not care what its majors lose", "attention"),),
    also=(Outcome("suppliers_open", "firms", SETTLED, Direction.FALLS), deaths(Direction.FALLS)),
)
