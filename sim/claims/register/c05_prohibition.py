"""C05. Fentanyl came because of prohibition: enforcement made the compact drug pay. Rival of C06.

Asked of history, not of a policy: the same world from its first week with and without enforcement.
"""

from sim.claims.claim import Knockout, Setting, Side
from sim.claims.register.attribution import EQUAL, UNENFORCED, attribution
from sim.params.mechanisms import Detection, MovingCost

CLAIM = attribution(
    id="C05",
    title="Fentanyl came because drugs are prohibited",
    said_by="Sanho Tree, Institute for Policy Studies, 2017; the Justice Department denies it",
    seed="000_1228d3d6ae6f56ce.txt",
    side=Side.CRITIC,
    rival="C06",
    reading="With search, penalties and the pay for their risk all through history, fentanyl's share of street-opioid deaths in 2019 is "
            "more than 2% above what it is without any of them, at the drugs' own costs.",
    refuter="Without enforcement the share is as high, or higher.",
    because="search and risk are paid for by the gram, so enforcement favours what is small for its effect",
    protocol="Four histories of each world from 2006: enforcement on and off, at own costs and at equal cost of making and moving a dose. "
             "Fentanyl's share of street-opioid deaths, mean over 2019. The share is also split between the two causes by Shapley's rule.",
    change="enforcement through history, against none,",
    outcome="fentanyl's share of street-opioid deaths in 2019",
    axis="costs",
    settings=(Setting("own", without=UNENFORCED), Setting("equal", without=EQUAL + UNENFORCED, with_=EQUAL)),
    headline="own",
    knockouts=(
        Knockout("bulk without price", (("detection", Detection.value), ("moving_cost", MovingCost.dose)),
                 "enforcement adds nothing: a gram is neither easier to find nor dearer to move", named=True, history=True),
    ),
)
