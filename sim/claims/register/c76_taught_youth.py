"""C76. Tell everybody, at school and by campaigns, what pills hold, and the young stay alive."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, TWO_YEARS, WHOLE, deaths, pull


def _reached(share: float) -> Setting:
    return Setting(f"{share:.0%}", policy=pull(education={"reach": share}))


CLAIM = Claim(
    id="C76",
    title="Education in schools and by campaigns keeps the young alive",
    said_by="Maltz, formerly of the US Drug Enforcement Administration, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.HEALTH,
    reading="Education that reaches nine in ten of the young and of people at risk lowers expected deaths of youth who take pills over two "
            "years by more than 2%.",
    refuter="As many die: those who are reached take what they took.",
    because="who knows what a pill may hold leaves it",
    protocol="Nine (five) in ten reached from 2019, for 104 weeks, nothing forgotten; expected deaths of youth who take pills, paired; "
             "those of everybody beside it.",
    change="education that reaches nine in ten",
    outcome="expected deaths of youth who take pills",
    expects=Direction.FALLS,
    measure="deaths_youth",
    unit="people",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="reached",
    settings=(_reached(0.5), _reached(0.9)),
    headline="90%",
    knockouts=(Knockout("nobody stays away", (), "the fall vanishes: to know changes nothing", named=True,
                        factors=(("care.education_effect", 0.0),)),),
    also=(Outcome("exposures_youth", "uses per 1,000 people", WHOLE, Direction.FALLS), deaths(Direction.FALLS)),
    restates="the share of those reached who then leave the pill: trials of drug education find little, and the range drawn is wide",
)
