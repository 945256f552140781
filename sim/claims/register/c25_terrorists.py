"""C25. Fight cartels as terrorists, with the military: it does more than investigations. Two ways to spend the same money."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.compound import Beyond
from sim.claims.register.common import INSULATED, LATE, SEED, SETTLED, TWO_YEARS, deaths, pull
from sim.experiment.study import Exactly

MILITARY = dict(terror_designation={"force": 0.4})
CASES = dict(network_prosecution={"leaders": 60.0})
DEAR_MILITARY = dict(terror_designation={"force": 0.04, "usd_a_year": 3e10})       # the same money where force is dearest in its range
CHEAP_CASES = dict(network_prosecution={"leaders": 200.0, "usd_each": 6e6})       # and as many cases as a lever holds
PLANTS = "supply.chemicals.plants."
NO_FORCE = (("market.organisations.hit_rate", Exactly(0.0)), (f"{PLANTS}rebuild", Exactly(1)), (f"{PLANTS}rebuilt", Exactly(1.0)))

CLAIM = Claim(
    id="C25",
    title="Military means against cartels do more than investigations",
    said_by="Avila, formerly of US Immigration and Customs Enforcement, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.REPLACEMENT,
    reading="1.2 billion dollars a year for strikes on labs, force against cells and frozen assets lower the fentanyl landed from the half "
            "year after on by at least 2 points more than the same money for cases against leaders.",
    refuter="Cases do as much for the money, or more; or the neighbour's lost help undoes what force does.",
    because="force destroys what a case leaves standing, and needs nobody's help",
    protocol="Two programmes of equal declared cost from 2019, for 104 weeks; fentanyl landed over weeks 26 to 104, each against the same "
             "world without. Beside it the same money at the costs worst for the claim.",
    change="military means instead of investigations",
    outcome="the fentanyl landed in weeks 26 to 104",
    expects=Direction.FALLS,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="means",
    settings=(
        Setting("by cases", policy=pull(**CASES)), Setting("by force", policy=pull(**MILITARY)),
        Setting("by cases at their cheapest", policy=pull(**CHEAP_CASES)), Setting("by force at its dearest", policy=pull(**DEAR_MILITARY)),
    ),
    compound=Beyond("force less cases", "by force", "by cases"),
    restates="what levers cost, for which there are no data: it says how much of each can be had for the money",
    knockouts=(
        Knockout("force destroys nothing for long", (), "the advantage vanishes: cells are not hit, and labs stand again in a week",
                 named=True, factors=NO_FORCE),
        Knockout("insulated neighbours", INSULATED, "the advantage grows: force costs no help at the border or in cases"),
    ),
    also=(
        Outcome("cooperation_mexico", "level 0-1", SETTLED, Direction.FALLS),
        Outcome("groups", "organisations", SETTLED, Direction.RISES),
        Outcome("public_cost_usd", "USD", SETTLED, Direction.RISES),
        deaths(Direction.FALLS),
    ),
    caveat="costs of either have no good data; the answer holds at the costs assumed, and the costs worst for the claim stand beside it "
           "without a vote. Violence is counted only as groups that split",
)
