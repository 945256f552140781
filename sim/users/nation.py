"""The toll of weeks for the whole nation, as few numbers as measures need."""

import numpy as np

from sim.users.states import Kind
from sim.users.week import Fates

THOUSAND = 1000.0


def nation(toll: Fates, people_casual: np.ndarray) -> dict[str, np.ndarray]:
    """Fields of `Happenings` about people, from fates of many weeks, all with a first axis [W], and people who do not depend [W, G].

    Accidental deaths are by fentanyl, and count among those.
    """
    def over(*names: str) -> np.ndarray:
        """Sums over the places, [W, ...], one column a name if there are more."""
        sums = [getattr(toll, name).sum(axis=1) for name in names]
        return np.stack(sums, axis=1) if len(sums) > 1 else sums[0]

    deaths, exposures = toll.deaths_expected.copy(), over("exposures")
    deaths[:, :, Kind.FENTANYL] += toll.deaths_casual.sum(axis=2)
    return {
        "people": toll.people,
        "deaths": deaths,
        "realised": toll.deaths_realised,
        "treated": toll.nonfatal_treated,
        "exposed": toll.exposed,
        "unaware": toll.unaware,
        "casual": over("deaths_casual"),
        "exposures": exposures,
        "met": exposures / people_casual * THOUSAND,
        "births": over("births"),
        "over": np.column_stack([over("overdoses_street"), over("overdoses_expected")]),
        "fresh": over("deaths_fresh"),
        "surprised": over("deaths_unaware"),
        "moved": over("into_care", "out_of_care", "relapses", "jailed"),
        "legal": over("legal", "legal_de"),
        "active": over("person_weeks_active"),
        "dies": over("deaths_active"),
    }
