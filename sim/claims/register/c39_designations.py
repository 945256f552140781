"""C39. More than three hundred names were listed, and nothing could be seen of it. A claim of no effect, on an arm of C38."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Side
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, off
from sim.claims.register.designations import designated
from sim.policy.levers.entity_sanctions import Aim

CLAIM = Claim(
    id="C39",
    title="Three hundred designations had no tangible effect",
    said_by="the article's own voice, 2024",
    seed=SEED[4],
    side=Side.ARTICLE,
    group=Group.SOURCE,
    reading="300 designations of chemical firms as they come, within a year, do not lower the fentanyl from labs that lands by over 2%.",
    refuter="More than 2% less lands.",
    because="a firm that is listed sells under another name, and another firm takes its place meanwhile",
    protocol="300 chemical firms designated over the 52 weeks of 2019, sellers and others as they come; fentanyl from labs landed over "
             "weeks 26 to 104, paired; sellers and expected deaths beside it.",
    change="designating 300 firms as they come",
    outcome="the fentanyl from labs landed in weeks 26 to 104",
    expects=Direction.NOT_LOWER,
    measure="fentanyl_land_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="firms",
    settings=(designated("as they come", Aim.mixed),),
    headline="as they come",
    knockouts=(
        off("no new names, no replacement", "less lands: who is listed is gone, and nobody sells in its stead", "suppliers_move", "entry",
            "replacement"),
        Knockout("no new names", (("suppliers_move", False),), "still nothing is seen: others take the place of who is gone"),
    ),
    also=(Outcome("suppliers_open", "firms", SETTLED, Direction.UNCHANGED), deaths(Direction.UNCHANGED)),
    caveat="asked in 2019 at the size that was reached by 2024: how many of the 300 were firms of this trade is not known",
)
