"""How much of the fentanyl class is a successor product: its share of goods under way and in wholesale stock.

Goods of a region mix: what leaves stock has the stock's share. All amounts in DE, so the class as a whole stays what the market sees.
"""

import numpy as np

from sim.market import FENTANYL, PRODUCT_OF

FENTANYL_LINES = [k for k, product in enumerate(PRODUCT_OF) if product == FENTANYL]


class Blend:
    """DE of successor products under way [L, R, K] and in stock [R]."""

    arrays = ("pipe", "held")

    def __init__(self, slots: int, regions: int, channels: int) -> None:
        self.pipe = np.zeros((slots, regions, channels))
        self.held = np.zeros(regions)
        self.ever = False   # nothing to reckon until the first successor is sent

    def send(self, sent: np.ndarray, share: np.ndarray, week: int, lags: np.ndarray) -> None:
        """Of goods sent [R, K] DE the part `share` [K] is a successor. It arrives after its channel's lag."""
        self.ever = self.ever or any(share.tolist())
        if self.ever:
            for k in FENTANYL_LINES:
                self.pipe[(week + lags[k]) % len(self.pipe), :, k] += sent[:, k] * share[k]

    def arrive(self, week: int) -> None:
        """Take in what arrives this week."""
        if self.ever:
            slot = week % len(self.pipe)
            self.held += np.add.reduce(self.pipe[slot], 1)
            self.pipe[slot] = 0.0

    def share(self, stock: np.ndarray) -> np.ndarray:
        """Share of the fentanyl in stock [R] DE that is a successor, [R]."""
        return np.minimum(self.held / np.maximum(stock, 1e-9), 1.0) if self.ever else np.zeros(len(self.held))

    def use(self, used: np.ndarray, share: np.ndarray) -> np.ndarray:
        """Take out what was used: the part `share` [R] of the class [R] DE. Returns successors used, [R] DE."""
        gone = np.minimum(used * share, self.held)
        self.held -= gone
        return gone

    def under_way(self) -> np.ndarray:
        """DE of successors on their way, [R]."""
        return np.add.reduce(self.pipe, (0, 2)) if self.ever else np.zeros(len(self.held))
