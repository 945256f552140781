"""C15. Remove the largest makers of fentanyl and others take their place almost at once.

A claim of no effect: it is shown by equivalence, and its reason by what happens where nobody can step in.
"""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side, share_of_deaths

CLAIM = Claim(
    id="C15",
    title="Makers taken out are replaced: weeks 26 to 52 look as if nothing happened",
    said_by="Sanho Tree, Institute for Policy Studies, 2017",
    seed="000_1228d3d6ae6f56ce.txt",
    side=Side.CRITIC,
    pictured=True,
    group=Group.REPLACEMENT,
    reading="From half a year to a year after the two largest makers of fentanyl are closed at once (weeks 26 to 52), as much fentanyl "
            "lands as if they had not been, within 10%.",
    refuter="Landed fentanyl is still more than 10% below the same world without the closure over weeks 26 to 52.",
    because="new makers enter, and those left expand",
    protocol="The two (five) largest makers, labs or mail vendors, are closed in the week in which fentanyl's share of street-opioid "
             "deaths passes 40%; kilograms of pure fentanyl landed over weeks 26 to 52 after it, paired; weeks 0 to 26 are shown beside "
             "them. Deaths over two years are shown.",
    change="closing the largest makers of fentanyl",
    outcome="the fentanyl landed in weeks 26 to 52",
    expects=Direction.UNCHANGED,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=(26, 52),
    weeks=104,
    band=0.10,
    dates=(share_of_deaths(0.40),),
    axis="makers",
    settings=(Setting("2", policy=(("remove_makers.count", 2),)), Setting("5", policy=(("remove_makers.count", 5),))),
    headline="2",
    knockouts=(
        Knockout("entry off", (("entry", False),), "the loss stays: landed fentanyl lies more than 10% lower", named=True),
    ),
    also=(
        Outcome("deaths_expected", "people", (0, 104), Direction.UNCHANGED),
        Outcome("fentanyl_landed_kg", "kg pure", (0, 26), Direction.UNCHANGED, 0.10),
    ),
)
