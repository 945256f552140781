"""Precursor suppliers: each weighs the gain of selling to labs against the penalty it expects."""

import numpy as np

from sim.agents.firm import Firm, Firms
from sim.chance import Decision, Luck
from sim.clock import WEEKS_A_YEAR
from sim.market import makers
from sim.params.supply import Makers

TIERS = 3   # regulated precursor, unregulated pre-precursor, general industrial chemical


class Supplier(Firm, columns={"tier": np.int8, "sells": bool, "threshold": float}):
    """A firm of one chemical tier: whether it sells to labs now, and the penalty (relative to gain) up to which it would."""


class Suppliers(Firms):
    """All suppliers that could be willing, sorted by tier."""

    kind = Supplier

    def __init__(self, model, p: Makers, luck: Luck) -> None:
        super().__init__(model, TIERS * p.suppliers)
        self.p = p
        self.tier[:] = np.repeat(np.arange(TIERS), p.suppliers)
        rank = luck.uniform(Decision.SUPPLIER_REVIEW, 0, self.identity).reshape(TIERS, -1).argsort(1).argsort(1)
        self.threshold[:] = makers.threshold((rank + 0.5) / p.suppliers, p).ravel()
        self.sells[:] = self.threshold > p.penalty

    def close(self, week: int, luck: Luck) -> None:
        """Some of those who sell are found out and stop."""
        selling = np.flatnonzero(self.sells)
        caught = luck.uniform(Decision.CLOSURE, week, self.identity[selling]) < self.p.closure / WEEKS_A_YEAR
        self.sells[selling[caught]] = False

    def review(self, week: int, luck: Luck, short: float, entry: bool) -> None:
        """Some suppliers reconsider; unmet demand (short, 0 to 1) makes those outside look sooner. With entry off nobody starts to sell."""
        would = self.threshold > self.p.penalty
        torn = np.flatnonzero(would != self.sells if entry else self.sells & ~would)
        if len(torn):
            speed = self.p.supplier_review * np.where(would[torn], 0.5 + short, 1.0)
            changes = torn[luck.uniform(Decision.SUPPLIER_REVIEW, week + 1, self.identity[torn]) < speed]
            self.sells[changes] = would[changes]

    def willing(self) -> np.ndarray:
        """Share of each tier that sells, [T], relative to the start."""
        share = self.sells.reshape(TIERS, -1).mean(1)
        return share * (1 + self.p.penalty**self.p.deterrence)
