"""Who moves where: the week's chances of every move by region and code."""

import numpy as np

from sim.exact import exp, ln
from sim.harm import moves
from sim.jit import part
from sim.params.people import People
from sim.users.codes import (
    ABS,
    ABS_RX,
    CODES,
    CUT_OFF,
    HAT,
    HAT_RX,
    HF,
    MOUD,
    MOUD_RX,
    MOVES,
    PATHS,
    PRISON,
    PRISON_RX,
    REC,
    REC_RX,
    ROUNDED_UP,
    RX,
)
from sim.users.states import State

HF_STATE, HAT_STATE = int(State.HF), int(State.HAT)


@part
def move_all(tables, places, around, counts):
    """Fill in the paths [R, C], and value of use and places of supervised heroin by region, from counts at the start of the week."""
    numbers, rules, elastic = tables.numbers[0], around[0], around[0].elastic
    weigh_value(tables, counts.customers)
    for region in range(places.size):
        place, there, paths = tables.places[region], places[region], tables.paths[region]
        place.part = moves.participation(numbers, place.value) if elastic else 1.0
        near = moves.pull_near_clinics(numbers, there.near_clinics) if rules.availability else 1.0
        back = moves.pull_of_street(place.part, place.selling, near) if rules.availability else 1.0
        pull_rx = there.rx_availability if rules.availability else back
        leave_use(paths, numbers, there, place.part, rules)
        come_back(paths, numbers, there, pull_rx, back)
        leave_care(paths, numbers, near / there.care_retention, moves.Arrest(there.arrests, rules.diverted), there.heroin_places > 0.0)
        share_places(place, numbers, there.heroin_places, counts.living[region], counts.first[region])
        for code in range(PATHS):
            path = paths[code]
            path.most = path.early + (path.chances[0] + path.chances[1] + path.chances[2] + path.chances[3])
            path.most = (path.most + (max(place.places[0], place.places[1]) if code in (HF, CUT_OFF) else 0.0)) * ROUNDED_UP


@part
def leave_use(paths, numbers, there, part, rules):
    """Moves of people who use: into treatment, abstinence, prison, and from prescription opioids to heroin. Where scarcity moves people,
    those for whom use pays less seek care more, and those who are cut off seek it and quit more."""
    rx, hf, cut = paths[RX].chances, paths[HF].chances, paths[CUT_OFF].chances
    arrested = moves.Arrest(numbers.arrest_rx * there.arrests, rules.diverted)
    rx[0], rx[1], rx[2], rx[3] = moves.from_rx(numbers, there.care_entry, there.ln_rx_price, part, arrested)
    arrested = moves.Arrest(numbers.arrest_hf * there.arrests, rules.diverted)
    care = there.care_entry * (moves.care_where_poor(numbers, part) if rules.scarcity else 1.0)
    hf[0], hf[1], hf[2] = moves.from_hf(numbers, care, part, arrested)
    more_care, more_quit = (numbers.cut_off_care, numbers.cut_off_quit) if rules.scarcity else (1.0, 1.0)
    cut[0], cut[1], cut[2] = moves.from_hf(numbers, care * more_care, part / more_quit, arrested)


@part
def come_back(paths, numbers, there, pull_rx, pull):
    """Relapse of people who stopped, by what they used before, and their way into treatment."""
    for code, strength in ((ABS_RX, pull_rx), (ABS, pull)):
        path = paths[code]
        path.chances[0], path.early, path.chances[1] = moves.from_abs(numbers, there.care_entry, strength)
    for code in (REC_RX, REC):
        paths[code].chances[0] = numbers.relapse_rec * pull / moves.YEAR


@part
def leave_care(paths, numbers, leave, arrest, supervised):
    """Moves out of treatment, prison, and supervised heroin, which everybody leaves where there is none."""
    for code in (MOUD_RX, MOUD):
        path = paths[code]
        path.chances[0], path.early = numbers.exit_late * leave, numbers.exit_early * leave
        path.chances[1] = numbers.arrest_care * arrest.rate * (1.0 - arrest.diverted) / moves.YEAR
    for code in (PRISON_RX, PRISON):
        paths[code].chances[0], paths[code].chances[1] = moves.from_prison(numbers)
    for code in (HAT_RX, HAT):
        paths[code].chances[0], paths[code].chances[1] = moves.from_supervised(numbers) if supervised else (1.0, 0.0)


@part
def share_places(place, numbers, share, living, first):
    """Chance of supervised heroin, for others and for those served first, of whom there are `first`; living [S]."""
    place.places[0] = place.places[1] = 0.0
    if share > 0.0:
        users = float(living[HF_STATE])
        free = max(share * users - living[HAT_STATE], 0.0)
        place.places[0], place.places[1] = moves.offered_places(numbers, free, float(first), users - first)


@part
def weigh_value(tables, customers):
    """What customers [D] of open dealers believe to get for a dollar, a mean, least where all are closed; share of dealers open."""
    sources, regions = tables.sources, tables.places.size
    weight, total, number, at_work = np.zeros(regions), np.zeros(regions), np.zeros(regions), np.zeros(regions)
    for d in range(customers.size):
        source = sources[d]
        region, served = source.region, customers[d] * source.open
        weight[region] += served
        total[region] += served * exp(source.believed + source.share * source.gap - source.price)
        number[region] += 1.0
        at_work[region] += source.open
    for region in range(regions):
        place = tables.places[region]
        place.value = ln(total[region] / max(weight[region], 1.0)) if total[region] > 0.0 else moves.LEAST_VALUE
        place.selling = at_work[region] / max(number[region], 1.0)


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
