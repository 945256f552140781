"""C41. Only a threat moves a partner that has other priorities. Rival of C41r."""

from sim.claims.claim import Side
from sim.claims.register.common import SEED, off
from sim.claims.register.partners import partner

CLAIM = partner(
    "pressure", "engagement",
    id="C41",
    title="Only coercion moves partners; engagement alone does not",
    said_by="Scissors, American Enterprise Institute, 2018; Harding, Heritage Foundation, 2024",
    seed=SEED[3],
    side=Side.ADVOCATE,
    rival="C41r",
    reading="Provinces that stand to lose legitimate revenue cut the fentanyl landed by at least 2 points more than exchanges do.",
    refuter="Exchanges cut it as much, or neither cuts it.",
    because="a state moves for what it stands to lose",
    knockouts=(off("attention off", "the difference vanishes: the state does not care what its provinces lose", "attention"),),
)
