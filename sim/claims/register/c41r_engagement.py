"""C41r. Exchanges and a shared base of facts build the will to act. Rival of C41, on the same arms."""

from sim.claims.claim import Knockout, Side
from sim.claims.register.common import SEED
from sim.claims.register.partners import partner
from sim.experiment.study import Exactly

CLAIM = partner(
    "engagement", "pressure",
    id="C41r",
    title="Persuasion and exchanges build the will to cooperate",
    said_by="Madison, US State Department, 2018",
    seed=SEED[3],
    side=Side.OFFICIAL,
    rival="C41",
    reading="Exchanges cut the fentanyl landed by at least 2 points more than the threat to provinces' revenue does.",
    refuter="Pressure cuts it as much, or neither cuts it.",
    because="trust grows with every exchange",
    knockouts=(Knockout("no trust", (), "the difference vanishes: exchanges build nothing", named=True,
                        factors=(("states.governments.trust", Exactly(0.0)),)),),
)
