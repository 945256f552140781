"""C40. The state has the means; what is missing is the will. Rival of C40r."""

from sim.claims.claim import Side
from sim.claims.register.capacity import PLAUSIBLE, policing
from sim.claims.register.common import SEED, off

CLAIM = policing(
    (0.0, PLAUSIBLE), "what a state that wants to could plausibly find and close in a year",
    id="C40",
    title="China could stop the flow with the means it has: it lacks the will",
    said_by="Scissors, American Enterprise Institute, 2018",
    seed=SEED[3],
    side=Side.SCHOLAR,
    rival="C40r",
    reading="Finding and closing no more than three in ten makers a year, nobody spared, is enough to cut the fentanyl landed by a "
            "quarter.",
    refuter="It takes more than three in ten a year, or no share is enough.",
    because="a state that acts on what it knows deters those it does not catch",
    knockouts=(off("deterrence off", "the threshold rises: nobody fears what befell others", "deterrence"),),
)
