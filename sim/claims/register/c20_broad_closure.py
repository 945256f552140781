"""C20. Single cases are too few; closing all of the makers at the source, before they sell, would do.

A threshold claim: somewhere between two labs and all of them the flow must give way, and stay away.
"""

from sim.claims.claim import Claim, Direction, Group, Knockout, Setting, Side
from sim.claims.compound import Threshold
from sim.claims.register.common import EARLY, SEED, SETTLED, TWO_YEARS, deaths, pull, refilled

OFF = (("entry", False), ("replacement", False))

SHARES = (0.02, 0.25, 0.5, 0.9, 1.0)
LABS = 25                # of the start set; where a fifth or more are known, all that are known go, however many a world has


def _closed(share: float, label: str = "", **more) -> Setting:
    labs = {"labs": 1000.0, "intelligence": share, "weeks": 4} if share >= 0.2 else {"labs": share * LABS * 52, "weeks": 1}
    return Setting(label or f"{share:.0%}", policy=pull(lab_closures={"fraction": share} | more, lab_strikes=labs), value=share)


CLAIM = Claim(
    id="C20",
    title="Closing makers at the source works if enough are closed at once",
    said_by="Rosenstein, Deputy Attorney General, 2017",
    seed=SEED[0],
    side=Side.OFFICIAL,
    group=Group.REPLACEMENT,
    reading="There is a share of source-country makers and of labs, more than two in a hundred and at most nine in ten, whose closure at "
            "one time, others being free to begin, cuts the fentanyl landed by a quarter or more from the half year after on.",
    refuter="Even nine in ten closed bring no such fall, or two makers in a hundred already do.",
    because="what is left cannot make up for what is gone if enough of it goes at the same time",
    protocol="2, 25, 50, 90 and 100% of source-country makers closed in the first week of 2016, and as many of the labs in its first four; "
             "whoever wants may begin again. Fentanyl landed over weeks 26 to 104, paired. The threshold is the share from which on the "
             "fall is 25% or more.",
    change="closing makers and labs together",
    outcome="the fentanyl landed in weeks 26 to 104",
    expects=Direction.WITHIN,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(EARLY,),
    axis="closed",
    settings=tuple(_closed(share) for share in SHARES),
    compound=Threshold("threshold", -0.25, (0.02, 0.9), "share", "what the speaker calls too few, and all but the last tenth"),
    knockouts=(
        refilled("the threshold rises: what is gone is back before those who are left fall short"),
        Knockout("replacement off", OFF, "the threshold falls: nobody takes their place"),
    ),
    also=(deaths(Direction.FALLS),),
    readings=(_closed(0.9, "90%, one after the other", over_weeks=52), _closed(0.9, "90%, re-entry held", held=0.9)),
)
