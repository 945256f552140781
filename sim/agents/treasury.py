"""The treasury: a staff that can prepare so many designations a week, and the names it has listed of late."""

from dataclasses import replace

import numpy as np

from sim.agents.actor import Actor, Actors
from sim.clock import WEEKS_A_YEAR
from sim.params.states import Treasury as Numbers
from sim.policy.rules import Rules

MANY_FIRMS = 300.0      # designations that other states feel as one unit of pressure


class Office(Actor, columns={"waiting": float, "majors": float, "small": float, "felt": float, "felt_majors": float}):
    """Cases that wait, with the shares aimed at majors and at small firms; designations lately felt abroad, in all and of majors."""


class Treasury(Actors):
    """The one office."""

    kind = Office

    def __init__(self, model, p: Numbers) -> None:
        super().__init__(model, 1)
        self.p, self.kept = p, float(np.exp(-p.fades / WEEKS_A_YEAR))

    def designate(self, rules: Rules, enforced: bool = True) -> Rules:
        """The week's rules with as many designations as staff can prepare; the rest waits. Whole firms, those ordered first being first.

        Where nothing is enforced the cases that wait are dropped.
        """
        self.waiting[0] *= enforced
        self.felt[0] *= self.kept
        self.felt_majors[0] *= self.kept
        if rules.sanctioned == 0 and self.waiting[0] < 1:
            return rules
        if rules.sanctioned > 0:
            self.majors[0], self.small[0] = rules.sanction_majors, rules.sanction_small
        self.waiting[0] += rules.sanctioned
        done = int(min(self.waiting[0], max(self.p.cases_a_week, 1.0)))
        self.waiting[0] -= done
        self.felt[0] += done / MANY_FIRMS
        self.felt_majors[0] += done * self.majors[0] / MANY_FIRMS
        return replace(rules, sanctioned=done, sanction_majors=float(self.majors[0]), sanction_small=float(self.small[0]))
