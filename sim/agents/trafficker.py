"""Trafficking cells: which product to move over which crossing, how pure, how much, in what loads."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.special import ndtri

from sim.agents.firm import Firm, Firms
from sim.agents.kinds import BROKER, IMPORTER, Layout, lay_out
from sim.agents.launderer import Launderers
from sim.chance import Decision, Luck
from sim.ledger import Ledger
from sim.market import BETWEEN, CHANNELS, HEROIN_LAND, PRODUCT_OF, PRODUCTS, by_product, choice, laundering, purity, routes
from sim.market.cost import UnitCosts, per_dose
from sim.market.laundering import MONEY_CHANNELS, Terms
from sim.market.risk import Loads
from sim.market.routes import CROSSING_OF, LINE_OF, ROUTES, TO_LINE
from sim.params.market import Market
from sim.params.mechanisms import Mechanisms
from sim.params.routes import Routes

COMMON, OWN = 0.6, 0.8   # weights of a cell's common and line-specific cost luck; squares sum to one
START_USE = 1 / (1 + np.exp(-1.5))
FLOW_MEMORY = 0.1        # a lead time
LEAST_FREE = 0.01        # a cell never believes that all is lost


class Trafficker(Firm, columns={
    "region": np.int8, "trade": np.int8, "organisation": np.int16, "capacity": float, "peak": float, "floor": float,
    "mix": (float, (CHANNELS,)), "access": (float, (CHANNELS,)), "use": (float, (CHANNELS,)), "purity": (float, (CHANNELS,)),
    "own_cost": (float, (CHANNELS,)), "shares": (float, (ROUTES,)), "believed_loss": (float, (ROUTES,)),
    "channels": (float, (MONEY_CHANNELS,)), "flow": (float, (PRODUCTS,)),
    "learning": float, "profit_share": float, "cash": float, "outlay": float,
}):
    """A cell of a region, of a trade (cartel, other transit group, online importers, broker) and an organisation.

    capacity (DE a week), its mix of lines, their crossings (`shares`), the purity of its loads relative to 2006, the sources it has access
    to, what it believes of risk; how its proceeds come home (`channels`), its working capital and weekly outlay (USD).
    """


@dataclass(frozen=True)
class Plan:
    """What cells would send this week: offer [R, N, K] DE; expected return on price [R, N, K], as they believe."""

    offer: np.ndarray
    profit_share: np.ndarray


@dataclass(frozen=True)
class Usual:
    """What was customary in 2006, by line [K]: cost of bulk, USD per DE (moving, loss, loads); purity of loads, as a share."""

    bulk_cost: np.ndarray
    purity: np.ndarray


@dataclass(frozen=True)
class Outlook:
    """What cells see when they plan: price [R, J] expected on arrival; fill [K] what sources filled; excess [F] of laundering's cost."""

    price: np.ndarray
    fill: np.ndarray
    excess: np.ndarray


class Traffickers(Firms):
    """All cells, sorted by region; in each the fitted cells first (`Layout`), then online importers, then brokers."""

    kind = Trafficker

    def __init__(self, model, regions: int, p: Market, r: Routes, luck: Luck, market: np.ndarray) -> None:
        """market [R]: DE a week used in each region at the start."""
        self.layout: Layout = lay_out(regions, p.cells.number, p.organisations)
        super().__init__(model, self.layout.rows)
        self.p, self.o, self.m, self.r = p.cells, p.organisations, p.money, r
        self.shape = (regions, len(self) // regions)
        self.region[:] = np.repeat(np.arange(regions), self.shape[1])
        self.identity[:], self.trade[:], self.organisation[:] = self.layout.identity, self.layout.trade, self.layout.organisation
        common = self._stratified(luck, 0)
        line = np.stack([self._stratified(luck, 1 + k) for k in range(CHANNELS)], axis=1)
        self.own_cost[:] = np.exp(self.p.cost_spread * (OWN * line + COMMON * common[:, None]) - 0.5 * self.p.cost_spread**2)
        self.learning[:] = np.exp(self.p.contact_spread * self._stratified(luck, 1 + CHANNELS)) * self.layout.learning(self.o)
        self._start_sizes(np.exp(self.p.size_spread * self._stratified(luck, 2 + CHANNELS)), market)
        self.lines, self.usual = self.layout.lines, self.layout.usual(routes.start_shares(r))
        self.shares[:] = self.usual
        self.mix[:] = self.layout.first_mix
        self.access[:, HEROIN_LAND] = self.lines[:, HEROIN_LAND]
        self.use[:], self.purity[:] = START_USE, 1.0
        self.flow[:, 0] = self.capacity * self.mix[:, HEROIN_LAND]
        self.customary, self.crop = np.ones((regions, PRODUCTS)), 1.0

    def _start_sizes(self, size: np.ndarray, market: np.ndarray) -> None:
        """Fitted cells share the market with some to spare; newcomers of other trades start at a trace."""
        old = self.layout.old
        by_region = np.bincount(self.region, np.where(old, size, 0.0))[self.region]
        self.capacity[:] = self.p.spare_capacity * market[self.region] * size / by_region
        for trade, share in ((IMPORTER, self.o.importers_start), (BROKER, self.o.brokers_start)):
            rows = self.trade == trade
            region = self.region[rows]
            self.capacity[rows] = share * market[region] * size[rows] / np.bincount(region, size[rows])[region]
        self.peak[:] = self.floor[:] = self.capacity

    def _stratified(self, luck: Luck, salt: int) -> np.ndarray:
        """Normal quantiles, one a cell, in an order drawn by luck within region and group: the spread does not depend on numbers."""
        draw = luck.uniform(Decision.CELL_COST, salt, self.identity).reshape(self.shape)
        parts = [draw[:, part].argsort(1).argsort(1) + 0.5 for part in self.layout.parts]
        return ndtri(np.concatenate([part / part.shape[1] for part in parts], axis=1)).ravel()

    def _by_region(self, column: np.ndarray) -> np.ndarray:
        return column.reshape(*self.shape, *column.shape[1:])

    def start(self, costs: UnitCosts, loads: Loads, usual: Usual, price: float, channels: np.ndarray) -> None:
        """Cells begin knowing the risk of every crossing, with the working capital they like to hold."""
        self.base, self.believed_loss[:], self.channels[:] = costs, loads.lost, channels
        self.customary[:] = price
        self.bulk_cost, self.purest = usual.bulk_cost, usual.purity
        self.outlay[:] = self.capacity * START_USE * (self.mix * (costs.source + costs.moving)).sum(1)
        self.cash[:] = self.m.working_weeks * self.outlay

    def practice(self, sprayed: float, at_source: np.ndarray) -> UnitCosts:
        """Costs of a DE at the mean purity of this week's business; sprayed: share of poppy area destroyed in a year;
        at_source: what goods cost their makers relative to usual, [K]."""
        wish = max(1 - sprayed, LEAST_FREE) ** -self.r.crop_response
        self.crop += self.r.crop_speed * (wish - self.crop)
        business = self.capacity[:, None] * self.mix + 1e-9
        self.bulk = (business / self.purity).sum(0) / business.sum(0)
        source = self.base.source * np.array([self.crop, 1.0, 1.0]) * at_source
        return replace(self.base, source=source, gross_g=self.base.gross_g * self.bulk, moving=self.base.moving * self.bulk)

    def learn(self, reachable: np.ndarray, switches: Mechanisms) -> None:
        """Find sources: unaided or from others; with learning off every reachable source is known."""
        if not switches.learning:
            self.access[:] = self.lines * (reachable > 0)
        else:
            business = self._by_region(self.capacity[:, None] * self.mix * self.access)
            learned = choice.learn_sources(self._by_region(self.access), business, self._by_region(self.learning), reachable, self.p)
            self.access[:] = self.lines * learned.reshape(len(self), CHANNELS)
        if not switches.alliance:   # contacts between source and transit states go stale and are searched for anew
            self.access[:, HEROIN_LAND + 1:] *= 1 - self.o.deals_lost

    def cost_routes(self, costs: UnitCosts, loads: Loads, barrier: np.ndarray) -> np.ndarray:
        """USD a cell believes it takes to land a DE on each route, [F, P]; barrier [O] USD per gross gram between ports, beyond 2006."""
        thin = 1 / self.purity[:, LINE_OF]
        self.unit_source = costs.source + purity.packing(self.purity, self.bulk_cost, self.r)
        extra = np.where(CROSSING_OF == BETWEEN, barrier[self.organisation][:, None] * self.base.gross_g[LINE_OF], 0.0)
        self.unit_moving = (self.base.moving[LINE_OF] + extra) * thin
        heavier = thin / self.bulk[LINE_OF]
        self.unit_fixed = loads.fixed * heavier
        return routes.landed_cost(self.unit_source[:, LINE_OF], self.unit_moving, loads.cost * heavier, self.believed_loss,
                                  self.own_cost[:, LINE_OF])

    def plan(self, costs: UnitCosts, loads: Loads, barrier: np.ndarray, see: Outlook, switches: Mechanisms) -> Plan:
        """Re-plan a part of the business: crossings, lines, use of capacity; offer what working capital can pay for."""
        by_route = self.cost_routes(costs, loads, barrier)
        if switches.routes:
            self.shares[:] = routes.choose(self.shares, by_route, self.usual, self.r)
        cost = (by_route * self.shares) @ TO_LINE + costs.handling
        price = see.price[self.region][:, PRODUCT_OF]
        margin = price * (1 - see.excess[:, None]) - cost
        profit_share = margin / price
        if switches.product_choice:
            self.mix[:] = choice.choose_channels(self.mix, margin, see.fill, self.access, self.p)
            self.use[:] = choice.use_of_capacity(self.use, profit_share, self.p)
        else:   # one use of capacity for all lines: nothing moves from one to another
            self.use[:] = choice.use_of_capacity((self.mix * self.use).sum(-1, keepdims=True),
                                                 (self.mix * profit_share).sum(-1, keepdims=True), self.p)
        earned = np.where(self.layout.old[:, None], profit_share, profit_share * see.fill * self.access)
        self.profit_share[:] = (self.mix * earned).sum(-1)
        offer = (self.capacity * self.funds(switches))[:, None] * self.mix * self.use
        offer = np.where(self.layout.old[:, None], offer, offer * self.access)
        return Plan(self._by_region(offer), self._by_region(profit_share))

    def funds(self, switches: Mechanisms) -> np.ndarray:
        """Share of its plans that an organisation's working capital and credit can pay, [F]; 1 where credit is free."""
        if not switches.liquidity:
            return np.ones(len(self))
        cash, outlay = (np.bincount(self.organisation, column)[self.organisation] for column in (self.cash, self.outlay))
        needed = self.m.scarce * self.m.working_weeks * outlay
        return np.clip(cash / np.maximum(needed, 1e-9) + self.m.credit, 0.0, 1.0)

    def by_route(self, shipments: np.ndarray) -> np.ndarray:
        """Shipments [R, N, K] divided over crossings, [R, N, P]."""
        return shipments[:, :, LINE_OF] * self._by_region(self.shares)

    def lost_lines(self, loads: Loads) -> np.ndarray:
        """Share of each cell's goods that is lost on each line, [R, N, K], by the crossings it uses."""
        return self._by_region((self.shares * loads.lost) @ TO_LINE)

    def settle(self, ledger: Ledger, shipments: np.ndarray, used: np.ndarray, price: np.ndarray, costs: UnitCosts,
               loads: Loads) -> np.ndarray:
        """Be paid for what dealers took (used, price [R, J]), by what each cell brought; pay for shipments [R, N, K].

        Returns proceeds [F] that must be brought home; sources and carriers are paid out of working capital.
        """
        landed = by_product(shipments * (1 - self.lost_lines(loads))).reshape(len(self), PRODUCTS)
        self.flow += FLOW_MEMORY * (landed - self.flow)
        brought = self._by_region(self.flow + 1e-9)
        share = brought / brought.sum(1, keepdims=True)
        taken = (share * (used * (price - costs.handling[[0, 1]]))[:, None, :]).sum(2).ravel()
        sent = shipments.reshape(len(self), CHANNELS)
        source = sent * self.unit_source * self.own_cost
        moving = sent[:, LINE_OF] * self.shares * (self.unit_moving + self.unit_fixed) * self.own_cost[:, LINE_OF]
        paid = source.sum(1) + moving.sum(1)
        self.outlay += FLOW_MEMORY * (paid - self.outlay)
        proceeds = np.maximum(taken, 0.0)
        self.earned = taken - paid
        self.cash += taken - paid - proceeds
        ledger.pay("traffickers", "sources", float(source[:, HEROIN_LAND].sum()))
        ledger.pay("traffickers", "makers", float(source[:, 1:].sum()))
        ledger.pay("traffickers", "carriers", float(moving.sum() + (used * costs.handling[[0, 1]]).sum()))
        return proceeds

    def come_home(self, ledger: Ledger, launderers: Launderers, proceeds: np.ndarray, terms: Terms, week: int,
                  switches: Mechanisms) -> None:
        """Send proceeds [F] through the channels and take in what arrives; choose channels anew.

        Owners take out what is beyond the working capital they aim at, and refill a part of what lacks.
        """
        arrived, lost = launderers.move(proceeds, self.channels, terms, week, ledger)
        self.cash += arrived
        self.earned -= lost
        if switches.money_channels:
            usual = launderers.usual_shares, launderers.usual_price
            self.channels[:] = laundering.choose(self.channels, terms.price(self.m), *usual, self.m)
        beyond = self.cash - self.m.working_weeks * self.outlay
        out = beyond * np.where(beyond > 0, self.m.withdrawn, self.m.refilled)
        self.cash -= out
        ledger.pay("traffickers", "owners", float(out.sum()))

    def notice(self, lost: np.ndarray) -> None:
        """Update beliefs about risk from this week's losses, lost [R, P]."""
        self.believed_loss[:] = routes.notice(self.believed_loss, lost[self.region], self.shares, self.usual, self.p.risk_memory, self.r)

    def repack(self, loads: Loads, price: np.ndarray, switches: Mechanisms) -> None:
        """Move the purity of loads towards the cheapest, at wholesale prices [R, J]; a kilo's customary price follows slowly.

        Where fentanyl pays by the dose (knock-out) its bulk costs nothing, and custom rules.
        """
        self.customary += self.r.custom_memory * (price - self.customary)
        if not switches.load_purity:
            return
        per_gram = self.base.moving[LINE_OF] / (1 - self.believed_loss) + loads.cost / self.bulk[LINE_OF]
        bulk = np.where(self.lines > 0, (self.shares * per_gram) @ TO_LINE / self.bulk_cost, 1.0)
        value = (price / self.customary)[self.region][:, PRODUCT_OF]
        wish = purity.best(bulk, value, self.r)
        if per_dose(switches):
            wish[:, HEROIN_LAND + 1:] = 1.0
        self.purity[:] = purity.move(self.purity, wish, self.purest, self.r)

    def grow(self, switches: Mechanisms) -> None:
        """Reinvest or shrink on the return of the week; an empty place is taken by an entrant."""
        mean = np.bincount(self.region, np.where(self.layout.old, self.capacity, 0.0)) / self.p.number
        floor = np.where(self.layout.old, choice.ENTRANT_SHARE * mean[self.region], self.floor)
        pace = self.funds(switches) * self.layout.pace(self.o)
        self.capacity[:] = choice.grow(self.capacity, self.peak, self.profit_share, floor, pace, self.p, switches.entry)
        np.maximum(self.peak, self.capacity, out=self.peak)

    def business(self) -> np.ndarray:
        """Capacity by line where a source is known, [R, N, K]."""
        return self._by_region(self.capacity[:, None] * self.mix * np.where(self.layout.old[:, None], 1.0, self.access))

    def profit(self, price: np.ndarray) -> float:
        """Expected profit on the business of the week at wholesale prices [R, J], USD."""
        turnover = (self.business() * price[:, None, PRODUCT_OF]).sum(2).ravel()
        return float((self.profit_share * turnover).sum())

    def met(self, contacts: np.ndarray) -> np.ndarray:
        """Share of what dealers' contacts could bring that includes fentanyl, [D]; online importers can be found by anyone.

        contacts [D, C]: fitted cells, counted through the regions.
        """
        rows = np.flatnonzero(self.layout.old)[contacts]
        capacity, access = self.capacity[rows], self.access[rows][:, :, HEROIN_LAND + 1:].max(2)
        online = np.bincount(self.region, np.where(self.layout.old, 0.0, self.capacity * self.access.max(1)))
        online = (online * contacts.shape[1] / self.p.number)[self.region[rows[:, 0]]]
        return ((capacity * access).sum(1) + online) / np.maximum(capacity.sum(1) + online, 1e-12)

    def by_trade(self, column: np.ndarray) -> np.ndarray:
        """Sum a column [F, ...] over the cells of each trade, [4, ...]."""
        return self.layout.of_trade @ column

    def mean_belief(self) -> np.ndarray:
        """Share of goods that cells believe to be lost on each route, weighted by their goods, [P]."""
        weight = (self.capacity[:, None] * self.mix)[:, LINE_OF] * self.shares
        return (weight * self.believed_loss).sum(0) / np.maximum(weight.sum(0), 1e-9)

    def concentration(self) -> float:
        """Herfindahl index of the capacity of cells, mean over regions, 0 to 1; each online importer counts by itself."""
        members = np.where(self.layout.old, 1.0, np.maximum(self.capacity / self.o.importer_size, 1.0))
        share = self._by_region(self.capacity)
        share = share / share.sum(1, keepdims=True)
        return float((share**2 / self._by_region(members)).sum(1).mean())

    def saved(self) -> dict[str, np.ndarray]:
        """Columns and what kilos customarily cost."""
        return super().saved() | {"customary": self.customary.copy(), "crop": np.array(self.crop)}

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Put them back."""
        super().restore(saved)
        self.customary, self.crop = saved["customary"].copy(), float(saved["crop"])
