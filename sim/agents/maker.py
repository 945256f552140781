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
    "trade": np.int8, "capacity": float, "open": bool, "threshold": float, "skill": (float, (TIERS,)), "opened": np.int32,
}):
    """A lab (0) or vendor (1): capacity in DE a week, the penalty it would bear, its skill of starting from each chemical tier."""


class Makers(Firms):
    """All pitches of labs, then of vendors. A pitch is vacant until a firm opens there; a new firm takes its luck from week and pitch."""

    kind = Maker

    def __init__(self, model, p: Numbers, luck: Luck) -> None:
        super().__init__(model, PITCHES * (p.labs + p.vendors))
        self.p = p
        self.labs, self.vendors = slice(0, PITCHES * p.labs), slice(PITCHES * p.labs, len(self))
        self.trade[self.vendors] = VENDOR
        vendors = self.trade == VENDOR
        rank = luck.uniform(Decision.LAB_BUILD, 0, self.identity[vendors]).argsort().argsort()
        self.threshold[vendors] = makers.threshold((rank + 0.5) / vendors.sum(), p)
        self.skill[:] = (1.0, 0.02, 0.002)

    def _open(self, rows: np.ndarray, week: int, capacity: np.ndarray) -> None:
        self.open[rows], self.capacity[rows], self.opened[rows] = True, capacity, week
        self.identity[rows] = (np.uint64(week + 1) << np.uint64(32)) | rows.astype(np.uint64)

    def _close(self, rows: np.ndarray) -> None:
        self.open[rows], self.capacity[rows] = False, 0.0

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
        gone = vendors[luck.uniform(Decision.SUPPLIER_REVIEW, week, self.identity[vendors] + np.uint64(2**20)) < self.p.supplier_review]
        self._close(np.concatenate([raided, gone]))

    def grow(self, trade: int, week: int, luck: Luck, rate: float, floor: float, penalty: float, entry: bool) -> None:
        """Capacity after a week at log growth `rate`: part of growth comes as new firms, whose arrival is luck; never below `floor`."""
        rows = self.of(trade)
        total = self.capacity[rows].sum()
        if rate > 0 and not entry:
            return
        new = self.p.entry_share if rate > 0 else 0.0
        self.capacity[rows] *= np.exp(rate * (1 - new))
        if entry:
            self._enter(trade, week, luck, new * rate * total, max(total / max(len(rows), 1), floor / 4), penalty)
            self._hold_floor(trade, week, floor, penalty)

    def _enter(self, trade: int, week: int, luck: Luck, wanted: float, size: float, penalty: float) -> None:
        """Open a firm of typical size with the chance that makes entry bring `wanted` DE a week on average."""
        if wanted > 0 and luck.uniform(Decision.FIRM_ENTRY, week, np.uint64(trade))[0] < wanted / max(size, 1e-9):
            self._open(self._vacant(trade, penalty)[:1], week, np.array([size]))

    def _hold_floor(self, trade: int, week: int, floor: float, penalty: float) -> None:
        """Where nobody is at work somebody tries again: the first firms open, with Zipf sizes that sum to `floor` DE a week."""
        if len(self.of(trade)):
            return
        vacant = self._vacant(trade, penalty)[:(self.p.labs, self.p.vendors)[trade]]
        if len(vacant):
            size = 1 / np.arange(1, len(vacant) + 1)
            self._open(vacant, week, floor * size / size.sum())

    def _vacant(self, trade: int, penalty: float) -> np.ndarray:
        pitches = self.pitches(trade)
        vacant = ~self.open[pitches] & (self.threshold[pitches] > penalty if trade == VENDOR else True)
        return np.flatnonzero(vacant) + pitches.start
