"""People by state, and what they know."""

from sim.measures.form import measure, share
from sim.users.states import State
from sim.week import Happenings


@measure("people")
def users_rx(h: Happenings) -> float:
    """People dependent on prescription opioids."""
    return float(h.toll.people[:, State.RX].sum())


@measure("people")
def users_hf(h: Happenings) -> float:
    """People dependent on heroin or fentanyl."""
    return float(h.toll.people[:, State.HF].sum())


@measure("people")
def users_moud(h: Happenings) -> float:
    """People in medication treatment."""
    return float(h.toll.people[:, State.MOUD].sum())


@measure("people")
def users_abs(h: Happenings) -> float:
    """People abstinent for less than a year."""
    return float(h.toll.people[:, State.ABS].sum())


@measure("people")
def users_rec(h: Happenings) -> float:
    """People who recovered."""
    return float(h.toll.people[:, State.REC].sum())


@measure("people")
def customers_without_dealer(h: Happenings) -> float:
    """People dependent on heroin or fentanyl whose dealer is closed."""
    return float(h.toll.customers[~h.street.open].sum())


@measure("share")
def unaware_share(h: Happenings) -> float:
    """Of those who met fentanyl, who thought it less likely than not."""
    return share(h.toll.unaware.sum(), h.toll.exposed.sum())
