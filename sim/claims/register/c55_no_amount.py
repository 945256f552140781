"""C55. No amount of cooperation between police forces makes a dent. A universal claim of no effect."""

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.compound import Every
from sim.claims.register.common import LATE, SEED, TWO_YEARS, WHOLE, adaptation_off, pull


def _together(label: str, level: float) -> Setting:
    return Setting(label, value=level, policy=pull(
        engagement={"exchanges": 24.0 * level},
        shipment_data={"share": level},
        source_penalties={"multiplier": 1.0 + 9.0 * level, "leaders": level},
        task_forces={"strength": 3.0 * level, "corruption": level},
    ))


CLAIM = Claim(
    id="C55",
    title="No amount of international police cooperation makes a dent",
    said_by="Sanho Tree and Jones, as the article draws on them, 2017",
    seed=SEED[1],
    side=Side.CRITIC,
    group=Group.SOURCE,
    reading="Cooperation at a quarter, half and all of what can be thought of (exchanges, shared data, penalties at the source, joint task "
            "forces without corruption) does not lower expected deaths over two years by more than 5%.",
    refuter="At one level or more deaths fall by more than 5%.",
    because="what one country stops, others and other ways supply",
    protocol="Four instruments together at a quarter, half and full strength from 2019, for 104 weeks; expected deaths, paired. The answer "
             "of a world is the level least favourable to the claim.",
    change="cooperation between police forces",
    outcome="expected overdose deaths over two years",
    expects=Direction.NOT_LOWER,
    band=0.05,
    measure="deaths_expected",
    unit="people",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="level",
    settings=(_together("a quarter", 0.25), _together("half", 0.5), _together("full", 1.0)),
    compound=Every("any amount"),
    knockouts=(adaptation_off("deaths fall: nothing replaces what is stopped"),),
    also=(Outcome("consumption_de", "DE", WHOLE, Direction.UNCHANGED, 0.05),),
)
