"""C74. Where dealers stand at the clinic's door, whoever leaves treatment relapses at once.

How strongly relapse follows selling nearby is an input, and no study tells it. Asked is how strong it must be for lives to hang on it.
"""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.compound import Threshold
from sim.claims.register.common import LATE, SEED, TWO_YEARS, WHOLE, off, pull
from sim.experiment.study import Exactly

BUFFERS = pull(clinic_buffers={"share": 0.8})
PLAUSIBLE = 0.5          # the top of its range


def _pull(strength: float) -> Setting:
    return Setting(f"{strength:g}", policy=BUFFERS, factors=(("care.clinic_pull", Exactly(strength)),), value=strength)


CLAIM = Claim(
    id="C74",
    title="Dealers by clinics trigger relapse",
    said_by="Brown, formerly of the US Drug Enforcement Administration, now with a maker of detection devices, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.HEALTH,
    reading="Driving four fifths of the selling from near clinics lowers expected deaths by more than 2%, if relapse follows it from some "
            "elasticity on that is no more than 0.5, the most that is thought plausible.",
    refuter="It takes a stronger pull than that, or none is strong enough: who relapses would have relapsed elsewhere.",
    because="who leaves treatment and meets a dealer at the door uses again that day",
    protocol="Four fifths of the selling near clinics driven away from 2019, for 104 weeks, where relapse and leaving treatment follow it "
             "with an elasticity of 0.15, 0.5 and 1; expected deaths, paired. The threshold is where deaths begin to fall by 2%.",
    change="a pull of dealers near clinics",
    outcome="expected overdose deaths over two years",
    expects=Direction.WITHIN,
    measure="deaths_expected",
    unit="people",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="pull",
    settings=(_pull(0.15), _pull(PLAUSIBLE), _pull(1.0)),
    compound=Threshold("threshold", -0.02, (0.0, PLAUSIBLE), "elasticity", "what is thought plausible of a pull that nobody has measured"),
    knockouts=(off("relapse without cause", "no pull is enough: who sells nearby draws nobody back", "availability"),),
    also=(Outcome("relapse_rate", "1/year", WHOLE, Direction.FALLS), Outcome("near_clinics", "ratio", WHOLE, Direction.FALLS),
          Outcome("users_moud", "people", WHOLE, Direction.RISES)),
)
