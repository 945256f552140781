"""C22r. The cartels remain the main source. Rival of C22, from the same hearing and on the same histories."""

from sim.claims.claim import Direction, Knockout, Side
from sim.claims.register.common import SEED
from sim.claims.register.structure import structure
from sim.experiment.study import Exactly

CLAIM = structure(
    id="C22r",
    title="The cartels remain the main source",
    said_by="Knierim, US Drug Enforcement Administration, 2018",
    seed=SEED[3],
    side=Side.OFFICIAL,
    rival="C22",
    reading="With fentanyl to be had through history, trafficking in 2017 and 2018 is more concentrated, by more than 2%, than in the same "
            "world without it.",
    refuter="Concentration is as low, or lower.",
    because="organisations with labs and land routes make and move it more cheaply than anybody can mail it",
    expects=Direction.RISES,
    knockouts=(Knockout("labs as dear as the mail", (), "the rise shrinks: labs have nothing before the mail", quick=True,
                        factors=(("supply.sources.lab_cost", Exactly(3.73)), ("supply.sources.mail_cost", Exactly(3.73)))),),
)
