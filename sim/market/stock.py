"""Goods under way and in wholesale stock, in DE, and the prices that follow them. One object a run; arrays [R, J] and [R, K]."""

import numpy as np
from numba import njit

from sim.clock import WEEKS_A_YEAR
from sim.fast import numbers
from sim.market import CHANNELS, FENTANYL, HEROIN, PRODUCTS, by_product, wholesale
from sim.market.blend import Blend
from sim.market.wholesale import Cover, Habits
from sim.params.market import Wholesale

TRACE = 6e-5   # of the starting market: keeps the ratios of empty markets finite


class Stocks:
    """Wholesale stock, goods under way, price and its anchor; and what dealers wanted last.

    pipe [L, R, K] goods under way by week of arrival; on_way [R, K] their sum once this week's have arrived.
    """

    arrays = ("stock", "pipe", "price", "anchor", "want", "fill_of_source", "landed_last_year", "traded")

    def __init__(self, market: np.ndarray, price: float, lags: np.ndarray, week: int, p: Wholesale) -> None:
        """market [R] DE a week; price USD per DE of heroin at the start; lags [K] weeks; week the first of the run."""
        regions = len(market)
        self.p, self.lags = p, lags
        self.habits = tuple(numbers(Habits, p, trace=TRACE * float(market.sum()), cap=p.price_cap * price))
        self.stock = np.zeros((regions, PRODUCTS))
        self.stock[:, HEROIN] = p.cover * market
        self.pipe = np.zeros((int(lags.max()) + 1, regions, CHANNELS))
        for ahead in range(1, int(lags[0])):
            self.pipe[(week + ahead) % len(self.pipe), :, 0] = market
        self.on_way = self.pipe.sum(0)
        self.blend = Blend(len(self.pipe), regions, CHANNELS)
        self.price = np.full((regions, PRODUCTS), price)
        self.traded = np.zeros((regions, PRODUCTS), bool)
        self.anchor = self.price.copy()
        self.want = np.stack([market, np.full(regions, 1e-3)], axis=1)
        self.fill_of_source = np.ones(CHANNELS)
        self.landed_last_year = np.repeat(market[None, :], WEEKS_A_YEAR, axis=0)

    def under_way(self) -> np.ndarray:
        """DE on its way, [R, J]."""
        return by_product(self.on_way)

    def look(self, want: np.ndarray) -> Cover:
        """Note what dealers want this week and how well stock and goods under way cover it."""
        self.cover = Cover(*wholesale.look(want, self.stock, self.on_way, self.lags, self.price, self.habits))
        self.want = self.cover.want
        return self.cover

    def accept(self, offer: np.ndarray, lost: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """How much of each cell's offer [R, N, K] is ordered: shipments [R, N, K], and orders over offers [R, J].

        Offers beyond orders stay at the source and press the price.
        """
        return wholesale.accept(offer, lost, self.want, self.stock, self.cover.under_way, self.cover.lag, self.habits)

    def pass_on(self, sent: np.ndarray, week: int, successor: np.ndarray) -> np.ndarray:
        """Put goods on their way, [R, K] DE that will arrive after their channel's lag, and take in what arrives this week, [R, K] DE.

        successor [K] the part of what is sent that is a successor.
        """
        self.blend.send(sent, successor, week, self.lags)
        self.blend.arrive(week)
        arrived, self.on_way = pass_on(self.pipe, sent, self.lags, week)
        return arrived

    def receive(self, landed: np.ndarray) -> None:
        """Add landed goods [R, K] to stock."""
        landed = by_product(landed)
        self.stock += landed
        self.traded |= landed > 0

    def successor(self) -> np.ndarray:
        """Share of the fentanyl in stock that is a successor product, [R]."""
        return self.blend.share(self.stock[:, FENTANYL])

    def sell(self, used: np.ndarray) -> np.ndarray:
        """Take out what was used, [R, J]; the last rounding of a stock sold out is dropped, which the books would see if it were more.

        Returns successors among it, [R] DE.
        """
        successor = self.blend.use(used[:, FENTANYL], self.successor())
        self.stock = np.maximum(self.stock - used, 0.0)
        return successor

    def remember_fill(self, share: np.ndarray, speed: float) -> None:
        """Cells remember what share of their orders each source filled, [K]."""
        self.fill_of_source = self.fill_of_source + speed * (share - self.fill_of_source)

    def remember_landed(self, heroin: np.ndarray, week: int) -> None:
        """Note the heroin [R] that landed this week, for a quota that needs a reference."""
        self.landed_last_year[week % WEEKS_A_YEAR] = heroin

    def move_price(self, order_to_offer: np.ndarray) -> None:
        """Prices follow the stock that is left and the orders that were not met; a product nobody has seen is priced like heroin."""
        self.price, self.anchor = wholesale.move_price(self.price, self.anchor, self.want, self.stock, self.traded, order_to_offer,
                                                       self.habits)

    def expected_price(self, cover: Cover) -> np.ndarray:
        """What sellers expect on arrival, [R, J]."""
        return cover.price

    def fill(self) -> np.ndarray:
        """Share of what dealers want that stock can meet, [R, J]."""
        return wholesale.fill(self.want, self.stock, self.p)

    def saved(self) -> dict[str, np.ndarray]:
        """A copy of every array."""
        blend = {f"blend_{name}": getattr(self.blend, name).copy() for name in self.blend.arrays}
        return {name: getattr(self, name).copy() for name in self.arrays} | blend

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Put saved arrays back."""
        for name in self.arrays:
            setattr(self, name, saved[name].copy())
        self.on_way = self.pipe.sum(0)
        for name in self.blend.arrays:
            setattr(self.blend, name, saved[f"blend_{name}"].copy())
        self.blend.ever = bool(self.blend.held.any() or self.blend.pipe.any())


@njit(cache=True)
def pass_on(pipe, sent, lags, week):
    """Put sent [R, K] into pipe [L, R, K] for the week after its lag [K], and empty this week's. Returns that and all on its way."""
    slots, arrived, on_way = len(pipe), np.empty_like(sent), np.zeros_like(sent)
    for r in range(sent.shape[0]):
        for k in range(sent.shape[1]):
            pipe[(week + lags[k]) % slots, r, k] += sent[r, k]
            arrived[r, k], pipe[week % slots, r, k] = pipe[week % slots, r, k], 0.0
            for slot in range(slots):
                on_way[r, k] += pipe[slot, r, k]
    return arrived, on_way
