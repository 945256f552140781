"""The coast guard: so many ships, which look for chemicals on their way to transit ports or for crossers in boats."""


from sim.agents.actor import Actor, Actors
from sim.agents.bodies import numbers_of
from sim.market import desks
from sim.observe import level, observe
from sim.params.mechanisms import Mechanisms
from sim.params.state_actors import CoastGuard as Numbers
from sim.records import Field, Seen


class Fleet(Actor):
    """All ships. Effort is relative to 2006."""

    tally = Field("share", "smoothed share of chemicals in what ships met")
    chemicals = Field("ratio to 2006", "effort on chemicals")
    crossers = Field("ratio to 2006", "effort on crossers")

    def sail(self) -> None:
        """A month at sea: go where more was met."""
        desks.sail(self.record, self.table.sees.record[self.row], self.table.numbers[0])

    def step(self) -> None:
        """Its month."""
        self.sail()


class Sees(Seen):
    """What ships meet in a month."""

    by_sea = Field("ratio to usual", "chemicals that take the sea")
    crossers = Field("ratio to 2010", "attempts of irregular crossers")


class CoastGuard(Actors):
    """One fleet with two duties."""

    kind = Fleet

    def __init__(self, model, p: Numbers, switches: Mechanisms) -> None:
        super().__init__(model, 1)
        self.shared, self.numbers, self.sees = switches.shared_staff, numbers_of(p, p.on_chemicals, switches), Sees()
        self.tally[:] = p.on_chemicals
        self.chemicals[:] = self.crossers[:] = 1.0

    def sail(self, by_sea: float, crossers: float) -> None:
        """Once a month, count what ships met. by_sea: chemicals that take the sea, crossers: attempts; relative to usual.

        With staff not shared, the watch for chemicals has ships of its own.
        """
        if self.shared:
            self.sees.put(by_sea=by_sea, crossers=crossers)
            desks.sail_all(self.records, self.sees.record, self.numbers)


observe("world.coastguard", ships_on_chemicals=level("ratio to 2006", "ships on the watch for chemicals", at="chemicals"))
