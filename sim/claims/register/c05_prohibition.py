"""C05. Fentanyl came because of prohibition: enforcement made the compact drug pay. Rival of C06.

Asked of history, not of a policy, and of the same four histories as C06, the other way round: neither side is asked for less.
"""

from sim.claims.claim import Knockout, Setting, Side
from sim.claims.compound import Beyond
from sim.claims.register.attribution import CHEAPER, ENFORCED, UNENFORCED, attribution
from sim.params.mechanisms import Detection, MovingCost

CLAIM = attribution(
    id="C05",
    title="Fentanyl came because drugs are prohibited",
    said_by="Sanho Tree, Institute for Policy Studies, 2017; the Justice Department denies it",
    seed="000_1228d3d6ae6f56ce.txt",
    side=Side.CRITIC,
    rival="C06",
    reading="Search, penalties and the pay for their risk, where a dose of either drug costs the same to make and move, add more to "
            "fentanyl's share of street-opioid deaths in 2019 than the drugs' own costs add with no enforcement at all through history: by "
            "at least 2 points of what the share is with neither.",
    refuter="The drugs' own costs by themselves add as much, or more.",
    because="search and risk are paid for by the gram, so enforcement favours what is small for its effect",
    protocol="Four histories of each world from 2006: own and equal cost of making and moving a dose, each without and with enforcement. "
             "Fentanyl's share of street-opioid deaths, mean over 2019: what either cause adds alone to a history with neither, one less "
             "the other. Beside it what enforcement adds at own costs. The share is also split between the two causes by "
             "Shapley's rule.",
    change="enforcement through history, instead of the drugs' own costs,",
    outcome="fentanyl's share of street-opioid deaths in 2019",
    axis="costs",
    settings=(CHEAPER, ENFORCED, Setting("own", without=UNENFORCED)),
    compound=Beyond("enforcement less cost", ENFORCED.label, CHEAPER.label),
    knockouts=(
        Knockout("bulk without price", (("detection", Detection.value), ("moving_cost", MovingCost.dose)),
                 "enforcement adds nothing: a gram is neither easier to find nor dearer to move", named=False, quick=True, history=True),
    ),
)
