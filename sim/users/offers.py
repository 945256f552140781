"""What every source offers this week: dealers, prescriptions, supervised heroin, the legal supply, and nobody."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numba import njit

from sim.fast import exp, ln
from sim.harm import overdose, rescue, tolerance
from sim.harm.rescue import help_under
from sim.params.care import Care
from sim.params.casual import Casuals
from sim.params.people import People
from sim.users.codes import OFFER
from sim.users.states import Kind
from sim.users.week import Setting, Street

ONCE = ("share", "open", "believed", "gap", "price", "offset", "ceiling")
TWICE = ("held", "exposure", "sharpness", "served", "fatal_base", "fatal_slope")


@dataclass(frozen=True, eq=False)
class Numbers:
    """Uncertain numbers of people, of what cares for them, and of those who do not depend on opioids.

    Equal to itself alone: what is worked out from it once is found again without comparing every number.
    """

    people: People
    care: Care
    casuals: Casuals


class Lasting(NamedTuple):
    """What offers of every week have in common: ln wanted dose of prescriptions, ln of what a budget buys, price elasticity, variance of
    the ln dose of prescribed and of counterfeit pills, doses of fentanyl for one of heroin, overdose threshold and spread, fatality."""

    usual_rx: float
    ln_budget: float
    elasticity: float
    exact: float
    pill: float
    often: float
    fatality: rescue.Fatality


@lru_cache(maxsize=8)
def _lasting(n: Numbers) -> Lasting:
    p = n.people
    usual_rx = float(ln(p.dose_rx)) * (1.0 - p.caution * tolerance.stable_power(p.tolerance_power, p.caution))
    return Lasting(usual_rx, float(ln(p.budget_multiple)), p.dose_elasticity, p.sigma_rx**2, n.casuals.pill_sigma**2,
                   p.doses_fentanyl, rescue.fatality_of(p, n.care))  # fmt: skip


def by_source(n: Numbers, street: Street, setting: Setting, ln_threshold: float, spread: float) -> dict[str, np.ndarray]:
    """Tables [S] and [2S] of what each source offers; see `Tables`."""
    d, r = street.region.size, setting.naloxone.size
    size, every = d + 3 * r + 1, np.zeros(r)
    heroin, fentanyl = _believed(street, setting.informed)
    legal, ln_legal_price = _legal(n.care, street, setting, heroin, fentanyl)
    once, twice, offers, kinds = np.zeros((len(ONCE), size)), np.zeros((len(TWICE), 2 * size)), np.empty((2 * size, OFFER)), _kinds(d, r)
    fill_once(street.fentanyl_share, street.open, heroin, fentanyl, street.ln_price, every + setting.counterfeit * n.care.rx_from_street,
              every + setting.ln_rx_price, ln_legal_price, _lasting(n), once)  # fmt: skip
    fill_twice(street.region, street.ln_heroin, street.ln_fentanyl, street.var_heroin, street.var_fentanyl, street.open,
               np.zeros(d) + street.successor, np.zeros(d) + street.adulterant, every + setting.ln_pill, setting.naloxone,
               float(setting.sites), help_under(n.care, setting.severity), bool(setting.witnesses), ln_threshold, spread, _lasting(n), once,
               kinds, twice, offers)  # fmt: skip
    return dict(zip(ONCE, once)) | dict(zip(TWICE, twice)) | {"kind": kinds, "legal": legal, "offers": offers.ravel()}


@njit(cache=True)
def fill_once(fentanyl_share, selling, heroin, fentanyl, ln_price, counterfeit, ln_rx_price, ln_legal_price, n, once):
    """What does not depend on the product, in the order of ONCE [S]: dealers [D], then by region [R] prescriptions, supervised heroin,
    legal supplies; nobody."""
    share, open_, believed, gap, price, offset, ceiling = once[0], once[1], once[2], once[3], once[4], once[5], once[6]
    d, r, nobody = selling.size, counterfeit.size, open_.size - 1
    open_[d:nobody] = 1.0
    price[d : d + r], price[d + 2 * r : nobody], share[d : d + r] = ln_rx_price, ln_legal_price, counterfeit
    for i in range(d):
        share[i], open_[i], price[i] = fentanyl_share[i] * selling[i], selling[i], ln_price[i]
        believed[i], gap[i] = heroin[i], fentanyl[i] - heroin[i]
    for i in range(open_.size):
        settled = n.usual_rx if d <= i < d + r else 0.0
        offset[i], ceiling[i] = settled - n.elasticity * price[i], n.ln_budget - price[i]


@njit(cache=True)
def fill_twice(region, ln_heroin, ln_fentanyl, var_heroin, var_fentanyl, selling, successor, adulterant, ln_pill, naloxone, sites, help_,
               witnesses, ln_threshold, spread, n, once, kinds, twice, offers):  # fmt: skip
    """What depends on it, in the order of TWICE [2S]: dealers' heroin and fentanyl, genuine and counterfeit prescriptions, medical doses;
    fentanyl is used so often as heroin is once. And all that a dose needs side by side, offers [2S, OFFER]."""
    d, r, nobody = selling.size, ln_pill.size, kinds.size // 2 - 1
    for i in range(nobody + 1):
        strength, variance, doses, drugs = (0.0, 0.0), (n.exact, n.exact), (1.0, 1.0), (rescue.HEROIN, rescue.HEROIN)
        met = rescue.Rescue(naloxone[(i - d) % r], 0.0, 0.0, 1.0 if d + r <= i < d + 2 * r else 0.0, help_, witnesses)
        if i < d:
            strength, variance = (ln_heroin[i], ln_fentanyl[i]), (var_heroin[i], var_fentanyl[i])
            doses, drugs = (1.0 * selling[i], selling[i] * n.often), (rescue.HEROIN, rescue.FENTANYL)
            met = rescue.Rescue(naloxone[region[i]], successor[i], adulterant[i], sites, help_, witnesses)
        elif i < d + r:
            strength, variance, drugs = (0.0, ln_pill[i - d]), (n.exact, n.pill), (rescue.PRESCRIPTION, rescue.FENTANYL)
        elif i == nobody:
            variance, doses = (0.0, 0.0), (0.0, 0.0)
        for k in range(2):
            of = twice[:, 2 * i + k]
            of[0], of[3] = strength[k], doses[k]
            of[1], of[2] = strength[k] + overdose.level(variance[k], ln_threshold), overdose.sharpness(variance[k], spread)
            of[4], of[5] = rescue.fatality_line(n.fatality, met, drugs[k]) if i < nobody else (0.0, 0.0)
            row = offers[2 * i + k]
            row[0], row[1], row[2], row[3] = once[2, i], once[3, i], once[5, i], once[6, i]
            row[4:10], row[10] = of, kinds[2 * i + k]


def _believed(street: Street, informed: bool) -> tuple[np.ndarray, np.ndarray]:
    """ln strength of heroin and of fentanyl bags that customers reckon with [D]."""
    return (street.ln_heroin, street.ln_fentanyl) if informed else (street.ln_heroin_believed, street.ln_fentanyl_believed)


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


def _legal(c: Care, street: Street, setting: Setting, heroin: np.ndarray, fentanyl: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """[S] share of a source's customers who use the legal supply: those offered it, times a logit on price and certainty of the dose; and
    ln of its price [R], which follows what bags are believed to be worth."""
    regions = setting.naloxone.size
    if setting.legal_share == 0.0:
        return np.zeros(street.region.size + 3 * regions + 1), np.zeros(regions)
    value = heroin + street.fentanyl_share * (fentanyl - heroin) - street.ln_price
    ln_price = float(ln(setting.legal_price)) - _mean_by_region(value, street, regions)
    sd = np.sqrt(street.var_heroin + street.fentanyl_share * (street.var_fentanyl - street.var_heroin))
    better = c.legal_sense * (-ln_price[street.region] - value) + c.legal_certainty * sd
    taken = np.where(street.open, 1.0 / (1.0 + exp(-better)), 1.0)
    none = np.zeros(3 * regions)
    return setting.legal_share * np.concatenate((taken, none, [1.0])), ln_price
