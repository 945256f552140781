"""C06. Fentanyl came because a dose of it costs less and returns more: no enforcement is needed. Rival of C05.

The same four histories as C05, compared the other way: own costs against equal cost per dose.
"""

from sim.claims.claim import Knockout, Setting, Side
from sim.claims.register.attribution import EQUAL, UNENFORCED, attribution
from sim.params.mechanisms import MovingCost

CLAIM = attribution(
    id="C06",
    title="Fentanyl came because it is cheaper and pays better",
    said_by="Senator Dianne Feinstein, 2018",
    seed="003_7e4ae1b5fe9f6f46.txt",
    side=Side.SENATOR,
    rival="C05",
    reading="With no enforcement at all through history, fentanyl's share of street-opioid deaths in 2019 is more than 2% higher at the "
            "drugs' own costs than where a dose of either costs the same to make and move.",
    refuter="The share is as high where the costs are equal, or does not rise at own costs.",
    because="a dose of fentanyl is cheaper to make and move than a dose of heroin",
    protocol="Four histories of each world from 2006: own and equal cost of making and moving a dose, each without and with enforcement. "
             "Fentanyl's share of street-opioid deaths, mean over 2019. Equal cost is itself the knock-out; moving paid per dose on both "
             "sides shows how much of it is the making alone.",
    change="fentanyl at its own costs through history, against heroin's cost per dose,",
    outcome="fentanyl's share of street-opioid deaths in 2019 in a world without enforcement",
    axis="enforcement",
    settings=(Setting("off", without=EQUAL + UNENFORCED, with_=UNENFORCED), Setting("on", without=EQUAL)),
    headline="off",
    knockouts=(
        Knockout("moving cost per dose", (("moving_cost", MovingCost.dose),),
                 "what is left is the advantage in making; what goes is the advantage in moving", history=True),
    ),
)
