"""What the two rival claims about tension have in common: the same rise of tension under rules that differ in whether it is felt.

What a rule does to cooperation is nearly an input. What is not is whether it matters: so both are judged by the fentanyl that lands.
"""

from sim.claims.claim import Claim, Group, Outcome, Setting
from sim.claims.common import BACKLASH, INSULATED, LATE, LEVERAGE, SETTLED, TWO_YEARS, deaths, pull
from sim.claims.parts import Direction

TENSION = pull(tension={"rise": 0.5})


def tension(**own) -> Claim:
    """A claim about what tension does; `own` says what."""
    return Claim(
        group=Group.SOURCE,
        protocol="Tension half of its scale above its dated path from 2019, for 104 weeks, under each of three rules: cooperation used as "
                 "leverage, insulated from politics, lost in backlash; fentanyl landed over weeks 26 to 104, paired.",
        change="a rise of tension, where cooperation is used as leverage,",
        outcome="the fentanyl landed in weeks 26 to 104",
        measure="fentanyl_landed_kg",
        unit="kg pure",
        window=SETTLED,
        weeks=TWO_YEARS,
        dates=(LATE,),
        axis="rule",
        settings=(
            Setting("leverage", policy=TENSION, under=LEVERAGE),
            Setting("insulated", policy=TENSION, under=INSULATED),
            Setting("backlash", policy=TENSION, under=BACKLASH),
        ),
        headline="leverage",
        also=(Outcome("cooperation_china", "level 0 to 1", SETTLED, Direction.FALLS), deaths(Direction.RISES)),
        caveat="which rule holds is an assumption; the dated break of 2022 speaks for leverage. Judged is whether it matters for the flow",
        **own,
    )
