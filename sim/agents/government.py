"""Foreign governments: what they say, what they do, and how both follow politics. The policy of the United States is set by the rules."""

import numpy as np

from sim.agents.actor import Actor, Actors
from sim.agents.treasury import Treasury
from sim.clock import WEEKS_A_YEAR
from sim.market import cooperation
from sim.params.mechanisms import Mechanisms
from sim.params.states import Governments as Numbers
from sim.params.timeline import Timeline, by_week
from sim.policy.rules import Rules

CHINA, MEXICO, CANADA = range(3)
NAMES = ("china", "mexico", "canada")
MONTH = 4
PROVINCES = 8.0
CANADA_FEELS = 0.3      # of rhetoric meant for the other neighbour


class Government(Actor, columns={
    "delivered": float, "stated": float, "trust": float, "effect": float,
}):
    """One state: cooperation it delivers and states, relative to 2010; trust; what it adds to enforcement."""


class Governments(Actors):
    """The source state, the transit state and Canada."""

    kind = Government

    def __init__(self, model, p: Numbers, timeline: Timeline, switches: Mechanisms) -> None:
        super().__init__(model, len(NAMES))
        self.p, self.switches = p, switches
        self.base = np.array([p.china, p.mexico, p.canada])
        self.tension = by_week(timeline.tension)
        self.delivered[:] = self.stated[:] = self.effect[:] = 1.0

    @property
    def china(self) -> float:
        """What the source state adds to the certainty of penalties for its firms and to shared data; 1 as in 2010."""
        return float(self.effect[CHINA])

    @property
    def mexico(self) -> float:
        """Enforcement in the transit state (raids, leaders, its ports), with task forces and what corruption leaves; 1 as in 2010."""
        return float(self.effect[MEXICO])

    @property
    def canada(self) -> float:
        """Joint work on the route through Canada; 1 as in 2010."""
        return float(self.effect[CANADA])

    def levels(self) -> np.ndarray:
        """Cooperation delivered and stated, 0 to 1, [2, 3]."""
        return self.base * np.array((self.delivered, self.stated))

    def confer(self, rules: Rules, week: int, lists: Treasury) -> None:
        """Once a month, think again about cooperation, under the rules and what a foreign treasury listed."""
        if week % MONTH == 0:
            self._think(rules, week, lists)
        self.effect[:] = self.delivered
        self.effect[MEXICO] *= self._works(rules)

    def _think(self, rules: Rules, week: int, lists: Treasury) -> None:
        """Move trust, promises and deeds by a month."""
        p = self.p
        self.trust[CHINA] += (p.trust * rules.engagement - p.trust_fades * self.trust[CHINA]) * MONTH / WEEKS_A_YEAR
        gained, taken = np.zeros(len(self)), np.zeros(len(self))
        gained[CHINA], taken[CHINA] = self._source(rules, week, lists)
        hurt = cooperation.neighbour_politics(self.switches.cooperation, self._felt(rules), p)
        taken[[MEXICO, CANADA]] = hurt, CANADA_FEELS * hurt
        self.stated[:] = cooperation.level(self.base, cooperation.promised(gained, taken, p))
        will = cooperation.level(self.base, cooperation.meant(gained, taken, p))
        self.delivered += (1 - (1 - p.pace) ** MONTH) * (will - self.delivered)

    def _source(self, rules: Rules, week: int, lists: Treasury) -> tuple[float, float]:
        """What adds to and takes from the source state's will."""
        p, attends = self.p, self.switches.attention
        conditional = rules.listed_provinces / PROVINCES * rules.listing_loss
        at_stake = cooperation.stake(conditional, rules.national_sanction, float(lists.felt_majors[0]), p) if attends else 0.0
        tension = min(max(self.tension[week] + rules.tension, 0.0), 1.0)
        sanctions = min(float(lists.felt[0]) + rules.national_sanction + conditional, 1.0)
        gained, taken = cooperation.source_politics(self.switches.cooperation, tension, rules.concession, at_stake, sanctions, p)
        return gained + float(self.trust[CHINA]), taken + p.face * rules.public_demand

    def _felt(self, rules: Rules) -> float:
        """Rhetoric as neighbours feel it: words, barriers, unilateral force; 0 to 1."""
        barrier = self.p.barrier_felt * max(np.log(max(rules.crossing_cost_between, 1e-9)), 0.0)
        return min(rules.rhetoric + barrier + rules.military, 1.0)

    def _works(self, rules: Rules) -> float:
        """What task forces add to enforcement in the transit state, and what corruption takes; 1 as in 2010."""
        usual = self.p.corruption
        left = usual * (1 - rules.corruption_cut) if self.switches.bribes else 0.0
        return (1 + self.p.task_gain * rules.task_force * (1 - left)) * ((1 - left) / (1 - usual))
