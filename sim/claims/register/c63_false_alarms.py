"""C63. A parcel held back by mistake harms nobody much. How many must be checked before anything is gained for it? On the arms of C36."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Side
from sim.claims.compound import Threshold
from sim.claims.register.common import EARLY, SEED, TWO_YEARS, WHOLE, off
from sim.claims.register.parcels import CHECKED

CLAIM = Claim(
    id="C63",
    title="False alarms of parcel screening cost little for what it does",
    said_by="the article's own voice, with Brown, now with a maker of detection devices, 2024",
    seed=SEED[4],
    side=Side.ARTICLE,
    group=Group.TARGETING,
    reading="Checking a share of foreign parcels that is not more than half is enough to lower expected overdose deaths by 2% or more; "
            "harmless parcels are held back in proportion to that share.",
    refuter="It takes more than every second parcel, or no share is enough: the burden comes with no gain.",
    because="nobody is stopped or arrested for a parcel that is opened by mistake",
    protocol="5, 10, 25, 50 and 100% of foreign parcels checked from 2016, with penalties doubled, for 104 weeks; expected deaths over "
             "these weeks, paired. The threshold is the share from which on the fall is 2% or more. Beside it harmless parcels held back, "
             "and what that costs their owners and the post.",
    change="checking parcels",
    outcome="expected overdose deaths over two years",
    expects=Direction.WITHIN,
    measure="deaths_expected",
    unit="people",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(EARLY,),
    axis="checked",
    settings=CHECKED,
    compound=Threshold("threshold", -0.02, (0.0, 0.5), "share", "a share, and not most of all parcels: our reading"),
    knockouts=(off("no answer", "the threshold falls: senders cannot go round the checks", "routes", "product_choice", "deterrence",
                   named=False),),
    also=(Outcome("parcel_false_alarms", "parcels", WHOLE, Direction.RISES), Outcome("parcel_delay_usd", "USD", WHOLE, Direction.RISES)),
    caveat="how many harmless parcels a check holds back and what each costs are inputs, and what privacy is worth is not counted: judged "
           "is from which share on there is a gain to hold them against",
)
