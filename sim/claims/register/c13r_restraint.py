"""C13r. No dealer wants to kill those who pay him: self-interest keeps bags from getting too strong. Rival of C13."""

from sim.claims.claim import Direction, Knockout, Side
from sim.claims.register.forethought import RESTRAINT, forethought
from sim.experiment.study import Exactly

CLAIM = forethought(
    id="C13r",
    title="Dealers' interest in living customers holds deaths down",
    said_by="an older argument that the article's witness answers, 2024",
    side=Side.ARTICLE,
    rival="C13",
    reading="Dealers who count both the customers that stronger bags kill and those they bring lower street-opioid deaths by more than 2% "
            "against dealers who count neither.",
    refuter="Deaths rise, or stay: what stronger bags bring outweighs what they kill.",
    because="a dead customer buys nothing more",
    expects=Direction.FALLS,
    knockouts=(
        Knockout("no thought of the dead", (), "the fall turns into a rise: only customers won are counted", named=True,
                 factors=((RESTRAINT, Exactly(0.0)),)),
    ),
)
