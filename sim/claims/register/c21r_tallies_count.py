"""C21r. Record seizures are a measure of progress. Rival of C21, judged on the same arms by the same number."""

from dataclasses import replace

from sim.claims.claim import Direction, Side
from sim.claims.register.common import SEED, adaptation_off
from sim.claims.register.tallies import tally

CLAIM = tally(
    id="C21r",
    title="Record seizures measure progress",
    said_by="US Drug Enforcement Administration and the Attorney General, 2023",
    seed=SEED[2],
    side=Side.OFFICIAL,
    rival="C21",
    reading="As search at the ports is raised or lowered, more kilos seized go with more lives saved in more than three pairs of efforts "
            "in four.",
    refuter="The order of efforts by kilos is that of lives in three pairs in four or fewer.",
    because="what is seized is not used",
    expects=Direction.RISES,
    knockouts=(replace(adaptation_off("the tally becomes a good guide: what is seized is missed"), named=False, quick=True),),
)
