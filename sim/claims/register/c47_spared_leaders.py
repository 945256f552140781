"""C47. Enforcement that spares those at the top is no enforcement. One penalty, with the protected spared or reached."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.compound import Beyond
from sim.claims.register.common import LATE, SEED, SETTLED, TWO_YEARS, deaths, off, pull


def _penalty(label: str, leaders: float) -> Setting:
    """Doubled: a penalty so high that the protected leave too, who have more to lose, could not tell whether they are reached."""
    return Setting(label, policy=pull(source_penalties={"multiplier": 2.0, "leaders": leaders}))


CLAIM = Claim(
    id="C47",
    title="Sparing leaders makes enforcement at the source void",
    said_by="Felbab-Brown, Brookings Institution, 2023; House Select Committee on the Chinese Communist Party, 2024",
    seed=SEED[2],
    side=Side.SCHOLAR,
    group=Group.SOURCE,
    reading="Penalties twice as high that reach protected firms too leave at least 2 points less fentanyl from labs to land than the "
            "same penalties where officials protect those firms.",
    refuter="As much lands whether the protected are reached or spared.",
    because="those who are spared supply what the others no longer do",
    protocol="Penalties of suppliers doubled from 2019 for 104 weeks, with protected firms spared as they were, or reached like all "
             "others; fentanyl from labs landed over weeks 26 to 104, each against the same world without.",
    change="reaching protected firms instead of sparing them",
    outcome="the fentanyl from labs landed in weeks 26 to 104",
    expects=Direction.FALLS,
    measure="fentanyl_land_landed_kg",
    unit="kg pure",
    window=SETTLED,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="leaders",
    settings=(_penalty("spared", 0.0), _penalty("reached", 1.0)),
    compound=Beyond("reached less spared", "reached", "spared"),
    knockouts=(off("nobody is protected", "the difference vanishes: the law reaches all alike anyway", "protection"),),
    also=(Outcome("suppliers_major", "firms", SETTLED, Direction.FALLS), Outcome("suppliers_open", "firms", SETTLED, Direction.FALLS),
          Outcome("chemical_price", "ratio", SETTLED, Direction.RISES), deaths(Direction.FALLS)),
    caveat="the protected are the major firms, at most one in twenty by assumption, so that how much they supply is nearly an input",
)
