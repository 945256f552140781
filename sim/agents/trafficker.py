"""Trafficking cells' week: which product to move over which crossing, how pure, how much, in what loads; how they are paid and grow."""

from sim.agents.cells import Cells
from sim.ledger import Ledger
from sim.market import counting, shipping
from sim.market.risk import choose_loads
from sim.observe import flow, level, look
from sim.policy.rules import Rules


class Traffickers(Cells):
    """All cells, and their week: every method is one compiled pass (`market.shipping`) over all of them."""

    def open_week(self, effort, rules: Rules) -> None:
        """See what a dose costs at the mean purity of this week's business; choose loads under the search effort [P] of the week."""
        shipping.open_week(self.records, self.sees.record, effort, rules.record, self.numbers, self.search.record)

    def lost_under(self, effort, rules: Rules):
        """Share of loads that search would find on each route [P] at this week's costs, under other search effort [P] and other rules."""
        seen = self.sees.record.copy()
        choose_loads(seen, effort, self.search.record, rules.parcel_penalty, rules.crossing_cost_between)
        return seen["lost"][0]

    def survey(self) -> None:
        """See who uses which sources and how large cells are; organisations see what their cells have and do."""
        shipping.survey(self.records, self.model.organisations.records, self.sees.record, self.numbers)

    def plan(self) -> None:
        """Learn of sources and plan the week, as `Trafficker.learn` and `step` do."""
        shipping.plan_all(self.records, self.model.organisations.records, self.model.stocks.records, self.sees.record, self.numbers)

    def send(self) -> None:
        """Send what sources fill and wholesale orders of what was offered."""
        stocks = self.model.stocks
        shipping.send_all(self.records, stocks.records, self.sees.record, self.numbers, stocks.habits)

    def cross(self) -> None:
        """Pass the border: search, goods under way, arrivals."""
        stocks = self.model.stocks
        shipping.cross_all(self.records, stocks.records, stocks.way, self.sees.record, self.border.record, stocks.habits)

    def settle(self, ledger: Ledger, used) -> None:
        """Be paid for what dealers took, used [R, J] DE; pay for what was sent; bring the rest home; enter it into the books."""
        paid = shipping.settle_all(self.records, self.model.stocks.records, used, self.sees.record, self.purse.record, self.numbers)
        ledger.pay("traffickers", "sources", paid.sources)
        ledger.pay("traffickers", "makers", paid.makers)
        ledger.pay("traffickers", "carriers", paid.carriers)
        ledger.pay("traffickers", "launderers", paid.taken)
        ledger.pay("launderers", "traffickers", paid.home)
        ledger.pay("launderers", "state", paid.frozen)
        ledger.pay("traffickers", "owners", paid.drawn)

    def notice(self) -> None:
        """Learn what is lost where, and now and then how pure loads should be, as `Trafficker.notice` and `repack` do."""
        shipping.learn_all(self.records, self.model.stocks.records, self.sees.record, self.numbers)

    def grow(self) -> None:
        """Reinvest or shrink, as `Trafficker.grow` does."""
        shipping.grow_all(self.records, self.model.organisations.records, self.sees.record, self.numbers)


@look(moved_by_trade=flow("DE", "what cells of each trade bring in", "trade", "product"),
      capacity_by_trade=level("DE/week", "capacity of cells", "trade"),
      earned_by_trade=flow("USD", "receipts less outlays and laundering", "trade"),
      believed_loss=level("share", "loss that cells expect", "route"),
      hhi=level("index", "Herfindahl index of cells' capacity, mean over regions"),
      hhi_groups=level("index", "Herfindahl index of the goods that organisations bring in, whole country"),
      groups=level("organisations", "organisations that have cells"),
      profit=flow("USD", "expected profit on the business of the week"))
def cells_seen(world, flows, seen) -> None:
    """Cells at the end of the week, and what they earned in it."""
    cells = world.traffickers
    counting.count(cells.records, world.organisations.records, world.stocks.records, seen, cells.numbers)
