"""What the two rival claims about tallies of enforcement have in common: the same policies, and how kilos order them by lives."""

from sim.claims.claim import Claim, Direction, Group, Outcome
from sim.claims.compound import Tally
from sim.claims.register.chokepoints import POINTS
from sim.claims.register.common import LATE, TWO_YEARS, WHOLE

HALF = 0.5
TALLY = Outcome("seized_gross_kg", "kg gross", WHOLE, Direction.RISES, knockouts=True)


def tally(**own) -> Claim:
    """A claim about the worth of seizure totals; `own` says what is expected of them."""
    return Claim(
        group=Group.REPLACEMENT,
        protocol="Ten points of the chain pressed by a quarter for 104 weeks from 2019, one at a time, and doing nothing; of all pairs of "
                 "policies in a world, those ordered alike by kilos seized and by lives saved less those ordered the other way.",
        change="the tally of kilos seized",
        outcome="expected deaths",
        measure="deaths_expected",
        unit="people",
        window=WHOLE,
        weeks=TWO_YEARS,
        dates=(LATE,),
        axis="point",
        settings=POINTS,
        compound=Tally("skill of the tally", "seized_gross_kg"),
        band=HALF,
        also=(TALLY,),
        **own,
    )
