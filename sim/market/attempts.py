"""Irregular crossers: how often they try, and what work that is to staff at the border."""

from sim.jit import rule


@rule
def attempt(group, sees, rules, numbers):
    """A week of crossers: attempts relative to 2010, and the work they bring to staff.

    Those caught may try again, so that attempts are first / (1 - again). The certainty of prosecution is learned by hearsay, also of
    what is only announced; each case takes staff time, so that a penalty first costs search and then, if it deters, frees it.
    """
    heard = max(rules.crosser_penalty, rules.announced * sees.told)
    group.expects += numbers.memory * (heard - group.expects)
    fear = group.expects if numbers.deterrence else 0.0
    again = numbers.again * (1 - numbers.deterred * fear)
    first = sees.come * (1 - numbers.first_deterred * fear)
    group.attempts = first * ((1 - numbers.again) / (1 - again))
    group.load = group.attempts * (1 + numbers.case_work * rules.crosser_penalty) * rules.migrant_load


@rule
def attempt_all(groups, sees, rules, numbers):
    """The week of all crossers."""
    for row in range(len(groups)):
        attempt(groups[row], sees[row], rules[0], numbers[0])
