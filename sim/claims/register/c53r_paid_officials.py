"""C53r. What comes through Mexico comes because officials are paid. Rival of C53."""

from sim.claims.claim import Side
from sim.claims.register.common import SEED, off
from sim.claims.register.transit import transit

CLAIM = transit(
    id="C53r",
    title="Chemicals come in because Mexican officials are paid",
    said_by="Avila, formerly of US Immigration and Customs Enforcement, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    rival="C53",
    reading="Where no official of the transit state is paid any more, more than 2% less fentanyl from labs lands.",
    refuter="As much lands without paid officials.",
    because="who is paid lets goods pass",
    change="an end to corruption in the transit state",
    headline="nobody paid",
    knockouts=(off("no bribes", "nothing is left: nobody is paid anyway", "bribes"),),
)
