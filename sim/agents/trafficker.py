"""Trafficking cells: which product to move over which crossing, how pure, how much, in what loads; what they are paid, how they grow."""

from dataclasses import dataclass

import numpy as np

from sim.agents.cells import Cells
from sim.agents.launderer import Launderers
from sim.ledger import Ledger
from sim.market import CHANNELS, HEROIN_LAND, PRODUCT_OF, PRODUCTS, choice, laundering, purity, routes
from sim.market.cost import UnitCosts, per_dose
from sim.market.laundering import Terms
from sim.market.risk import Loads
from sim.market.routes import LINE_OF, TO_LINE
from sim.market.seen import count_cells
from sim.observe import flow, level, look
from sim.params.mechanisms import Mechanisms

FLOW_MEMORY = 0.1        # a lead time
LEAST_FREE = 0.01        # a field never is destroyed altogether
REVIEW = 4               # weeks between reviews of crossings, of the purity of loads and of money channels


@dataclass(frozen=True)
class Plan:
    """What cells would send this week: offer [R, N, K] DE, of all [K]; expected return on price [R, N, K], as they believe."""

    offer: np.ndarray
    offered: np.ndarray
    profit_share: np.ndarray


@dataclass(frozen=True)
class Outlook:
    """What cells see when they plan: price [R, J] expected on arrival; fill [K] what sources filled; excess [M] what
    bringing a dollar home costs on each channel beyond the mean of 2006."""

    price: np.ndarray
    fill: np.ndarray
    excess: np.ndarray


class Traffickers(Cells):
    """All cells, and what they decide each week."""

    def practice(self, sprayed: float, at_source: np.ndarray) -> UnitCosts:
        """Costs of a DE at the mean purity of this week's business; sprayed: share of poppy area destroyed in a year;
        at_source: what goods cost their makers relative to usual, [K]."""
        self.crop += self.r.crop_speed * (max(1 - sprayed, LEAST_FREE) ** -self.r.crop_response - self.crop)
        self.bulk = choice.over_cells(self.capacity[:, None] * self.mix + 1e-9, 1 / self.purity)
        source = self.base.source * at_source
        source[HEROIN_LAND] *= self.crop
        return UnitCosts(self.base.pure_mg, self.base.gross_g * self.bulk, source, self.base.moving * self.bulk, self.base.handling)

    def learn(self, reachable: np.ndarray, switches: Mechanisms) -> None:
        """Find sources: unaided or from others; with learning off every reachable source is known."""
        if not switches.learning:
            self.access[:] = self.lines * (reachable > 0)
        else:
            p = self.p
            choice.learn_sources(self.access, self.lines, self.capacity, self.mix, self.home, self.learning, reachable, p.innovation,
                                 p.imitation, p.cross_region)
        if not switches.alliance:   # contacts between source and transit states go stale and are searched for anew
            self.access[:, HEROIN_LAND + 1:] *= 1 - self.o.deals_lost

    def cost_routes(self, costs: UnitCosts, loads: Loads, barrier: np.ndarray) -> np.ndarray:
        """USD a cell believes it takes to land a DE on each route, [F, P]; barrier [O] USD per gross gram between ports, beyond 2006."""
        # Loads change slowly: where goods have just become cheaper, weak ones still save no more than the goods cost.
        self.unit_source = np.maximum(costs.source + self.packing, 0.0)
        self.carriers, landed = routes.landed_cost(
            self.unit_source, self.base.moving, self.base.gross_g, barrier, self.organisation, loads.fixed, loads.cost, self.purity,
            self.bulk, self.own_cost, self.believed_loss)
        return landed

    def plan(self, costs: UnitCosts, loads: Loads, barrier: np.ndarray, see: Outlook, switches: Mechanisms) -> Plan:
        """Re-plan a part of the business: crossings, lines, use of capacity; offer what working capital can pay for."""
        by_route = self.cost_routes(costs, loads, barrier)
        if switches.routes and self.model.week % REVIEW == 0:
            self.shares[:] = routes.choose(self.shares, by_route, self.usual, self.r, REVIEW)
        p = self.p
        offer, offered, profit_share, self.profit_share[:] = choice.plan(
            by_route, self.shares, self.channels, self.home, see.price, see.excess, costs.handling, see.fill, self.access, self.fitted,
            self.capacity * self.funds(switches), self.mix, self.use, switches.product_choice, p.choice_sense, p.inertia, p.required_return,
            p.use_slope, p.use_memory)
        return Plan(self._by_region(offer), offered, self._by_region(profit_share))

    def return_by_line(self, profit_share: np.ndarray) -> np.ndarray:
        """Mean return on price of each line, by the business done, [K]; profit_share [R, N, K] as planned."""
        return choice.over_cells(self.business(), profit_share.reshape(self.mix.shape))

    def by_route(self, shipments: np.ndarray) -> np.ndarray:
        """Shipments [R, N, K] divided over crossings, [R, N, P]."""
        return shipments.take(LINE_OF, 2) * self._by_region(self.shares)

    def lost_lines(self, loads: Loads) -> np.ndarray:
        """Share of each cell's goods that is lost on each line, [R, N, K], by the crossings it uses."""
        self.losing = (self.shares * loads.lost) @ TO_LINE
        return self._by_region(self.losing)

    def settle(self, ledger: Ledger, shipments: np.ndarray, used: np.ndarray, price: np.ndarray, costs: UnitCosts) -> np.ndarray:
        """Be paid for what dealers took (used, price [R, J]), by what each cell brought; pay for shipments [R, N, K].

        Returns proceeds [F] that must be brought home; sources and carriers are paid out of working capital.
        """
        handling = used * costs.handling[:PRODUCTS]
        proceeds, self.earned, sources, moving = routes.settle(
            shipments.reshape(len(self), CHANNELS), self.shares, self.losing, self.home, used * price - handling,
            self.unit_source * self.own_cost, self.carriers, FLOW_MEMORY, self.flow, self.outlay, self.cash)
        heroin, *fentanyl = sources.tolist()
        ledger.pay("traffickers", "sources", heroin)
        ledger.pay("traffickers", "makers", sum(fentanyl))
        ledger.pay("traffickers", "carriers", moving + float(handling.sum()))
        return proceeds

    def come_home(self, ledger: Ledger, launderers: Launderers, proceeds: np.ndarray, terms: Terms, week: int,
                  switches: Mechanisms) -> None:
        """Send proceeds [F] through the channels and take in what arrives; choose channels anew.

        Owners take out what is beyond the working capital they aim at, refill a part of what lacks, and soon pay or write off debts.
        """
        arrived, lost = launderers.move(proceeds, self.channels, terms, week, ledger)
        self.cash += arrived
        self.earned -= lost
        if switches.money_channels and week % REVIEW == 0:
            usual = launderers.usual_shares, launderers.usual_price
            self.channels[:] = laundering.choose(self.channels, terms.price(self.m), *usual, self.m, REVIEW)
        m = self.m
        ledger.pay("traffickers", "owners", laundering.draw(self.cash, self.outlay, m.working_weeks, m.withdrawn, m.refilled))

    def notice(self, lost: np.ndarray) -> None:
        """Update beliefs about risk from this week's losses, lost [R, P]."""
        routes.notice(self.believed_loss, lost, self.home, self.shares, self.usual, self.p.risk_memory, self.r.shared)

    def repack(self, costs: UnitCosts, loads: Loads, price: np.ndarray, switches: Mechanisms) -> None:
        """Move the purity of loads towards the cheapest, at wholesale prices [R, J]; a kilo's customary price follows slowly.

        Where fentanyl pays by the dose (knock-out) its bulk costs nothing, and custom rules.
        """
        self.customary += self.r.custom_memory * (price - self.customary)
        if not switches.load_purity or self.model.week % REVIEW:
            return
        per_gram = self.base.moving[LINE_OF] / (1 - self.believed_loss) + loads.cost / self.bulk[LINE_OF]
        bulk = np.where(self.lines > 0, (self.shares * per_gram) @ TO_LINE / self.bulk_cost, 1.0)
        value = (price / self.customary).take(PRODUCT_OF, 1).take(self.home, 0)
        wish = purity.best(bulk, value, costs.source / self.bulk_cost, self.r)
        if per_dose(switches):
            wish[:, HEROIN_LAND + 1:] = 1.0
        self.purity[:] = purity.move(self.purity, wish, self.purest, self.r, REVIEW)
        self._weigh()

    def grow(self, switches: Mechanisms) -> None:
        """Reinvest or shrink on the return of the week; an empty place is taken by an entrant."""
        p = self.p
        pace = self.funds(switches) * self.pace
        choice.grow(self.capacity, self.peak, self.profit_share, self.floor, self.home, self.fitted, p.number, pace,
                    p.growth, p.decline, p.required_return, p.return_scale, switches.entry)


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
    count_cells(cells.records, cells.earned, world.stocks.price, cells.o.importer_size, seen)
