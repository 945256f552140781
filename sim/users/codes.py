"""A person's *code* is 2 state + street, where street is 1 if the last use was heroin or fentanyl: its names, tables and shared marks."""

from typing import NamedTuple

import numpy as np

from sim.users.states import State

CODES = 2 * len(State)
RX, HF, MOUD_RX, MOUD, ABS_RX, ABS, REC_RX, REC, PRISON_RX, PRISON, HAT_RX, HAT = 0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13
DEAD = (14, 15)
CUT_OFF, PATHS = CODES, CODES + 1   # a path beside those of the codes: on heroin or fentanyl, without a dealer who sells this week
NO_DEALER, OWN = -1, -1
NEVER = 2.0  # beyond every uniform number
MIDDLE = 0.5  # where second thoughts about the dealer start; deaths of other causes lie at the ends
FIRST_YEAR, FRESH_WEEKS = 52, 4
ROUNDED_UP = 1.0 + 2.0**-40  # so that no order of adding chances passes what is compared first
MOVES = 4  # of a code, besides supervised heroin


class Counts(NamedTuple):
    """Rows as they stand: customers [D] of dealers, living [R, S], and people on heroin or fentanyl who are served first [R]."""

    customers: np.ndarray
    living: np.ndarray
    first: np.ndarray


def by_code(default: float, **values: float) -> np.ndarray:
    """A [C] table with `default` everywhere but at the named codes."""
    table = np.full(CODES, default)
    for name, value in values.items():
        table[globals()[name]] = value
    return table
