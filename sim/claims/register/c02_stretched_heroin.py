"""C02. Keep part of the heroin out, and the rest is stretched with fentanyl: more people die.

The same speaker says half in one article and 30 percent in another, so the claim is judged at both sizes, each citing its own
source. Replacing the lost effect takes almost no mass, so availability is never the limit and mean content need not change: more
deaths must come from uneven bags, from not knowing, or from over-stretching, against fewer deaths from dearer and scarcer doses.
Either sign can come out.
"""

from sim.claims.claim import Claim, Direction, Knockout, Outcome, Setting, Side, share_of_deaths
from sim.params.mechanisms import Detection, Hazard, Mix, MovingCost
from sim.policy.levers.heroin_cut import Reading

TWO_YEARS = 104
WHOLE = (0, TWO_YEARS)

KNOCKOUTS = (
    Knockout("no substitution by sellers", (("product_choice", False),),
             "the rise turns into a fall: nobody stretches heroin with fentanyl", named=True),
    Knockout("no fentanyl", (("fentanyl", False),), "the rise turns into a fall: nothing to stretch with", named=True, history=True),
    Knockout("even mixing", (("mixing", Mix.even),), "the rise shrinks: no strong bags beside weak ones", named=True),
    Knockout("adjusting within the week", (("titration", True),), "the rise shrinks: only a week's first dose is a surprise"),
    Knockout("informed users", (("informed", True),), "the rise shrinks: people dose by what they hold", named=True),
    Knockout("flatter hazard", (("hazard", Hazard.flatter),), "the rise shrinks: a strong bag is less decisive"),
    Knockout("detection by value", (("detection", Detection.value),), "the rise shrinks if it needs fentanyl to hide better"),
    Knockout("moving cost per dose", (("moving_cost", MovingCost.dose),), "the rise shrinks if it needs fentanyl to be cheap to move"),
    Knockout("entry off", (("entry", False),), "the rise shrinks if new makers of fentanyl must come in"),
)


def _cut(share: float, reading: Reading) -> tuple[tuple[str, object], ...]:
    return (("heroin_cut.share", share), ("heroin_cut.weeks", TWO_YEARS), ("heroin_cut.reading", reading))


def _claim(id: str, share: float, said_by: str, seed: str) -> Claim:
    size = f"{share:.0%}"
    return Claim(
        id=id,
        title=f"Stop {size} of heroin imports: fentanyl fills in, more die",
        said_by=said_by,
        seed=seed,
        side=Side.CRITIC,
        pictured=True,
        reading=f"With {size} less heroin landed for two years, expected overdose deaths over those years rise by more than 2%.",
        refuter="Deaths stay level or fall; or they rise as much where fentanyl does not exist.",
        because="sellers short of heroin make up the difference with fentanyl, in uneven bags that buyers cannot tell apart",
        protocol=f"A quota keeps {size} of the heroin that would land from landing, for 104 weeks, from the date on which fentanyl's "
                 "share of street-opioid deaths passes 10%, 40% or 75% in that world without the cut; expected deaths over those weeks, "
                 "paired. Knock-outs hold in both arms from the date on, on the same history; no fentanyl holds through history, on the "
                 "same dates. Second reading: search on heroin raised week by week until landed heroin falls by the stated share, "
                 "sellers free to replace.",
        change=f"keeping {size} of heroin from landing for two years",
        outcome="expected overdose deaths over those two years",
        expects=Direction.RISES,
        measure="deaths_expected",
        unit="people",
        window=WHOLE,
        weeks=TWO_YEARS,
        dates=(share_of_deaths(0.10), share_of_deaths(0.40), share_of_deaths(0.75)),
        settings=(Setting(size, policy=_cut(share, Reading.quota)),),
        headline=size,
        knockouts=KNOCKOUTS,
        also=(
            Outcome("deaths_street", "people", WHOLE, Direction.RISES, knockouts=True),
            Outcome("fentanyl_share_bags", "share of bags", WHOLE, Direction.RISES),
            Outcome("consumption_de", "DE", WHOLE, Direction.FALLS),
            Outcome("price_per_de", "USD per DE", WHOLE, Direction.RISES),
        ),
        readings=(Setting("effort", policy=_cut(share, Reading.effort)),),
    )


CLAIMS = (
    _claim("C02a", 0.30, "Sanho Tree, Institute for Policy Studies, 2017 (said of 30%)", "001_d63af00b417fefc2.txt"),
    _claim("C02b", 0.50, "Sanho Tree, Institute for Policy Studies, 2017 (said of half)", "000_1228d3d6ae6f56ce.txt"),
)
