"""Designations: what a staff can prepare of what is ordered, and what is felt abroad of late."""

from sim.jit import rule

NONE = -1               # nothing is ordered and nothing waits
MANY_FIRMS = 300.0      # designations that other states feel as one unit of pressure


@rule
def prepare(office, rules, numbers):
    """A week of an office: as many designations as its staff can prepare, whole firms; the rest waits. Returns their number, or NONE.

    Where nothing is enforced the cases that wait are dropped.
    """
    if not numbers.enforced:
        office.waiting = 0.0
    office.felt *= numbers.kept
    office.felt_majors *= numbers.kept
    if rules.sanctioned == 0 and office.waiting < 1:
        return NONE
    if rules.sanctioned > 0:
        office.majors, office.small = rules.sanction_majors, rules.sanction_small
    office.waiting += rules.sanctioned
    done = int(min(office.waiting, max(numbers.cases_a_week, 1.0)))
    office.waiting -= done
    office.felt += done / MANY_FIRMS
    office.felt_majors += done * office.majors / MANY_FIRMS
    return done


@rule
def prepare_all(offices, rules, numbers):
    """The week of the one office."""
    done = NONE
    for row in range(len(offices)):
        done = prepare(offices[row], rules[0], numbers[0])
    return done
