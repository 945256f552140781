"""C62. Goods are mislabelled so often that checks of papers fail; only who opens a parcel knows what is in it. On the arms of C59."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Side
from sim.claims.compound import Beyond
from sim.claims.register.common import EARLY, SEED, TWO_YEARS, WHOLE, deaths, off
from sim.claims.register.picking import BY_CHANCE, BY_MODEL

CLAIM = Claim(
    id="C62",
    title="Mislabelling is so common that checks of papers fail",
    said_by="Brown, formerly of the US Drug Enforcement Administration, now with a maker of detection devices, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.TARGETING,
    reading="Where a model that goes by papers picks which parcels to open, as much fentanyl lands as where as many are opened by chance, "
            "within 2 points: papers add nothing to opening.",
    refuter="At least 2 points less lands where papers tell which parcels to open.",
    because="papers of illicit goods look like any other",
    protocol="One foreign parcel in twenty opened from 2016 for 104 weeks, picked by chance or by a model that goes by papers; fentanyl "
             "landed over these weeks, each against the same world without checks.",
    change="papers instead of chance in picking parcels",
    outcome="the fentanyl landed",
    expects=Direction.UNCHANGED,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(EARLY,),
    axis="checks",
    settings=(BY_CHANCE, BY_MODEL),
    compound=Beyond("papers less chance", BY_MODEL.label, BY_CHANCE.label),
    knockouts=(off("papers are true", "less lands where papers tell which to open", "labels"),),
    also=(Outcome("parcel_recall", "share of parcels sent", WHOLE, Direction.UNCHANGED), deaths(Direction.UNCHANGED)),
    caveat="which part of illicit goods has papers that tell nothing is assumed, and what picking by papers finds is a formula of it: "
           "judged is what lands",
)
