"""C13. A dealer who wants living customers should sell weaker goods; but new custom pays more, so bags get no weaker. Rival of C13r."""

from sim.claims.claim import Direction, Knockout, Side
from sim.claims.register.forethought import GROWTH, forethought
from sim.experiment.study import Exactly

CLAIM = forethought(
    id="C13",
    title="What new custom brings outweighs dealers' interest in living customers",
    said_by="Brown, formerly of the US Drug Enforcement Administration, 2024",
    side=Side.ADVOCATE,
    rival="C13r",
    reading="Dealers who count both the customers that stronger bags kill and those they bring raise street-opioid deaths by more than 2% "
            "over dealers who count neither.",
    refuter="Deaths fall: the interest in customers who live holds them down.",
    because="a stronger bag brings more custom than it kills",
    expects=Direction.RISES,
    knockouts=(
        Knockout("no gain from new custom", (), "the rise turns into a fall: only customers lost are counted", named=True,
                 factors=((GROWTH, Exactly(0.0)),)),
    ),
)
