"""Chemicals under way: by which route they travel, what is lost, what they cost, what labs keep in store."""

import numpy as np

from sim.axes import declare
from sim.market import chemicals, weighted
from sim.market.chemicals import ROUTE_NAMES, ROUTES, TIERS
from sim.observe import level, observe
from sim.params.chemicals import Haulage as Numbers
from sim.params.mechanisms import Mechanisms
from sim.params.supply import Makers


class Haulage:
    """Routes of chemicals [X], their price by tier [T] relative to usual, and the labs' store, in DE that could be made from it.

    `ratio` is the price a lab pays for what it needs, `passed` the share of shipments that arrive, both relative to usual.
    """

    arrays = ("routes", "price", "store", "used", "state")

    def __init__(self, p: Numbers, usual_lost: np.ndarray) -> None:
        """usual_lost [X]: share of chemicals lost on each route at the practice of the time."""
        self.p, self.lost, self.usual_lost = p, usual_lost.copy(), usual_lost
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

    def travel(self, sea: float, hub: float, switches: Mechanisms) -> None:
        """Search of sea and hub, relative to usual, takes its part; senders move to the route that loses less."""
        effort = (sea, hub, 1.0) if switches.enforcement else (0.0, 0.0, 0.0)
        passed = chemicals.choose_routes(self.usual_lost, chemicals.usual_routes(self.p), effort, self.p.rerouting,
                                         self.p.inertia if switches.routes else 0.0, self.lost, self.routes)
        self.state[1] = passed / self.usual_passed

    def bring(self, willing: np.ndarray, usual: float, skill: np.ndarray, p: Makers) -> np.ndarray:
        """Share of their need that labs can cover from each tier [T], and the price that follows."""
        tiers, h = np.empty(TIERS), self.p
        self.state[0] = chemicals.supply(willing * self.passed, skill, usual, p.spare_capacity, h.price_response, h.price_cap,
                                         h.price_memory, self.price, tiers)
        return tiers

    def order(self, offered: float, used: float) -> tuple[np.ndarray, float]:
        """DE of chemicals that are sent to labs on each route [X], and what of it arrives; labs used so many, and so many are offered."""
        sent = np.empty(ROUTES)
        return sent, chemicals.order(offered, used, self.p.store, self.lost, self.routes, self.store, self.used, sent)

    def saved(self) -> dict[str, np.ndarray]:
        """A copy of everything that changes."""
        return {name: getattr(self, name).copy() for name in self.arrays}

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Put saved arrays back."""
        for name in self.arrays:
            setattr(self, name, saved[name].copy())


declare("chemical_route", ROUTE_NAMES)
observe("world.haulage",
        chemical_price=level("ratio", "price of the chemicals that labs buy, relative to usual", at="ratio"),
        chemicals_passed=level("ratio", "part of the chemicals sent that arrives, relative to usual", at="passed"),
        chemical_routes=level("share", "chemicals sent by each route", "chemical_route", at="routes"),
        chemicals_stored=level("DE", "chemicals in labs' stores, in doses made from them", at="store"))
