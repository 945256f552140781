"""C75. Charge dealers with homicide, or threaten them with death, and fewer deal. Others may deal instead, and witnesses may not call."""

from sim.claims.claim import Claim, Direction, Group, Knockout, Outcome, Setting, Side
from sim.claims.register.common import LATE, SEED, TWO_YEARS, WHOLE, off, pull

SEVERE = {"severity": 10.0}

CLAIM = Claim(
    id="C75",
    title="Homicide charges for dealers save lives",
    said_by="Avila, formerly of US Immigration and Customs Enforcement, and a candidate for president, 2024",
    seed=SEED[4],
    side=Side.ADVOCATE,
    group=Group.TARGETING,
    reading="Sentences for dealers ten times as severe, as certain as they were, lower expected deaths over two years by more than 2%.",
    refuter="Deaths stay level or rise: others deal, bags change, or fewer witnesses call for help.",
    because="who expects such a sentence does not deal",
    protocol="Severity of dealers' penalties times ten from 2019, for 104 weeks; expected deaths, paired. Beside it the same with "
             "certainty doubled. Ten is our reading of a sentence for homicide beside one for selling.",
    change="sentences for dealers ten times as severe",
    outcome="expected overdose deaths over two years",
    expects=Direction.FALLS,
    measure="deaths_expected",
    unit="people",
    window=WHOLE,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="penalty",
    settings=(Setting("severe", policy=pull(dealer_penalties=SEVERE)),
              Setting("severe and surer", policy=pull(dealer_penalties=SEVERE | {"certainty": 2.0}))),
    headline="severe",
    knockouts=(
        off("penalties ignored", "the fall vanishes: no dealer weighs a sentence", "deterrence"),
        Knockout("witnesses without fear", (), "the fall grows: as many call for help as before", quick=True,
                 factors=(("care.help_loss", 0.0),)),
    ),
    also=(
        Outcome("dealers_open", "firms", WHOLE, Direction.FALLS),
        Outcome("consumption_de", "DE", WHOLE, Direction.FALLS),
        Outcome("rescue_fentanyl", "share", WHOLE, Direction.FALLS),
        Outcome("lethality_per_dose", "deaths per million DE", WHOLE, Direction.RISES),
    ),
)
