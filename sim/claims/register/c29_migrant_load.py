"""C29. Agents who process people cannot search for drugs: take that load away, and more is found.

That staff who are free search more is an identity, and how much is found by it is the time that crossers take from those who stand between
ports, times what passes there. So asked is how much of that time it must be.
"""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.compound import Threshold
from sim.claims.register.common import LATE, SEED, TWO_YEARS, WHOLE, deaths, off, pull
from sim.experiment.study import Exactly

RELIEF = pull(migrant_relief={"load": 0.25})
PLAUSIBLE = 0.2          # the top of its range


def _taken(share: float) -> Setting:
    return Setting(f"{share:.0%}", policy=RELIEF, factors=(("states.crossings.processing_between", Exactly(share)),), value=share)


CLAIM = Claim(
    id="C29",
    title="Relieving border staff of migrants lets them find more drugs",
    said_by="Brown, formerly of the US Drug Enforcement Administration, now with a maker of detection devices, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.BORDER,
    reading="Taking three quarters of the work with irregular crossers from border staff raises the share of doses sent that is seized by "
            "more than 2%, if crossers take from some part on of the time of staff between ports that is no more than a fifth.",
    refuter="It takes more of their time than that, or no part is enough: drugs pass through ports and mail, where they do not stand.",
    because="the same staff process people and search for drugs",
    protocol="The work that irregular crossers bring to border staff is cut to a quarter from 2019, for 104 weeks, where crossers take 10, "
             "20 and 50% of the time that staff between ports had in 2010; share of doses sent that is seized, paired. The threshold is "
             "the part from which on 2% more is seized.",
    change="taking three quarters of the work with crossers from border staff",
    outcome="the share of doses that is seized",
    expects=Direction.WITHIN,
    measure="seizure_share",
    unit="share of doses sent",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="time",
    settings=(_taken(0.1), _taken(PLAUSIBLE), _taken(0.5)),
    compound=Threshold("threshold", 0.02, (0.0, PLAUSIBLE), "share", "what is thought plausible of the time that crossers take"),
    knockouts=(off("staff of its own", "nothing changes: search never lent its staff", "shared_staff"),),
    also=(Outcome("fentanyl_landed_kg", "kg pure", WHOLE, Direction.FALLS), deaths(Direction.FALLS)),
)
