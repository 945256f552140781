"""The treasury: a staff that can prepare so many designations a week, and the names it has listed of late."""

from dataclasses import replace

import numpy as np

from sim.agents.actor import Actor, Actors
from sim.clock import WEEKS_A_YEAR
from sim.market import caseload
from sim.observe import level, observe
from sim.params.state_actors import Treasury as Numbers
from sim.policy.rules import NEUTRAL, Rules
from sim.records import Field, record


class Office(Actor):
    """The one office."""

    waiting = Field("firms", "cases that wait")
    majors = Field("share", "cases aimed at major firms, as ordered last")
    small = Field("share", "cases aimed at small firms, as ordered last")
    felt = Field("300 firms", "designations lately felt abroad")
    felt_majors = Field("300 firms", "designations of major firms lately felt abroad")

    def prepare(self) -> int:
        """Prepare as many of the designations that were ordered as staff can; returns their number, or `caseload.NONE`."""
        return caseload.prepare(self.record, self.table.rules[0], self.table.numbers[0])

    def step(self) -> None:
        """Its week."""
        self.prepare()


class Treasury(Actors):
    """The one office."""

    kind = Office

    def __init__(self, model, p: Numbers, enforced: bool = True) -> None:
        super().__init__(model, 1)
        kept = float(np.exp(-p.fades / WEEKS_A_YEAR))
        self.numbers, self.rules = record(kept=kept, cases_a_week=p.cases_a_week, enforced=enforced), NEUTRAL.record
        self.made: dict[tuple, tuple[Rules, Rules]] = {}

    def designate(self, rules: Rules) -> Rules:
        """The week's rules with as many designations as staff can prepare; the rest waits. Whole firms, those ordered first being first."""
        self.rules = rules.record
        done = caseload.prepare_all(self.records, self.rules, self.numbers)
        return rules if done == caseload.NONE else self._with(rules, done)

    def _with(self, rules: Rules, done: int) -> Rules:
        """The rules with so many designations, the same object for the same ones."""
        majors, small = self.majors.item(), self.small.item()
        key = id(rules), done, majors, small
        if key not in self.made:
            self.made[key] = rules, replace(rules, sanctioned=done, sanction_majors=majors, sanction_small=small)
        return self.made[key][1]


observe("world.treasury", designations_waiting=level("firms", "designations that wait for staff", at="waiting"))
