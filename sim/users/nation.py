"""A week's toll for the whole nation, as few numbers as measures need."""

import numpy as np

from sim.users.casuals import CasualUsers
from sim.users.states import Kind
from sim.users.week import Toll

THOUSAND = 1000.0


def nation(toll: Toll, casuals: CasualUsers) -> dict[str, np.ndarray | float]:
    """Fields of `Happenings` about people. Accidental deaths are by fentanyl, and count among those."""
    deaths = toll.deaths_expected.copy()
    deaths[:, Kind.FENTANYL] += toll.deaths_casual.sum(axis=1)
    exposures = toll.exposures.sum(axis=0)
    moved = (toll.into_care, toll.out_of_care, toll.relapses, toll.jailed)
    return {
        "people": toll.people,
        "deaths": deaths,
        "realised": toll.deaths_realised,
        "treated": toll.nonfatal_treated,
        "exposed": toll.exposed,
        "unaware": toll.unaware,
        "casual": toll.deaths_casual.sum(axis=0),
        "exposures": exposures,
        "met": exposures / casuals.people * THOUSAND,
        "births": toll.births.sum(axis=0),
        "over": np.append(toll.overdoses_street.sum(axis=0), toll.overdoses_expected.sum()),
        "fresh": float(toll.deaths_fresh.sum()),
        "surprised": float(toll.deaths_unaware.sum()),
        "moved": np.array([rows.sum() for rows in moved]),
        "legal": np.array([toll.legal.sum(), toll.legal_de.sum()]),
        "active": float(toll.person_weeks_active.sum()),
    }
