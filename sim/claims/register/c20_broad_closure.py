"""C20. Single cases are too few; closing all of the makers at the source, before they sell, would do.

A threshold claim: somewhere between two labs and all of them the flow must give way, and stay away.
"""

from sim.claims.claim import Claim, Direction, Group, Setting, Side
from sim.claims.compound import Threshold
from sim.claims.register.common import EARLY, SEED, SETTLED, TWO_YEARS, deaths, off, pull

SHARES = (0.02, 0.25, 0.5, 0.75, 0.9, 1.0)


def _closed(share: float, label: str = "", **more) -> Setting:
    return Setting(label or f"{share:.0%}", policy=pull(lab_closures={"fraction": share, "held": 0.9} | more), value=share)


CLAIM = Claim(
    id="C20",
    title="Closing makers at the source works if enough are closed at once",
    said_by="Rosenstein, Deputy Attorney General, 2017",
    seed=SEED[0],
    side=Side.OFFICIAL,
    group=Group.REPLACEMENT,
    reading="There is a share of source-country makers, more than two in a hundred and at most nine in ten, whose closure at one time, "
            "with nine in ten re-entries held back, cuts the fentanyl landed by a quarter or more from the half year after on.",
    refuter="Even nine in ten closed bring no such fall, or two makers in a hundred already do.",
    because="what is left cannot make up for what is gone if enough of it goes at the same time",
    protocol="2, 25, 50, 75, 90 and 100% of source-country makers closed in the first week of 2016, re-entry held for 104 weeks; fentanyl "
             "landed over weeks 26 to 104, paired. The threshold is the share from which on the fall is 25% or more.",
    change="closing makers at the source together",
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
    knockouts=(off("replacement off", "the threshold falls: nobody takes their place", "entry", "replacement", named=False),),
    also=(deaths(Direction.FALLS),),
    caveat="re-entry is held back in the whole trade, new makers included, so part of what a small share does is that and not the closure; "
           "the reading with re-entry open stands beside it in the full protocol",
    readings=(_closed(0.9, "90%, one after the other", over_weeks=52), _closed(0.9, "90%, re-entry open", held=0.0)),
)
