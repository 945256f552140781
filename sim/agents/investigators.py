"""Investigators and prosecutors: cases against sources abroad, or against labs in the transit state."""

import numpy as np

from sim.agents import desks
from sim.agents.actor import Actor, Actors
from sim.params.mechanisms import Mechanisms
from sim.params.states import Investigators as Numbers


class Service(Actor, columns={"tally": float, "usual_sellers": float, "source": float, "transit": float}):
    """The federal service: share of its cases at the source, sellers there at the start, effort on sources and on transit labs."""


class Investigators(Actors):
    """The federal service. Effort on sources and on transit labs is relative to the practice of 2006."""

    kind = Service

    def __init__(self, model, p: Numbers, switches: Mechanisms) -> None:
        super().__init__(model, 1)
        self.p, self.switches = p, switches
        self.tally[:] = p.on_source
        self.source[:] = self.transit[:] = 1.0

    def work(self, sellers: int, labs: int) -> None:
        """Once a month, count cases and go where more were made. While nobody knows of labs, nothing moves."""
        if not self.usual_sellers[0]:
            self.usual_sellers[:] = max(sellers, 1)
        if not labs:
            return
        made = np.array([[sellers / self.usual_sellers[0]], [labs / self.p.usual_labs]])
        effort = np.stack([self.source, self.transit])
        self.tally[:] = desks.remember(self.tally, effort, made, self.p.on_source, self.p)
        self.source[:], self.transit[:] = desks.divide(self.tally, made, self.p.on_source, self.switches.allocation, self.p)
