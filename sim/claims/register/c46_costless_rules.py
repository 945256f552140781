"""C46. A rule that costs nobody anything changes nothing. A claim of no effect; the costly rule stands beside it."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, off, pull


def _rule(label: str, penalty: float) -> Setting:
    return Setting(label, policy=pull(precursor_regulation={"stringency": 1.0, "tiers": 1, "penalty": penalty, "compliance": 0.1}))


CLAIM = Claim(
    id="C46",
    title="Rules without a substantial cost do not change producers",
    said_by="Harding, Heritage Foundation, 2024; Cassara, formerly of the US Treasury, 2023",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.SOURCE,
    reading="Precursors put under full control on paper, a tenth of it enforced and the penalty as it was, leave the fentanyl from labs "
            "that lands as it is, within 2%.",
    refuter="More than 2% less lands: the rule itself is enough.",
    because="sellers compare what they gain with what they expect to lose, and they expect to lose nothing",
    protocol="Precursors regulated from 2019 for 104 weeks, enforced to a tenth, with the penalty as it was, or a hundred times as high; "
             "fentanyl from labs landed over weeks 26 to 104, paired.",
    change="a rule without a cost",
    outcome="the fentanyl from labs landed in weeks 26 to 104",
    expects=Direction.UNCHANGED,
    measure="fentanyl_land_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="rule",
    settings=(_rule("without cost", 1.0), _rule("costly", 100.0)),
    headline="without cost",
    knockouts=(
        Knockout("the same rule, and it bites", (), "less lands: what was missing is the cost", named=True,
                 factors=(("supply.chemicals.industry.regulation_bite", 100.0),)),
        off("deterrence off", "still nothing changes, and the costly rule does nothing either", "deterrence", named=False),
    ),
    also=(Outcome("suppliers_open", "firms", SETTLED, Direction.UNCHANGED), deaths(Direction.UNCHANGED)),
)
