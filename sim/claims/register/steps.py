"""What the two rival claims about small steps have in common: the same measures one after the other, and all at once."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting
from sim.claims.parts import merged
from sim.claims.register.chokepoints import ALL
from sim.claims.register.common import LATE, SEED, TWO_YEARS, WHOLE, pull

STEP_WEEKS = 8
STEPS = Setting("step by step", policy=merged(ALL.policy, pull(bundle={"together": 1, "stagger": STEP_WEEKS, "weeks": None})))


def pace(**own) -> Claim:
    """A claim about the pace at which measures come; `own` says what is expected of it."""
    return Claim(
        seed=SEED[4],
        group=Group.TOGETHER,
        protocol="The twelve levers by which ten points of the chain are pressed by a quarter, from 2019 on: all at once, or one more "
                 "every eight weeks, the last after 88; expected deaths over 104 weeks, each against the same world without any.",
        outcome="expected overdose deaths over two years",
        expects=Direction.FALLS,
        measure="deaths_expected",
        unit="people",
        window=WHOLE,
        weeks=TWO_YEARS,
        dates=(LATE,),
        axis="pace",
        settings=(STEPS, ALL),
        also=(Outcome("fentanyl_landed_kg", "kg pure", WHOLE, Direction.FALLS),),
        caveat="a lever that comes later acts for less of the two years, which is what delay means; that steps build trust on which later "
               "ones rest is not in the model",
        **own,
    )
