"""Deaths and overdoses."""

from sim.market import EAST, FENTANYL, WEST
from sim.measures.form import measure, share
from sim.users.states import Kind
from sim.week import Happenings

STREET = [Kind.HEROIN, Kind.FENTANYL]


@measure("deaths/week", "sum")
def deaths_expected(h: Happenings) -> float:
    """Fatal opioid overdoses expected from this week's doses."""
    return float(h.toll.deaths_expected.sum())


@measure("deaths/week", "sum")
def deaths_realised(h: Happenings) -> float:
    """Fatal opioid overdoses that luck realised."""
    return float(h.toll.deaths_realised.sum())


@measure("deaths/week", "sum")
def deaths_heroin(h: Happenings) -> float:
    """Expected deaths on heroin bags."""
    return float(h.toll.deaths_expected[:, Kind.HEROIN].sum())


@measure("deaths/week", "sum")
def deaths_fentanyl(h: Happenings) -> float:
    """Expected deaths on fentanyl bags."""
    return float(h.toll.deaths_expected[:, Kind.FENTANYL].sum())


@measure("deaths/week", "sum")
def deaths_fentanyl_east(h: Happenings) -> float:
    """Expected deaths on fentanyl bags, East."""
    return float(h.toll.deaths_expected[EAST, Kind.FENTANYL])


@measure("deaths/week", "sum")
def deaths_fentanyl_west(h: Happenings) -> float:
    """Expected deaths on fentanyl bags, West."""
    return float(h.toll.deaths_expected[WEST, Kind.FENTANYL])


@measure("deaths/week", "sum")
def deaths_rx(h: Happenings) -> float:
    """Expected deaths on prescription opioids and in treatment."""
    return float(h.toll.deaths_expected[:, Kind.PRESCRIPTION:].sum())


@measure("deaths/week", "sum")
def deaths_east(h: Happenings) -> float:
    """Expected fatal opioid overdoses, East."""
    return float(h.toll.deaths_expected[EAST].sum())


@measure("deaths/week", "sum")
def deaths_west(h: Happenings) -> float:
    """Expected fatal opioid overdoses, West."""
    return float(h.toll.deaths_expected[WEST].sum())


@measure("overdoses/week", "sum")
def overdoses_nonfatal(h: Happenings) -> float:
    """Expected non-fatal overdoses treated in emergency care."""
    return float(h.toll.nonfatal_treated.sum())


@measure("share")
def fentanyl_share_deaths(h: Happenings) -> float:
    """Fentanyl's share of expected street-opioid deaths."""
    street = h.toll.deaths_expected[:, STREET]
    return share(street[:, FENTANYL].sum(), street.sum())


@measure("share")
def fentanyl_share_deaths_east(h: Happenings) -> float:
    """Fentanyl's share of expected street-opioid deaths, East."""
    return share(h.toll.deaths_expected[EAST, Kind.FENTANYL], h.toll.deaths_expected[EAST, STREET].sum())


@measure("share")
def fentanyl_share_deaths_west(h: Happenings) -> float:
    """Fentanyl's share of expected street-opioid deaths, West."""
    return share(h.toll.deaths_expected[WEST, Kind.FENTANYL], h.toll.deaths_expected[WEST, STREET].sum())
