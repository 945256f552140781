"""How large the dated events of history were; their dates are in `timeline.py`, the two laws on mail and class in `enforcement.py`."""

from dataclasses import dataclass

from sim.params.form import par

DOSE = "assumed: dose of a dated event"


@dataclass(frozen=True)
class Dated:
    """Sizes of dated events."""

    reformulation: float = par(0.25, "log ratio", "dearer diverted prescription opioids by the reformulation of 2010", (0.1, 0.5), DOSE)
    reformulation_weeks: int = par(16, "weeks", "until stocks of the old form were used up", (4, 52), DOSE, drawn=False)
    substances: float = par(4.0, "ratio", "penalty of mail vendors after 116 substances were listed in 2015", (1.0, 10.0), DOSE, log=True)
    indicted: int = par(2, "makers", "makers closed by the indictments of October 2017, at most", (0, 2), DOSE, drawn=False)
    solitude: float = par(0.12, "share", "overdoses of 2020-21 that nobody saw because of solitude", (0.0, 0.3), DOSE)
    care_missed: float = par(0.1, "share", "entries to treatment missed in the first weeks of the pandemic", (0.0, 0.4), DOSE)
    suspension: float = par(0.5, "scale 0 to 1", "tension behind the suspension of August 2022", (0.0, 1.0), DOSE)
    resumed: float = par(0.6, "share", "part of that tension gone when cooperation was resumed in November 2023", (0.0, 1.0), DOSE)
    designations_a_year: float = par(200.0, "firms/year", "designations of chemical firms from April 2023", (20.0, 400.0), DOSE)
