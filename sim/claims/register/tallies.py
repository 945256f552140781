"""What the two rival claims about tallies of enforcement have in common: efforts at one point, and how kilos order them by lives.

One point, as a tally is read by those who search there: kilos from a port and labs struck abroad have no common scale.
"""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting
from sim.claims.compound import Tally
from sim.claims.register.common import LATE, TWO_YEARS, WHOLE, pull

HALF = 0.5
TALLY = Outcome("seized_gross_kg", "kg gross", WHOLE, Direction.RISES, knockouts=True)
EFFORTS = tuple(Setting(f"x{effort:g}", policy=pull(port_interdiction={"multiplier": effort}), value=effort)
                for effort in (0.5, 2.0, 4.0, 8.0))


def tally(**own) -> Claim:
    """A claim about the worth of seizure totals; `own` says what is expected of them."""
    return Claim(
        group=Group.REPLACEMENT,
        protocol="Search at the land ports of entry halved, doubled, and raised four and eight times for 104 weeks from 2019, and left as "
                 "it is; of all pairs of efforts in a world that differ by more than 2% in deaths, those ordered alike by kilos seized and "
                 "by lives saved less those ordered the other way; 0 where none differ.",
        change="the tally of kilos seized",
        outcome="expected deaths",
        measure="deaths_expected",
        unit="people",
        window=WHOLE,
        weeks=TWO_YEARS,
        dates=(LATE,),
        axis="effort",
        settings=EFFORTS,
        compound=Tally("skill of the tally", "seized_gross_kg"),
        band=HALF,
        also=(TALLY,),
        caveat="where no effort moves deaths by 2% there is no order to tell, which counts as a tally that says nothing",
        **own,
    )
