"""The law's part of the week: rules in force, what they order, who searches where, and the loads that follow."""


import numpy as np

from sim.agents.enforcers import man_the_border
from sim.clock import year_of
from sim.flows import Law, Trade
from sim.observe import flow, look


def law(world) -> Law:
    """Rules in force; closures ordered by them; how much is searched where."""
    spec, year = world.spec, year_of(world.week)
    rules = world.treasury.designate(world.book.at(world.week))
    world.industry.hit(world.week, rules)
    if rules.searched_heroin == 0:
        world.crossings.ease()
    world.dealers.close(rules, world.week, world.luck)
    dates, fentanyl = spec.params.supply.sources, spec.mechanisms.fentanyl and rules.sources_reachable > 0
    reachable = np.array([1.0, fentanyl and year >= dates.mail_reachable, fentanyl and year >= dates.labs_reachable], float)
    return Law(rules, man_the_border(world, rules), reachable)


def trade(world, law: Law) -> Trade:
    """What the law orders against organisations; terms of launderers; the loads that cells choose under this week's search."""
    switches, rules, cells, sees = world.spec.mechanisms, law.rules, world.traffickers, world.traffickers.sees
    world.organisations.bear(rules, world.week, world.luck, switches, world.states.mexico)
    world.launderers.offer(rules)
    sees.week[...], sees.at_source[:] = world.week, world.industry.costs
    cells.open_week(world.crossings.by_route(law.effort), rules)
    return Trade(sees.gross_g, sees.source, sees.moving, mass_kg=sees.mass_kg, lost=sees.lost, fee=cells.purse.fee,
                 seized=cells.purse.loss)


@look(public_cost=flow("USD", "public cost of the levers in force"))
def cost_seen(world, flows, seen) -> None:
    """What the levers in force cost the state this week."""
    seen["public_cost"][0] = world.book.cost(world.week)
