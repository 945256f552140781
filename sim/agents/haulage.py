"""Chemicals under way: by which route they travel, what is lost, what they cost, what labs keep in store."""

import numpy as np

from sim.market import chemicals, makers, weighted
from sim.market.chemicals import TIERS
from sim.params.chemicals import Haulage as Numbers
from sim.params.mechanisms import Mechanisms
from sim.params.supply import Makers

REFILL = 4.0   # weeks in which a gap in the store is ordered


class Haulage:
    """Routes of chemicals [X], their price by tier [T] relative to usual, and the labs' store, in DE that could be made from it.

    `ratio` is the price a lab pays for what it needs, `passed` the share of shipments that arrive, both relative to usual.
    """

    arrays = ("routes", "price", "store", "used", "state")

    def __init__(self, p: Numbers, usual_lost: np.ndarray) -> None:
        """usual_lost [X]: share of chemicals lost on each route at the practice of the time."""
        self.p, self.lost, self.usual_lost = p, usual_lost, usual_lost
        self.usual_passed = 1 - weighted(chemicals.usual_routes(p), usual_lost)
        self.routes, self.price = chemicals.usual_routes(p).copy(), np.ones(TIERS)
        self.store, self.used = np.zeros(1), np.zeros(1)
        self.state = np.array([1.0, 1.0])

    @property
    def ratio(self) -> float:
        """Price of the chemicals that labs buy, relative to usual."""
        return float(self.state[0])

    @property
    def passed(self) -> float:
        """Share of shipments that arrive, relative to usual."""
        return float(self.state[1])

    @property
    def by_sea(self) -> float:
        """Chemicals that take the sea, relative to usual."""
        return float(self.routes[0] / chemicals.usual_routes(self.p)[0])

    def travel(self, effort: np.ndarray, switches: Mechanisms) -> None:
        """Search, relative to usual [X], takes its part; senders move to the route that loses less."""
        self.lost = chemicals.lost_on_way(self.usual_lost, effort * switches.enforcement)
        if switches.routes:
            self.routes = chemicals.choose_routes(self.routes, self.lost, self.usual_lost, self.p)
        self.state[1] = (1 - weighted(self.routes, self.lost)) / self.usual_passed

    def bring(self, willing: np.ndarray, usual: float, skill: np.ndarray, p: Makers) -> np.ndarray:
        """Share of their need that labs can cover from each tier [T], and the price that follows."""
        tiers = makers.obtainable(willing * self.passed, skill, p)
        self.price = chemicals.next_price(self.price, willing * self.passed / usual, self.p)
        self.state[0] = weighted(tiers, self.price) / tiers.sum() if tiers.sum() > 0 else self.price.min()
        return tiers

    def send(self, offered: float, used: float) -> np.ndarray:
        """DE of chemicals that are sent to labs on each route [X]: they order what they used, and a part of the gap in their store, as far
        as that is offered, and senders add what they expect to lose."""
        self.used += (used - self.used) / REFILL
        gap = self.p.store * float(self.used[0]) - float(self.store[0])
        ordered = min(max(used + gap / REFILL, 0.0), offered)
        return ordered / (1 - weighted(self.routes, self.lost)) * self.routes

    def receive(self, sent: np.ndarray, used: float) -> tuple[np.ndarray, float]:
        """What is found on the way [X], and what arrives and goes into store, of which labs took `used`."""
        arrived = float(weighted(sent, 1 - self.lost))
        self.store = np.maximum(self.store + arrived - used, 0.0)   # rounding may leave a hair less than nothing
        return sent * self.lost, arrived

    def saved(self) -> dict[str, np.ndarray]:
        """A copy of everything that changes."""
        return {name: getattr(self, name).copy() for name in self.arrays}

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Put saved arrays back."""
        for name in self.arrays:
            setattr(self, name, saved[name].copy())
