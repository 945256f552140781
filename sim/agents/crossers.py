"""Irregular crossers, as one group: they try, try again, and take the time of staff who could search."""


from sim.agents.actor import Actor, Actors
from sim.market import attempts
from sim.observe import level, observe
from sim.params.state_actors import Crossers as Numbers
from sim.params.timeline import Timeline, by_week
from sim.policy.rules import NEUTRAL, Rules
from sim.records import Field, Seen, record


class Group(Actor):
    """The group of all irregular crossers."""

    expects = Field("probability", "how certain it thinks prosecution is")
    attempts = Field("ratio to 2010", "attempts of the week")
    load = Field("ratio to 2010", "work that it brings to staff")

    def attempt(self) -> None:
        """Try to cross, and try again."""
        attempts.attempt(self.record, self.table.sees.record[self.row], self.table.rules[0], self.table.numbers[0])

    def step(self) -> None:
        """Its week."""
        self.attempt()


class Sees(Seen):
    """What crossers see of a week."""

    come = Field("ratio to 2010", "first attempts of the week if nobody were deterred")
    told = Field("probability", "certainty of prosecution as it is announced for later")


class Crossers(Actors):
    """All irregular crossers."""

    kind = Group

    def __init__(self, model, p: Numbers, timeline: Timeline, deterrence: bool) -> None:
        super().__init__(model, 1)
        self.numbers, self.sees, self.rules = record(p, deterrence=deterrence), Sees(), NEUTRAL.record
        self.come = by_week(timeline.crossers)
        self.attempts[:] = self.load[:] = 1.0

    def attempt(self, rules: Rules, told: Rules, week: int) -> None:
        """Try to cross. told: the rules as they were announced."""
        self.rules = rules.record
        self.sees.put(come=self.come[week], told=told.crosser_penalty)
        attempts.attempt_all(self.records, self.sees.record, self.rules, self.numbers)

    def tried(self) -> float:
        """Attempts this week relative to 2010."""
        return self.attempts.item()


observe("world.crossers", crossers=level("ratio to 2010", "attempts of irregular crossers", at="attempts"))
