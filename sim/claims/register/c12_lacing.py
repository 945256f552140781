"""C12. Dealers lace other drugs on purpose, and make customers for fentanyl of people who never asked for it."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.register.common import LATE, SECOND_YEAR, SEED, TWO_YEARS, deaths, off
from sim.experiment.study import Exactly

LACING = "market.sidelines.lacing."
ON_PURPOSE = {"factors_off": ((f"{LACING}most", Exactly(0.0)),)}      # doses soiled by accident stay in both arms
OFTEN = (("casuals.convert", Exactly(0.02)), (f"{LACING}conversion", Exactly(0.01)))     # the top of both ranges: as it is, as believed

CLAIM = Claim(
    id="C12",
    title="Lacing other drugs recruits users of fentanyl",
    said_by="Brown, formerly of the US Drug Enforcement Administration, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.PRODUCT,
    reading="Because dealers may lace other drugs on purpose, more than 2% more people depend on heroin or fentanyl in the second year "
            "than if doses of other drugs were soiled by accident alone.",
    refuter="As many depend on it: dealers do not lace, or those who meet it do not stay, or die.",
    because="some of those who are given fentanyl unasked come to depend on it",
    protocol="Dealers may lace other drugs if it pays, against the same market in which no dose is laced on purpose from 2019 on, for 104 "
             "weeks; people who depend on heroin or fentanyl over weeks 52 to 104, paired. Beside it the same where an accidental use "
             "makes a dependent person as often as the plausible range allows, and dealers believe so.",
    change="lacing other drugs on purpose",
    outcome="the number of people who depend on heroin or fentanyl",
    expects=Direction.RISES,
    measure="users_hf",
    unit="people",
    window=SECOND_YEAR,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="dependence",
    settings=(Setting("as it is", **ON_PURPOSE), Setting("at its most frequent", factors=OFTEN, **ON_PURPOSE)),
    headline="as it is",
    knockouts=(
        off("nobody comes to depend", "the rise vanishes: who meets it by accident does not stay", "conversion"),
        Knockout("no thought of new customers", (), "the rise vanishes: dealers see no gain in lacing",
                 factors=((f"{LACING}growth", Exactly(0.0)),)),
    ),
    also=(
        Outcome("newcomers_converted", "people", SECOND_YEAR, Direction.RISES),
        Outcome("trafficker_profit_usd", "USD", SECOND_YEAR, Direction.RISES),
        Outcome("deaths_other_drug", "people", SECOND_YEAR, Direction.RISES),
        deaths(Direction.RISES),
    ),
    caveat="how often a laced use makes a dependent person, and how often dealers believe it does, are assumed over wide ranges; the size "
           "of the effect follows them, though who laces also goes by what the dead would have bought",
)
