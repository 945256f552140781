"""Investigators and prosecutors: cases against sources abroad, or against labs in the transit state."""


from sim.agents.actor import Actor, Actors
from sim.agents.bodies import numbers_of
from sim.market import desks
from sim.observe import level, observe
from sim.params.mechanisms import Mechanisms
from sim.params.state_actors import Investigators as Numbers
from sim.records import Field, Seen


class Service(Actor):
    """The federal service. Effort is relative to the practice of 2006."""

    tally = Field("share", "smoothed share of its cases that were at the source")
    usual_sellers = Field("firms", "sellers at the source at the start; 0 before the first month")
    source = Field("ratio to 2006", "effort on sources")
    transit = Field("ratio to 2006", "effort on labs in the transit state")

    def work(self) -> None:
        """A month of cases: go where more were made."""
        desks.work(self.record, self.table.sees.record[self.row], self.table.numbers[0])

    def step(self) -> None:
        """Its month."""
        self.work()


class Sees(Seen):
    """What the service sees in a month."""

    sellers = Field("firms", "sellers of chemicals at the source")
    labs = Field("ratio", "labs at work in the transit state, relative to those that bring as many cases as the sellers of 2006 do")


class Investigators(Actors):
    """The federal service."""

    kind = Service

    def __init__(self, model, p: Numbers, switches: Mechanisms) -> None:
        super().__init__(model, 1)
        self.p, self.numbers, self.sees = p, numbers_of(p, p.on_source, switches), Sees()
        self.tally[:] = p.on_source
        self.source[:] = self.transit[:] = 1.0

    def work(self, sellers: int, labs: int) -> None:
        """Once a month, count cases and go where more were made. While nobody knows of labs, nothing moves."""
        self.sees.put(sellers=sellers, labs=labs / self.p.usual_labs)
        desks.work_all(self.records, self.sees.record, self.numbers)


observe("world.investigators",
        cases_on_sources=level("ratio to 2006", "effort of investigators on suppliers", at="source"),
        cases_on_labs=level("ratio to 2006", "effort of investigators on labs", at="transit"))
