"""Irregular crossers, as one group: they try, try again, and take the time of staff who could search."""

from sim.agents.actor import Actor, Actors
from sim.params.states import Crossers as Numbers
from sim.params.timeline import Timeline, by_week
from sim.policy.rules import Rules


class Group(Actor, columns={"expects": float, "attempts": float}):
    """The group: how certain it thinks prosecution is, and its attempts relative to 2010."""


class Crossers(Actors):
    """All irregular crossers."""

    kind = Group

    def __init__(self, model, p: Numbers, timeline: Timeline, deterrence: bool) -> None:
        super().__init__(model, 1)
        self.p, self.deterrence, self.come = p, deterrence, by_week(timeline.crossers)
        self.attempts[:] = 1.0

    def attempt(self, rules: Rules, told: Rules, week: int) -> float:
        """Try to cross; returns the work this brings to staff, relative to 2010. told: the rules as they were announced.

        Those caught may try again, so that attempts are first / (1 - again). The certainty of prosecution is learned by hearsay, also of
        what is only announced; each case takes staff time, so that a penalty first costs search and then, if it deters, frees it.
        """
        heard = max(rules.crosser_penalty, rules.announced * told.crosser_penalty)
        expects = self.expects[0] + self.p.memory * (heard - self.expects[0])
        self.expects[0] = expects
        fear = expects if self.deterrence else 0.0
        again = self.p.again * (1 - self.p.deterred * fear)
        first = self.come[week] * (1 - self.p.first_deterred * fear)
        self.attempts[0] = first * ((1 - self.p.again) / (1 - again))
        return float(self.attempts[0] * (1 + self.p.case_work * rules.crosser_penalty) * rules.migrant_load)

    def tried(self) -> float:
        """Attempts this week relative to 2010."""
        return float(self.attempts[0])
