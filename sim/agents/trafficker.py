"""Trafficking cells: which product to move over which crossing, how much, in what loads."""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from sim.agents.firm import Firm, Firms
from sim.chance import Decision, Luck
from sim.ledger import Ledger
from sim.market import CHANNELS, HEROIN_LAND, PRODUCT_OF, choice
from sim.market.cost import UnitCosts
from sim.market.risk import Loads
from sim.params.market import Cells

COMMON, OWN = 0.6, 0.8   # weights of a cell's common and channel-specific cost luck; squares sum to one
START_USE = 1 / (1 + np.exp(-1.5))


class Trafficker(Firm, columns={
    "region": np.int8, "capacity": float, "peak": float,
    "mix": (float, (CHANNELS,)), "access": (float, (CHANNELS,)), "use": (float, (CHANNELS,)),
    "own_cost": (float, (CHANNELS,)), "believed_loss": (float, (CHANNELS,)), "learning": float, "profit_share": float, "cash": float,
}):
    """A cell of a region: its capacity (DE a week), its mix of channels, the sources it has access to, what it believes of risk."""


@dataclass(frozen=True)
class Plan:
    """What cells would send this week: offer [R, N, K] DE; landed cost [R, N, K] and expected return on price, both as they believe."""

    offer: np.ndarray
    profit_share: np.ndarray


class Traffickers(Firms):
    """All cells, sorted by region, `number` a region."""

    kind = Trafficker

    def __init__(self, model, regions: int, p: Cells, luck: Luck, market: np.ndarray) -> None:
        """market [R]: DE a week used in each region at the start."""
        super().__init__(model, regions * p.number)
        self.p, self.shape = p, (regions, p.number)
        self.region[:] = np.repeat(np.arange(regions), p.number)
        common = self._stratified(luck, 0)
        channel = np.stack([self._stratified(luck, 1 + k) for k in range(CHANNELS)], axis=1)
        self.own_cost[:] = np.exp(p.cost_spread * (OWN * channel + COMMON * common[:, None]) - 0.5 * p.cost_spread**2)
        self.learning[:] = np.exp(p.contact_spread * self._stratified(luck, 1 + CHANNELS))
        size = np.exp(p.size_spread * self._stratified(luck, 2 + CHANNELS)).reshape(self.shape)
        self.capacity[:] = (p.spare_capacity * market[:, None] * size / size.sum(1, keepdims=True)).ravel()
        self.peak[:] = self.capacity
        self.mix[:, HEROIN_LAND] = 1.0
        self.access[:, HEROIN_LAND] = 1.0
        self.use[:] = START_USE

    def _stratified(self, luck: Luck, salt: int) -> np.ndarray:
        """Normal quantiles, one a cell, in an order drawn by luck: the spread of a region's cells does not depend on their number."""
        order = luck.uniform(Decision.CELL_COST, salt, self.identity).reshape(self.shape).argsort(1).argsort(1)
        return ndtri((order + 0.5) / self.shape[1]).ravel()

    def _by_region(self, column: np.ndarray) -> np.ndarray:
        return column.reshape(*self.shape, *column.shape[1:])

    def start_beliefs(self, loads: Loads) -> None:
        """Cells begin knowing the risk of every crossing."""
        self.believed_loss[:] = loads.lost

    def learn(self, reachable: np.ndarray, learning: bool) -> None:
        """Find sources: unaided or from others; with learning off every reachable source is known."""
        access = self._by_region(self.access)
        if not learning:
            access[...] = np.where(reachable > 0, 1.0, 0.0)
            return
        business = self._by_region(self.capacity[:, None] * self.mix * self.access)
        access[...] = choice.learn_sources(access, business, self._by_region(self.learning), reachable, self.p)

    def plan(self, costs: UnitCosts, loads: Loads, price: np.ndarray, fill: np.ndarray, may_choose: bool) -> Plan:
        """Re-plan a part of the business and offer capacity.

        price [R, J] is what cells expect on arrival; fill [K] what sources filled; may_choose: whether business may change channels.
        """
        cost = self._by_region(choice.landed_cost(costs, loads, self.believed_loss, self.own_cost))
        margin = price[:, None, PRODUCT_OF] - cost
        profit_share = margin / price[:, None, PRODUCT_OF]
        mix, use = self._by_region(self.mix), self._by_region(self.use)
        if may_choose:
            mix[...] = choice.choose_channels(mix, margin, fill, self._by_region(self.access), self.p)
            use[...] = choice.use_of_capacity(use, profit_share, self.p)
        else:   # one use of capacity for all channels: nothing moves from one to another
            use[...] = choice.use_of_capacity((mix * use).sum(-1, keepdims=True), (mix * profit_share).sum(-1, keepdims=True), self.p)
        self.profit_share[:] = (mix * profit_share).sum(-1).ravel()
        return Plan(self._by_region(self.capacity)[:, :, None] * mix * use, profit_share)

    def settle(self, ledger: Ledger, shipments: np.ndarray, used: np.ndarray, price: np.ndarray, costs: UnitCosts, loads: Loads) -> None:
        """Be paid for what dealers took (used, price [R, J]), by share of the region's business; pay for shipments [R, N, K]."""
        business = self.business().sum(2)
        share = business / np.maximum(business.sum(1, keepdims=True), 1e-12)
        revenue = (used * price).sum(1)
        handling = (used * costs.handling[[0, 1]]).sum(1)
        own = self._by_region(self.own_cost)
        source, moving = shipments * costs.source * own, shipments * (costs.moving + loads.fixed) * own
        income = share * (revenue - handling)[:, None] - (source + moving).sum(2)
        self.cash += income.ravel()
        ledger.pay("traffickers", "sources", float(source[:, :, HEROIN_LAND].sum()))
        ledger.pay("traffickers", "makers", float(source[:, :, 1:].sum()))
        ledger.pay("traffickers", "carriers", float(moving.sum() + handling.sum()))

    def notice(self, lost: np.ndarray) -> None:
        """Update beliefs about risk from this week's losses, lost [R, K]."""
        self.believed_loss += self.p.risk_memory * (lost[self.region] - self.believed_loss)

    def grow(self, entry: bool) -> None:
        """Reinvest or shrink on the return of the week; an empty place is taken by an entrant."""
        capacity, peak, profit = (self._by_region(column) for column in (self.capacity, self.peak, self.profit_share))
        capacity[...] = choice.grow(capacity, peak, profit, self.p, entry)
        np.maximum(peak, capacity, out=peak)

    def business(self) -> np.ndarray:
        """Capacity by channel, [R, N, K]."""
        return self._by_region(self.capacity[:, None] * self.mix)

    def profit(self, price: np.ndarray) -> float:
        """Expected profit on the business of the week at wholesale prices [R, J], USD."""
        turnover = (self.capacity[:, None] * self.mix * price[self.region][:, PRODUCT_OF]).sum(1)
        return float((self.profit_share * turnover).sum())

    def concentration(self) -> float:
        """Herfindahl index of capacity, mean over regions, 0 to 1."""
        share = self._by_region(self.capacity)
        share = share / share.sum(1, keepdims=True)
        return float((share**2).sum(1).mean())
