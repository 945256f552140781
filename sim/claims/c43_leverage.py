"""C43. Cooperation is a bargaining chip: it falls when tension rises, and more drugs come. Rival of C43r."""

from sim.claims.claim import Direction, Side
from sim.claims.common import SEED
from sim.claims.leverage import tension

CLAIM = tension(
    id="C43",
    title="Cooperation is leverage: tension lets more fentanyl through",
    said_by="Felbab-Brown, Brookings Institution, 2023",
    seed=SEED[2],
    side=Side.SCHOLAR,
    rival="C43r",
    reading="Where cooperation is used as leverage, a rise of tension lets more than 2% more fentanyl land.",
    refuter="As much lands as before: cooperation falls, but it did little.",
    because="a state withholds what it is asked for when it has something to ask",
    expects=Direction.RISES,
)
