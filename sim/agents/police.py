"""Local police: so many officers a division, who look for dealers or for users, more where arrests were made."""

import numpy as np

from sim.agents import desks
from sim.agents.actor import Actor, Actors
from sim.params.mechanisms import Mechanisms
from sim.params.places import DIVISIONS
from sim.params.states import Police as Numbers


class Force(Actor, columns={"tally": float, "usual_users": float, "dealers": float, "users": float}):
    """The police of one division: share of its arrests that were dealers, people dependent at the start, effort on dealers and on users."""


class Police(Actors):
    """The police of all divisions. Effort [9] on dealers and on users is relative to the practice of 2006."""

    kind = Force

    def __init__(self, model, p: Numbers, switches: Mechanisms) -> None:
        super().__init__(model, DIVISIONS)
        self.p, self.switches = p, switches
        self.tally[:] = p.on_dealers
        self.dealers[:] = self.users[:] = 1.0

    def patrol(self, at_work: np.ndarray, dependent: np.ndarray) -> None:
        """Once a month, count arrests and go where more were made: at_work [9] share of dealers who sell, dependent [9] users to be met."""
        if not self.usual_users.any():
            self.usual_users[:] = np.maximum(dependent, 1.0)
        made = np.stack([at_work, dependent / self.usual_users])
        effort = np.stack([self.dealers, self.users])
        self.tally[:] = desks.remember(self.tally, effort, made, self.p.on_dealers, self.p)
        self.dealers[:], self.users[:] = desks.divide(self.tally, made, self.p.on_dealers, self.switches.allocation, self.p)
