"""The account of people: born and found at the start = living + dead, every week, in every region."""

from dataclasses import dataclass

import numpy as np

from sim.errors import LeakError
from sim.jit import part
from sim.users.states import Cause, Origin, State

DEAD = int(State.DEAD)


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

    def leak(self, week: int, region: int, living: np.ndarray) -> LeakError:
        """What to raise where the living [R, S] of a region as counted are not those who entered and did not leave."""
        entered, died, alive = int(self.entered[region].sum()), int(self.left[region].sum()), int(living[region, : State.DEAD].sum())
        return LeakError(
            f"week {week}: the account of people in region {region} does not close: {entered} entered "
            f"and {died} died, which leaves {entered - died}, but {alive} are alive"
        )


@part
def first_leak(entered, left, living):
    """The first region in which those who entered are not those who left and live; -1 if there is none."""
    for region in range(len(living)):
        if entered[region].sum() - left[region].sum() != living[region, :DEAD].sum():
            return region
    return -1
