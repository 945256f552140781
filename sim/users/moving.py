"""Who moves where: the week's chances of every move by region and code."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numba import njit
from numba.extending import register_jitable

from sim import exact
from sim.harm import moves
from sim.params.care import Care
from sim.params.people import People
from sim.users.codes import (
    ABS,
    ABS_RX,
    CODES,
    HAT,
    HAT_RX,
    HF,
    MOUD,
    MOUD_RX,
    MOVES,
    PRISON,
    PRISON_RX,
    REC,
    REC_RX,
    ROUNDED_UP,
    RX,
    Counts,
)
from sim.users.offers import Numbers
from sim.users.states import State
from sim.users.week import Setting, Street


class Moves(NamedTuple):
    """Value of use and early excess [R], [R, C]; weekly chances of every move [R, C, MOVES]; of places [R, 2]; their sum at most [R, C]."""

    part: np.ndarray
    early: np.ndarray
    chances: np.ndarray
    places: np.ndarray
    most: np.ndarray


def moves_of(n: Numbers, street: Street, setting: Setting, counts: Counts, sources: dict[str, np.ndarray]) -> Moves:
    """The week's chances, in the order of DESTINATIONS; sources are tables of `by_source`."""
    every = np.zeros(setting.naloxone.size)
    near = moves.pull_near_clinics(n.care, every + setting.near_clinics) if setting.availability else every + 1.0
    usual, places = _usual(n, setting.heroin_places > 0.0), places_of(n.care, setting, counts)
    part, chances = np.empty(every.size), np.empty((every.size, CODES, MOVES))
    early, most = np.zeros((2, every.size, CODES))
    fill_moves(street.region, street.open, counts.customers, sources["believed"], sources["share"], sources["gap"], sources["price"],
               setting.care_entry, setting.rx_availability, every + setting.ln_rx_price, near, every + setting.arrests,
               float(setting.diverted), float(setting.care_retention), bool(setting.availability), *usual, places,
               part, early, chances, most)  # fmt: skip
    return Moves(part, early, chances, places, most)


@njit(cache=True)
def fill_moves(region, selling, customers, believed, share, gap, price, care, there, ln_rx_price, near, arrests, diverted, retention,
               available, n, everywhere, places, part, early, chances, most):  # fmt: skip
    """Fill in part, early, chances and most; n a Pace, everywhere [C, MOVES] what is the same in every week and region."""
    ln_value, open_share = value_of(region, selling, customers, believed, share, gap, price, part.size)
    for r in range(part.size):
        part[r] = moves.participation(n, ln_value[r])
        back = moves.pull_of_street(part[r], open_share[r], near[r]) if available else 1.0
        leave, to = near[r] / retention, chances[r]
        to[:] = everywhere
        arrested = moves.Arrest(n.arrest_rx * arrests[r], diverted)
        to[RX, 0], to[RX, 1], to[RX, 2], to[RX, 3] = moves.from_rx(n, care[r], ln_rx_price[r], part[r], arrested)
        to[HF, 0], to[HF, 1], to[HF, 2] = moves.from_hf(n, care[r], part[r], moves.Arrest(n.arrest_hf * arrests[r], diverted))
        to[ABS_RX, 0], early[r, ABS_RX], to[ABS_RX, 1] = moves.from_abs(n, care[r], there[r] if available else back)
        to[ABS, 0], early[r, ABS], to[ABS, 1] = moves.from_abs(n, care[r], back)
        for code in (REC_RX, REC):
            to[code, 0] = n.relapse_rec * back / moves.YEAR
        for code in (MOUD_RX, MOUD):
            to[code, 0], early[r, code] = n.exit_late * leave, n.exit_early * leave
            to[code, 1] = n.arrest_care * arrests[r] * (1.0 - diverted) / moves.YEAR
        for code in range(CODES):
            most[r, code] = early[r, code] + (to[code, 0] + to[code, 1] + to[code, 2] + to[code, 3])
        most[r, HF] += max(places[r, 0], places[r, 1])
        most[r] *= ROUNDED_UP


@register_jitable
def value_of(region, selling, customers, believed, share, gap, price, regions):
    """Ln of what customers of open dealers believe to get for a dollar, a mean [R], least where all are closed; share of dealers open
    [R]."""
    weight, total, number, at_work = np.zeros(regions), np.zeros(regions), np.zeros(regions), np.zeros(regions)
    for d in range(region.size):
        r, served = region[d], float(customers[d] * selling[d])
        weight[r] += served
        total[r] += served * exact.exp(believed[d] + share[d] * gap[d] - price[d])
        number[r] += 1.0
        at_work[r] += selling[d]
    ln_value = np.full(regions, moves.LEAST_VALUE)
    for r in range(regions):
        if total[r] > 0.0:
            ln_value[r] = exact.ln(total[r] / max(weight[r], 1.0))
        at_work[r] /= max(number[r], 1.0)
    return ln_value, at_work


@lru_cache(maxsize=8)
def _usual(n: Numbers, supervised: bool) -> tuple[moves.Pace, np.ndarray]:
    """What is the same in every week and region: the numbers of moves, and chances out of prison, and out of supervised heroin where there
    is any, [C, MOVES]."""
    c, chances = n.care, np.zeros((CODES, MOVES))
    chances[[PRISON_RX, PRISON], :2] = moves.from_prison(c)
    chances[[HAT_RX, HAT], :2] = moves.from_supervised(c) if supervised else (1.0, 0.0)
    return moves.pace_of(n.people, c), chances


def places_of(c: Care, setting: Setting, counts: Counts) -> np.ndarray:
    """Weekly chance of supervised heroin [R, 2] for others and for those served first."""
    if setting.heroin_places == 0.0:
        return np.zeros((len(counts.first), 2))
    users = counts.living[:, State.HF]
    free = np.maximum(setting.heroin_places * users - counts.living[:, State.HAT], 0.0)
    return moves.offered_places(c, free, counts.first, users - counts.first)


def fading_of(p: People) -> np.ndarray:
    """exp(-weeks / time constant) [C, W] of leaving care and of relapse; nought for other codes."""
    fading = np.zeros((CODES, moves.DECAY_WEEKS))
    fading[[MOUD_RX, MOUD]] = moves.decay(p.exit_decay)
    fading[[ABS_RX, ABS]] = moves.decay(p.relapse_decay)
    return fading


def _destinations() -> np.ndarray:
    to = np.full((CODES, MOVES), int(State.DEAD))
    to[RX] = State.MOUD, State.ABS, State.HF, State.PRISON
    to[HF, :3] = State.MOUD, State.ABS, State.PRISON
    for code in (MOUD_RX, ABS_RX, REC_RX, PRISON_RX, HAT_RX):
        to[code, 0], to[code + 1, 0] = State.RX, State.HF
    to[[ABS_RX, ABS, HAT_RX, HAT], 1] = State.MOUD
    to[[MOUD_RX, MOUD], 1] = State.PRISON
    to[[PRISON_RX, PRISON], 1] = State.ABS
    return to


DESTINATIONS = _destinations()
