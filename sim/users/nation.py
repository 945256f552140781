"""The toll of weeks for the whole nation, as few numbers as measures need."""

import numpy as np

from sim.users.states import Kind

THOUSAND = 1000.0
OF_TOLL = (
    "people", "deaths_expected", "deaths_casual", "deaths_realised", "deaths_fresh", "deaths_unaware", "deaths_active",
    "overdoses_expected", "overdoses_street", "nonfatal_treated", "exposed", "unaware", "person_weeks_active", "births", "into_care",
    "out_of_care", "relapses", "jailed", "legal", "legal_de", "exposures",
)


def nation(toll: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Fields of `Happenings` about people, from fields of `Toll` with a first axis of weeks [W, R, ...], and `people_casual` [W, G].

    Accidental deaths are by fentanyl, and count among those.
    """
    def over(*names: str) -> np.ndarray:
        """Sums over the places, [W, ...], one column a name if there are more."""
        sums = [toll[name].sum(axis=1) for name in names]
        return np.stack(sums, axis=1) if len(sums) > 1 else sums[0]

    deaths, exposures = toll["deaths_expected"].copy(), over("exposures")
    deaths[:, :, Kind.FENTANYL] += toll["deaths_casual"].sum(axis=2)
    return {
        "people": toll["people"],
        "deaths": deaths,
        "realised": toll["deaths_realised"],
        "treated": toll["nonfatal_treated"],
        "exposed": toll["exposed"],
        "unaware": toll["unaware"],
        "casual": over("deaths_casual"),
        "exposures": exposures,
        "met": exposures / toll["people_casual"] * THOUSAND,
        "births": over("births"),
        "over": np.column_stack([over("overdoses_street"), over("overdoses_expected")]),
        "fresh": over("deaths_fresh"),
        "surprised": over("deaths_unaware"),
        "moved": over("into_care", "out_of_care", "relapses", "jailed"),
        "legal": over("legal", "legal_de"),
        "active": over("person_weeks_active"),
        "dies": over("deaths_active"),
    }
