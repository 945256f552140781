"""C30. Prosecute whoever crosses again, double the sentence, remove at once: fewer try, and staff can search. A threshold, and no word."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.compound import Threshold
from sim.claims.register.common import LATE, SECOND_YEAR, SEED, TWO_YEARS, off, pull


def _certain(certainty: float) -> Setting:
    return Setting(f"{certainty:.0%}", policy=pull(migrant_relief={"prosecution": certainty}), value=certainty)


CLAIM = Claim(
    id="C30",
    title="Sure prosecution of those who cross again deters them, and frees staff to search",
    said_by="Avila, formerly of US Immigration and Customs Enforcement, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.BORDER,
    reading="There is a share of repeated crossers, no more than half, whose sure prosecution raises the share of doses found between "
            "ports by 2% or more, because fewer try.",
    refuter="It takes more than half, or no share is enough: each case takes more staff than those who stay away set free.",
    because="who expects to be tried and removed does not try again",
    protocol="A quarter, half and all of repeated crossers prosecuted from 2019, for 104 weeks; share of doses sent between ports that is "
             "found over weeks 52 to 104, paired. The threshold is the share from which on it rises by 2% or more.",
    change="prosecuting repeated crossers",
    outcome="the share of doses found between ports",
    expects=Direction.WITHIN,
    measure="between_seizure_share",
    unit="share of doses sent",
    window=SECOND_YEAR,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="certainty",
    settings=(_certain(0.25), _certain(0.5), _certain(1.0)),
    compound=Threshold("threshold", 0.02, (0.0, 0.5), "share", "half of those caught again: what courts could hear, by judgement"),
    knockouts=(
        off("no fear of the law", "no share is enough: cases take staff, and nobody stays away", "deterrence"),
        Knockout("staff of its own", (("shared_staff", False),), "no share is enough: those who process crossers never searched"),
    ),
    also=(Outcome("crossers", "ratio to 2010", SECOND_YEAR, Direction.FALLS),
          Outcome("fentanyl_landed_kg", "kg pure", SECOND_YEAR, Direction.FALLS)),
    restates="how many crossers a sure penalty keeps away, and how much staff a case takes, for which there is no public estimate",
)
