"""C43r. Police work together whatever politicians say. Rival of C43, on the same arms."""

import math

from sim.claims.claim import Side
from sim.claims.register.common import SEED
from sim.claims.register.leverage import PLAUSIBLE, tension

CLAIM = tension(
    (math.nextafter(PLAUSIBLE, math.inf), math.inf), "what goes beyond a plausible coupling",
    id="C43r",
    title="Police cooperation is insulated from politics",
    said_by="Sanho Tree, Institute for Policy Studies, 2017",
    seed=SEED[1],
    side=Side.CRITIC,
    rival="C43",
    reading="Where cooperation is used as leverage, a rise of tension does not let 2% more fentanyl land unless the coupling is stronger "
            "than 5 in log odds, the most that is thought plausible.",
    refuter="A coupling within the plausible range is enough.",
    because="a state that is proud of law and order goes on enforcing it",
)
