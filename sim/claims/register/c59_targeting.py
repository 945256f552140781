"""C59. Let a model pick which parcels to open, and as many checks find far more. Two ways to spend as many checks.

What a model finds is a formula of how well it tells parcels apart; judged is what lands, by mail and by every other way.
"""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Side
from sim.claims.compound import Beyond
from sim.claims.register.common import EARLY, SEED, TWO_YEARS, WHOLE, deaths, off
from sim.claims.register.picking import BY_CHANCE, BY_MODEL
from sim.experiment.study import Exactly

CLAIM = Claim(
    id="C59",
    title="Targeting by a model makes screening far more effective",
    said_by="Brown, formerly of the US Drug Enforcement Administration, now with a maker of detection devices, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.TARGETING,
    reading="Where a model with an area under the curve of 0.9 picks the parcels, one check in twenty keeps at least 2 points more of the "
            "fentanyl from landing than as many checks at random.",
    refuter="As much lands: senders learn what the model looks for, or goods come another way.",
    because="a model knows which parcels are unlike the rest",
    protocol="One foreign parcel in twenty checked from 2016 for 104 weeks, picked at random or by a model trained anew every half year; "
             "fentanyl landed over those weeks, each against the same world without checks; the share of illicit parcels found beside it.",
    change="a model instead of chance in picking parcels",
    outcome="the fentanyl landed over two years",
    expects=Direction.FALLS,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(EARLY,),
    axis="checks",
    settings=(BY_CHANCE, BY_MODEL),
    compound=Beyond("targeted less random", BY_MODEL.label, BY_CHANCE.label),
    knockouts=(
        Knockout("papers tell nothing", (), "the difference vanishes: to a model all parcels are alike", named=True,
                 factors=(("states.crossings.mislabelled", Exactly(1.0)),)),
        off("adversary does not learn", "the difference grows", "adversary", named=False),
    ),
    also=(Outcome("parcel_recall", "share of parcels sent", WHOLE, Direction.RISES, 0.10),
          Outcome("fentanyl_mail_landed_kg", "kg pure", WHOLE, Direction.FALLS), deaths(Direction.FALLS)),
)
