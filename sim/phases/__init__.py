"""The week on one page: its phases, in the order the goods travel.

Goods sent this week can be used once their lead time is over; what a dealer puts in bags this week is used this week; beliefs and prices
move afterwards. `print(sim.phases.printed(the_week()))` shows what each phase takes and gives.
"""

from sim import extensions
from sim.phases import account, deal, govern, make, ship, use
from sim.phases.phase import Phase, before, in_order, inserted, phase, printed, timed

__all__ = ["Phase", "WEEK", "before", "in_order", "phase", "printed", "the_week", "timed"]

WEEK: tuple[Phase, ...] = in_order([phase(does) for does in (
    govern.law,                  # rules in force; closures ordered by them; who searches where
    govern.trade,                # organisations hit; terms of launderers, costs, how loads are searched
    make.chemicals,              # suppliers sell or not; labs learn to do without
    ship.plan,                   # cells: whom they know, what pays, how much they offer
    make.sources,                # sources fill what they can
    ship.orders,                 # wholesale orders what it needs
    ship.crossing,               # search, loss, goods under way, arrivals
    deal.stock_met,              # what stock can meet
    deal.street,                 # dealers fill bags from it
    deal.beside,                 # pills, laced drugs, stands near clinics
    use.setting,                 # law, care and rescue as people meet them
    use.renew,                   # people's frailty changes in part, in some each week
    use.level,                   # twice a history: the overdose threshold that deaths of 2010 imply
    use.use,                     # buying, dose → tolerance → overdose → rescue or death; care
    deal.sell,                   # stock is used up, dealers are paid and pay
    ship.proceeds,               # cells are paid and pay, money comes home
    ship.prices,                 # wholesale prices move
    deal.customers,              # what customers ask for next
    ship.cells_learn,            # beliefs about risk, purity of loads
    account.look_back,           # enforcement goes where it found something
    deal.dealers_learn,          # word of mouth, next week's bags
    deal.look_around,            # dealers: pills, lacing, additives, where to stand, penalties
    make.makers_come_and_go,     # makers grow, shrink, close, open
    ship.cells_grow,             # and cells
    deal.dealers_come_and_go,    # and dealers
    account.books,               # made = held + under way + seized + used, or the run stops
    account.observe,             # what measures will read
)])


@extensions.cache_until_extended
def the_week() -> tuple[Phase, ...]:
    """The week with what extensions add to it. Raises ValueError if one of their phases cannot stand where it is to."""
    return inserted(WEEK, extensions.phases())
