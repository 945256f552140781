"""C42. Sanctions cost cooperation. Under which rule of politics, and does it matter?"""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.common import BACKLASH, INSULATED, LATE, LEVERAGE, SEED, SETTLED, TWO_YEARS, deaths, pull
from sim.claims.compound import Every

SANCTIONS = pull(national_sanctions={"loss": 0.1})

CLAIM = Claim(
    id="C42",
    title="Sanctions undermine cooperation against drugs",
    said_by="Wang, spokesman of the Chinese foreign ministry, 2023",
    seed=SEED[2],
    side=Side.CHINESE_OFFICIAL,
    group=Group.SOURCE,
    reading="Sanctions that cost all provinces a tenth of their legitimate revenue lower the cooperation that China delivers by more than "
            "2%, whichever of three rules its politics follows.",
    refuter="Under one rule or more cooperation stays or rises: a state that stands to lose may give way instead.",
    because="a state that is punished whatever it does has no reason to help",
    protocol="Sanctions on all provinces from 2019 for 104 weeks, under each of three rules: cooperation insulated from politics, used as "
             "leverage, lost in backlash; cooperation delivered over weeks 26 to 104, paired. The answer of a world is the rule least "
             "favourable to the claim.",
    change="sanctions on all provinces",
    outcome="the cooperation that China delivers",
    expects=Direction.FALLS,
    measure="cooperation_china",
    unit="level 0 to 1",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="rule",
    settings=(
        Setting("insulated", policy=SANCTIONS, under=INSULATED),
        Setting("leverage", policy=SANCTIONS, under=LEVERAGE),
        Setting("backlash", policy=SANCTIONS, under=BACKLASH),
    ),
    compound=Every("any rule"),
    also=(Outcome("fentanyl_landed_kg", "kg pure", SETTLED, Direction.RISES), deaths(Direction.RISES)),
    caveat="which rule holds cannot be told from the articles but for one dated break; the answer under a rule is nearly an input",
)
