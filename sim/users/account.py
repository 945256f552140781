"""The account of people: born and found at the start = living + dead, every week, in every region."""

from dataclasses import dataclass

import numpy as np
from numba import njit

from sim.errors import LeakError
from sim.users.columns import Origin
from sim.users.states import Cause


@dataclass
class Account:
    """Rows that ever entered [R, Origin] and left by death [R, Cause], counted since the start of the run."""

    entered: np.ndarray
    left: np.ndarray

    @classmethod
    def opened(cls, number: list[int]) -> "Account":
        """With the people of the start."""
        entered = np.zeros((len(number), len(Origin)), np.int64)
        entered[:, Origin.START] = number
        return cls(entered, np.zeros((len(number), len(Cause)), np.int64))

    def close(self, week: int, living: np.ndarray) -> None:
        """Compare with the living [R, S] as counted. Raises LeakError naming week, region and both sides."""
        region = first_leak(self.entered, self.left, living)
        if region >= 0:
            entered, died, alive = (int(what[region].sum()) for what in (self.entered, self.left, living))
            raise LeakError(
                f"week {week}: the account of people in region {region} does not close: {entered} entered "
                f"and {died} died, which leaves {entered - died}, but {alive} are alive"
            )


@njit(cache=True)
def first_leak(entered, left, living):
    """The first region in which those who entered are not those who left and live; -1 if there is none."""
    for region in range(len(living)):
        if entered[region].sum() - left[region].sum() != living[region].sum():
            return region
    return -1
