"""Makers of fentanyl: transit labs that buy precursors, and vendors that send finished goods by mail."""

import numpy as np

from sim.agents.firm import Firm, Firms
from sim.agents.supplier import TIERS
from sim.chance import Decision, Luck
from sim.clock import WEEKS_A_YEAR
from sim.market import makers
from sim.params.supply import Makers as Numbers

LAB, VENDOR = 0, 1
PITCHES = 4   # room for this many times the starting number of firms


class Maker(Firm, columns={
    "trade": np.int8, "capacity": float, "peak": float, "open": bool, "threshold": float, "skill": (float, (TIERS,)), "opened": np.int32,
}):
    """A lab (0) or vendor (1): capacity in DE a week, the penalty it would bear, its skill of starting from each chemical tier."""


class Makers(Firms):
    """All pitches of labs, then of vendors. A pitch is storage: a firm's luck comes from its trade, week of opening and place among that
    week's entrants, so that what becomes of one firm changes nobody else's luck."""

    kind = Maker

    def __init__(self, model, p: Numbers) -> None:
        super().__init__(model, PITCHES * (p.labs + p.vendors))
        self.p = p
        self.labs, self.vendors = slice(0, PITCHES * p.labs), slice(PITCHES * p.labs, len(self))
        self.trade[self.vendors] = VENDOR
        self.skill[:] = (1.0, 0.02, 0.002)

    def _open(self, trade: int, week: int, capacity: np.ndarray, luck: Luck, penalty: float) -> None:
        """Firms of these capacities [n] open where there is room; a vendor whose threshold lies below the penalty stays away."""
        order = np.arange(len(capacity), dtype=np.uint64)
        identity = (np.uint64(week + 1) << np.uint64(32)) | (np.uint64(trade) << np.uint64(16)) | order
        threshold = makers.threshold(luck.uniform(Decision.LAB_BUILD, week, identity), self.p)
        come = np.flatnonzero((threshold > penalty) | (trade == LAB))
        rows = self._vacant(trade)[:len(come)]
        come = come[:len(rows)]
        self.open[rows], self.opened[rows], self.identity[rows] = True, week, identity[come]
        self.capacity[rows] = self.peak[rows] = capacity[come]
        self.threshold[rows] = threshold[come]

    def _close(self, rows: np.ndarray) -> None:
        self.open[rows], self.capacity[rows], self.peak[rows] = False, 0.0, 0.0

    def pitches(self, trade: int) -> slice:
        """The rows of a trade."""
        return self.vendors if trade == VENDOR else self.labs

    def of(self, trade: int) -> np.ndarray:
        """Rows of the open firms of a trade."""
        pitches = self.pitches(trade)
        return np.flatnonzero(self.open[pitches]) + pitches.start

    def capacity_of(self, trade: int) -> float:
        """DE a week that the open firms of a trade could make."""
        return float(self.capacity[self.pitches(trade)].sum())

    def know_how(self) -> np.ndarray:
        """Skill of starting from each tier [T], mean over labs weighted by capacity."""
        total = self.capacity[self.labs].sum()
        return self.capacity[self.labs] @ self.skill[self.labs] / total if total > 0 else self.skill[0]

    def learn(self, short: float) -> None:
        """Labs that are short of supply learn to start from lower tiers; all pitches of a trade share what is known."""
        self.skill[self.labs] = makers.step_back(self.know_how(), short, self.p)

    def close_largest(self, count: int) -> None:
        """Close the largest makers, whatever their trade."""
        largest = np.argsort(-self.capacity, kind="stable")[:count]
        self._close(largest[self.open[largest]])

    def bear_risk(self, week: int, luck: Luck, penalty: float, enforcement: bool) -> None:
        """Labs may be raided; vendors that reconsider leave if the penalty is more than they bear."""
        if not enforcement:
            return
        labs, vendors = self.of(LAB), self.of(VENDOR)
        vendors = vendors[self.threshold[vendors] < penalty]
        raided = labs[luck.uniform(Decision.RAID, week, self.identity[labs]) < self.p.raid_rate / WEEKS_A_YEAR]
        gone = vendors[luck.uniform(Decision.SUPPLIER_REVIEW, week, self.identity[vendors]) < self.p.supplier_review]
        self._close(np.concatenate([raided, gone]))

    def grow(self, trade: int, week: int, luck: Luck, rate: float, floor: float, penalty: float, entry: bool) -> None:
        """Capacity after a week at log growth `rate`: part of growth comes as new firms, whose arrival is luck.

        Where nobody is at work the first firms open, with Zipf sizes that sum to `floor` DE a week: somebody always tries. With entry off
        nobody opens, and no firm grows beyond the capacity it once had.
        """
        rows = self.of(trade)
        total = self.capacity[rows].sum()
        new = self.p.entry_share if entry and rate > 0 and len(rows) < self._room(trade) else 0.0
        grown = self.capacity[rows] * np.exp(rate * (1 - new))
        self.capacity[rows] = grown if entry else np.minimum(grown, self.peak[rows])
        self.peak[rows] = np.maximum(self.peak[rows], self.capacity[rows])
        if entry and not len(rows):
            size = 1 / np.arange(1, (self.p.labs, self.p.vendors)[trade] + 1)
            self._open(trade, week, floor * size / size.sum(), luck, penalty)
        elif new > 0:
            self._enter(trade, week, luck, new * rate * total, total / len(rows), penalty)

    def _enter(self, trade: int, week: int, luck: Luck, wanted: float, size: float, penalty: float) -> None:
        """Open a firm of typical size with the chance that makes entry bring `wanted` DE a week on average."""
        if luck.uniform(Decision.FIRM_ENTRY, week, np.uint64(trade))[0] < wanted / max(size, 1e-9):
            self._open(trade, week, np.array([size]), luck, penalty)

    def _room(self, trade: int) -> int:
        pitches = self.pitches(trade)
        return pitches.stop - pitches.start

    def _vacant(self, trade: int) -> np.ndarray:
        pitches = self.pitches(trade)
        return np.flatnonzero(~self.open[pitches]) + pitches.start
