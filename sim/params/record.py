"""What the record says: the level that sets the overdose threshold of every world, and what certificates name."""

from dataclasses import dataclass

from sim.params.certificates import Certificates
from sim.params.form import par


@dataclass(frozen=True)
class Record:
    """Levels taken from 2010, the years after it are left to the model; and what certificates make of deaths."""

    deaths_2010: float = par(
        29500.0,
        "deaths/year",
        "yearly rate of expected fatal overdoses in mid-2010 at which 2010 to 2013 have the recorded mean",
        (20000.0, 31000.0),
        "wonder2010", possible=(500.0, 300_000.0),
    )
    prescription_2010: float = par(
        0.84,
        "share",
        "of deaths_2010 from prescription opioids, where the levels of both are solved apart",
        (0.76, 0.87),
        "prescribed2010",
    )
    certificates: Certificates = Certificates()
