"""C01. Search harder while people want as much as before, and what is smuggled becomes stronger and more compact.

The general form of the iron law of prohibition. It is about goods, not deaths: effect per gram at the border must rise.
"""

from sim.claims.claim import Claim, Direction, Knockout, Outcome, Setting, Side, share_of_deaths
from sim.params.mechanisms import Detection, MovingCost

FIVE_YEARS = 260

CLAIM = Claim(
    id="C01",
    title="Pressure on supply makes smuggled drugs more compact",
    said_by="Sanho Tree, Institute for Policy Studies, 2017",
    seed="000_1228d3d6ae6f56ce.txt",
    side=Side.CRITIC,
    pictured=True,
    reading="Four times the search effort at every crossing for five years, with demand left alone, raises the effect carried by a gram "
            "that crosses the border, by more than 2%, once the first year of adjustment is over.",
    refuter="Effect per gram stays flat or falls.",
    because="a search finds bulk, so sellers who may choose move to what is small for its effect",
    protocol="Search effort x4 on every route from the date on which fentanyl's share of street-opioid deaths passes 10% or 40%, for "
             "260 weeks; dose-equivalents per gross kilogram shipped over weeks 52 to 260, paired with the same world at ordinary effort. "
             "A gram can carry more by another product or channel, or by a purer load.",
    change="four times the search effort on every route for five years",
    outcome="the dose-equivalents in a gross kilogram at the border",
    expects=Direction.RISES,
    measure="de_per_gross_kg",
    unit="DE per gross kg",
    window=(52, FIVE_YEARS),
    weeks=FIVE_YEARS,
    dates=(share_of_deaths(0.10), share_of_deaths(0.40)),
    axis="effort",
    settings=(Setting("x4", policy=(("search_effort.multiplier", 4.0), ("search_effort.weeks", FIVE_YEARS))),),
    headline="x4",
    knockouts=(
        Knockout("no choice", (("product_choice", False), ("load_purity", False)),
                 "the rise vanishes: nobody may change product, channel or the purity of a load", named=True),
        Knockout("detection by value", (("detection", Detection.value),), "the rise vanishes: being small no longer hides", named=True),
        Knockout("purity stays", (("load_purity", False),), "the rise shrinks if it works through purer loads of the same goods"),
        Knockout("moving cost per dose", (("moving_cost", MovingCost.dose),), "the rise shrinks if it works through wages and handling"),
    ),
    also=(
        Outcome("content_mean", "DE per bag", (52, FIVE_YEARS), Direction.RISES),
        Outcome("fentanyl_share_bags", "share of bags", (52, FIVE_YEARS), Direction.RISES),
    ),
)
