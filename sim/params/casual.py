"""Numbers of people who do not depend on opioids and may meet fentanyl by accident."""

from dataclasses import dataclass

from sim.params.form import par


@dataclass(frozen=True)
class Casuals:
    """Three groups with their own weights: occasional users of opioids, users of other drugs, youth who take pills."""

    rows: int = par(1000, "rows a group", "model people that stand for each group", (90, 100_000), "choice", drawn=False)
    people_occasional: float = par(
        8.0, "million people", "people who take opioids now and then", (5.0, 11.0), "assumed: surveys of misuse, held fixed in the fit"
    )
    people_other: float = par(
        5.0, "million people", "people who use other drugs that may be laced", (3.0, 8.0), "assumed: surveys, held fixed in the fit"
    )
    people_youth: float = par(
        2.0, "million people", "youth who take pills of unknown origin", (0.8, 4.0), "assumed: surveys, held fixed in the fit", log=True
    )
    pills_occasional: float = par(
        0.1, "pills/week", "pills from the street of an occasional user", (0.02, 0.5), "assumed: most come from doctors", log=True
    )
    pills_youth: float = par(0.0289, "pills/week", "pills from the street of a youth", (0.005, 0.06), "fit1019", log=True)
    uses_other: float = par(
        2.0, "uses/week", "uses a week of another drug", (1.0, 4.0), "assumed: held fixed in the fit"
    )
    pill_taken: float = par(0.7, "pills", "how much of a pill is taken at once", (0.4, 1.0), "assumed: some are split", log=True)
    pill_sigma: float = par(0.8, "ln dose", "sd of the dose in counterfeit pills", (0.5, 1.1), "assumed: held fixed in the fit")
    laced_strength: float = par(
        0.35, "ratio", "fentanyl in a laced dose over a fentanyl bag", (0.15, 0.8), "assumed: held fixed in the fit", log=True
    )
    tolerance_occasional: float = par(
        0.25, "doses", "tolerance of occasional users", (0.1, 0.5), "assumed: held fixed in the fit", log=True
    )
    convert: float = par(
        0.003, "probability", "chance that an accidental use of fentanyl ends in dependence", (0.0003, 0.02),
        "assumed: no public estimate", log=True,
    )
    turnover: float = par(
        0.15, "1/year", "share of a group that leaves it in a year and is replaced", (0.03, 0.5), "assumed: people stay for years", log=True
    )
