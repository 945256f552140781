"""C32. There is so much honest trade that nobody can police it: search as you like, the mail comes through. A claim of no effect."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.compound import Every
from sim.claims.register.common import EARLY, SEED, SETTLED, TWO_YEARS, deaths, pull

SEARCH = {"multiplier": 4.0}

CLAIM = Claim(
    id="C32",
    title="There is too much commerce for policing to matter",
    said_by="Sanho Tree, Institute for Policy Studies, 2017",
    seed=SEED[1],
    side=Side.CRITIC,
    group=Group.BORDER,
    reading="Four times the search of foreign mail, blind or steered by a model that picks parcels, does not lower the fentanyl landed by "
            "mail by more than 2%.",
    refuter="In one of the two ways more than 2% less lands.",
    because="a few illicit parcels are hidden among hundreds of millions",
    protocol="Search of foreign mail as it is practised made fourfold from 2016, for 104 weeks, alone and with a model of area .9 under "
             "the curve, trained anew every half year; fentanyl landed by mail over weeks 26 to 104, paired. The answer of a world is the "
             "way least favourable to the claim.",
    change="searching mail four times as much",
    outcome="the fentanyl landed by mail in weeks 26 to 104",
    expects=Direction.NOT_LOWER,
    measure="fentanyl_mail_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(EARLY,),
    axis="search",
    settings=(Setting("blind", policy=pull(parcel_checks=SEARCH)),
              Setting("steered", policy=pull(parcel_checks=SEARCH, targeting={"auc": 0.9, "renewal": 26.0}))),
    compound=Every("however steered"),
    knockouts=(
        Knockout("a twentieth of the commerce", (), "much less lands: there is little to hide among", named=True,
                 factors=(("timeline.parcels", 0.05),)),
    ),
    also=(Outcome("mail_seizure_share", "share of doses sent", SETTLED, Direction.RISES),
          Outcome("fentanyl_landed_kg", "kg pure", SETTLED, Direction.UNCHANGED),
          deaths(Direction.UNCHANGED)),
    caveat="how much of a search's success volume takes away is one assumed elasticity, net of the staff and machines that grew with it; "
           "the knock-out is as strong as that number is high, and where it is nought volume hides nothing",
)
