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
    reading="If everybody knew type and strength of what they hold before using it, expected overdose deaths of people who depend on "
            "opioids would be more than 2% lower over two years.",
    refuter="Deaths stay level, or rise.",
    because="who knows the strength takes less of what is strong; who does not takes a usual amount of something unusual",
    protocol="Everybody is informed from the first week of 2016 or 2019 on, against the same market uninformed, for 104 weeks; expected "
             "deaths of dependent people, paired. Those who meet fentanyl by accident are left out: who knows never meets it so, by rule. "
             "Where there is no fentanyl nothing unusual is held.",
    change="knowing what one holds",
    outcome="expected deaths of dependent people over two years",
    expects=Direction.FALLS,
    measure="deaths_dependent",
    unit="people",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(EARLY, LATE),
    axis="knowledge",
    settings=(Setting("informed", on=(("informed", True),)),),
    headline="informed",
    knockouts=(
        Knockout("no fentanyl", (("fentanyl", False),), "the fall all but vanishes: nothing that is sold is far from usual", named=True,
                 history=True),
        Knockout("even mixing", (("mixing", Mix.even),), "the fall shrinks: there is less to know"),
    ),
    also=(Outcome("deaths_street", "people", WHOLE, Direction.FALLS),
          Outcome("lethality", "deaths per 100 person-years", WHOLE, Direction.FALLS),
          Outcome("consumption_de", "DE", WHOLE, Direction.FALLS)),
)
