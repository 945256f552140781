"""C40r. It would take more than a totalitarian state: there are too many, and others begin. Rival of C40, on the same arms."""

import math

from sim.claims.claim import Side
from sim.claims.register.capacity import PLAUSIBLE, policing
from sim.claims.register.common import SEED, off

CLAIM = policing(
    (math.nextafter(PLAUSIBLE, 1.0), math.inf), "what goes beyond any police force seen",
    id="C40r",
    title="Policing production in China would take more than totalitarian control",
    said_by="Sanho Tree, Institute for Policy Studies, 2017",
    seed=SEED[0],
    side=Side.CRITIC,
    rival="C40",
    reading="Finding and closing three in ten makers a year, nobody spared, does not cut the fentanyl landed by a quarter: it takes more, "
            "or no share is enough.",
    refuter="Three in ten a year, or fewer, are enough.",
    because="the makers are too many, and others take the place of those who are closed",
    knockouts=(off("replacement off", "the threshold falls: nobody takes their place", "entry", "replacement"),),
)
