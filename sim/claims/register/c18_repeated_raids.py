"""C18. Forty years of raids, and no further ahead: each is a drop in the bucket. A claim of no effect, asked over ten years."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.register.common import EARLY, SEED, off, pull

TEN_YEARS = 520
LAST_TWO = (416, TEN_YEARS)
RAIDS = dict(lab_closures={"fraction": 0.1, "every_weeks": 26}, darknet_operation={"sellers": 0.25, "every_weeks": 26},
             lab_strikes={"labs": 4.0, "intelligence": 0.5}, network_prosecution={"leaders": 4.0}, dealer_penalties={"certainty": 1.5})

CLAIM = Claim(
    id="C18",
    title="Raids again and again leave no lasting gain",
    said_by="Blevins, former police officer now in LEAP, 2017",
    seed=SEED[0],
    side=Side.CRITIC,
    group=Group.REPLACEMENT,
    reading="Raids on makers, labs, sellers online, networks and dealers, kept up for ten years, do not lower expected deaths of the "
            "ninth and tenth year by more than 2%.",
    refuter="Deaths are lower by more than 2% at the end.",
    because="whoever is taken is replaced before the next raid",
    protocol="Every half year a tenth of makers at the source and a quarter of sellers online are closed; four labs are struck and four "
             "leaders taken a year; dealers' arrests are half as frequent again: from 2016 for 520 weeks, as long as series of the record "
             "and of what comes after it allow. Expected deaths over weeks 416 to 520, paired.",
    change="raids kept up for ten years",
    outcome="expected overdose deaths in the ninth and tenth year",
    expects=Direction.NOT_LOWER,
    measure="deaths_expected",
    unit="people",
    window=LAST_TWO,
    weeks=TEN_YEARS,
    dates=(EARLY,),
    axis="raids",
    settings=(Setting("every half year", policy=pull(TEN_YEARS, **RAIDS)),),
    headline="every half year",
    knockouts=(
        off("nobody in their place", "deaths fall: who is taken is missed", "entry", "replacement", "succession"),
    ),
    also=(Outcome("consumption_de", "DE", LAST_TWO, Direction.UNCHANGED), Outcome("price_per_de", "USD per DE", LAST_TWO, Direction.RISES),
          Outcome("deaths_expected", "people", (0, 104), Direction.FALLS)),
    caveat="the speaker means forty years, and ten are as far as a run goes; raids on street dealers are more arrests all through and no "
           "waves of closures",
)
