"""C52. Share the data of shipments, and chemicals can be followed. That data guide a search is an input: judged is the flow."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, pull
from sim.experiment.study import Exactly

CLAIM = Claim(
    id="C52",
    title="Shared shipment data let chemicals be tracked, and less comes",
    said_by="Brown, formerly of the US Drug Enforcement Administration, now with a maker of detection devices, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.SOURCE,
    reading="Where data on all shipments of chemicals are shared, more than 2% less of the fentanyl from labs lands.",
    refuter="As much lands: papers are false, senders go other ways, or what is found is made up for.",
    because="papers tell which shipment to open",
    protocol="Data on all shipments shared from 2019 for 104 weeks, in full after half a year; fentanyl from labs landed over "
             "weeks 26 to 104, paired; chemicals found on their way and expected deaths beside it.",
    change="sharing data on shipments",
    outcome="the fentanyl from labs landed in weeks 26 to 104",
    expects=Direction.FALLS,
    measure="fentanyl_land_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="shared",
    settings=(Setting("100%", policy=pull(shipment_data={"share": 1.0})),),
    headline="100%",
    knockouts=(
        Knockout("papers tell nothing", (), "nothing is left: every paper is false", named=True,
                 factors=(("states.crossings.mislabelled", Exactly(1.0)),)),
        Knockout("papers are true", (("labels", False),), "the fall grows: what data say is so"),
        Knockout("no other ways", (("routes", False),), "the fall grows: senders stay on the ways that are watched"),
    ),
    also=(Outcome("chemicals_lost_de", "DE", SETTLED, Direction.RISES, knockouts=True), deaths(Direction.FALLS)),
)
