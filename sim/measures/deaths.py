"""Deaths and overdoses."""

import numpy as np

from sim.market import EAST, REGION_NAMES, WEST
from sim.market.cost import UnitCosts
from sim.measures.form import measure, register, share
from sim.params.places import COAST_OF, DIVISION_NAMES
from sim.users.states import Kind
from sim.week import Happenings

STREET = [Kind.HEROIN, Kind.FENTANYL]


@measure("deaths/week", "sum")
def deaths_expected(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Fatal opioid overdoses expected from this week's doses."""
    return h.deaths.sum((1, 2))


@measure("deaths/week", "sum")
def deaths_realised(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Fatal opioid overdoses that luck realised."""
    return h.realised.sum(1)


@measure("deaths/week", "sum")
def deaths_heroin(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Expected deaths on heroin bags."""
    return h.deaths[:, :, Kind.HEROIN].sum(1)


@measure("deaths/week", "sum")
def deaths_fentanyl(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Expected deaths on fentanyl: in bags, counterfeit pills and laced drugs."""
    return h.deaths[:, :, Kind.FENTANYL].sum(1)


@measure("deaths/week", "sum")
def deaths_street(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Expected deaths on street opioids, heroin and fentanyl, of whoever took them."""
    return h.deaths[:, :, STREET].sum((1, 2))


@measure("deaths/week", "sum")
def deaths_rx(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Expected deaths on prescription opioids, in treatment, in supervised care and on legal supply."""
    return h.deaths[:, :, Kind.PRESCRIPTION:].sum((1, 2))


@measure("overdoses/week", "sum")
def overdoses_nonfatal(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Expected non-fatal overdoses treated in emergency care."""
    return h.treated.sum(1)


@measure("share")
def fentanyl_share_deaths(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Fentanyl's share of expected street-opioid deaths."""
    return share(h.deaths[:, :, Kind.FENTANYL].sum(1), h.deaths[:, :, STREET].sum((1, 2)))


def _by_division(place: int, division: str) -> None:
    """Deaths and fentanyl's share of them in one census division."""
    where = division.replace("_", " ").title()
    register(f"deaths_{division}", "deaths/week", f"Expected fatal opioid overdoses, {where} (M40)", "sum",
             lambda h, c: h.deaths[:, place].sum(1))
    register(f"fentanyl_share_deaths_{division}", "share", f"Fentanyl's share of expected street-opioid deaths, {where} (M40)", "mean",
             lambda h, c: share(h.deaths[:, place, Kind.FENTANYL], h.deaths[:, place][:, STREET].sum(1)))


def _by_region(r: int, region: str) -> None:
    """The same, for one region."""
    where, here = region.capitalize(), r == COAST_OF
    register(f"deaths_{region}", "deaths/week", f"Expected fatal opioid overdoses, {where}", "sum",
             lambda h, c: h.deaths[:, here].sum((1, 2)))
    register(f"deaths_fentanyl_{region}", "deaths/week", f"Expected deaths on fentanyl, {where}", "sum",
             lambda h, c: h.deaths[:, here, Kind.FENTANYL].sum(1))
    register(f"fentanyl_share_deaths_{region}", "share", f"Fentanyl's share of expected street-opioid deaths, {where}", "mean",
             lambda h, c: share(h.deaths[:, here, Kind.FENTANYL].sum(1), h.deaths[:, here][:, :, STREET].sum((1, 2))))


for _r in (EAST, WEST):
    _by_region(_r, REGION_NAMES[_r])
for _place, _division in enumerate(DIVISION_NAMES):
    _by_division(_place, _division)
