"""Chemicals under way: by which route they travel, what is lost, what they cost, what labs keep in store."""

from sim.agents.actor import Actor, Actors
from sim.axes import declare
from sim.market import chemicals
from sim.market.chemicals import ROUTE_NAMES
from sim.observe import flow, level, observe
from sim.records import Field

declare("chemical_route", ROUTE_NAMES)


class Haulier(Actor):
    """Those who bring chemicals to labs, as one. Stores and orders are in DE that could be made from them."""

    routes = Field("share", "of what is sent", ("chemical_route",))
    effort = Field("ratio", "search on a route, relative to usual", ("chemical_route",))
    lost = Field("share", "of what is sent that is found on its way", ("chemical_route",))
    sent = Field("DE/week", "chemicals sent", ("chemical_route",))
    price = Field("ratio", "price of chemicals, relative to usual", ("tier",))
    tiers = Field("share", "of their need that labs can cover from a tier", ("tier",))
    supplied = Field("share", "of their need that labs can cover, in all")
    ratio = Field("ratio", "price of the chemicals that labs buy, relative to usual")
    passed = Field("ratio", "share of shipments that arrive, relative to usual")
    offered = Field("DE/week", "chemicals that are offered to labs")
    bought = Field("DE/week", "chemicals that arrive")
    found = Field("DE/week", "chemicals found on their way")
    by_tier = Field("share", "of what arrives", ("tier",))
    used = Field("DE/week", "chemicals that labs use, as hauliers remember it")
    store = Field("DE", "chemicals in labs' stores")
    cost = Field("ratio", "cost of what labs make, relative to usual")
    finished = Field("share", "of what transit groups can send that vendors made")
    dearer = Field("ratio", "cost of what transit groups send over that of what labs make")

    def travel(self) -> None:
        """A week of search takes its part, and senders move to the route that loses less."""
        chemicals.travel(self.record, self.table.here.numbers[0])

    step = travel

    def order(self, output: float) -> None:
        """Send a week of chemicals to labs that made so many DE."""
        chemicals.order(self.record, output, self.table.here.numbers[0])


class Haulage(Actors):
    """All hauliers of chemicals, as one."""

    kind = Haulier

    def __init__(self, model, numbers) -> None:
        """numbers: the record of numbers of the sources; routes start as they were usual."""
        super().__init__(model, 1)
        self.routes[0], self.lost[0], self.usual = numbers["usual_routes"][0], numbers["usual_lost"][0], numbers["usual_routes"][0]
        for name in ("effort", "price", "ratio", "passed", "cost", "dearer"):
            getattr(self, name)[:] = 1.0

    @property
    def by_sea(self) -> float:
        """Chemicals that take the sea, relative to usual."""
        return float(self.routes[0, 0] / self.usual[0])


observe("world.haulage",
        chemical_price=level("ratio", "price of the chemicals that labs buy, relative to usual", at="ratio"),
        chemicals_passed=level("ratio", "part of the chemicals sent that arrives, relative to usual", at="passed"),
        chemical_routes=level("share", "chemicals sent by each route", "chemical_route", at="routes"),
        chemicals_stored=level("DE", "chemicals in labs' stores, in doses made from them", at="store"),
        chemicals_bought=flow("DE", "chemicals that labs bought, in doses made from them", at="bought"),
        chemicals_lost=flow("DE", "chemicals found on their way, in doses made from them", at="found"),
        need_by_tier=level("share", "labs' need covered from each chemical tier", "tier", at="by_tier"),
        lab_cost=level("ratio", "cost of what labs make, relative to usual", at="cost"))
