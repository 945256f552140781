"""C43. Cooperation is a bargaining chip: it falls when tension rises, and more drugs come. Rival of C43r."""

from sim.claims.claim import Side
from sim.claims.register.common import NO_DATA, SEED
from sim.claims.register.leverage import PLAUSIBLE, tension

CLAIM = tension(
    (0.0, PLAUSIBLE), NO_DATA,
    id="C43",
    title="Cooperation is leverage: tension lets more fentanyl through",
    said_by="Felbab-Brown, Brookings Institution, 2023",
    seed=SEED[2],
    side=Side.SCHOLAR,
    rival="C43r",
    reading="Where cooperation is used as leverage, a rise of tension lets more than 2% more fentanyl land from some strength of the "
            "coupling on that is no more than 5 in log odds, the most that is thought plausible.",
    refuter="It takes a stronger coupling, or none is strong enough: cooperation falls, but it did little.",
    because="a state withholds what it is asked for when it has something to ask",
)
