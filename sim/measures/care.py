"""Care, law and rescue: who enters and leaves, who dies there, what rescue achieves, and what is used legally."""

import numpy as np

from sim.clock import WEEKS_A_YEAR
from sim.market.cost import UnitCosts
from sim.measures.form import measure, register, share
from sim.users.states import Kind, State
from sim.week import Happenings

INTO, OUT, RELAPSED, JAILED = range(4)
PER_HUNDRED = 100.0
FLOWS = (
    ("care_entries", INTO, "People who start medication treatment (M30)"),
    ("care_exits", OUT, "People who leave medication treatment (M30)"),
    ("relapses", RELAPSED, "People who use again after abstinence (M30)"),
    ("imprisoned", JAILED, "Dependent people sent to prison (M36)"),
)
KINDS = (
    ("deaths_care", Kind.CARE, "Expected fatal poisonings in treatment other than by street doses (M31)"),
    ("deaths_supervised", Kind.SUPERVISED, "Expected deaths on supervised heroin (M31)"),
    ("deaths_legal", Kind.LEGAL, "Expected deaths on legal supply (M02)"),
)


def _flow(name: str, move: int, meaning: str) -> None:
    register(name, "people/week", meaning, "sum", lambda h, c: h.moved[:, move])


def _deaths(name: str, kind: Kind, meaning: str) -> None:
    register(name, "deaths/week", meaning, "sum", lambda h, c: h.deaths[:, :, kind].sum(1))


def _in(h: Happenings, *states: State) -> np.ndarray:
    return h.people[:, :, list(states)].sum((1, 2))


for _row in FLOWS:
    _flow(*_row)
for _row in KINDS:
    _deaths(*_row)


@measure("share")
def care_coverage(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Share of dependent people who are in medication treatment (M30)."""
    return share(_in(h, State.MOUD), _in(h, State.RX, State.HF, State.MOUD))


@measure("weeks")
def care_weeks(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Time in treatment that this week's exits imply: people in treatment over people leaving (M30)."""
    return share(_in(h, State.MOUD), h.moved[:, OUT])


@measure("1/year")
def relapse_rate(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Relapses per person-year of abstinence and recovery (M30)."""
    return WEEKS_A_YEAR * share(h.moved[:, RELAPSED], _in(h, State.ABS, State.REC))


@measure("deaths/week", "sum")
def deaths_after_care(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Expected deaths within four weeks of return to the street, of people who had been in treatment (M31)."""
    return h.fresh


@measure("share")
def rescue_heroin(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Overdoses on heroin that are survived (M33)."""
    return 1.0 - share(h.deaths[:, :, Kind.HEROIN].sum(1), h.over[:, 0])


@measure("share")
def rescue_fentanyl(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Overdoses on fentanyl, of dependent people, that are survived (M33)."""
    return 1.0 - share(h.deaths[:, :, Kind.FENTANYL].sum(1) - h.casual.sum(1), h.over[:, 1])


@measure("overdoses/week", "sum")
def overdoses(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Expected opioid overdoses, fatal or not (M03)."""
    return h.over[:, 2]


@measure("deaths/100 person-years")
def lethality(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Expected fatal poisonings of people dependent on heroin or fentanyl, per 100 person-years of that (M04)."""
    return PER_HUNDRED * WEEKS_A_YEAR * share(h.dies, h.active)


@measure("deaths/million DE")
def lethality_per_dose(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Expected deaths on street opioids, of whoever took them, per million dose-equivalents used (M04)."""
    return share(h.deaths[:, :, [Kind.HEROIN, Kind.FENTANYL]].sum((1, 2)), h.used.sum((1, 2)) / 1e6)


@measure("people")
def users_legal(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """People on heroin or fentanyl who use the legal supply this week (M32)."""
    return h.legal[:, 0]


@measure("DE/week", "sum")
def legal_de(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Legal opioids used, in dose-equivalents (M32)."""
    return h.legal[:, 1]


@measure("share")
def legal_share(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Legal supply's share of street and legal consumption (M32)."""
    return share(h.legal[:, 1], h.legal[:, 1] + h.used.sum((1, 2)))


@measure("DE/week", "sum")
def consumption_all_de(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Street and legal opioids used by everybody, in dose-equivalents (M13)."""
    return h.legal[:, 1] + h.used.sum((1, 2))
