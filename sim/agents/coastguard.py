"""The coast guard: so many ships, which look for chemicals on their way to transit ports or for crossers in boats."""

import numpy as np

from sim.agents import desks
from sim.agents.actor import Actor, Actors
from sim.params.mechanisms import Mechanisms
from sim.params.states import CoastGuard as Numbers


class Fleet(Actor, columns={"tally": float, "chemicals": float, "crossers": float}):
    """All ships: share of chemicals in what they met, effort on chemicals and on crossers relative to 2006."""


class CoastGuard(Actors):
    """One fleet with two duties."""

    kind = Fleet

    def __init__(self, model, p: Numbers, switches: Mechanisms) -> None:
        super().__init__(model, 1)
        self.p, self.switches = p, switches
        self.tally[:] = p.on_chemicals
        self.chemicals[:] = self.crossers[:] = 1.0

    def sail(self, week: int, by_sea: float, crossers: float) -> float:
        """Ships on the watch for chemicals, relative to 2006. by_sea: chemicals that take the sea, crossers: attempts; relative to usual.

        With staff not shared, the watch for chemicals has ships of its own.
        """
        if not self.switches.shared_staff:
            return 1.0
        if week % desks.MONTH == 0:
            met, p = np.array([[by_sea], [crossers]]), self.p
            self.tally[:] = desks.remember(self.tally, np.stack([self.chemicals, self.crossers]), met, p.on_chemicals, p)
            self.chemicals[:], self.crossers[:] = desks.divide(self.tally, met, p.on_chemicals, self.switches.allocation, p)
        return float(self.chemicals[0])
