"""Bodies with two tasks and one budget: a part of it goes where cases were made, stays where it was, or goes where most can be made.

Each body is a row with its own names for the two tasks; the rules below take it, what it sees, and its numbers.
"""


from sim.jit import part, rule
from sim.params.mechanisms import Allocation

MONTH = 4
YIELDS, FIXED, BEST = (list(Allocation).index(how) for how in (Allocation.yields, Allocation.fixed, Allocation.best))


def of_a_month(memory: float) -> float:
    """Weight of a month's cases in a tally, from that of a week's."""
    return 1 - (1 - memory) ** MONTH


@part
def remember(tally, first, second, memory):
    """The tally, a smoothed share of the first task in all cases, after a period in which so many of `first` and `second` were made."""
    return tally + memory * (first / max(first + second, 1e-12) - tally)


@part
def by_yields(attention, yielded, budget):
    """Effort relative to the usual when a part `attention` of all budgets goes where cases were made; yielded, budget sum to one."""
    return 1 - attention + attention * yielded / budget


@part
def aim(tally, first, second, numbers):
    """Share of the free budget that goes to the first task; first and second: cases that a unit of effort now makes, relative to usual."""
    if numbers.allocation == YIELDS:
        return tally
    if numbers.allocation == FIXED or first == second:
        return numbers.usual
    return 1.0 if first > second else 0.0


@part
def divide(tally, first, second, numbers):
    """Effort on the first and on the second task relative to the usual, when the first usually gets the share `usual` of the budget."""
    share = aim(tally, first, second, numbers)
    return by_yields(numbers.attention, share, numbers.usual), by_yields(numbers.attention, 1 - share, 1 - numbers.usual)


@rule
def patrol(force, sees, numbers):
    """A month of a division's police: arrests of dealers, as many sell, and of users, as many there are against the start."""
    if force.usual_users == 0.0:
        force.usual_users = max(sees.dependent, 1.0)
    first, second = sees.at_work, sees.dependent / force.usual_users
    force.tally = remember(force.tally, numbers.usual * force.dealers * first, (1 - numbers.usual) * force.users * second, numbers.month)
    force.dealers, force.users = divide(force.tally, first, second, numbers)


@rule
def work(service, sees, numbers):
    """A month of investigators: cases on sources, as many sell against the start, and on labs. Until there are labs nothing moves."""
    if service.usual_sellers == 0.0:
        service.usual_sellers = max(sees.sellers, 1.0)
    if sees.labs > 0.0:
        first, second = sees.sellers / service.usual_sellers, sees.labs
        service.tally = remember(service.tally, numbers.usual * service.source * first, (1 - numbers.usual) * service.transit * second,
                                 numbers.month)
        service.source, service.transit = divide(service.tally, first, second, numbers)


@rule
def sail(fleet, sees, numbers):
    """A month of the coast guard: ships meet chemicals that take the sea, and crossers in boats."""
    first, second = sees.by_sea, sees.crossers
    fleet.tally = remember(fleet.tally, numbers.usual * fleet.chemicals * first, (1 - numbers.usual) * fleet.crossers * second,
                           numbers.month)
    fleet.chemicals, fleet.crossers = divide(fleet.tally, first, second, numbers)


@rule
def patrol_all(forces, sees, numbers):
    """The month of every division."""
    for row in range(len(forces)):
        patrol(forces[row], sees[row], numbers[0])


@rule
def work_all(services, sees, numbers):
    """The month of the federal service."""
    for row in range(len(services)):
        work(services[row], sees[row], numbers[0])


@rule
def sail_all(fleets, sees, numbers):
    """The month of all ships."""
    for row in range(len(fleets)):
        sail(fleets[row], sees[row], numbers[0])
