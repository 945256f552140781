"""C50. Hundreds of tolerated websites sell to the trade; take them down and it shrinks."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, pull
from sim.experiment.study import Exactly

FIRMS = "supply.chemicals.industry"


def _taken_down(chance: float) -> Setting:
    return Setting(f"{chance:.0%} a week", policy=pull(web_takedown={"chance": chance}))


CLAIM = Claim(
    id="C50",
    title="Removing web storefronts shrinks the network",
    said_by="Cassara, formerly of the US Treasury, 2023; House Select Committee on the Chinese Communist Party, 2024",
    seed=SEED[2],
    side=Side.ADVOCATE,
    group=Group.SOURCE,
    reading="Taking down each storefront with an even chance every week cuts the fentanyl landed by more than 2%.",
    refuter="As much lands: sites are back, or buyers come without them.",
    because="buyers meet sellers by storefronts that nobody removes",
    protocol="Each storefront taken down with a chance of one in two (one in ten) a week, from 2019 for 104 weeks; fentanyl landed over "
             "weeks 26 to 104, paired; sellers of chemicals, mail vendors and whom they reach beside it.",
    change="taking storefronts down",
    outcome="the fentanyl landed in weeks 26 to 104",
    expects=Direction.FALLS,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="takedowns",
    settings=(_taken_down(0.5),),
    readings=(_taken_down(0.1),),
    headline="50% a week",
    knockouts=(
        Knockout("buyers come without sites", (), "little is left: lost buyers are met elsewhere within weeks", named=True,
                 factors=((f"{FIRMS}.off_web_speed", Exactly(1.0)),)),
        Knockout("sites do not come back", (), "the fall grows: a site that is taken down is not registered again",
                 factors=((f"{FIRMS}.site_delay", Exactly(1000.0)),)),
        Knockout("buyers never come without sites", (), "the fall grows: who has lost a seller's site does not meet it elsewhere",
                 factors=((f"{FIRMS}.off_web_speed", Exactly(0.0)),)),
    ),
    also=(Outcome("seller_reach", "share", SETTLED, Direction.FALLS), Outcome("suppliers_open", "firms", SETTLED, Direction.FALLS),
          Outcome("mail_vendors", "firms", SETTLED, Direction.FALLS), deaths(Direction.FALLS)),
)
