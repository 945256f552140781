"""The cells of traffickers: their numbers, how they begin, what can be read off them."""

import numpy as np
from scipy.special import ndtri

from sim.agents.actor import Actor, Actors
from sim.agents.kinds import BROKER, IMPORTER, TRADE_NAMES, Layout, lay_out
from sim.chance import Decision, Luck
from sim.market import CHANNELS, HEROIN_LAND, PRODUCT_OF, PRODUCTS, added, choice, purity, routes, weighted
from sim.market.cost import UnitCosts
from sim.market.laundering import MONEY_CHANNELS
from sim.market.risk import Loads
from sim.market.routes import LINE_OF, ROUTES, Usual
from sim.params.market import Market
from sim.params.mechanisms import Mechanisms
from sim.params.routes import Routes

COMMON, OWN = 0.6, 0.8   # weights of a cell's common and line-specific cost luck; squares sum to one
START_USE = 1 / (1 + np.exp(-1.5))


class Trafficker(Actor, columns={
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


class Cells(Actors):
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
        self.old, self.pace = self.layout.old, self.layout.pace(self.o)
        self.rows, self.old_rows = np.arange(len(self)), np.flatnonzero(self.old)
        self.home, self.kind_of, self.fitted = self.region.astype(int), self.trade.astype(int), self.old.astype(float)

    def _start_sizes(self, size: np.ndarray, market: np.ndarray) -> None:
        """Fitted cells share the market with some to spare; newcomers of other trades start at a trace."""
        by_region = np.bincount(self.region, np.where(self.layout.old, size, 0.0))[self.region]
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
        self._weigh()

    def _weigh(self) -> None:
        """What follows from the purity of loads: cost of packing on each line."""
        self.packing = purity.packing(self.purity, self.bulk_cost, self.r)

    def funds(self, switches: Mechanisms) -> np.ndarray:
        """Share of its plans that an organisation's working capital and credit can pay, [F]; 1 where credit is free."""
        if not switches.liquidity:
            return np.ones(len(self))
        m = self.m
        return choice.afforded(self.cash, self.outlay, self.organisation, m.scarce * m.working_weeks, m.purse, m.credit)

    def business(self) -> np.ndarray:
        """Capacity by line, as far as contacts bound what newcomers can do, [F, K]."""
        return self.capacity[:, None] * self.mix * np.maximum(self.access, self.fitted[:, None])

    def profit(self, price: np.ndarray) -> float:
        """Expected profit on the business of the week at wholesale prices [R, J], USD."""
        return float(weighted(added(self.business() * price.take(PRODUCT_OF, 1).take(self.home, 0)), self.profit_share))

    def known_to(self, contacts: np.ndarray) -> np.ndarray:
        """Rows of the cells that dealers know, [D, C]; contacts [D, C]: fitted cells, counted through the regions."""
        return self.old_rows[contacts]

    def met(self, knows: np.ndarray, region: np.ndarray) -> np.ndarray:
        """Share of what dealers' contacts could bring that includes fentanyl, [D]; knows [D, C] as `known_to` says, region [D]."""
        return choice.brings_fentanyl(knows, region, self.capacity, self.access, self.home, self.fitted, self.p.number)

    def by_trade(self, column: np.ndarray) -> np.ndarray:
        """Sum a column [F] or columns [F, J] over the cells of each trade, [4] or [4, J]."""
        if column.ndim > 1:
            return np.array([self.by_trade(one) for one in column.T]).T
        return np.bincount(self.kind_of, column, minlength=len(TRADE_NAMES))

    def mean_belief(self) -> np.ndarray:
        """Share of goods that cells believe to be lost on each route, weighted by their goods, [P]."""
        return choice.over_cells((self.capacity[:, None] * self.mix).take(LINE_OF, 1) * self.shares, self.believed_loss)

    def concentration(self) -> float:
        """Herfindahl index of the capacity of cells, mean over regions, 0 to 1; each online importer counts by itself."""
        return choice.concentration(self.capacity, self.home, self.rows, (1 - self.fitted) * self.capacity, self.o.importer_size)

    def saved(self) -> dict[str, np.ndarray]:
        """Columns and what kilos customarily cost."""
        return super().saved() | {"customary": self.customary.copy(), "crop": np.array(self.crop)}

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Put them back."""
        super().restore(saved)
        self.customary, self.crop = saved["customary"].copy(), float(saved["crop"])
        self._weigh()
