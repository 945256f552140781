"""C54. A wall and the words that go with it wake nationalism, cost cooperation, and let more through."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.common import BACKLASH, INSULATED, LATE, SEED, SETTLED, TWO_YEARS, deaths, pull

WORDS = pull(tension={"rhetoric": 0.5})

CLAIM = Claim(
    id="C54",
    title="Hostile words cost Mexican cooperation and let more drugs through",
    said_by="Jones, scholar of drug violence in Mexico, 2017",
    seed=SEED[1],
    side=Side.SCHOLAR,
    group=Group.SOURCE,
    reading="Hostile rhetoric, where it meets a state that answers with backlash, lets more than 2% more fentanyl from Mexican labs land.",
    refuter="As much lands as before: cooperation is lost, but it kept little out.",
    because="institutions become less willing to work together",
    protocol="Rhetoric at half of its scale from 2019 for 104 weeks, where cooperation is lost in backlash, and where it is insulated; "
             "fentanyl from labs landed over weeks 26 to 104, paired.",
    change="hostile rhetoric, where it meets backlash,",
    outcome="the fentanyl from labs landed in weeks 26 to 104",
    expects=Direction.RISES,
    measure="fentanyl_land_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="rule",
    settings=(Setting("backlash", policy=WORDS, under=BACKLASH), Setting("insulated", policy=WORDS, under=INSULATED)),
    headline="backlash",
    also=(Outcome("cooperation_mexico", "level 0 to 1", SETTLED, Direction.FALLS), deaths(Direction.RISES)),
    caveat="that Mexico's cooperation answers rhetoric is assumed here; judged is whether it matters for the flow",
)
