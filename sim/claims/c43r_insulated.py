"""C43r. Police work together whatever politicians say. Rival of C43, on the same arms."""

from sim.claims.claim import Direction, Side
from sim.claims.common import SEED
from sim.claims.leverage import tension

CLAIM = tension(
    id="C43r",
    title="Police cooperation is insulated from politics",
    said_by="Sanho Tree, Institute for Policy Studies, 2017",
    seed=SEED[1],
    side=Side.CRITIC,
    rival="C43",
    reading="Even where cooperation is used as leverage, a rise of tension leaves the fentanyl landed as it is, within 2%.",
    refuter="More than 2% more, or less, lands.",
    because="a state that is proud of law and order goes on enforcing it",
    expects=Direction.UNCHANGED,
)
