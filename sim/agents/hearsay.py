"""What traffickers hear of the law before it acts: an announcement counts in part as if it had been felt."""

from sim.policy.rules import Rules


def hear(world, rules: Rules) -> None:
    """Move what cells see lost on each route towards what is announced, as far as that is believed."""
    if rules.announced == 0:
        return
    cells, told = world.traffickers, world.book.announced(world.week)
    effort = world.crossings.by_route(world.crossings.expected(told))
    cells.sees.noticed += rules.announced * (cells.lost_under(effort, told) - cells.sees.lost)
