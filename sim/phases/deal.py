"""Retail's part of the week: bags, what is sold beside them, what customers pay, what dealers make of it."""

from sim.clock import week_of, year_of
from sim.flows import Beside, Law, Left, Sold, Stocked
from sim.market import FENTANYL
from sim.market.pills import COUNTERFEIT, LN_PILL, ask_around
from sim.market.sidelines import EVERY, LACING, NEAR
from sim.policy.rules import Rules
from sim.users.week import Street, Toll

SETTLED = week_of(2006.5)   # people's tolerance has: what they are used to then is what is usual, whenever it is asked for
FEW = 10.0   # customers: a dealer with fewer model people knows little of what its own are used to


def stock_met(world) -> Stocked:
    """How far stock meets what dealers want, and how much of it is a successor."""
    return world.stocks.meet()


def street(world, stocked: Stocked) -> Street:
    """Dealers fill bags from stock: what customers meet."""
    world.dealers.sees.put(fill=stocked.fill, successor=stocked.successor)
    return world.dealers.fill()


def beside(world, stocked: Stocked) -> Beside:
    """What dealers and pressers show beside bags."""
    world.pressers.sees.available[:] = world.alongside[world.week]["rx_availability"]
    dealers, pressers = world.dealers.shown(), world.pressers.shown(stocked.fill)
    return Beside(dealers[NEAR], dealers[LACING], pressers[COUNTERFEIT], pressers[LN_PILL])


def sell(world, toll: Toll) -> Sold:
    """Take what was used out of stock; customers pay dealers, dealers pay wholesale."""
    dealers, pressers, stocks, ledger = world.dealers, world.pressers, world.stocks, world.ledger
    dealers.sees.price[:], pressers.sees.price[:] = stocks.price, stocks.price[:, FENTANYL]
    used, spending = dealers.sell(ledger, toll.sales.records, stocks.stock)
    dealers.pay_for_laced(ledger, pressers.sell(ledger, toll.records, stocks.stock, used))
    return Sold(dealers.sold, dealers.price.copy(), used, successor=stocks.sell(used), spending=spending,
                pills=pressers.sold, laced=pressers.laced)


def customers(world, toll: Toll) -> None:
    """Dealers note what customers will ask for next week."""
    world.dealers.note_orders(toll.sales.records)


def dealers_learn(world) -> None:
    """Customers hear what bags hold; dealers meet cells and re-think content, mix and price."""
    dealers, stocks = world.dealers, world.stocks
    dealers.spread_word()
    dealers.meet_sources(world.traffickers)
    dealers.sees.put(price=stocks.price, fill=stocks.meet().fill)
    dealers.rethink()


def look_around(world, law: Law, toll: Toll, sold: Sold) -> None:
    """Dealers learn what penalties to expect; now and then they and pill pressers think again: lacing, additives, stands, pills."""
    dealers, rules, by_division = world.dealers, law.rules, law.rules.by_division
    dealers.sees.put(certainty=by_division["dealer_certainty"], severity=by_division["dealer_severity"], police=world.police.dealers)
    dealers.expect()
    if world.week % EVERY == 0:
        if world.week >= SETTLED and (world.spec.mechanisms.lock_in or not dealers.usual.any()):
            dealers.serve(world.users.used_to(FEW))
        dealers.hear(year_of(world.week), toll, sold.used, by_division["clinic_buffer"])
        dealers.look()
        press(world, rules)


def press(world, rules: Rules) -> None:
    """Rings look at pills: their price, what a bag earns, how many presses are found."""
    dealers, pressers, switches = world.dealers, world.pressers, world.spec.mechanisms
    known = ask_around(dealers.records, dealers.sees.record, pressers.sees.record)
    if switches.pills and known:
        ln_price = world.alongside[world.week]["ln_rx_price"] + rules.rx_price
        pressers.sees.put(price=world.stocks.price[:, FENTANYL], ln_real_price=ln_price,
                          found=rules.presses_found if switches.enforcement else 0.0)
        pressers.look()


def dealers_come_and_go(world) -> Left:
    """Dealers are arrested or give up, and vacant pitches are taken over."""
    left = world.dealers.leave(world.week, world.luck)
    world.dealers.take_over(world.week, world.luck)
    return Left(left)
