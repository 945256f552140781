"""Retail's part of the week: bags, what is sold beside them, what customers pay, what dealers make of it."""


from sim.agents import around, deterred
from sim.flows import Beside, Feared, Law, Left, Sold, Stocked
from sim.market import FENTANYL
from sim.params.mechanisms import Mix
from sim.users.week import Street, Toll


def stock_met(world) -> Stocked:
    """How far stock meets what dealers want, and how much of it is a successor."""
    return Stocked(world.stocks.fill(), world.stocks.successor())


def street(world, stocked: Stocked) -> Street:
    """Dealers fill bags from stock: what customers meet."""
    d, even = world.dealers, world.spec.mechanisms.mixing is Mix.even
    even_mg = d.p.bags_per_dose * world.costs.pure_mg[0] if even else 0.0   # all spread like a usual dose of heroin
    ln_heroin, ln_fentanyl, believed_heroin, believed_fentanyl, ln_price, heroin, fentanyl = d.fill_bags(
        stocked.fill, stocked.successor, world.costs.pure_mg, even_mg, world.unevenness)
    return Street(d.division, d.open.copy(), d.offered[:, FENTANYL].copy(), ln_heroin, ln_fentanyl, believed_heroin, believed_fentanyl,
                  ln_price, heroin, fentanyl, stocked.successor.take(d.home), d.adulterant.copy())


def beside(world, stocked: Stocked) -> Beside:
    """What dealers and pressers show beside bags."""
    return around.shown(world, stocked)


def sell(world, toll: Toll) -> Sold:
    """Take what was used out of stock; customers pay dealers, dealers pay wholesale."""
    bag_price, people = world.dealers.price.copy(), world.spec.params.people
    bags, used, spending = world.dealers.sell(world.ledger, toll.bags, world.stocks.stock, world.stocks.price, people.doses_fentanyl)
    taken, pills, laced = around.sell_beside(world, toll, used)
    used[:, FENTANYL] += taken
    return Sold(bags, bag_price, used, world.stocks.sell(used), spending, pills, laced)


def customers(world, toll: Toll) -> None:
    """Dealers note what customers will ask for next week."""
    world.dealers.served(toll.orders, toll.buyers, world.spec.params.people.doses_heroin)


def dealers_learn(world) -> None:
    """Customers hear what bags hold; dealers meet cells and re-think content, mix and price."""
    dealers = world.dealers
    dealers.spread_word()
    dealers.meet_sources(world.traffickers)
    dealers.react(world.stocks.price, world.stocks.fill(), world.spec.mechanisms.product_choice)


def look_around(world, law: Law, toll: Toll, sold: Sold) -> Feared:
    """Dealers learn what penalties to expect; now and then they and pill pressers think again: lacing, additives, stands, pills."""
    return Feared(around.look_around(world, law.rules, toll, sold.used))


def dealers_come_and_go(world, feared: Feared) -> Left:
    """Dealers are arrested or give up, and vacant pitches are taken over."""
    left = deterred.close(world.dealers, feared.certainty, world.stocks.price, world.week, world.luck,
                          world.spec.params.market.sidelines.penalties)
    world.dealers.reopen(world.week, world.luck, world.spec.mechanisms.entry)
    return Left(left)
