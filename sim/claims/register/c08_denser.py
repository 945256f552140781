"""C08. Press a bulky good, and the trade turns to a denser one, as from beer to liquor. Asked of the two goods that there are."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side, share_of_deaths
from sim.claims.register.common import SEED, SETTLED, TWO_YEARS, off, pull
from sim.policy.levers.heroin_cut import Reading

CLAIM = Claim(
    id="C08",
    title="Pressure on a bulky drug moves traffickers to a denser one",
    said_by="Sanho Tree, Institute for Policy Studies, and historians of alcohol prohibition, 2017",
    seed=SEED[0],
    side=Side.CRITIC,
    group=Group.PRODUCT,
    reading="Where search for heroin is raised until 30% of it is kept out, more than 2% more fentanyl lands from the half year after on.",
    refuter="As much fentanyl lands as before, or less.",
    because="the same cells move both, and move what pays better for its bulk when the other is pressed",
    protocol="Search on heroin raised week by week until landed heroin is down by 30%, for 104 weeks, from the date on which fentanyl's "
             "share of street-opioid deaths passes 10% or 40% in that world without it; kilograms of fentanyl landed over weeks 26 to 104, "
             "paired. Kilograms and not shares: the share of what is left rises by itself when the other falls.",
    change="searching for heroin until 30% of it is kept out",
    outcome="the fentanyl landed in weeks 26 to 104",
    expects=Direction.RISES,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(share_of_deaths(0.10), share_of_deaths(0.40)),
    settings=(Setting("30%", policy=pull(heroin_cut={"share": 0.3, "reading": Reading.effort})),),
    headline="30%",
    knockouts=(off("no choice of product", "the rise vanishes: nobody may move from one good to the other", "product_choice"),),
    also=(Outcome("de_per_gross_kg", "DE per kg gross", SETTLED, Direction.RISES),
          Outcome("fentanyl_share_potency", "share", SETTLED, Direction.RISES)),
    caveat="heroin and fentanyl stand for the bulky and the dense good; they are two strengths of one drug that dealers put in one "
           "another's place, and not two goods with buyers of their own as beer and liquor, or marijuana and cocaine",
)
