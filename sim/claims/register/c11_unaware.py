"""C11. Many die because they do not know what they hold: powder cut with fentanyl, and pills that only look like medicine."""

from sim.claims.claim import Claim, Direction, Knockout, Outcome, Setting, Side
from sim.claims.register.common import EARLY, LATE, SEED, TWO_YEARS, WHOLE
from sim.params.mechanisms import Mix

CLAIM = Claim(
    id="C11",
    title="People die because they do not know what they take",
    said_by="US Drug Enforcement Administration, threat assessment, 2017",
    seed=SEED[1],
    side=Side.OFFICIAL,
    reading="If everybody knew type and strength of what they hold before using it, expected street-opioid deaths over two years would be "
            "more than 2% lower.",
    refuter="Deaths stay level, or rise.",
    because="who knows the strength takes less of what is strong; who does not takes a usual amount of something unusual",
    protocol="Everybody is informed from the first week of 2016 or 2019 on, against the same market uninformed, for 104 weeks; expected "
             "deaths on heroin and fentanyl, paired.",
    change="knowing what one holds",
    outcome="expected street-opioid deaths over two years",
    expects=Direction.FALLS,
    measure="deaths_street",
    unit="people",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(EARLY, LATE),
    axis="knowledge",
    settings=(Setting("informed", on=(("informed", True),)),),
    headline="informed",
    knockouts=(Knockout("even mixing", (("mixing", Mix.even),), "the fall shrinks: there is less to know", quick=True),),
    also=(Outcome("lethality_per_dose", "deaths per million DE", WHOLE, Direction.FALLS),
          Outcome("consumption_de", "DE", WHOLE, Direction.FALLS)),
)
