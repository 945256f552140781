"""Wholesale: those who hold stock on a coast, its goods under way, and the prices that follow them. Goods in DE."""

import numpy as np

from sim.agents.actor import Actor, Actors
from sim.axes import declare
from sim.clock import WEEKS_A_YEAR
from sim.flows import Stocked
from sim.market import FENTANYL, HEROIN, HEROIN_LAND, REGIONS, wholesale
from sim.observe import flow, level, observe
from sim.params.market import Wholesale
from sim.records import Field, record

TRACE = 6e-5   # of the starting market: keeps the ratios of empty markets finite
ON_ITS_WAY = np.dtype([("goods", float), ("successor", float)])

declare("past_week", tuple(f"week_{n}" for n in range(WEEKS_A_YEAR)))


class Wholesaler(Actor):
    """All who hold stock on a coast: what they want, order, hold and expect."""

    limits = {"traded": (0, 1)}
    asked = Field("DE/week", "what dealers, pill pressers and lacers want", ("product",))
    want = Field("DE/week", "the same, never nothing", ("product",))
    stock = Field("DE", "in stock", ("product",))
    on_way = Field("DE", "under way after this week's arrivals, by line", ("line",))
    under_way = Field("DE", "the same by product", ("product",))
    lag = Field("weeks", "between order and arrival, over the lines in use", ("product",))
    offered = Field("DE", "what would arrive of this week's offers", ("product",))
    order_to_offer = Field("ratio", "orders over offers", ("product",))
    expected = Field("USD/DE", "price that sellers expect on arrival", ("product",))
    price = Field("USD/DE", "wholesale price", ("product",))
    anchor = Field("USD/DE", "its slow anchor", ("product",))
    customary = Field("USD/DE", "what goods customarily cost", ("product",))
    traded = Field("", "1 where somebody has traded it", ("product",), np.int8)
    fill = Field("share", "what is wanted that stock can meet", ("product",))
    successor = Field("DE", "successor products among the fentanyl in stock")
    successor_on_way = Field("DE", "the same under way")
    successor_share = Field("share", "successor products, of the fentanyl in stock")
    successor_used = Field("DE", "successor products used this week")
    landed_last_year = Field("DE", "heroin that landed, a reference for a quota", ("past_week",))

    def look(self) -> None:
        """Note what is wanted and how well it is covered; foresee the price on arrival."""
        wholesale.look(self.record, self.table.habits[0])

    def order(self) -> None:
        """Order what is needed of what is offered."""
        wholesale.order(self.record, self.table.habits[0])

    def meet(self) -> None:
        """See what part of the wanted goods stock can meet."""
        wholesale.meet(self.record, self.table.habits[0])

    def step(self) -> None:
        """Move prices by the stock that is left and the orders that were not met."""
        wholesale.move_price(self.record, self.table.habits[0])


class Stocks(Actors):
    """The wholesale markets of all coasts; `way` [L, R, K] goods under way by week of arrival, coast and line."""

    kind = Wholesaler

    def __init__(self, model, market: np.ndarray, price: float, lags: np.ndarray, p: Wholesale) -> None:
        """market [R] DE a week; price USD per DE of heroin at the start; lags [K] weeks."""
        super().__init__(model, REGIONS)
        self.habits = record(p, trace=TRACE * float(market.sum()), cap=p.price_cap * price, lags=lags.astype(np.int64))
        self.stock[:, HEROIN] = p.cover * market
        self.way = np.zeros((int(lags.max()) + 1, REGIONS, len(lags)), ON_ITS_WAY)
        for ahead in range(1, int(lags[0])):
            self.way["goods"][(model.week + ahead) % len(self.way), :, HEROIN_LAND] = market
        self.on_way[:] = self.way["goods"].sum(0)
        self.under_way[:, HEROIN] = self.on_way[:, HEROIN_LAND]
        self.price[:] = self.anchor[:] = self.customary[:] = price
        self.want[:, HEROIN], self.want[:, FENTANYL] = market, wholesale.LEAST_WANT
        self.landed_last_year[:] = market[:, None]
        self.stocked = Stocked(self.fill, self.successor_share)

    def look(self) -> None:
        """Every market looks at what is `asked`, in stock and under way."""
        wholesale.look_all(self.records, self.habits)

    def meet(self) -> Stocked:
        """How far every market's stock meets what is wanted, and how much of it is a successor."""
        wholesale.meet_all(self.records, self.habits)
        return self.stocked

    def sell(self, used: np.ndarray) -> np.ndarray:
        """Take out what was used, [R, J]. Returns successors among it, [R] DE."""
        wholesale.sell(self.records, used)
        return self.successor_used

    def move_prices(self) -> None:
        """Prices follow the stock that is left and the orders that were not met."""
        wholesale.move_prices(self.records, self.habits)

    def saved(self) -> dict[str, np.ndarray]:
        """Columns and goods under way."""
        return super().saved() | {"way": self.way["goods"].copy(), "successors_on_way": self.way["successor"].copy()}

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Put them back."""
        super().restore(saved)
        self.way["goods"], self.way["successor"] = saved["way"], saved["successors_on_way"]


observe("world.stocks",
        successor_used=flow("DE", "of the fentanyl class used, what was a successor product", "region"),
        wholesale_price=level("USD/DE", "wholesale price", "region", "product", at="price"),
        wholesale_stock=level("DE", "wholesale stock", "region", "product", at="stock"),
        under_way=level("DE", "goods on their way", "region", "line", at="on_way"))
