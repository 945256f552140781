"""C71. A dollar for health saves more than a dollar for enforcement. Two ways to spend the same money, in the same world."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.compound import Beyond
from sim.claims.register.common import LATE, SEED, TWO_YEARS, WHOLE, off, pull
from sim.claims.register.strategies import CHEAP_ENFORCEMENT, DEAR_HEALTH, ENFORCEMENT, HEALTH

CLAIM = Claim(
    id="C71",
    title="Money for health saves more lives than money for enforcement",
    said_by="the article's own voice, 2017",
    seed=SEED[1],
    side=Side.ARTICLE,
    group=Group.HEALTH,
    reading="1.2 billion dollars a year for treatment, supervised sites and naloxone lower expected deaths over two years by at least 2 "
            "points more than 1.2 billion for ports, strikes on labs and cases against networks.",
    refuter="Enforcement averts as many deaths for the same money, or more.",
    because="health measures act on deaths, enforcement on goods that are replaced",
    protocol="Two bundles of equal declared cost from 2019, for 104 weeks; expected deaths, each against the same world without. Beside it "
             "the same money at the costs worst for the claim: health at the top of its range, enforcement at the bottom.",
    change="money for health instead of enforcement",
    outcome="expected overdose deaths over two years",
    expects=Direction.FALLS,
    measure="deaths_expected",
    unit="people",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="bundle",
    settings=(
        Setting("for enforcement", policy=pull(**ENFORCEMENT)), Setting("for health", policy=pull(**HEALTH)),
        Setting("for enforcement at its cheapest", policy=pull(**CHEAP_ENFORCEMENT)),
        Setting("for health at its dearest", policy=pull(**DEAR_HEALTH)),
    ),
    compound=Beyond("health less enforcement", "for health", "for enforcement"),
    knockouts=(off("replacement off", "the difference shrinks, or turns: what enforcement takes is not replaced", "entry", "replacement"),),
    also=(Outcome("public_cost_usd", "USD", WHOLE, Direction.RISES), Outcome("users_hf", "people", WHOLE, Direction.FALLS)),
    caveat="the two bundles at the costs worst for the claim stand beside it",
    restates="what levers cost, for which there are no data: it says how much of each can be had for the money",
)
