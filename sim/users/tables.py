"""The week in tables: all that a person's rules look up, computed once a week and shared by every way of running them.

A person's *source* is one row: the D dealers, then the R regions' prescription markets, then nobody. A person's *code* is 2 state + street,
where street is 1 if the last use was heroin or fentanyl.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from sim.exact import exp, ln
from sim.harm import moves, overdose, rescue, tolerance
from sim.params.people import People
from sim.users.states import State
from sim.users.week import Setting, Street

CODES = 2 * len(State)
RX, HF, MOUD_RX, MOUD, ABS_RX, ABS, REC_RX, REC = 0, 3, 4, 5, 6, 7, 8, 9
DEAD = (10, 11)
NO_DEALER = -1
NEVER = 2.0  # beyond every uniform number
MIDDLE = 0.5  # where second thoughts about the dealer start; deaths of other causes lie at the ends
FIRST_YEAR = 52
OFFER, DUE = 8, 4  # columns of the side-by-side tables


class Tables(NamedTuple):
    """[S] by source, [2S] by 2 source + product, [C] by code, [R, C, 3] by region, code and move."""

    prescriptions: int
    nobody: int
    dealers_of: np.ndarray  # [D] region of each dealer, int64
    share: np.ndarray  # [S] of fentanyl
    open: np.ndarray  # [S] 1 or 0
    believed: np.ndarray  # [S] ln strength of heroin as believed
    gap: np.ndarray  # [S] ln strength of fentanyl over heroin as believed
    price: np.ndarray  # [S] ln price
    offset: np.ndarray  # [S]
    ceiling: np.ndarray  # [S]
    held: np.ndarray  # [2S] ln strength really held
    exposure: np.ndarray  # [2S]
    sharpness: np.ndarray  # [2S]
    served: np.ndarray  # [2S] doses over those of heroin, 0 where closed
    offers: np.ndarray  # [2S * OFFER] the eight tables above that a dose needs, side by side for the kernel
    doses: np.ndarray  # [C] a week
    shield: np.ndarray  # [C]
    medicated: np.ndarray  # [C] bool
    learning: np.ndarray  # [C] weight of this week's product
    forgetting: np.ndarray  # [C]
    dues: np.ndarray  # [C * DUE] doses, shield, medicated and dies_care, side by side for the kernel
    dies_care: np.ndarray  # [C] below this the misc. draw kills in care
    survives: np.ndarray  # [C] from here on it kills by other causes
    shops_until: np.ndarray  # [C] between MIDDLE and this it makes a person compare dealers
    seeks: np.ndarray  # [C] chance of finding another dealer when one's own is closed
    early: np.ndarray  # [R, C] excess of the first move's chance after entry
    chances: np.ndarray  # [R, C, 3] weekly chances of moves, without the excess
    most: np.ndarray  # [R, C] at least the sum of all chances
    fading: np.ndarray  # [C, W] the excess left after so many weeks
    to: np.ndarray  # [C, 3] state moved to
    fatal_base: np.ndarray  # [R, 3] by product, prescription
    fatal_slope: np.ndarray  # [R, 3]
    witnessed: np.ndarray  # [R]
    part: np.ndarray  # [R]
    ln_floor: float
    ln_medicated: float
    power: float
    caution: float
    elasticity: float
    half_gain: float
    half_loss: float
    gain: float
    loss: float
    exit_abstinent: float
    treated_seen: float
    treated_alone: float
    shop_sense: float
    hearsay: float
    informed: bool


def by_code(default: float, **values: float) -> np.ndarray:
    """A [C] table with `default` everywhere but at the named codes."""
    table = np.full(CODES, default)
    for name, value in values.items():
        table[globals()[name]] = value
    return table


def tables_of(people: People, street: Street, setting: Setting, customers: np.ndarray, ln_threshold: float, spread: float) -> Tables:
    """This week's tables; customers [D] by dealer weigh the strength per dollar that participation follows."""
    sources = _sources(people, street, setting, ln_threshold, spread)
    part = _participation(people, street, sources, customers, setting.naloxone.size)
    base, slope = rescue.fatality_lines(people, setting.naloxone)
    early, chances = _chances(people, setting, part)
    regions = setting.naloxone.size
    return Tables(
        prescriptions=street.region.size,
        nobody=street.region.size + regions,
        dealers_of=street.region.astype(np.int64),
        **sources,
        **_habits(people, setting.research),
        early=early,
        chances=chances,
        most=(chances[..., 0] + early) + chances[..., 1] + chances[..., 2],
        fading=_fading(people),
        to=DESTINATIONS,
        fatal_base=base,
        fatal_slope=slope,
        witnessed=setting.witnessed.astype(np.float64),
        part=part,
        **_scalars(people, setting.tolerance),
        informed=bool(setting.informed),
    )


def _sources(p: People, street: Street, setting: Setting, ln_threshold: float, spread: float) -> dict[str, np.ndarray]:
    """What each source offers, prescriptions and nobody included."""
    true = setting.informed
    none = np.zeros(1)
    extend = lambda dealers, rx, nobody=none: np.concatenate([dealers, rx, nobody])  # noqa: E731
    nil = np.zeros(setting.naloxone.size)
    open_ = extend(street.open.astype(np.float64), nil + 1.0)
    heroin = street.ln_heroin if true else street.ln_heroin_believed
    fentanyl = street.ln_fentanyl if true else street.ln_fentanyl_believed
    price = extend(street.ln_price, setting.ln_rx_price)
    power = tolerance.stable_power(p.tolerance_power, p.caution)
    usual_rx = float(ln(p.dose_rx))
    settled = extend(np.zeros_like(street.ln_price), nil + usual_rx * (1.0 - p.caution * power))
    variance = np.stack([extend(street.var_heroin, nil + p.sigma_rx**2), extend(street.var_fentanyl, nil)], 1).ravel()
    held = np.stack([extend(street.ln_heroin, nil), extend(street.ln_fentanyl, nil)], 1).ravel()
    sources = {
        "share": extend(street.fentanyl_share, nil) * open_,
        "open": open_,
        "believed": extend(heroin, nil),
        "gap": extend(fentanyl - heroin, nil),
        "price": price,
        "offset": settled - p.dose_elasticity * price,
        "ceiling": float(ln(p.budget_multiple)) - price,
        "held": held,
        "exposure": held + overdose.level(variance, ln_threshold),
        "sharpness": overdose.sharpness(variance, spread),
        "served": np.stack([open_, open_ * p.doses_fentanyl], 1).ravel(),
    }
    twice = [np.repeat(sources[name], 2) for name in ("believed", "gap", "offset", "ceiling")]
    by_product = [sources[name] for name in ("held", "exposure", "sharpness", "served")]
    return sources | {"offers": np.stack(twice + by_product, axis=1).ravel()}


def _participation(p: People, street: Street, sources: dict, customers: np.ndarray, regions: int) -> np.ndarray:
    """exp(elasticity x ln mean believed strength per dollar) [R], mean over the customers of open dealers."""
    d = street.region.size
    value = exp(sources["believed"][:d] + sources["share"][:d] * sources["gap"][:d] - sources["price"][:d])
    served = customers * street.open
    weight, total = np.bincount(street.region, served, regions), np.bincount(street.region, served * value, regions)
    mean = total / np.maximum(weight, 1.0)
    return moves.participation(p, np.where(mean > 0.0, ln(np.where(mean > 0.0, mean, 1.0)), moves.LEAST_VALUE))


@lru_cache(maxsize=8)
def _habits(p: People, research: bool) -> dict[str, np.ndarray]:
    """What goes with a person's code alone."""
    other = p.death_other / moves.YEAR
    survives = by_code(1.0 - other, REC=1.0 - other * p.death_other_rec, REC_RX=1.0 - other * p.death_other_rec)
    survives[list(DEAD)] = NEVER
    care = p.death_care / moves.YEAR
    seek = p.search_success if research else 0.0
    fade = p.forgetting
    habits = {
        "doses": by_code(0.0, RX=p.doses_rx, HF=p.doses_heroin, MOUD=p.doses_moud, MOUD_RX=p.doses_moud),
        "shield": by_code(0.0, MOUD=p.blockade, MOUD_RX=p.blockade),
        "medicated": by_code(0.0, MOUD=1.0, MOUD_RX=1.0) > 0.0,
        "learning": by_code(0.0, HF=p.learning),
        "forgetting": by_code(0.0, ABS=fade, ABS_RX=fade, REC=fade, REC_RX=fade),
        "dies_care": by_code(0.0, MOUD=care, MOUD_RX=care),
        "survives": survives,
        "shops_until": by_code(MIDDLE, HF=MIDDLE + p.shop_rate),
        "seeks": by_code(0.0, HF=seek, MOUD=seek),
    }
    dues = [habits[name].astype(np.float64) for name in ("doses", "shield", "medicated", "dies_care")]
    return habits | {"dues": np.stack(dues, axis=1).ravel()}


def _chances(p: People, setting: Setting, part: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Early excess [R, C] and weekly chances [R, C, 3] of every move, in the order of DESTINATIONS."""
    care, there = setting.care_entry, setting.rx_availability
    early, chances = np.zeros((part.size, CODES)), np.zeros((part.size, CODES, 3))
    chances[:, RX] = moves.from_rx(p, care, setting.ln_rx_price, part)
    chances[:, HF, :2] = moves.from_hf(p, care, part)
    for code, attraction in ((ABS_RX, there), (ABS, part)):
        chances[:, code, 0], early[:, code], chances[:, code, 1] = moves.from_abs(p, care, attraction)
    chances[:, [REC_RX, REC], 0] = (p.relapse_rec * part / moves.YEAR)[:, None]
    chances[:, [MOUD_RX, MOUD], 0] = p.exit_late
    early[:, [MOUD_RX, MOUD]] = p.exit_early
    return early, chances


@lru_cache(maxsize=8)
def _fading(p: People) -> np.ndarray:
    """exp(-weeks / time constant) [C, W] of leaving care and of relapse; nought for other codes."""
    fading = np.zeros((CODES, moves.DECAY_WEEKS))
    fading[[MOUD_RX, MOUD]] = moves.decay(p.exit_decay)
    fading[[ABS_RX, ABS]] = moves.decay(p.relapse_decay)
    return fading


def _destinations() -> np.ndarray:
    to = np.full((CODES, 3), int(State.DEAD))
    to[RX] = State.MOUD, State.ABS, State.HF
    to[HF, :2] = State.MOUD, State.ABS
    for code, use in ((MOUD_RX, State.RX), (MOUD, State.HF), (ABS_RX, State.RX), (ABS, State.HF), (REC_RX, State.RX), (REC, State.HF)):
        to[code, 0] = use
    to[[ABS_RX, ABS], 1] = State.MOUD
    return to


DESTINATIONS = _destinations()


@lru_cache(maxsize=8)
def _scalars(p: People, tolerance_moves: bool) -> dict[str, float]:
    moving = 1.0 if tolerance_moves else 0.0
    share = tolerance.share_covered
    return {
        "ln_floor": float(ln(p.tolerance_floor)),
        "ln_medicated": float(ln(p.tolerance_care)),
        "power": tolerance.stable_power(p.tolerance_power, p.caution),
        "caution": p.caution,
        "elasticity": p.dose_elasticity,
        "half_gain": moving * share(0.5, p.weeks_gain),
        "half_loss": moving * share(0.5, p.weeks_loss),
        "gain": moving * share(1.0, p.weeks_gain),
        "loss": moving * share(1.0, p.weeks_loss),
        "exit_abstinent": p.exit_abstinent,
        "treated_seen": p.treated_witnessed,
        "treated_alone": p.treated_alone,
        "shop_sense": p.shop_sense,
        "hearsay": p.hearsay,
    }
