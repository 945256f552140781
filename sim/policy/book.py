"""The rule book of a run: which rules are in force in which week."""

from dataclasses import fields

from sim.clock import week_of
from sim.params.enforcement import Enforcement
from sim.params.timeline import Timeline
from sim.policy.form import Lever
from sim.policy.levers import Policy
from sim.policy.rules import Rules

WAYS = {f.name: f.metadata["way"] for f in fields(Rules)}
NEUTRAL = Rules()


def compose(*changes: dict) -> Rules:
    """Rules that several sets of changes make together, each field joined in the way it declares.

    Raises KeyError for a change of a rule that does not exist.
    """
    values: dict = {}
    for change in changes:
        for name, value in change.items():
            values[name] = WAYS[name].join(values.get(name, getattr(NEUTRAL, name)), value)
    return Rules(**values)


class RuleBook:
    """Rules by week. Levers that are not in force cost nothing; the same changes give the same object."""

    def __init__(self, policy: Policy, timeline: Timeline, enforcement: Enforcement) -> None:
        levers = [getattr(policy, f.name) for f in fields(policy)]
        self.levers: list[Lever] = [lever for lever in levers if lever != type(lever)()]
        self.law = ((week_of(timeline.mail_law), {"search_mail": enforcement.mail_law}),
                    (week_of(timeline.class_scheduling), {"class_scheduled": enforcement.class_scheduling}))
        self.made: dict[tuple, Rules] = {}

    def at(self, week: int) -> Rules:
        """The rules in force in a week."""
        changes = [change for first, change in self.law if week >= first]
        changes += [lever.changes(week - lever.start) for lever in self.acting(week)]
        key = tuple((name, value) for change in changes for name, value in change.items())
        if key not in self.made:
            self.made[key] = compose(*changes)
        return self.made[key]

    def acting(self, week: int) -> list[Lever]:
        """The levers in force in a week; a lever without a length acts once and stays."""
        return [lever for lever in self.levers if lever.start <= week < lever.start + getattr(lever, "weeks", week + 1)]

    def cost(self, week: int) -> float:
        """USD that the levers in force cost in a week."""
        return sum(lever.public_cost(week - lever.start) for lever in self.acting(week))
