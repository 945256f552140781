"""C45. Punish the whole country, and those who cooperate are hit with those who do not. Two ways to take as much legitimate trade."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.compound import Beyond
from sim.claims.register.common import INSULATED, LATE, LEVERAGE, SEED, SETTLED, TWO_YEARS, deaths, pull
from sim.claims.register.partners import THREAT
from sim.experiment.study import Exactly, Overrides
from sim.market.officials import PROVINCES

EQUAL_LOSS = THREAT["loss"] * THREAT["provinces"] / PROVINCES     # of the trade of all provinces, as much as listing takes from a few
MEANS = {"listing": pull(regional_listing=THREAT), "nation": pull(national_sanctions={"loss": EQUAL_LOSS})}
STRONG = (("states.governments.stake", Exactly(8.0)), ("states.governments.tension", Exactly(5.0)))      # the top of both ranges


def _taken(said: str = "", factors: Overrides = ()) -> tuple[Setting, ...]:
    return tuple(Setting(means + said, policy=policy, under=LEVERAGE, factors=factors) for means, policy in MEANS.items())


CLAIM = Claim(
    id="C45",
    title="Nationwide sanctions backfire by punishing cooperators",
    said_by="Scissors, American Enterprise Institute, 2018",
    seed=SEED[3],
    side=Side.SCHOLAR,
    group=Group.SOURCE,
    reading="Sanctions on all provinces let at least 2 points more fentanyl land than a listing of half of them that puts as much "
            "legitimate trade at stake.",
    refuter="As much or less lands under sanctions on all: it does not matter whether the loss hangs on conduct.",
    because="a province that loses its trade whatever it does has no reason to comply",
    protocol="A tenth of legitimate revenue taken from all provinces, or a fifth from four of eight unless they comply, from 2019 for 104 "
             "weeks, where cooperation is used as leverage; fentanyl landed over weeks 26 to 104, each against the same world without. "
             "Cooperation, officials' zeal and what compliant firms lose stand beside it; in the full protocol the same where stakes and "
             "tension move cooperation as strongly as is thought plausible.",
    change="sanctions on the whole nation instead of a listing",
    outcome="the fentanyl landed in weeks 26 to 104",
    expects=Direction.RISES,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="means",
    settings=_taken(),
    readings=_taken(", strong couplings", STRONG),
    compound=Beyond("nation less listing", "nation", "listing"),
    knockouts=(
        Knockout("conduct does not matter", (*INSULATED, ("attention", False)),
                 "the difference vanishes: neither the state nor its officials act on what their trade stands to lose", named=True),
    ),
    also=(Outcome("cooperation_china", "level 0 to 1", SETTLED, Direction.FALLS),
          Outcome("province_zeal", "scale 0 to 1", SETTLED, Direction.FALLS),
          Outcome("compliant_trade_lost", "share", SETTLED, Direction.RISES), deaths(Direction.RISES)),
    caveat="how far stakes and tension move cooperation is assumed, what that does to the flow is not; provinces are counted as if their "
           "trade were equal, so that the two losses are alike in number and not quite in money",
)
