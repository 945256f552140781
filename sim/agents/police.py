"""Local police: so many officers a division, who look for dealers or for users, more where arrests were made."""

import numpy as np

from sim.agents.actor import Actor, Actors
from sim.agents.bodies import numbers_of
from sim.market import desks
from sim.observe import level, observe
from sim.params.mechanisms import Mechanisms
from sim.params.places import DIVISIONS
from sim.params.state_actors import Police as Numbers
from sim.records import Field, Seen


class Force(Actor):
    """The police of one division. Effort is relative to the practice of 2006."""

    tally = Field("share", "smoothed share of its arrests that were of dealers")
    usual_users = Field("people", "people dependent in the division at the start; 0 before the first month")
    dealers = Field("ratio to 2006", "effort on dealers")
    users = Field("ratio to 2006", "effort on users")

    def patrol(self) -> None:
        """A month of arrests: go where more were made."""
        desks.patrol(self.record, self.table.sees.record[self.row], self.table.numbers[0])

    def step(self) -> None:
        """Its month."""
        self.patrol()


class Sees(Seen):
    """What the police of each division see in a month."""

    at_work = Field("share", "dealers of the division who sell")
    dependent = Field("people", "users to be met there")


class Police(Actors):
    """The police of all divisions."""

    kind = Force

    def __init__(self, model, p: Numbers, switches: Mechanisms) -> None:
        super().__init__(model, DIVISIONS)
        self.numbers, self.sees = numbers_of(p, p.on_dealers, switches), Sees(DIVISIONS)
        self.tally[:] = p.on_dealers
        self.dealers[:] = self.users[:] = 1.0

    def patrol(self, at_work: np.ndarray, dependent: np.ndarray) -> None:
        """Once a month, count arrests and go where more were made: at_work [9] share of dealers who sell, dependent [9] users to be met."""
        self.sees.put(at_work=at_work, dependent=dependent)
        desks.patrol_all(self.records, self.sees.record, self.numbers)


observe("world.police",
        police_on_dealers=level("ratio to 2006", "effort of police on dealers", "division", at="dealers"),
        police_on_users=level("ratio to 2006", "effort of police on users", "division", at="users"))
