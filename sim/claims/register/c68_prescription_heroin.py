"""C68. Heroin on prescription, with support, all but ends deaths among its patients; with enough places, fewer die in all. Rival of C73."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Side
from sim.claims.register.common import EARLY, LATE, SEED, TWO_YEARS, WHOLE, off
from sim.claims.register.strategies import PLACES, TREATMENT

CLAIM = Claim(
    id="C68",
    title="Prescription heroin with support lets fewer people die",
    said_by="a Canadian physician, 2017",
    seed=SEED[0],
    side=Side.PHYSICIAN,
    rival="C73",
    group=Group.HEALTH,
    reading="Places in prescription heroin for one in ten of those dependent on heroin or fentanyl lower expected overdose deaths, those "
            "in care included, over two years by more than 2%.",
    refuter="Deaths stay level: those who come were not those who would have died, or others take their place.",
    because="patients take a known dose under eyes that can help, and leave the street",
    protocol="Places for 10% (30%) of dependent people, reached after half a year, from 2016 and 2019, for 104 weeks; expected deaths "
             "of all, paired. More and longer medication treatment, which its rival is about, stands beside it.",
    change="prescription heroin for one in ten",
    outcome="expected overdose deaths over two years",
    expects=Direction.FALLS,
    measure="deaths_expected",
    unit="people",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(EARLY, LATE),
    axis="means",
    settings=(*PLACES, TREATMENT),
    headline="10%",
    knockouts=(off("nobody reverses", "the fall shrinks: eyes that see an overdose do not help", "witnesses"),),
    restates="that hardly anybody dies of a dose taken under supervision: so large a part of doses is moved to where they do not kill",
    also=(
        Outcome("deaths_street", "people", WHOLE, Direction.FALLS),
        Outcome("lethality", "deaths per 100 person-years", WHOLE, Direction.FALLS),
        Outcome("users_supervised", "people", WHOLE, Direction.RISES),
        Outcome("consumption_de", "DE", WHOLE, Direction.FALLS),
    ),
)
