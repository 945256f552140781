"""C72. Legalise much of it, teach, treat, and take users for victims: it does more than enforcement. Two ways to spend the same money."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.compound import Beyond
from sim.claims.register.common import LATE, SEED, off, pull
from sim.claims.register.strategies import ENFORCEMENT, REFORM

FIVE_YEARS = 260
WHOLE = (0, FIVE_YEARS)

CLAIM = Claim(
    id="C72",
    title="Legalising much, teaching and treating does more than enforcement",
    said_by="Blevins, former police officer now in LEAP, 2017",
    seed=SEED[0],
    side=Side.CRITIC,
    group=Group.HEALTH,
    reading="1.2 billion dollars a year for a legal supply that is offered to three dependent people in ten, for education, treatment, and "
            "care instead of prison lower expected deaths over five years by at least 2 points more than 1.2 billion for ports, strikes on "
            "labs and cases against networks.",
    refuter="Enforcement averts as many deaths for the money, or more people begin than are saved.",
    because="who has a legal source leaves the one that kills",
    protocol="Two bundles of equal declared cost from 2019, for 260 weeks; expected deaths, legal supply and care included, each against "
             "the same world without.",
    change="legal supply, education and treatment instead of enforcement",
    outcome="expected overdose deaths over five years",
    expects=Direction.FALLS,
    measure="deaths_expected",
    unit="people",
    window=WHOLE,
    weeks=FIVE_YEARS,
    dates=(LATE,),
    axis="bundle",
    settings=(Setting("enforcement", policy=pull(FIVE_YEARS, **ENFORCEMENT)), Setting("reform", policy=pull(FIVE_YEARS, **REFORM))),
    compound=Beyond("reform less enforcement", "reform", "enforcement"),
    restates="what levers cost, for which there are no data: it says how much of each can be had for the money",
    knockouts=(
        off("nobody moves to the legal supply", "the difference shrinks: what is offered is not taken", "legal_migration"),
        Knockout("nobody begins for it", (), "the difference grows: a legal supply makes no new users",
                 factors=(("care.legal_initiation", 0.0),)),
    ),
    also=(Outcome("users_hf", "people", WHOLE, Direction.FALLS), Outcome("deaths_street", "people", WHOLE, Direction.FALLS),
          Outcome("prison_years", "person-years", WHOLE, Direction.FALLS), Outcome("public_cost_usd", "USD", WHOLE, Direction.RISES)),
    caveat="costs of levers have no good data, and how many would begin where a legal supply is offered is disputed: it is drawn widely",
)
