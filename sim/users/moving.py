"""Who moves where: the week's chances of every move by region and code."""

from functools import lru_cache

import numpy as np

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
    RX,
    Counts,
)
from sim.users.states import State
from sim.users.week import Setting

TREATED, RECOVERED = slice(MOUD_RX, MOUD + 1), slice(REC_RX, REC + 1)  # whatever was used last


def chances_of(p: People, c: Care, setting: Setting, part: np.ndarray, open_share: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Early excess [R, C] and weekly chances [R, C, MOVES] of every move, in the order of DESTINATIONS."""
    care, there, regions = setting.care_entry, setting.rx_availability, part.size
    back, leave = np.ones(regions), np.ones(regions)
    if setting.availability:
        near = np.zeros(regions) + setting.near_clinics
        back, leave = moves.pull_of_street(c, part, open_share, near), moves.pull_near_clinics(c, near)
    leave = leave / setting.care_retention
    arrests = np.zeros(regions) + setting.arrests
    arrested = [moves.Arrest(rate * arrests, setting.diverted) for rate in (c.arrest_rx, c.arrest_hf)]
    early, chances = np.zeros((regions, CODES)), np.empty((regions, CODES, MOVES))
    chances[:] = _everywhere(c, setting.heroin_places > 0.0)
    users = {RX: moves.from_rx(p, care, setting.ln_rx_price, part, arrested[0]), HF: moves.from_hf(p, care, part, arrested[1])}
    for code, rates in users.items():
        for move, rate in enumerate(rates):
            chances[:, code, move] = rate
    for code, pull in ((ABS_RX, there if setting.availability else back), (ABS, back)):
        chances[:, code, 0], early[:, code], chances[:, code, 1] = moves.from_abs(p, care, pull)
    chances[:, RECOVERED, 0] = (p.relapse_rec * back / moves.YEAR)[:, None]
    chances[:, TREATED, 0] = (p.exit_late * leave)[:, None]
    chances[:, TREATED, 1] = (c.arrest_care * arrests * (1.0 - setting.diverted) / moves.YEAR)[:, None]
    early[:, TREATED] = (p.exit_early * leave)[:, None]
    return early, chances


@lru_cache(maxsize=8)
def _everywhere(c: Care, supervised: bool) -> np.ndarray:
    """Chances that are the same in every week and region [C, MOVES]: out of prison, and out of supervised heroin where there is any."""
    chances = np.zeros((CODES, MOVES))
    chances[[PRISON_RX, PRISON], :2] = moves.from_prison(c)
    chances[[HAT_RX, HAT], :2] = moves.from_supervised(c) if supervised else (1.0, 0.0)
    return chances


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
