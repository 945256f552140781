"""C42. Sanctions cost cooperation. How strong must the coupling be before more drugs come of it?

That backlash costs cooperation is an input. Asked is how strong it must be to matter for what lands, as a number that is the same in every
world: in multiples of what a world has drawn the answer would be that draw again. Sanctions lower what sellers stand to lose beside that,
so they are asked without any backlash too.
"""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.compound import Threshold
from sim.claims.register.common import BACKLASH, LATE, LEVERAGE, NO_DATA, SEED, SETTLED, TWO_YEARS, deaths, off, pull
from sim.experiment.study import Exactly

SANCTIONS = pull(national_sanctions={"loss": 0.3})
COUPLING = "states.governments.backlash"
PLAUSIBLE = 5.0          # the top of its range


def _coupled(strength: float) -> Setting:
    return Setting(f"backlash {strength:g}", policy=SANCTIONS, under=BACKLASH, factors=((COUPLING, Exactly(strength)),), value=strength)


CLAIM = Claim(
    id="C42",
    title="Sanctions undermine cooperation against drugs",
    said_by="Wang, spokesman of the Chinese foreign ministry, 2023",
    seed=SEED[2],
    side=Side.CHINESE_OFFICIAL,
    group=Group.SOURCE,
    reading="Sanctions that cost all provinces three tenths of their legitimate revenue let more than 2% more fentanyl land from some "
            "strength of backlash on that is no more than 5 in log odds, the most that is thought plausible.",
    refuter="It takes a stronger coupling than that, or none is strong enough: what cooperation is lost kept little out.",
    because="a state that is punished whatever it does has no reason to help",
    protocol="Sanctions on all provinces from 2019 for 104 weeks, where full sanctions cost 0, 2.5, 5 and 10 in log odds of cooperation; "
             "fentanyl landed over weeks 26 to 104, paired. The threshold is the strength from which on 2% more lands. In the full "
             "protocol the same where cooperation is used as leverage.",
    change="a coupling of cooperation to sanctions",
    outcome="the fentanyl landed under sanctions",
    expects=Direction.WITHIN,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="coupling",
    settings=tuple(_coupled(strength) for strength in (0.0, 2.5, PLAUSIBLE, 10.0)),
    readings=(Setting("leverage instead", policy=SANCTIONS, under=LEVERAGE),),
    compound=Threshold("threshold", 0.02, (0.0, PLAUSIBLE), "log odds", NO_DATA),
    knockouts=(off("penalties ignored", "no strength is enough: what cooperation brings is penalties, which nobody weighs", "deterrence"),),
    also=(Outcome("cooperation_china", "level 0 to 1", SETTLED, Direction.FALLS), deaths(Direction.RISES)),
    caveat="that cooperation falls under backlash is an input, and no data identify how far; judged is from which coupling on it matters",
)
