"""C21. Kilos, cash and arrests tell nothing about lives. Rival of C21r."""

from sim.claims.claim import Direction, Side
from sim.claims.register.common import SEED, adaptation_off
from sim.claims.register.tallies import tally

CLAIM = tally(
    id="C21",
    title="Seizure totals say little about lives saved",
    said_by="Blevins, former police officer now in LEAP, 2017",
    seed=SEED[0],
    side=Side.CRITIC,
    rival="C21r",
    reading="The more or less that is seized as search at the ports is raised or lowered orders these efforts by the lives they save in no "
            "more than three pairs in four.",
    refuter="More seized goes with more lives saved in more than three pairs in four.",
    because="the trade answers: what is seized is replaced, and what is found easily is not what kills",
    expects=Direction.NOT_HIGHER,
    knockouts=(adaptation_off("the tally becomes a good guide"),),
)
