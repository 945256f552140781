"""Foreign governments: what they say, what they do, and how both follow politics. The policy of the United States is set by the rules."""


from sim.agents.actor import Actor, Actors
from sim.agents.treasury import Treasury
from sim.axes import declare
from sim.market import cooperation
from sim.market.cooperation import CANADA, CHINA, MEXICO
from sim.market.desks import MONTH, of_a_month
from sim.observe import level, observe, once
from sim.params.mechanisms import Mechanisms
from sim.params.state_actors import Governments as Numbers
from sim.params.timeline import Timeline, by_week
from sim.policy.rules import NEUTRAL, Rules
from sim.records import Field, Seen, record

NAMES = declare("country", cooperation.STATE_NAMES)
CANADA_FEELS = 0.3      # of rhetoric meant for the other neighbour


class Government(Actor):
    """One state. Cooperation is relative to 2010."""

    base = Field("level 0-1", "cooperation of 2010")
    source = Field("", "whether it is the source state", (), bool)
    transit = Field("", "whether it is the transit state", (), bool)
    feels = Field("share", "part of rhetoric against neighbours that it feels")
    delivered = Field("ratio to 2010", "cooperation it delivers")
    stated = Field("ratio to 2010", "cooperation it states")
    trust = Field("log odds", "trust that exchanges have built")
    effect = Field("ratio to 2010", "what it adds to enforcement")

    def confer(self) -> None:
        """Once a month think again about cooperation; deliver it."""
        cooperation.confer(self.record, self.table.sees.record[0], self.table.rules[0], self.table.numbers[0])

    def step(self) -> None:
        """Its week."""
        self.confer()


class Sees(Seen):
    """What states see of a week."""

    month = Field("", "whether it is time to think again", (), bool)
    tension = Field("scale 0 to 1", "tension with the source state as dated, without the rules' part")
    felt = Field("300 firms", "designations lately felt abroad")
    felt_majors = Field("300 firms", "designations of major firms lately felt abroad")


class Governments(Actors):
    """The source state, the transit state and Canada."""

    kind = Government

    def __init__(self, model, p: Numbers, timeline: Timeline, switches: Mechanisms) -> None:
        super().__init__(model, len(NAMES))
        self.numbers = record(p, cooperation=switches.cooperation, attention=switches.attention, bribes=switches.bribes,
                              month=of_a_month(p.pace))
        self.sees, self.rules, self.tension = Sees(), NEUTRAL.record, by_week(timeline.tension)
        self.base[:] = p.china, p.mexico, p.canada
        self.source[CHINA] = self.transit[MEXICO] = True
        self.feels[[MEXICO, CANADA]] = 1.0, CANADA_FEELS
        self.delivered[:] = self.stated[:] = self.effect[:] = 1.0

    @property
    def china(self) -> float:
        """What the source state adds to the certainty of penalties for its firms and to shared data; 1 as in 2010."""
        return self.effect.item(CHINA)

    @property
    def mexico(self) -> float:
        """Enforcement in the transit state (raids, leaders, its ports), with task forces and what corruption leaves; 1 as in 2010."""
        return self.effect.item(MEXICO)

    @property
    def canada(self) -> float:
        """Joint work on the route through Canada; 1 as in 2010."""
        return self.effect.item(CANADA)

    def confer(self, rules: Rules, week: int, lists: Treasury) -> None:
        """Once a month, think again about cooperation, under the rules and what a foreign treasury listed."""
        self.rules = rules.record
        self.sees.put(month=week % MONTH == 0, tension=self.tension[week], felt=lists.felt[0], felt_majors=lists.felt_majors[0])
        cooperation.confer_all(self.records, self.sees.record, self.rules, self.numbers)


observe("world.states",
        delivered=level("ratio to 2010", "cooperation that a state delivers", "country"),
        stated=level("ratio to 2010", "cooperation that a state promises", "country"),
        cooperation_2010=once("level 0-1", "cooperation in 2010", "country", at="base"))
