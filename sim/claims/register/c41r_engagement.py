"""C41r. Exchanges and a shared base of facts build the will to act. Rival of C41, on the same arms."""

from sim.claims.claim import Direction, Side
from sim.claims.register.common import SEED
from sim.claims.register.partners import partner

CLAIM = partner(
    id="C41r",
    title="Persuasion and exchanges build the will to cooperate",
    said_by="Madison, US State Department, 2018",
    seed=SEED[3],
    side=Side.OFFICIAL,
    rival="C41",
    reading="Exchanges raise the cooperation that China delivers by at least 2 points more than the threat to provinces' revenue does.",
    refuter="Pressure raises it as much, or exchanges leave it as it is.",
    because="trust grows with every exchange",
    expects=Direction.FALLS,
)
