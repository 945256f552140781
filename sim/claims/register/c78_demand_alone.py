"""C78. A law for treatment alone will not do. Read as a shortfall: deaths do not fall by as much as three in ten."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Side
from sim.claims.register.common import LATE, SEED, TWO_YEARS, WHOLE, off
from sim.claims.register.strategies import DEMAND

CLAIM = Claim(
    id="C78",
    title="Treatment, naloxone and education alone will not do",
    said_by="witnesses before the Senate caucus as the article reports them, 2018",
    seed=SEED[3],
    side=Side.OFFICIAL,
    group=Group.HEALTH,
    reading="Twice the treatment, a fifth more of witnessed overdoses met with naloxone and half of the youth reached by education change "
            "expected deaths over two years by no more than 30%.",
    refuter="They lower deaths by more than 30%.",
    because="while the inflow goes on, those who are helped relapse and others begin",
    protocol="The three measures together from 2019, for 104 weeks, supply left alone; expected deaths, paired. 30% is the fall that the "
             "article's words would call sufficient: our choice.",
    change="treatment, naloxone and education",
    outcome="expected overdose deaths over two years",
    expects=Direction.UNCHANGED,
    band=0.3,
    measure="deaths_expected",
    unit="people",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="means",
    settings=(DEMAND,),
    headline="demand side",
    knockouts=(off("relapse without cause", "they do more: what is on offer does not draw people back", "availability"),),
    restates="the 30% that we took for enough: the change itself is the answer",
    also=(Outcome("users_hf", "people", WHOLE, Direction.FALLS),),
)
