"""What every source offers this week: dealers, prescriptions, supervised heroin, the legal supply, and nobody."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numba import njit

from sim.fast import exp, ln
from sim.harm import overdose, tolerance
from sim.harm.rescue import Rescue, fatality_lines, help_under
from sim.params.care import Care
from sim.params.casual import Casuals
from sim.params.people import People
from sim.users.codes import OFFER
from sim.users.fresh import forget_stale
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
    every, d = np.zeros(r), street.region.size
    size = d + 3 * r + 1
    once = {name: np.zeros(size) for name in ("share", "open", "believed", "gap", "price", "offset", "ceiling")}
    usual_rx = float(ln(p.dose_rx)) * (1.0 - p.caution * tolerance.stable_power(p.tolerance_power, p.caution))
    counterfeit = every + setting.counterfeit * n.care.rx_from_street
    fill_once(street.fentanyl_share, street.open, heroin, fentanyl, street.ln_price, counterfeit, every + setting.ln_rx_price,
              legal_price, usual_rx, p.dose_elasticity, float(ln(p.budget_multiple)), *once.values())  # fmt: skip
    twice = {name: np.empty(2 * size) for name in ("held", "exposure", "sharpness", "served")}
    fill_twice(street.ln_heroin, street.ln_fentanyl, street.var_heroin, street.var_fentanyl, street.open, every + setting.ln_pill,
               p.sigma_rx**2, n.casuals.pill_sigma**2, p.doses_fentanyl, ln_threshold, spread, *twice.values())  # fmt: skip
    base, slope = _fatality(n, street, setting)
    twice |= {"fatal_base": base, "fatal_slope": slope, "kind": _kinds(d, r)}
    offers = np.empty((2 * size, OFFER))
    side_by_side(*(once[name] for name in ONCE), *(twice[name] for name in BY_PRODUCT), offers)
    return once | twice | {"legal": _legal(n.care, street, setting, value, legal_price), "offers": offers.ravel()}


@njit(cache=True)
def fill_once(fentanyl_share, selling, heroin, fentanyl, ln_price, counterfeit, ln_rx_price, ln_legal_price, usual_rx, elasticity,
              ln_budget, share, open_, believed, gap, price, offset, ceiling):  # fmt: skip
    """What does not depend on the product [S]: dealers [D], then by region [R] prescriptions, supervised heroin, legal supplies; nobody."""
    d, r, nobody = selling.size, counterfeit.size, open_.size - 1
    open_[d:nobody] = 1.0
    price[d : d + r], price[d + 2 * r : nobody], share[d : d + r] = ln_rx_price, ln_legal_price, counterfeit
    for i in range(d):
        share[i], open_[i], price[i] = fentanyl_share[i] * selling[i], selling[i], ln_price[i]
        believed[i], gap[i] = heroin[i], fentanyl[i] - heroin[i]
    for i in range(open_.size):
        settled = usual_rx if d <= i < d + r else 0.0
        offset[i], ceiling[i] = settled - elasticity * price[i], ln_budget - price[i]


@njit(cache=True)
def fill_twice(ln_heroin, ln_fentanyl, var_heroin, var_fentanyl, selling, ln_pill, exact, pill, often, ln_threshold, spread,
               held, exposure, sharpness, served):  # fmt: skip
    """What depends on it [2S]: dealers' heroin and fentanyl, genuine and counterfeit prescriptions, medical doses; fentanyl is used so
    often as heroin is once."""
    d, r, sources = selling.size, ln_pill.size, held.size // 2
    for i in range(sources):
        strength, variance, doses = (0.0, 0.0), (exact, exact), (1.0, 1.0)
        if i < d:
            strength, variance = (ln_heroin[i], ln_fentanyl[i]), (var_heroin[i], var_fentanyl[i])
            doses = (1.0 * selling[i], selling[i] * often)
        elif i < d + r:
            strength, variance = (0.0, ln_pill[i - d]), (exact, pill)
        elif i == sources - 1:
            variance, doses = (0.0, 0.0), (0.0, 0.0)
        for k in range(2):
            held[2 * i + k], served[2 * i + k] = strength[k], doses[k]
            exposure[2 * i + k] = strength[k] + overdose.level(variance[k], ln_threshold)
            sharpness[2 * i + k] = overdose.sharpness(variance[k], spread)


@njit(cache=True)
def side_by_side(believed, gap, offset, ceiling, held, exposure, sharpness, served, fatal_base, fatal_slope, kind, offers):
    """Copy the eleven tables that a dose needs into offers [2S, OFFER], in the order of `ONCE` and `BY_PRODUCT`."""
    for k in range(held.size):
        s = k // 2
        offers[k, 0], offers[k, 1], offers[k, 2], offers[k, 3] = believed[s], gap[s], offset[s], ceiling[s]
        offers[k, 4], offers[k, 5], offers[k, 6], offers[k, 7] = held[k], exposure[k], sharpness[k], served[k]
        offers[k, 8], offers[k, 9], offers[k, 10] = fatal_base[k], fatal_slope[k], kind[k]


def _believed(street: Street, informed: bool) -> tuple[np.ndarray, np.ndarray]:
    """ln strength of heroin and of fentanyl bags that customers reckon with [D]."""
    return (street.ln_heroin, street.ln_fentanyl) if informed else (street.ln_heroin_believed, street.ln_fentanyl_believed)


def _after(dealers: np.ndarray, regions: int, prescriptions=0.0) -> np.ndarray:
    """[S] of dealers' values, prescriptions' and nought elsewhere."""
    table = np.zeros(dealers.size + 3 * regions + 1)
    table[: dealers.size] = dealers
    table[dealers.size : dealers.size + regions] = prescriptions
    return table


@lru_cache(maxsize=8)
def _kinds(dealers: int, regions: int) -> np.ndarray:
    """[2S] what a death by each source and product is booked under."""
    table = np.zeros((dealers + 3 * regions + 1, 2))
    table[:dealers] = Kind.HEROIN, Kind.FENTANYL
    table[dealers : dealers + regions] = Kind.PRESCRIPTION, Kind.FENTANYL
    table[dealers + regions : dealers + 2 * regions] = Kind.SUPERVISED
    table[dealers + 2 * regions : -1] = Kind.LEGAL
    return table.ravel()


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
    naloxone, sites, successor, adulterant = np.zeros((4, d + 3 * r))
    naloxone[:d] = setting.naloxone[street.region]
    naloxone[d:].reshape(3, r)[:] = setting.naloxone
    sites[:d], sites[d + r : d + 2 * r] = setting.sites, 1.0
    successor[:d], adulterant[:d] = street.successor, street.adulterant
    rescue = Rescue(naloxone, successor, adulterant, sites, help_under(n.care, setting.severity), setting.witnesses)
    return tuple(_fatal_table(line, d, r) for line in fatality_lines(n.people, n.care, rescue))


@njit(cache=True)
def _fatal_table(line, d, r):
    """[2S] of a line [N, 3] for heroin, fentanyl, prescription opioids: what stands for a source's product; nought for nobody."""
    table = np.zeros((d + 3 * r + 1, 2))
    table[:d], table[d + r : -1, 0], table[d + r : -1, 1] = line[:d, :2], line[d + r :, 0], line[d + r :, 0]
    table[d : d + r, 0], table[d : d + r, 1] = line[d : d + r, 2], line[d : d + r, 1]
    return table.ravel()


forget_stale(fill_twice, "harm", "users")
