"""C42. Sanctions cost cooperation. How strong must the coupling be before more drugs come of it?

That backlash costs cooperation is an input. Asked is how strong it must be to matter for what lands.
"""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.compound import Threshold
from sim.claims.register.common import BACKLASH, LATE, LEVERAGE, SEED, SETTLED, TWO_YEARS, deaths, pull

SANCTIONS = pull(national_sanctions={"loss": 0.3})
COUPLING = "states.governments.backlash"
PLAUSIBLE = 10 / 3       # the top of its range over its value in the start set


def _coupled(factor: float) -> Setting:
    return Setting(f"backlash x{factor:.2g}", policy=SANCTIONS, under=BACKLASH, factors=((COUPLING, factor),), value=factor)

CLAIM = Claim(
    id="C42",
    title="Sanctions undermine cooperation against drugs",
    said_by="Wang, spokesman of the Chinese foreign ministry, 2023",
    seed=SEED[2],
    side=Side.CHINESE_OFFICIAL,
    group=Group.SOURCE,
    reading="Sanctions that cost all provinces three tenths of their legitimate revenue let more than 2% more fentanyl land from some "
            "strength of backlash on that is no more than 3.3 times the one assumed.",
    refuter="It takes a stronger coupling than that, or none is strong enough: what cooperation is lost kept little out.",
    because="a state that is punished whatever it does has no reason to help",
    protocol="Sanctions on all provinces from 2019 for 104 weeks, where cooperation is lost in backlash, a third, once, 3.3 and ten times "
             "as strongly as each world has it; fentanyl landed over weeks 26 to 104, paired. The threshold is the strength from which on "
             "2% more lands. Beside it the same where cooperation is used as leverage.",
    change="a coupling of cooperation to sanctions",
    outcome="the fentanyl landed under sanctions",
    expects=Direction.WITHIN,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="coupling",
    settings=(
        *(_coupled(factor) for factor in (1 / 3, 1.0, PLAUSIBLE, 10.0)),
        Setting("leverage instead", policy=SANCTIONS, under=LEVERAGE),
    ),
    compound=Threshold("threshold", 0.02, (0.0, PLAUSIBLE), "times", "what is thought plausible of a coupling for which there is no data"),
    also=(Outcome("cooperation_china", "level 0 to 1", SETTLED, Direction.FALLS), deaths(Direction.RISES)),
    caveat="that cooperation falls under backlash is an input, and no data identify how far; judged is from which coupling on it matters",
)
