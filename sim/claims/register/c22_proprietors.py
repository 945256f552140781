"""C22. Anybody with a computer and a post-office box can import; the big rings are replaced by sole proprietors. Rival of C22r."""

from sim.claims.claim import Direction, Side
from sim.claims.register.common import SEED, off
from sim.claims.register.structure import structure

CLAIM = structure(
    id="C22",
    title="Sole proprietors have displaced the big rings",
    said_by="Senator Charles Grassley, 2018",
    seed=SEED[3],
    side=Side.SENATOR,
    rival="C22r",
    reading="With fentanyl to be had through history, trafficking in 2017 and 2018 is less concentrated, by more than 2%, than in the same "
            "world without it.",
    refuter="Concentration is as high, or higher.",
    because="a parcel needs neither capital nor an organisation, so many small sellers enter",
    expects=Direction.FALLS,
    knockouts=(off("entry off", "concentration stays: nobody new can come in", "entry", history=True),),
)
