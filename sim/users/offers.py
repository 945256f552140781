"""What every source offers this week: dealers, prescriptions, supervised heroin, the legal supply, and nobody."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from sim.fast import exp, ln
from sim.harm import overdose, tolerance
from sim.harm.rescue import Rescue, fatality_lines, help_under
from sim.params.care import Care
from sim.params.casual import Casuals
from sim.params.people import People
from sim.users.states import Kind
from sim.users.week import Setting, Street

ONCE = ("believed", "gap", "offset", "ceiling")
BY_PRODUCT = ("held", "exposure", "sharpness", "served", "fatal_base", "fatal_slope", "kind")


class Numbers(NamedTuple):
    """Uncertain numbers of people, of what cares for them, and of those who do not depend on opioids."""

    people: People
    care: Care
    casuals: Casuals


def by_source(n: Numbers, street: Street, setting: Setting, ln_threshold: float, spread: float) -> dict[str, np.ndarray]:
    """Tables [S] and [2S] of what each source offers; see `Tables`."""
    p, r = n.people, setting.naloxone.size
    heroin, fentanyl = _believed(street, setting.informed)
    value = heroin + street.fentanyl_share * (fentanyl - heroin) - street.ln_price
    legal_price = np.zeros(r) if setting.legal_share == 0.0 else float(ln(setting.legal_price)) - _mean_by_region(value, street, r)
    every = np.zeros(r)
    open_ = np.concatenate([street.open, every + 1.0, every + 1.0, every + 1.0, [0.0]])
    price = np.concatenate([street.ln_price, every + setting.ln_rx_price, every, legal_price, [0.0]])
    usual_rx = float(ln(p.dose_rx)) * (1.0 - p.caution * tolerance.stable_power(p.tolerance_power, p.caution))
    settled = np.zeros(open_.size)
    settled[street.region.size : street.region.size + r] = usual_rx
    counterfeit = every + setting.counterfeit * n.care.rx_from_street
    exact = p.sigma_rx**2
    variance = _pairs(r, street.var_heroin, street.var_fentanyl, exact, n.casuals.pill_sigma**2, exact)
    held = _pairs(r, street.ln_heroin, street.ln_fentanyl, 0.0, setting.ln_pill, 0.0)
    base, slope = _fatality(n, street, setting)
    once = {
        "share": _after(street.fentanyl_share * street.open, r, counterfeit),
        "open": open_,
        "believed": _after(heroin, r),
        "gap": _after(fentanyl - heroin, r),
        "price": price,
        "offset": settled - p.dose_elasticity * price,
        "ceiling": float(ln(p.budget_multiple)) - price,
        "legal": _legal(n.care, street, setting, value, legal_price),
    }
    twice = {
        "held": held,
        "exposure": held + overdose.level(variance, ln_threshold),
        "sharpness": overdose.sharpness(variance, spread),
        "served": _pairs(r, street.open, street.open * p.doses_fentanyl, 1.0, 1.0, 1.0, nobody=0.0),
        "fatal_base": base,
        "fatal_slope": slope,
        "kind": _kinds(street.region.size, r),
    }
    side_by_side = [np.repeat(once[name], 2) for name in ONCE] + [twice[name] for name in BY_PRODUCT]
    return once | twice | {"offers": np.stack(side_by_side, axis=1).ravel()}


def _believed(street: Street, informed: bool) -> tuple[np.ndarray, np.ndarray]:
    """ln strength of heroin and of fentanyl bags that customers reckon with [D]."""
    return (street.ln_heroin, street.ln_fentanyl) if informed else (street.ln_heroin_believed, street.ln_fentanyl_believed)


def _after(dealers: np.ndarray, regions: int, prescriptions=0.0) -> np.ndarray:
    """[S] of dealers' values, prescriptions' and nought elsewhere."""
    table = np.zeros(dealers.size + 3 * regions + 1)
    table[: dealers.size] = dealers
    table[dealers.size : dealers.size + regions] = prescriptions
    return table


def _pairs(regions: int, heroin, fentanyl, genuine, counterfeit, medical, nobody: float = 0.0) -> np.ndarray:
    """[2S]: dealers' heroin and fentanyl, genuine and counterfeit prescriptions, then supervised heroin and the legal supply."""
    d = heroin.size
    table = np.full((d + 3 * regions + 1, 2), nobody)
    table[:d, 0], table[:d, 1] = heroin, fentanyl
    table[d : d + regions, 0], table[d : d + regions, 1] = genuine, counterfeit
    table[d + regions : -1] = medical
    return table.ravel()


@lru_cache(maxsize=8)
def _kinds(dealers: int, regions: int) -> np.ndarray:
    """[2S] what a death by each source and product is booked under."""
    table = _pairs(regions, np.full(dealers, float(Kind.HEROIN)), Kind.FENTANYL, Kind.PRESCRIPTION, Kind.FENTANYL, Kind.SUPERVISED)
    table.reshape(-1, 2)[dealers + 2 * regions : -1] = Kind.LEGAL
    return table


def _mean_by_region(value: np.ndarray, street: Street, regions: int) -> np.ndarray:
    """Mean over open dealers [R]; nought where all are closed."""
    number = np.bincount(street.region, street.open, regions)
    return np.bincount(street.region, street.open * value, regions) / np.maximum(number, 1.0)


def _legal(c: Care, street: Street, setting: Setting, value: np.ndarray, legal_price: np.ndarray) -> np.ndarray:
    """[S] share of a source's customers who use the legal supply: those offered it, times a logit on price and certainty of the dose."""
    if setting.legal_share == 0.0:
        return np.zeros(street.region.size + 3 * legal_price.size + 1)
    sd = np.sqrt(street.var_heroin + street.fentanyl_share * (street.var_fentanyl - street.var_heroin))
    better = c.legal_sense * (-legal_price[street.region] - value) + c.legal_certainty * sd
    taken = np.where(street.open, 1.0 / (1.0 + exp(-better)), 1.0)
    table = _after(setting.legal_share * taken, legal_price.size)
    table[-1] = setting.legal_share
    return table


def _fatality(n: Numbers, street: Street, setting: Setting) -> tuple[np.ndarray, np.ndarray]:
    """[2S] base and slope of P(death | overdose) in P(witnessed)."""
    d, r = street.region.size, setting.naloxone.size
    naloxone = np.concatenate([setting.naloxone[street.region], setting.naloxone, setting.naloxone, setting.naloxone])
    sites = np.zeros(d + 3 * r)
    sites[:d], sites[d + r : d + 2 * r] = setting.sites, 1.0
    mixed = (_after(np.zeros(d) + share, r)[:-1] for share in (street.successor, street.adulterant))
    help_ = help_under(n.care, setting.severity)
    lines = fatality_lines(n.people, n.care, Rescue(naloxone, *mixed, sites, help_, setting.witnesses))
    tables = []
    for line in lines:
        table = np.zeros((d + 3 * r + 1, 2))
        table[:d], table[d : d + r], table[d + r : -1] = line[:d, :2], line[d : d + r, [2, 1]], line[d + r :, :1]
        tables.append(table.ravel())
    return tables[0], tables[1]
