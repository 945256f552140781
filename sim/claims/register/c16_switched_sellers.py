"""C16. Customers whose seller is taken out do not stop; they buy elsewhere.

A claim of no effect on consumption, with the search for another seller as its reason.
"""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side, share_of_deaths

CLAIM = Claim(
    id="C16",
    title="Customers of a seller taken out buy elsewhere",
    said_by="Blevins, former police officer now in LEAP, 2017",
    seed="000_1228d3d6ae6f56ce.txt",
    side=Side.CRITIC,
    pictured=True,
    group=Group.REPLACEMENT,
    reading="After 30% of retail sellers are closed at once, dose-equivalents consumed from the second month to the sixth stay within 2%.",
    refuter="Consumption after the month of searching is more than 2% lower.",
    because="customers of a closed seller look for another and find one",
    protocol="30% (60%) of retail sellers are closed in the week in which fentanyl's share of street-opioid deaths passes 40%; "
             "dose-equivalents consumed over weeks 4 to 26 after it, paired.",
    change="closing part of the retail sellers",
    outcome="consumption over weeks 4 to 26",
    expects=Direction.UNCHANGED,
    measure="consumption_de",
    unit="DE",
    window=(4, 26),
    weeks=26,
    dates=(share_of_deaths(0.40),),
    settings=(Setting("30%", policy=(("remove_sellers.share", 0.30),)), Setting("60%", policy=(("remove_sellers.share", 0.60),))),
    headline="30%",
    knockouts=(
        Knockout("search off", (("research", False),), "consumption falls: those who lost their seller go without", named=True),
        Knockout("search and reopening off", (("research", False), ("entry", False)),
                 "consumption falls further: nobody looks elsewhere and no closed pitch opens again"),
    ),
    also=(
        Outcome("deaths_expected", "people", (4, 26), Direction.UNCHANGED),
    ),
)
