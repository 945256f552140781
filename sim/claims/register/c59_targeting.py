"""C59. Let a model pick which parcels to open, and as many checks find far more. Two ways to spend as many checks."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.compound import Beyond
from sim.claims.register.common import EARLY, SEED, TWO_YEARS, WHOLE, deaths, off, pull

CHECKS = {"share": 0.05}

CLAIM = Claim(
    id="C59",
    title="Targeting by a model makes screening far more effective",
    said_by="Brown, formerly of the US Drug Enforcement Administration, now with a maker of detection devices, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.TARGETING,
    reading="Where a model with an area under the curve of 0.9 picks the parcels, one check in twenty finds more of what is sent by mail: "
            "the share of illicit parcels that is found rises, by at least 10 points of its level, over what as many random checks add.",
    refuter="It finds no more, because senders learn what the model looks for.",
    because="a model knows which parcels are unlike the rest",
    protocol="One foreign parcel in twenty checked from 2016 for 104 weeks, picked at random or by a model trained anew every half year; "
             "share of illicit parcels found, each against the same world without checks.",
    change="a model instead of chance in picking parcels",
    outcome="the share of illicit parcels that is found",
    expects=Direction.RISES,
    band=0.10,
    measure="parcel_recall",
    unit="share of parcels sent",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(EARLY,),
    axis="checks",
    settings=(Setting("random", policy=pull(parcel_checks=CHECKS)),
              Setting("targeted", policy=pull(parcel_checks=CHECKS, targeting={"auc": 0.9, "renewal": 26.0}))),
    compound=Beyond("targeted less random", "targeted", "random"),
    knockouts=(off("adversary does not learn", "the difference grows", "adversary", named=False),),
    also=(Outcome("fentanyl_landed_kg", "kg pure", WHOLE, Direction.FALLS), deaths(Direction.FALLS)),
)
