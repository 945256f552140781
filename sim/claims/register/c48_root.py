"""C48. Chemicals and labs are the root: without them there is no product, and the crisis ends."""

from dataclasses import replace

from sim.claims.claim import Claim, Direction, Group, Outcome, Setting, Side
from sim.claims.register.common import LATE, SECOND_YEAR, SEED, TWO_YEARS, off, pull, refilled

LARGE_LABS = 10.0      # as many a year as the start set has, where the article speaks of a hundred known ones


def _cut(label: str, share: float) -> Setting:
    return Setting(label, policy=pull(
        precursor_regulation={"stringency": share, "tiers": 1, "penalty": 100.0, "lag_weeks": 4},
        lab_closures={"fraction": share, "every_weeks": 26},
        lab_strikes={"labs": LARGE_LABS * share, "intelligence": 1.0},
    ))


CLAIM = Claim(
    id="C48",
    title="Cutting chemicals and labs off ends the crisis",
    said_by="Garland, Attorney General, 2023; Maltz, formerly of the US Drug Enforcement Administration, 2024",
    seed=SEED[2],
    side=Side.OFFICIAL,
    group=Group.SOURCE,
    reading="With precursors under full control, makers at the source closed twice a year and as many large labs destroyed a "
            "year as there are (ten), less than half of the fentanyl lands in the second year that would have landed.",
    refuter="More than half lands again within a year.",
    because="no chemicals and no labs, no product",
    protocol="Control, closures and strikes in full, and at half strength, from 2019 for 104 weeks; fentanyl landed over weeks 52 to 104, "
             "paired; expected deaths in the same weeks beside it.",
    change="cutting chemicals and labs off",
    outcome="the fentanyl landed in the second year",
    expects=Direction.FALLS,
    band=0.5,
    measure="fentanyl_landed_kg",
    unit="kg pure",
    window=SECOND_YEAR,
    weeks=TWO_YEARS,
    dates=(LATE,),
    axis="strength",
    settings=(_cut("half", 0.5), _cut("full", 1.0)),
    headline="full",
    knockouts=(
        replace(refilled("the fall vanishes: makers and labs are back at once, and sellers of chemicals do not weigh the penalty"),
                name="nothing stays closed", overrides=(("deterrence", False),)),
        off("replacement off", "the fall grows: no other country, maker or tier takes over", "entry", "replacement", "step_back",
            named=False),
    ),
    caveat="strikes are scaled to the ten or so large labs of the start set",
    also=(Outcome("deaths_expected", "people", SECOND_YEAR, Direction.FALLS, 0.02, knockouts=True),
          Outcome("consumption_de", "DE", SECOND_YEAR, Direction.FALLS)),
)
