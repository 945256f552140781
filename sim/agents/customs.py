"""Customs: a fixed budget of search, spread over crossings by what was found."""

import numpy as np

from sim.agents.firm import Firm, Firms
from sim.market import CHANNELS, FENTANYL_MAIL, HEROIN_LAND
from sim.params.enforcement import Enforcement
from sim.policy.rules import Rules

LAND, MAIL = 0, 1
STEP = 0.1             # elasticity of the weekly correction: goods take six weeks to show it, so small steps
MOST_PRESSURE = 200.0
CROSSING_OF = np.array([LAND, MAIL, LAND])


class Customs(Firm, columns={"yielded": float, "reference": float, "pressure": float}):
    """The body that searches one crossing: land or mail. `yielded` is its smoothed share of all doses seized.

    `pressure` multiplies search for heroin while a policy asks for a seizure that ordinary search does not reach.
    """


class CustomsBodies(Firms):
    """Both bodies."""

    kind = Customs

    def __init__(self, model, p: Enforcement) -> None:
        super().__init__(model, 2)
        self.p = p
        self.yielded[:] = (1.0, 0.0)
        self.pressure[:] = 1.0
        self.reference[:] = self._spread()

    def _spread(self) -> np.ndarray:
        """Search by crossing when a part of the budget follows yields and the rest stays."""
        return 1 - self.p.attention + self.p.attention * len(self) * self.yielded

    def effort(self, rules: Rules) -> np.ndarray:
        """Search effort on each channel [K], relative to 2006."""
        effort = (self._spread() / self.reference * rules.search)[CROSSING_OF]
        effort[FENTANYL_MAIL] *= rules.search_mail
        effort[HEROIN_LAND] *= self.pressure[LAND]
        return effort

    def press(self, share: float, lost: float, landed: float, uncut: float) -> None:
        """Raise or ease the search for heroin so that `share` of what would land (uncut, DE this week) does not.

        It begins with the search that would find the share if loads stayed as they are (lost: share found now), and is corrected week by
        week by what lands.
        """
        if self.pressure[LAND] == 1.0 and share < 1:
            self.pressure[LAND] = 1 + np.log(1 - share) / min(np.log(1 - lost), -1e-9)
        step = (max(landed, 1e-9) / max((1 - share) * uncut, 1e-9)) ** STEP
        self.pressure[LAND] = min(max(self.pressure[LAND] * step, 1.0 + 1e-9), MOST_PRESSURE)

    def ease(self) -> None:
        """Search for heroin as before."""
        self.pressure[LAND] = 1.0

    def learn(self, seized: np.ndarray) -> None:
        """Shift attention to where doses were seized; seized [K] DE this week."""
        found = np.bincount(CROSSING_OF, weights=seized, minlength=len(self))
        if found.sum() > 0:
            self.yielded += self.p.attention_memory * (found / found.sum() - self.yielded)


assert len(CROSSING_OF) == CHANNELS
