"""C19. Follow an overdose up the chain beyond the local seller, close the source, and lives are saved: hundreds, perhaps thousands."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.register.common import EARLY, SEED, TWO_YEARS, WHOLE, off, pull

TENTH_OF_LABS = 2.5      # a year: the start set has about 25

CLAIM = Claim(
    id="C19",
    title="Tracing overdoses to their source saves lives",
    said_by="Rosenstein, Deputy Attorney General, 2017",
    seed=SEED[0],
    side=Side.OFFICIAL,
    group=Group.REPLACEMENT,
    reading="Tracing three deaths in ten upstream, and closing a tenth of the makers at the source and of the labs each year, lowers "
            "expected deaths over two years by more than 0.5%: the lower end of \"hundreds, maybe thousands\" against about 20,000 a year.",
    refuter="Deaths fall by less than 0.5%, or rise.",
    because="the source behind a death makes the doses of many more",
    protocol="Tracing and closures from 2016, for 104 weeks; expected deaths over those weeks, paired. Beside it tracing alone, and the "
             "same money (0.8 billion dollars a year, as levers declare it) spent on more certain penalties for street dealers.",
    change="tracing overdoses upstream and closing the sources found",
    outcome="expected overdose deaths over two years",
    expects=Direction.FALLS,
    band=0.005,
    measure="deaths_expected",
    unit="people",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(EARLY,),
    axis="programme",
    settings=(
        Setting("street level, same money", policy=pull(dealer_penalties={"certainty": 1.0985})),
        Setting("tracing alone", policy=pull(upstream_tracing={"share": 0.3})),
        Setting("tracing and closures",
                policy=pull(upstream_tracing={"share": 0.3}, lab_closures={"fraction": 0.1, "every_weeks": 52},
                            lab_strikes={"labs": TENTH_OF_LABS})),
    ),
    headline="tracing and closures",
    knockouts=(
        Knockout("tracing leads nowhere", (), "the fall shrinks to what closures do that strike whomever luck names", named=True,
                 factors=(("supply.chemicals.industry.tracing", 0.0),)),
        off("replacement off", "the fall grows: nobody takes the place of a closed source", "entry", "replacement", named=False),
    ),
    also=(
        Outcome("fentanyl_landed_kg", "kg pure", WHOLE, Direction.FALLS),
        Outcome("trafficker_profit_usd", "USD", WHOLE, Direction.FALLS),
    ),
    caveat="closures strike a tenth of the makers whoever was traced, so what tracing adds is what tracing alone does; costs have no "
           "good data",
)
