"""Customs: a fixed budget of search, spread over crossings by what was found."""

import numpy as np

from sim.agents.firm import Firm, Firms
from sim.market import CHANNELS, FENTANYL_MAIL
from sim.params.enforcement import Enforcement
from sim.policy.rules import Rules

LAND, MAIL = 0, 1
CROSSING_OF = np.array([LAND, MAIL, LAND])


class Customs(Firm, columns={"yielded": float, "reference": float}):
    """The body that searches one crossing: land or mail. `yielded` is its smoothed share of all doses seized."""


class CustomsBodies(Firms):
    """Both bodies."""

    kind = Customs

    def __init__(self, model, p: Enforcement) -> None:
        super().__init__(model, 2)
        self.p = p
        self.yielded[:] = (1.0, 0.0)
        self.reference[:] = self._spread()

    def _spread(self) -> np.ndarray:
        """Search by crossing when a part of the budget follows yields and the rest stays."""
        return 1 - self.p.attention + self.p.attention * len(self) * self.yielded

    def effort(self, rules: Rules) -> np.ndarray:
        """Search effort on each channel [K], relative to 2006."""
        effort = (self._spread() / self.reference * rules.search)[CROSSING_OF]
        effort[FENTANYL_MAIL] *= rules.mail_search
        return effort

    def learn(self, seized: np.ndarray) -> None:
        """Shift attention to where doses were seized; seized [K] DE this week."""
        found = np.bincount(CROSSING_OF, weights=seized, minlength=len(self))
        if found.sum() > 0:
            self.yielded += self.p.attention_memory * (found / found.sum() - self.yielded)


assert len(CROSSING_OF) == CHANNELS
