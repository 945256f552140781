"""C06. Fentanyl came because a dose of it costs less and returns more: no enforcement is needed. Rival of C05.

The same four histories as C05, compared the other way: own costs against equal cost per dose. That the cheaper of two goods gains is how
people choose, and no finding; whether its cost does more than enforcement does is one.
"""

from dataclasses import replace

from sim.claims.claim import Knockout, Setting, Side
from sim.claims.compound import Beyond
from sim.claims.register.attribution import CHEAPER, ENFORCED, EQUAL, attribution
from sim.params.mechanisms import MovingCost

CLAIM = attribution(
    id="C06",
    title="Fentanyl came because it is cheaper and pays better",
    said_by="Senator Dianne Feinstein, 2018",
    seed="003_7e4ae1b5fe9f6f46.txt",
    side=Side.SENATOR,
    rival="C05",
    reading="The drugs' own costs, with no enforcement at all through history, add more to fentanyl's share of street-opioid deaths in "
            "2019 than enforcement adds where a dose of either costs the same to make and move: by at least 2 points of what the share is "
            "with neither.",
    refuter="Enforcement by itself adds as much, or more.",
    because="a dose of fentanyl is cheaper to make and move than a dose of heroin",
    protocol="Four histories of each world from 2006: own and equal cost of making and moving a dose, each without and with enforcement. "
             "Fentanyl's share of street-opioid deaths, mean over 2019: what either cause adds alone to a history with neither, one less "
             "the other. Equal cost is itself the knock-out; moving paid per dose on both sides shows how much of it is the making alone.",
    change="the drugs' own costs through history, instead of enforcement,",
    outcome="fentanyl's share of street-opioid deaths in 2019",
    axis="enforcement",
    settings=(
        replace(CHEAPER, label="off"),
        Setting("on", without=EQUAL),
        ENFORCED,
    ),
    compound=Beyond("cost less enforcement", "off", ENFORCED.label),
    knockouts=(
        Knockout("moving cost per dose", (("moving_cost", MovingCost.dose),),
                 "what is left is the advantage in making; what goes is the advantage in moving", history=True),
    ),
)
