"""The week in tables: all that a person's rules look up, shared by both ways of running them.

A person's *source* is one row: the D dealers, then per region R prescription markets, R places of supervised heroin, R legal supplies, then
nobody. Tables are laid once a run; a week's part of them is filled in by `scene.set_scene`.
"""

from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np

from sim.axes import declare
from sim.chance import Luck
from sim.harm import moves
from sim.records import Field, dtype_of
from sim.users.codes import CODES, DEAD, HAT, HAT_RX, HF, MIDDLE, MOUD, MOUD_RX, MOVES, NEVER, OWN, PATHS, by_code
from sim.users.moving import DESTINATIONS, fading_of
from sim.users.numbers import Numbers
from sim.users.states import Group, Kind

declare("move", tuple(f"move_{move}" for move in range(MOVES)))
declare("served", ("others", "first"))

SOURCE = dtype_of({
    "region": Field("", "of a dealer", (), np.int64),
    "share": Field("share", "of what is handed out that is fentanyl"),
    "open": Field("", "1 or 0"),
    "believed": Field("ln DE", "strength of heroin as believed"),
    "gap": Field("ln ratio", "strength of fentanyl over heroin as believed"),
    "price": Field("ln ratio", "price over the usual one"),
    "offset": Field("ln doses", "what is added to the wanted dose"),
    "ceiling": Field("ln bags", "what a budget buys, beside the habit"),
    "legal": Field("share", "below this place in the queue a customer uses the legal supply instead"),
    "held": Field("ln DE", "strength really held", ("product",)),
    "exposure": Field("ln ratio", "strength over the overdose threshold", ("product",)),
    "sharpness": Field("1/ln", "1 / sd of dose and threshold together", ("product",)),
    "served": Field("ratio", "doses over those of heroin, 0 where closed", ("product",)),
    "fatal_base": Field("probability", "death given an overdose, alone", ("product",)),
    "fatal_slope": Field("probability", "what being seen adds to it", ("product",)),
    "kind": Field("", "the Kind of a death", ("product",)),
})  # fmt: skip
CODE = dtype_of({
    "doses": Field("1/week", "doses, before `frequency`"),
    "shield": Field("ln ratio", "what medication takes off a dose"),
    "medicated": Field("", "1 in medication treatment, else 0"),
    "may_choose": Field("", "1 where the legal supply is a choice"),
    "source": Field("", "OWN, or the first source of the kind that the code uses", (), np.int64),
    "learning": Field("1/week", "weight of this week's product in belief"),
    "forgetting": Field("1/week", "fading of belief"),
    "dies_care": Field("probability", "below this the misc. draw kills in care"),
    "survives": Field("probability", "from here on it kills by other causes"),
    "shops_until": Field("probability", "between MIDDLE and this it makes a person compare dealers"),
    "seeks": Field("probability", "of finding another dealer when one's own is closed"),
    "to": Field("", "state moved to", ("move",), np.int64),
})  # fmt: skip
PLACE = dtype_of({
    "share": Field("share", "of the nation's people"),
    "witnessed": Field("ratio", "multiplier on being seen"),
    "availability": Field("ratio", "prescription opioids on offer"),
    "unchecked": Field("share", "from this place in the queue on people know what they hold"),
    "untaught": Field("ratio", "newcomers left by education"),
    "value": Field("ln ratio", "strength that customers of open dealers believe to get for a dollar, a mean"),
    "selling": Field("share", "of dealers who are open"),
    "part": Field("ratio", "how attractive use is, 1 in 2010"),
    "places": Field("1/week", "chance of supervised heroin", ("served",)),
})  # fmt: skip
PATH = dtype_of({
    "early": Field("1/week", "excess of the first move's chance after entry"),
    "chances": Field("1/week", "of moves, without the excess", ("move",)),
    "most": Field("1/week", "at least the sum of all chances"),
})  # fmt: skip
ACCIDENT = dtype_of({
    "uses": Field("1/week", "accidental uses a person"),
    "ln_de": Field("ln DE", "of one"),
    "excess": Field("ln ratio", "dose over tolerance and threshold, without frailty"),
    "sharpness": Field("1/ln", "1 / sd of dose and threshold together"),
})  # fmt: skip
SCENE = dtype_of({
    "seed": Field("", "first word of the key of luck", (), np.uint64),
    "replicate": Field("", "second word", (), np.uint64),
    "week": Field("", "since 2006", (), np.uint64),
    "weight": Field("people", "that a row stands for"),
    "ln_threshold": Field("ln dose/tolerance", "at which half overdose"),
    "prescription": Field("ln dose/tolerance", "by how much the threshold of prescription opioids lies higher"),
    "spread": Field("ln dose/tolerance", "sd of the threshold"),
    "form": Field("", "of the curve of overdose risk (`sim.harm.overdose`)", (), np.int64),
    "prescriptions": Field("", "first source that is no dealer", (), np.int64),
    "legal_supplies": Field("", "first legal supply", (), np.int64),
    "nobody": Field("", "the last source", (), np.int64),
    "informed": Field("", "everybody knows what they hold", (), np.bool_),
    "elasticity": Field("elasticity", "of doses"),
    "adjust": Field("share", "of the way to what was met that doses go after the first of a week"),
    "gain": Field("share", "of the way up that tolerance covers in a week"),
    "loss": Field("share", "of the way down"),
    "half_gain": Field("share", "of the way up in half a week"),
    "half_loss": Field("share", "of the way down"),
    "depletes": Field("", "1: who dies by accident is replaced by anybody; 0: by somebody like him"),
    "turnover": Field("1/week", "of those who do not depend on opioids"),
    "drawn": Field("ratio", "newcomers to heroin where there is a legal supply, over those where there is none"),
    "convert": Field("probability", "an accidental use makes dependent"),
})  # fmt: skip


class Tables(NamedTuple):
    """Records by source [S], code [C], region [R], region and code [R, C], region and group of casual users [R, G]; one record of numbers
    and one of the scene [1]; factors by code and weeks in the state [C, W]."""

    sources: np.ndarray
    codes: np.ndarray
    places: np.ndarray
    paths: np.ndarray
    accidents: np.ndarray
    numbers: np.ndarray
    scene: np.ndarray
    frequency: np.ndarray  # on doses: use beside treatment settles
    fading: np.ndarray  # on the early excess


def laid(numbers: Numbers, luck: Luck, share: np.ndarray, dealers: int) -> Tables:
    """Tables with what is the same every week; share [R] of the nation's people."""
    regions = share.size
    sources, places, scene = np.zeros(dealers + 3 * regions + 1, SOURCE), np.zeros(regions, PLACE), np.zeros(1, SCENE)
    supervised, legal = dealers + regions, dealers + 2 * regions
    sources["kind"][:dealers] = Kind.HEROIN, Kind.FENTANYL
    sources["kind"][dealers:supervised] = Kind.PRESCRIPTION, Kind.FENTANYL
    sources["kind"][supervised:legal], sources["kind"][legal:-1] = Kind.SUPERVISED, Kind.LEGAL
    places["share"] = share
    scene["seed"], scene["replicate"] = luck.key
    scene["prescriptions"], scene["legal_supplies"], scene["nobody"] = dealers, legal, dealers + 3 * regions
    codes = _codes(numbers, dealers, supervised)
    paths, accidents = np.zeros((regions, PATHS), PATH), np.zeros((regions, len(Group)), ACCIDENT)
    return Tables(sources=sources, codes=codes, places=places, paths=paths, accidents=accidents, numbers=numbers.record, scene=scene,
                  frequency=frequency_of(numbers), fading=fading_of(numbers.people))  # fmt: skip


def _codes(numbers: Numbers, prescriptions: int, supervised: int) -> np.ndarray:
    """What goes with a person's code alone [C]."""
    p, codes = numbers.people, np.zeros(CODES, CODE)
    other, care = p.death_other / moves.YEAR, p.death_care / moves.YEAR
    fading = dict.fromkeys(("ABS", "ABS_RX", "REC", "REC_RX", "PRISON", "PRISON_RX", "HAT"), p.forgetting)
    doses = numbers.care.doses_supervised
    codes["doses"] = by_code(0.0, RX=p.doses_rx, HF=p.doses_heroin, MOUD=p.doses_heroin, MOUD_RX=p.doses_rx, HAT=doses, HAT_RX=doses)
    codes["shield"] = by_code(0.0, MOUD=p.blockade, MOUD_RX=p.blockade)
    codes["medicated"] = by_code(0.0, MOUD=1.0, MOUD_RX=1.0)
    codes["may_choose"][HF] = 1.0
    codes["source"] = prescriptions
    codes["source"][[HF, MOUD]], codes["source"][[HAT, HAT_RX]] = OWN, supervised
    codes["learning"][HF] = p.learning
    codes["forgetting"] = by_code(0.0, **fading)
    codes["dies_care"] = by_code(0.0, MOUD=care, MOUD_RX=care)
    codes["survives"] = by_code(1.0 - other, REC=1.0 - other * p.death_other_rec, REC_RX=1.0 - other * p.death_other_rec)
    codes["survives"][list(DEAD)] = NEVER
    codes["shops_until"] = by_code(MIDDLE, HF=MIDDLE + p.shop_rate)
    codes["to"] = DESTINATIONS
    return codes


def frequency_of(numbers: Numbers) -> np.ndarray:
    """[C, W] doses over those of somebody who uses freely: in treatment they fall from all of them to the share that goes on."""
    p, frequency = numbers.people, np.ones((CODES, moves.DECAY_WEEKS))
    frequency[[MOUD_RX, MOUD]] = p.doses_beside + (1.0 - p.doses_beside) * moves.decay(p.weeks_settling)
    return frequency


def readable(tables: Tables) -> SimpleNamespace:
    """The tables as plain objects, whose records are read `t.sources[3].price`: what rules go by that ask one person at a time."""
    named = {name: _named(table) for name, table in tables._asdict().items()}
    return SimpleNamespace(**named | {"numbers": named["numbers"][0], "scene": named["scene"][0]})


def _named(table: np.ndarray) -> Any:
    if table.ndim > 1:
        return [_named(row) for row in table] if table.dtype.names else table.tolist()
    columns = [table[name].tolist() for name in table.dtype.names]
    return [SimpleNamespace(**dict(zip(table.dtype.names, row, strict=True))) for row in zip(*columns, strict=True)]
