"""C34r. What is needed is so little that it comes by air; patrols at sea are passed by. Rival of C34, on the same arms."""

from sim.claims.claim import Direction, Side
from sim.claims.register.common import SEED, off
from sim.claims.register.patrols import patrol

CLAIM = patrol(
    id="C34r",
    title="Patrols at sea are bypassed by air",
    said_by="Brown, formerly of the US Drug Enforcement Administration, now with a maker of detection devices, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    rival="C34",
    reading="With ships searched 80 times as hard, as much fentanyl from labs lands as before, within 2%.",
    refuter="More than 2% less lands.",
    because="small consignments change to another way",
    expects=Direction.UNCHANGED,
    knockouts=(off("routes stay", "less lands: nobody can change to the air", "routes"),),
)
