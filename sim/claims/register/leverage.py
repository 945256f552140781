"""What the two rival claims about tension have in common: the same rise of tension where it is felt more or less.

That tension costs cooperation under the rule of leverage is an input. What is not is how strong that coupling must be to matter: so both
are judged by where the threshold in it lies beyond which more fentanyl lands, in log odds and not in multiples of what a world has drawn.
"""

from sim.claims.claim import Claim, Group, Outcome, Setting
from sim.claims.compound import Threshold
from sim.claims.parts import Direction
from sim.claims.register.common import LATE, LEVERAGE, SETTLED, TWO_YEARS, deaths, off, pull
from sim.experiment.study import Exactly

TENSION = pull(tension={"rise": 0.5})
COUPLING = "states.governments.tension"
PLAUSIBLE = 5.0          # the top of its range


def _coupled(strength: float) -> Setting:
    return Setting(f"{strength:g}", policy=TENSION, under=LEVERAGE, factors=((COUPLING, Exactly(strength)),), value=strength)


def tension(feasible: tuple[float, float], why: str, **own) -> Claim:
    """A claim about how strong the coupling must be; `own` says who holds that it is, or is not."""
    return Claim(
        group=Group.SOURCE,
        protocol="Tension half of its scale above its dated path from 2019, for 104 weeks, where cooperation is used as leverage and "
                 "falls by 2, 5 and 10 in log odds from no tension to the highest; fentanyl landed over weeks 26 to 104, paired. The "
                 "threshold is the strength from which on 2% more lands.",
        change="a coupling of cooperation to tension",
        outcome="the fentanyl landed under tension",
        expects=Direction.WITHIN,
        measure="fentanyl_landed_kg",
        unit="kg pure",
        window=SETTLED,
        weeks=TWO_YEARS,
        dates=(LATE,),
        axis="coupling",
        settings=tuple(_coupled(factor) for factor in (2.0, PLAUSIBLE, 10.0)),
        compound=Threshold("threshold", 0.02, feasible, "log odds", why),
        knockouts=(off("penalties ignored", "no strength is enough: what cooperation brings is penalties, and nobody weighs them",
                       "deterrence"),),
        also=(Outcome("cooperation_china", "level 0 to 1", SETTLED, Direction.FALLS), deaths(Direction.RISES)),
        caveat="which rule holds is an assumption; the dated break of 2022 speaks for leverage, and no data tell how strong it is. "
               "Judged is from which coupling on it matters for the flow",
        **own,
    )
