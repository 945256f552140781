"""Local police: so many officers a division, who look for dealers or for users, more where arrests were made."""

import numpy as np

from sim.agents.firm import Firm, Firms
from sim.market import screening
from sim.params.mechanisms import Allocation, Mechanisms
from sim.params.places import DIVISIONS
from sim.params.states import Police as Numbers

MONTH = 4


class Force(Firm, columns={"tally": float, "usual_users": float, "dealers": float, "users": float}):
    """The police of one division: share of its arrests that were dealers, people dependent at the start, effort on dealers and on users."""


class Police(Firms):
    """The police of all divisions. Effort [9] on dealers and on users is relative to the practice of 2006."""

    kind = Force

    def __init__(self, model, p: Numbers, switches: Mechanisms) -> None:
        super().__init__(model, DIVISIONS)
        self.p, self.switches = p, switches
        self.tally[:] = p.on_dealers
        self.dealers[:] = self.users[:] = 1.0

    def patrol(self, week: int, at_work: np.ndarray, dependent: np.ndarray) -> None:
        """Once a month, count arrests and go where more were made: at_work [9] share of dealers who sell, dependent [9] users to be met."""
        if not self.usual_users.any():
            self.usual_users[:] = np.maximum(dependent, 1.0)
        if week % MONTH:
            return
        p, on = self.p, self.p.on_dealers
        made = np.stack([at_work, dependent / self.usual_users])            # arrests that an officer makes, relative to 2006
        dealers = on * self.dealers * made[0]
        users = (1 - on) * self.users * made[1]
        self.tally += (1 - (1 - p.memory) ** MONTH) * (dealers / np.maximum(dealers + users, 1e-12) - self.tally)
        share = self._aim(made)
        budget = np.array([on, 1 - on])[:, None]
        self.dealers[:], self.users[:] = screening.by_yields(p.attention, np.stack([share, 1 - share]), budget)

    def _aim(self, made: np.ndarray) -> np.ndarray:
        """Share of the part of the budget that moves which goes to dealers, [9]."""
        how = self.switches.allocation
        if how is Allocation.yields:
            return self.tally
        return np.full(DIVISIONS, self.p.on_dealers) if how is Allocation.fixed else (made[0] >= made[1]).astype(float)
