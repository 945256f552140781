"""C34. Chemicals go by ship; stop the ships, and the labs stand still. Rival of C34r."""

from sim.claims.claim import Direction, Knockout, Side
from sim.claims.register.common import SEED
from sim.claims.register.patrols import patrol
from sim.experiment.study import Exactly

CLAIM = patrol(
    id="C34",
    title="Stopping ships with chemicals starves the labs",
    said_by="House Select Committee on the Chinese Communist Party, 2024",
    seed=SEED[4],
    side=Side.COMMITTEE,
    rival="C34r",
    reading="With ships searched 80 times as hard, the fentanyl from labs that lands falls by more than 2%.",
    refuter="As much lands as before.",
    because="labs depend on chemicals that come by sea",
    expects=Direction.FALLS,
    knockouts=(Knockout("chemicals never short", (), "the fall vanishes: labs never wait for a ship", named=True,
                        factors=(("supply.makers.spare_capacity", Exactly(10.0)),)),),
)
