"""The account of people: born and found at the start = living + dead, every week, in every region."""

from dataclasses import dataclass

import numpy as np

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
        """Compare with the living [R] as counted. Raises LeakError naming week, region and both sides."""
        should = self.entered.sum(axis=1) - self.left.sum(axis=1)
        for region in np.flatnonzero(should != living):
            raise LeakError(
                f"week {week}: the account of people in region {region} does not close: {self.entered[region].sum()} entered "
                f"and {self.left[region].sum()} died, which leaves {should[region]}, but {living[region]} are alive"
            )
