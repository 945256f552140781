"""C73. Treatment is in vain while drugs are everywhere. A claim of no effect, and a hard one: its band is the house's. Rival of C68."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Side
from sim.claims.register.common import EARLY, LATE, SEED, TWO_YEARS, WHOLE, off
from sim.claims.register.strategies import PLACES, TREATMENT

CLAIM = Claim(
    id="C73",
    title="Treatment is in vain while drugs are everywhere",
    said_by="experts the article cites, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    rival="C68",
    group=Group.HEALTH,
    reading="With supply as it is, twice as many people starting treatment and staying half as long again do not lower expected deaths "
            "over two years by more than 2%.",
    refuter="Deaths fall by more than 2%.",
    because="whoever leaves treatment meets drugs at the door, and relapses",
    protocol="Entry into medication treatment doubled and stays half as long again from 2016 and 2019, for 104 weeks, supply left alone; "
             "expected deaths, paired. Prescription heroin, which its rival is about, stands beside it.",
    change="more and longer treatment",
    outcome="expected overdose deaths over two years",
    expects=Direction.NOT_LOWER,
    measure="deaths_expected",
    unit="people",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(EARLY, LATE),
    axis="means",
    settings=(TREATMENT, *PLACES),
    headline="treatment",
    knockouts=(
        Knockout("relapses rare", (), "treatment works: few who leave it come back to drugs", named=True, factors=tuple(
            (f"people.{stage}", 0.1) for stage in ("relapse_early", "relapse_late", "relapse_rec"))),
        off("relapse without cause", "treatment works better: what is on offer does not draw people back", "availability", named=False),
    ),
    also=(
        Outcome("relapse_rate", "1/year", WHOLE, Direction.UNCHANGED),
        Outcome("users_hf", "people", WHOLE, Direction.UNCHANGED),
        Outcome("users_moud", "people", WHOLE, Direction.RISES),
    ),
)
