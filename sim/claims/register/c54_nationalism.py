"""C54. A wall and the words that go with it wake nationalism, cost cooperation, and let more through.

That words cost cooperation is an input. Asked is how strong that coupling must be to matter, in log odds and not in multiples of what a
world has drawn.
"""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.compound import Threshold
from sim.claims.register.common import BACKLASH, LATE, NO_DATA, SEED, SETTLED, TWO_YEARS, deaths, pull
from sim.experiment.study import Exactly

WORDS = pull(tension={"rhetoric": 0.5})
COUPLING = "states.governments.backlash"
PLAUSIBLE = 5.0          # the top of its range


def _coupled(strength: float) -> Setting:
    return Setting(f"{strength:g}", policy=WORDS, under=BACKLASH, factors=((COUPLING, Exactly(strength)),), value=strength)


CLAIM = Claim(
    id="C54",
    title="Hostile words cost Mexican cooperation and let more drugs through",
    said_by="Jones, scholar of drug violence in Mexico, 2017",
    seed=SEED[1],
    side=Side.SCHOLAR,
    group=Group.SOURCE,
    reading="Hostile rhetoric, where it meets a state that answers with backlash, lets more than 2% more fentanyl from Mexican labs land "
            "from some strength of the backlash on that is no more than 5 in log odds, the most that is thought plausible.",
    refuter="It takes a stronger coupling, or none is strong enough: cooperation is lost, but it kept little out.",
    because="institutions become less willing to work together",
    protocol="Rhetoric at half of its scale from 2019 for 104 weeks, where full rhetoric costs 2, 5 and 10 in log odds of cooperation; "
             "fentanyl from labs landed over weeks 26 to 104, paired. The threshold is the strength from which on 2% more lands.",
    change="a coupling of cooperation to hostile words",
    outcome="the fentanyl from labs landed under hostile words",
    expects=Direction.WITHIN,
    measure="fentanyl_land_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="coupling",
    settings=tuple(_coupled(factor) for factor in (2.0, PLAUSIBLE, 10.0)),
    compound=Threshold("threshold", 0.02, (0.0, PLAUSIBLE), "log odds", NO_DATA),
    knockouts=(Knockout("cooperation without raids and arrests", (), "no strength is enough: what was lost kept nothing out", named=True,
                        factors=(("supply.makers.raid_rate", 0.0), ("market.organisations.leaders_usual", 0.0))),),
    also=(Outcome("cooperation_mexico", "level 0 to 1", SETTLED, Direction.FALLS), deaths(Direction.RISES)),
    caveat="that Mexico's cooperation answers rhetoric is an input, and no data identify how far; judged is from "
           "which coupling on it matters",
)
