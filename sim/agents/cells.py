"""The cells of traffickers: their numbers, how they begin, what can be read off them."""

import numpy as np
from scipy.special import ndtri

from sim.agents.actor import Actor, Actors
from sim.agents.kinds import BROKER, IMPORTER, Layout, lay_out
from sim.agents.sight import Border, Purse, Search, Sight
from sim.chance import Decision, Luck
from sim.held import Limits
from sim.market import CHANNELS, HEROIN_LAND, REGIONS, choice, laundering, purity, routes
from sim.params.crossing_choice import Routes
from sim.params.market import Market
from sim.params.places import COAST_OF, POPULATION
from sim.records import Field

COMMON, OWN = 0.6, 0.8   # weights of a cell's common and line-specific cost luck; squares sum to one
START_USE = 1 / (1 + np.exp(-1.5))


class Trafficker(Actor):
    """A cell of a coast, of a trade (cartel, other transit group, online importers, broker) and an organisation.

    `step` plans a week; `learn`, `notice`, `repack`, `bank` and `grow` are its other decisions. Each is the rule that the loop over all
    cells calls, on its own row, with what cells see (`sim.agents.sight.Sight`).
    """

    region = Field("", "coast that it serves, 0 East", (), np.int8)
    home = Field("", "census division it lives in", (), np.int8)
    trade = Field("", "trade, by its place in `kinds.TRADE_NAMES`", (), np.int8)
    organisation = Field("", "row of its organisation", (), np.int16)
    fitted = Field("", "1 for cells of the fitted history, 0 for newcomers of other trades")
    lines = Field("", "1 for lines it may work, else 0", ("line",))
    usual = Field("share", "of crossings in the goods of each line in 2006", ("route",))
    own_cost = Field("ratio", "its luck in costs", ("line",))
    learning = Field("ratio", "how much faster than usual it learns of sources")
    ties = Field("sd", "its contacts abroad, against other cells'")
    pace = Field("ratio", "how much faster than cells its trade multiplies")
    floor = Field("DE/week", "capacity it began with")
    capacity = Field("DE/week", "what it can move")
    peak = Field("DE/week", "the most it ever could")
    mix = Field("share", "of lines in its business", ("line",))
    wish = Field("", "weight of lines in the choice of those who choose anew", ("line",))
    access = Field("share", "of a line's sources that it knows", ("line",))
    use = Field("share", "of its capacity that it offers", ("line",))
    purity = Field("ratio", "purity of its loads over that of 2006", ("line",))
    packing = Field("USD/DE", "cost of sending goods purer than customary", ("line",))
    shares = Field("share", "of crossings in its goods of each line", ("route",))
    believed_loss = Field("share", "goods it expects to lose", ("route",))
    channels = Field("share", "of channels in the proceeds it brings home", ("channel",))
    unit_source = Field("USD/DE", "paid at the source, packing included", ("line",))
    carriers = Field("USD/DE", "paid to carriers", ("route",))
    appeal = Field("", "weight of crossings in the choice of those who choose anew", ("route",))
    landed_cost = Field("USD/DE", "what it takes to land a DE, as it believes", ("route",))
    margin = Field("USD/DE", "what it expects to earn", ("line",))
    gain = Field("share", "the same over the price it expects on arrival", ("line",))
    profit_share = Field("share", "return on price of its whole business")
    offer = Field("DE", "what it offers to move this week; of it, what sources fill", ("line",))
    sent = Field("DE", "what it sends this week", ("line",))
    losing = Field("share", "goods lost on the crossings it uses", ("line",))
    flow = Field("DE/week", "what it brings, smoothed", ("product",))
    proceeds = Field("USD", "this week's, to be brought home")
    earned = Field("USD", "receipts less outlays and the cost of laundering, this week")
    outlay = Field("USD/week", "what it pays, smoothed")
    cash = Field("USD", "working capital")
    coming = Field("USD", "on its way home, by week of arrival", ("arrival",))

    @property
    def group(self) -> np.void:
        """Its organisation's row."""
        return self.model.organisations.records[self.organisation]

    @property
    def market(self) -> np.void:
        """The wholesale market of its coast."""
        return self.model.stocks.records[self.region]

    def learn(self) -> None:
        """Find sources, unaided or from others."""
        choice.learn(self.record, self.table.sees.record[0], self.table.numbers[0])

    def step(self) -> None:
        """Plan a week: crossings, lines, use of capacity, what to offer."""
        choice.plan(self.record, self.group, self.market, self.table.sees.record[0], self.table.numbers[0])

    def bank(self) -> None:
        """Choose anew how a part of proceeds comes home."""
        laundering.choose(self.record, self.table.purse.record[0], self.table.numbers[0])

    def notice(self) -> None:
        """Learn from what was lost this week."""
        routes.notice(self.record, self.table.sees.record[0], self.table.numbers[0])

    def repack(self) -> None:
        """Move the purity of loads towards the cheapest."""
        purity.repack(self.record, self.market, self.table.sees.record[0], self.table.numbers[0])

    def grow(self) -> None:
        """Reinvest or shrink; an empty place is taken by an entrant."""
        choice.grow(self.record, self.group, self.table.sees.record[0], self.table.numbers[0])


def settle(region: np.ndarray, luck: np.ndarray) -> np.ndarray:
    """Homes of cells [F]: divisions of their coast, in proportion to the people there; luck in (0, 1)."""
    ends = np.array([np.cumsum(POPULATION * (coast == COAST_OF)) for coast in range(REGIONS)])
    return (luck[:, None] * ends[region, -1:] >= ends[region]).sum(1)


class Cells(Actors):
    """All cells, sorted by region; in each the fitted cells first (`Layout`), then online importers, then brokers.

    sees, border, purse: what all see of a week, what passed the border, how money came home; numbers: what they go by; search: what the
    choice of loads goes by.
    """

    kind = Trafficker

    def __init__(self, model, regions: int, m: Market, r: Routes, market: np.ndarray) -> None:
        """market [R]: DE a week used in each region at the start."""
        self.layout: Layout = lay_out(regions, m.cells.number, m.organisations)
        super().__init__(model, self.layout.rows)
        self.p, self.o, self.m = m.cells, m.organisations, m.money
        self.shape = (regions, len(self) // regions)
        self.region[:] = np.repeat(np.arange(regions), self.shape[1])
        self.identity[:], self.trade[:], self.organisation[:] = self.layout.identity, self.layout.trade, self.layout.organisation
        self.old = self.layout.old
        self.fitted[:], self.lines[:], self.pace[:] = self.old, self.layout.lines, self.layout.pace(self.o)
        self._draw(model.luck, market)
        self.usual[:] = self.shares[:] = self.layout.usual(routes.start_shares(r))
        self.mix[:] = self.layout.first_mix
        self.access[:, HEROIN_LAND] = self.lines[:, HEROIN_LAND]
        self.use[:], self.purity[:] = START_USE, 1.0
        self.flow[:, 0] = self.capacity * self.mix[:, HEROIN_LAND]
        self.sees, self.border, self.purse = Sight(), Border(), Purse()
        self.sees.put(crop=1.0, filled=1.0)
        self.border.put(most=np.inf)

    def limits(self, name: str) -> Limits:
        """Organisations are those there may ever be."""
        return (0, self.layout.organisations - 1) if name == "organisation" else super().limits(name)

    def _draw(self, luck: Luck, market: np.ndarray) -> None:
        """What luck gives to cells for life: costs, speed of learning, size."""
        common = self._stratified(luck, 0)
        line = np.stack([self._stratified(luck, 1 + k) for k in range(CHANNELS)], axis=1)
        self.own_cost[:] = np.exp(self.p.cost_spread * (OWN * line + COMMON * common[:, None]) - 0.5 * self.p.cost_spread**2)
        self.learning[:] = np.exp(self.p.contact_spread * self._stratified(luck, 1 + CHANNELS)) * self.layout.learning(self.o)
        self._start_sizes(np.exp(self.p.size_spread * self._stratified(luck, 2 + CHANNELS)), market)
        self.home[:] = settle(self.region, luck.uniform(Decision.CELL_COST, 3 + CHANNELS, self.identity))
        self.ties[:] = self._stratified(luck, 4 + CHANNELS)

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

    def start(self, numbers: np.ndarray, search: Search, loads: Sight) -> None:
        """Cells begin knowing the risk of every crossing, with the working capital they like to hold."""
        self.numbers, self.search, self.costs = numbers, search, search.costs
        self.believed_loss[:], self.channels[:] = loads.lost, numbers["usual_channels"][0]
        self.sees.put(risk=loads.lost / numbers["usual_lost"][0], pay=1.0, inside=float(numbers["enforced"][0]))
        self.outlay[:] = self.capacity * START_USE * (self.mix * (self.costs.source + self.costs.moving)).sum(1)
        self.cash[:] = self.m.working_weeks * self.outlay

    def known_to(self, contacts: np.ndarray) -> np.ndarray:
        """Rows of the cells that dealers know, [D, C]; contacts [D, C]: fitted cells, counted through the regions."""
        return np.flatnonzero(self.old)[contacts]

    def near(self, division: np.ndarray) -> np.ndarray:
        """How near the fitted cells of their coast are to people of divisions [D], [D, N]."""
        homes = self.home[self.old].reshape(self.shape[0], -1)
        return self.numbers["nearness"][0][division[:, None], homes[COAST_OF[division]]]

    def met(self, knows: np.ndarray, region: np.ndarray) -> np.ndarray:
        """Share of what dealers' contacts could bring that includes fentanyl, [D]; knows [D, C] as `known_to` says, region [D]."""
        return choice.brings_fentanyl(knows, region, self.records, self.p.number)

    def saved(self) -> dict[str, np.ndarray]:
        """Columns, and what all cells saw of the last week."""
        seen = {f"{name}.{field}": a for name in ("sees", "border", "purse") for field, a in getattr(self, name).saved().items()}
        return super().saved() | seen

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Put them back."""
        super().restore(saved)
        for name in ("sees", "border", "purse"):
            getattr(self, name).restore({key.removeprefix(f"{name}."): a for key, a in saved.items() if key.startswith(f"{name}.")})
