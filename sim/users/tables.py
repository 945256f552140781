"""The week in tables: all that a person's rules look up, computed once a week and shared by every way of running them.

A person's *source* is one row: the D dealers, then per region R prescription markets, R places of supervised heroin, R legal supplies, then
nobody.
"""

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from sim.fast import ln
from sim.harm import moves, tolerance
from sim.params.care import Care
from sim.params.people import People
from sim.users.codes import CODES, DEAD, HAT, HAT_RX, HF, MIDDLE, MOUD, MOUD_RX, NEVER, OWN, Counts, by_code
from sim.users.moving import DESTINATIONS, fading_of, moves_of
from sim.users.offers import Numbers, by_source
from sim.users.week import Setting, Street


class Tables(NamedTuple):
    """[S] by source, [2S] by 2 source + product, [C] by code, [R, C, 4] by region, code and move."""

    prescriptions: int  # first source that is no dealer
    legal_supplies: int
    nobody: int
    dealers_of: np.ndarray  # [D] region of each dealer, int64
    share: np.ndarray  # [S] of fentanyl
    open: np.ndarray  # [S] 1 or 0
    believed: np.ndarray  # [S] ln strength of heroin as believed
    gap: np.ndarray  # [S] ln strength of fentanyl over heroin as believed
    price: np.ndarray  # [S] ln price
    offset: np.ndarray  # [S]
    ceiling: np.ndarray  # [S]
    legal: np.ndarray  # [S] below this place in the queue a customer of the source uses the legal supply instead
    held: np.ndarray  # [2S] ln strength really held
    exposure: np.ndarray  # [2S]
    sharpness: np.ndarray  # [2S]
    served: np.ndarray  # [2S] doses over those of heroin, 0 where closed
    fatal_base: np.ndarray  # [2S]
    fatal_slope: np.ndarray  # [2S]
    kind: np.ndarray  # [2S] a Kind, as a float
    offers: np.ndarray  # [2S * OFFER] the eleven tables that a dose needs, side by side for the kernel
    doses: np.ndarray  # [C] a week, before `frequency`
    frequency: np.ndarray  # [C, W] factor on doses after so many weeks in the state: use beside treatment settles
    shield: np.ndarray  # [C]
    medicated: np.ndarray  # [C] bool
    may_choose: np.ndarray  # [C] 1 where the legal supply is a choice
    source: np.ndarray  # [C] int64, OWN or the first source of the kind that the code uses
    learning: np.ndarray  # [C] weight of this week's product
    forgetting: np.ndarray  # [C]
    dues: np.ndarray  # [C * DUE] doses, shield, medicated, dies_care and may_choose, side by side for the kernel
    dies_care: np.ndarray  # [C] below this the misc. draw kills in care
    survives: np.ndarray  # [C] from here on it kills by other causes
    shops_until: np.ndarray  # [C] between MIDDLE and this it makes a person compare dealers
    seeks: np.ndarray  # [C] chance of finding another dealer when one's own is closed
    early: np.ndarray  # [R, C] excess of the first move's chance after entry
    chances: np.ndarray  # [R, C, 4] weekly chances of moves, without the excess
    places: np.ndarray  # [R, 2] weekly chance of supervised heroin, for others and for those served first
    most: np.ndarray  # [R, C] at least the sum of all chances
    fading: np.ndarray  # [C, W] the excess left after so many weeks
    to: np.ndarray  # [C, 4] state moved to
    witnessed: np.ndarray  # [R]
    part: np.ndarray  # [R]
    unchecked: float  # from this place in the queue on people know what they hold
    refractory: int  # weeks on heroin or fentanyl after which places are offered first
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


def tables_of(numbers: Numbers, street: Street, setting: Setting, counts: Counts, ln_threshold: float, spread: float) -> Tables:
    """This week's tables; customers weigh the strength per dollar that participation follows, free places are shared out by counts."""
    numbers = numbers if setting.elastic else _inelastic(numbers)
    regions, dealers = setting.naloxone.size, street.region.size
    sources = by_source(numbers, street, setting, ln_threshold, spread)
    return Tables(
        prescriptions=dealers,
        legal_supplies=dealers + 2 * regions,
        nobody=dealers + 3 * regions,
        dealers_of=street.region.astype(np.int64),
        **sources,
        **_of_people(numbers, setting.research, setting.tolerance, dealers, regions),
        **moves_of(numbers, street, setting, counts, sources)._asdict(),
        witnessed=setting.witnessed.astype(np.float64),
        unchecked=1.0 - float(setting.checking),
        informed=bool(setting.informed),
    )


@lru_cache(maxsize=8)
def _inelastic(n: Numbers) -> Numbers:
    """People whose doses and participation follow no price."""
    return replace(n, people=replace(n.people, dose_elasticity=0.0, participation=0.0))


@lru_cache(maxsize=8)
def _of_people(n: Numbers, research: bool, tolerance_moves: bool, dealers: int, regions: int) -> dict:
    """What is the same every week, together."""
    p = n.people
    weeks = {"fading": fading_of(p), "frequency": frequency_of(p), "to": DESTINATIONS, "refractory": int(n.care.refractory_weeks)}
    return _habits(p, n.care, research, dealers, regions) | weeks | _scalars(p, tolerance_moves)


def _habits(p: People, c: Care, research: bool, dealers: int, regions: int) -> dict[str, np.ndarray]:
    """What goes with a person's code alone."""
    other = p.death_other / moves.YEAR
    survives = by_code(1.0 - other, REC=1.0 - other * p.death_other_rec, REC_RX=1.0 - other * p.death_other_rec)
    survives[list(DEAD)] = NEVER
    care = p.death_care / moves.YEAR
    seek = p.search_success if research else 0.0
    fade = dict.fromkeys(("ABS", "ABS_RX", "REC", "REC_RX", "PRISON", "PRISON_RX", "HAT"), p.forgetting)
    supervised = c.doses_supervised
    own = [HF, MOUD]
    source = np.full(CODES, dealers)
    source[own], source[[HAT, HAT_RX]] = OWN, dealers + regions
    habits = {
        "doses": by_code(0.0, RX=p.doses_rx, HF=p.doses_heroin, MOUD=p.doses_heroin, MOUD_RX=p.doses_rx, HAT=supervised, HAT_RX=supervised),
        "shield": by_code(0.0, MOUD=p.blockade, MOUD_RX=p.blockade),
        "medicated": by_code(0.0, MOUD=1.0, MOUD_RX=1.0) > 0.0,
        "may_choose": by_code(0.0, HF=1.0),
        "source": source,
        "learning": by_code(0.0, HF=p.learning),
        "forgetting": by_code(0.0, **fade),
        "dies_care": by_code(0.0, MOUD=care, MOUD_RX=care),
        "survives": survives,
        "shops_until": by_code(MIDDLE, HF=MIDDLE + p.shop_rate),
        "seeks": by_code(0.0, HF=seek, MOUD=seek),
    }
    dues = [habits[name].astype(np.float64) for name in ("doses", "shield", "medicated", "dies_care", "may_choose")]
    return habits | {"dues": np.stack(dues, axis=1).ravel()}


def frequency_of(p: People) -> np.ndarray:
    """[C, W] doses over those of somebody who uses freely: in treatment they fall from all of them to the share that goes on."""
    frequency = np.ones((CODES, moves.DECAY_WEEKS))
    frequency[[MOUD_RX, MOUD]] = p.doses_beside + (1.0 - p.doses_beside) * moves.decay(p.weeks_settling)
    return frequency


def _scalars(p: People, tolerance_moves: bool) -> dict[str, float]:
    moving = 1.0 if tolerance_moves else 0.0
    share = tolerance.share_covered
    return {
        "ln_floor": float(ln(p.tolerance_floor)),
        "ln_medicated": (1.0 - p.tolerance_kept) * float(ln(p.tolerance_floor)),
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

