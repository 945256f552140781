"""C36. Nobody need open every parcel: check a large enough share, and senders stop sending. A threshold claim."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Side
from sim.claims.compound import Threshold
from sim.claims.register.common import EARLY, SEED, SETTLED, TWO_YEARS, deaths, off
from sim.claims.register.parcels import CHECKED

CLAIM = Claim(
    id="C36",
    title="Checking a large enough share of parcels deters senders",
    said_by="Brown, formerly of the US Drug Enforcement Administration, now with a maker of detection devices, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.BORDER,
    reading="Checking a share of foreign parcels that is not more than half, with penalties doubled, is enough to cut the fentanyl "
            "that is sent by international mail by a quarter or more.",
    refuter="It takes more than every second parcel, or no share is enough.",
    because="senders weigh what they expect to lose",
    protocol="5, 10, 25, 50 and 100% of foreign parcels checked from 2016, for 104 weeks; fentanyl sent by that way over weeks 26 to 104, "
             "paired. The threshold is the share from which on the fall is 25% or more.",
    change="checking parcels",
    outcome="the fentanyl sent by international mail in weeks 26 to 104",
    expects=Direction.WITHIN,
    measure="mail_mail_sent_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(EARLY,),
    axis="checked",
    settings=CHECKED,
    compound=Threshold("threshold", -0.25, (0.0, 0.5), "share", "a share, and not most of all parcels: our reading"),
    knockouts=(off("no answer", "the threshold rises: senders cannot weigh what they lose", "routes", "product_choice", "deterrence"),),
    also=(
        Outcome("parcels_attempted", "parcels", SETTLED, Direction.FALLS),
        Outcome("fentanyl_landed_kg", "kg pure", SETTLED, Direction.FALLS),
        deaths(Direction.FALLS),
    ),
)
