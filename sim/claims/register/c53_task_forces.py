"""C53. Joint task forces have paid for years, in ways that nobody sees. Rival of C53r."""

from sim.claims.claim import Knockout, Side
from sim.claims.register.common import SEED
from sim.claims.register.transit import transit
from sim.experiment.study import Exactly

CLAIM = transit(
    id="C53",
    title="Joint work with Mexico pays quietly",
    said_by="Jones, scholar of drug violence in Mexico, 2017",
    seed=SEED[1],
    side=Side.SCHOLAR,
    rival="C53r",
    reading="Twice the joint task forces there are, with officials paid as ever, cut the fentanyl from labs that lands by more than 2%.",
    refuter="As much lands: what joint work stops is made up for, or is not stopped.",
    because="what is shared leads to labs and to leaders",
    change="doubling joint task forces",
    headline="task forces",
    knockouts=(
        Knockout("no raids and no arrests", (), "little is left: what is shared leads to no lab and no leader", named=True,
                 factors=(("supply.makers.raid_rate", Exactly(0.0)), ("market.organisations.leaders_usual", Exactly(0.005)))),
    ),
)
