"""People by state, and what they know."""

import numpy as np

from sim.clock import WEEKS_A_YEAR
from sim.market.cost import UnitCosts
from sim.measures.form import measure, register, share
from sim.users.states import State
from sim.week import Happenings

STATES = {
    "users_rx": (State.RX, "People dependent on prescription opioids"),
    "users_hf": (State.HF, "People dependent on heroin or fentanyl"),
    "users_moud": (State.MOUD, "People in medication treatment"),
    "users_abs": (State.ABS, "People abstinent for less than a year"),
    "users_rec": (State.REC, "People who recovered"),
    "users_prison": (State.PRISON, "Dependent people in prison"),
    "users_supervised": (State.HAT, "People on prescribed heroin under supervision"),
}


def _in_state(name: str, state: State, meaning: str) -> None:
    register(name, "people", meaning, "mean", lambda h, c: h.people[:, :, state].sum(1))


for _name, (_state, _meaning) in STATES.items():
    _in_state(_name, _state, _meaning)


@measure("people")
def customers_without_dealer(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """People dependent on heroin or fentanyl whose dealer is closed."""
    return h.stranded


@measure("person-years/week", "sum")
def prison_years(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Person-years that dependent people spent in prison (M36)."""
    return h.people[:, :, State.PRISON].sum(1) / WEEKS_A_YEAR


@measure("share")
def unaware_share(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Of those who met fentanyl, who thought it less likely than not."""
    return share(h.unaware.sum(1), h.exposed.sum(1))
