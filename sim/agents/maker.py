"""Makers: transit labs that buy chemicals, and vendors that send finished goods by mail."""

from dataclasses import dataclass

import numpy as np

from sim.agents.actor import Actor, Actors
from sim.axes import declare
from sim.chance import Decision, Luck
from sim.clock import WEEKS_A_YEAR
from sim.market import makers, plants, weighted
from sim.market.chemicals import TIERS
from sim.market.seen import count_makers
from sim.observe import level, look
from sim.params.chemicals import Plants
from sim.params.mechanisms import Mechanisms, Successors
from sim.params.supply import Makers as Numbers

LAB, VENDOR = 0, 1
TRADES = 2
PITCHES = 4   # room for this many times the starting number of firms
MONTH = 4     # weeks between looks at new products
NOBODY = np.zeros(0, int)


@dataclass(frozen=True)
class Pressure:
    """What the law does to makers this week, by trade [2] where it differs.

    penalty    vendors expect for selling the old product, relative to gain; usual: for a product that is not listed
    raids      multiplier of raids on labs; held: re-entry that is prevented, by trade
    """

    penalty: float
    usual: float
    raids: float
    held: tuple[float, float]


class Maker(Actor, columns={
    "trade": np.int8, "capacity": float, "peak": float, "open": bool, "threshold": float, "skill": (float, (TIERS,)), "opened": np.int32,
    "large": bool, "rebuild": np.int32, "successor": bool,
}):
    """A lab (0) or vendor (1): capacity in DE a week, the penalty it would bear, its skill of starting from
    each chemical tier, whether it is large and known by that, the week in which it is built again after a strike (0: never), and whether
    it makes a successor product."""


class Makers(Actors):
    """All pitches of labs, then of vendors. A pitch is storage: a firm's luck comes from its trade, week of opening and
    place among that week's entrants, so that what becomes of one firm changes nobody else's luck.

    know [2]    how far a trade knows how to make a successor; since [2]: the week in which it was found (0: not yet)
    struck [1]  strikes a year and large lab, as makers remember them
    swept [1]   closures of vendors in sweeps, as vendors remember them, relative to how often sellers are usually found
    """

    kind = Maker
    shared = ("know", "since", "struck", "swept")

    def __init__(self, model, p: Numbers, plants_: Plants) -> None:
        self.start = (p.labs, p.vendors)
        super().__init__(model, PITCHES * sum(self.start))
        self.p, self.q = p, plants_
        ends = PITCHES * np.cumsum(self.start)
        self.rows = (slice(0, ends[0]), slice(ends[0], ends[1]))
        self.labs, self.vendors = self.rows[LAB], self.rows[VENDOR]
        for trade, rows in enumerate(self.rows):
            self.trade[rows] = trade
        self.skill[:] = (1.0, 0.02, 0.002)
        self.know, self.since, self.struck, self.swept = np.zeros(TRADES), np.zeros(TRADES, np.int64), np.zeros(1), np.ones(1)

    def saved(self) -> dict[str, np.ndarray]:
        """A copy of every column and of what trades share."""
        return super().saved() | {name: getattr(self, name).copy() for name in self.shared}

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Put saved columns back."""
        super().restore(saved)
        for name in self.shared:
            getattr(self, name)[...] = saved[name]

    @staticmethod
    def identities(trade: int, week: int, count: int, first: int = 0) -> np.ndarray:
        """Names of firms that open in a week: from its trade, the week and its place among them."""
        order = np.arange(first, first + count, dtype=np.uint64)
        return (np.uint64(week + 1) << np.uint64(32)) | (np.uint64(trade) << np.uint64(16)) | order

    def _open(self, trade: int, week: int, capacity: np.ndarray, large: np.ndarray, luck: Luck, law: Pressure) -> None:
        """Firms of these capacities [n] open where there is room; a vendor whose threshold lies below the penalty stays away."""
        identity = self.identities(trade, week, len(capacity))
        threshold = makers.threshold(luck.uniform(Decision.LAB_BUILD, week, identity), self.p)
        new = self._takes_up(identity, trade, week, luck, law)
        come = np.flatnonzero((threshold > np.where(new & self.unlisted(trade, week), law.usual, law.penalty)) | (trade != VENDOR))
        rows = self._vacant(trade)[:len(come)]
        come = come[:len(rows)]
        self.open[rows], self.opened[rows], self.identity[rows], self.rebuild[rows] = True, week, identity[come], 0
        self.capacity[rows] = self.peak[rows] = capacity[come]
        self.threshold[rows], self.large[rows], self.successor[rows] = threshold[come], large[come], new[come]

    def _close(self, rows: np.ndarray) -> None:
        self.open[rows], self.capacity[rows], self.peak[rows] = False, 0.0, 0.0

    def _some_close(self, rows: np.ndarray, luck: Luck, decision: Decision, week: int, chance: float) -> None:
        """Each of the rows closes with this chance."""
        if len(rows) and chance > 0:
            gone = rows[luck.uniform(decision, week, self.identity[rows]) < chance]
            if len(gone):
                self._close(gone)

    def pitches(self, trade: int) -> slice:
        """The rows of a trade."""
        return self.rows[trade]

    def of(self, trade: int) -> np.ndarray:
        """Rows of the open firms of a trade."""
        pitches = self.pitches(trade)
        return np.flatnonzero(self.open[pitches]) + pitches.start

    def capacity_of(self, trade: int) -> float:
        """DE a week that the open firms of a trade could make."""
        return float(np.add.reduce(self.capacity[self.rows[trade]]))

    def large_share(self) -> float:
        """Share of labs' capacity in large labs; the usual one where there are no labs."""
        capacity = self.capacity[self.labs]
        total = float(capacity.sum())
        return float(capacity[self.large[self.labs]].sum()) / total if total > 0 else plants.large_usual(self.q)

    def know_how(self) -> np.ndarray:
        """Skill of starting from each tier [T]; all labs share it."""
        return self.skill[self.labs.start]

    def learn(self, short: float) -> None:
        """Labs that are short of supply learn to start from lower tiers; all pitches of a trade share what is known."""
        self.skill[self.labs] = makers.step_back(self.know_how(), short, self.p)

    def successor_share(self, trade: int) -> float:
        """Share of a trade's capacity that makes a successor product; nobody makes what nobody knows."""
        if self.know[trade] == 0:
            return 0.0
        rows = self.pitches(trade)
        total = self.capacity[rows].sum()
        return float(weighted(self.capacity[rows], self.successor[rows]) / total) if total > 0 else 0.0

    def unlisted(self, trade: int, week: int) -> bool:
        """Whether a trade's successor, if there is one, is not yet under the law of the old product."""
        return bool(week < self.since[trade] + self.q.listing_lag)

    def _takes_up(self, identity: np.ndarray, trade: int, week: int, luck: Luck, law: Pressure) -> np.ndarray:
        """Which makers sell the successor: those who know how and prefer it [n]."""
        if self.know[trade] == 0:
            return np.zeros(len(identity), bool)
        saved = min(law.penalty - law.usual, 1.0) if trade == VENDOR and self.unlisted(trade, week) else 0.0
        return luck.uniform(Decision.SUCCESSOR, 0, identity) < self.know[trade] * plants.prefers_successor(saved, self.q)

    def invent(self, week: int, luck: Luck, pressure: tuple[float, float], law: Pressure, switches: Mechanisms) -> None:
        """Once a month: a trade may find a successor, learns it, and its makers take it up or drop it. pressure: log, labs and vendors."""
        if week % MONTH:
            return
        kind = switches.successors
        if kind is Successors.none:
            self.know[:], self.since[:], self.successor[:] = 0.0, 0, False
            return
        for trade in (LAB, VENDOR):
            rate = plants.find_rate(pressure[trade], kind in (Successors.both, Successors.autonomous),
                                    kind in (Successors.both, Successors.provoked), self.q)
            found = luck.one(Decision.SUCCESSOR, week + 1, trade) < -np.expm1(-rate * MONTH / WEEKS_A_YEAR)
            if found and self.since[trade] == 0 and self.capacity_of(trade) > 0:
                self.since[trade] = week
            if self.since[trade]:
                know = self.know[trade]
                self.know[trade] = min(know + MONTH * self.q.successor_learning * (know + 0.02) * (1 - know), 1.0)
                rows = self.of(trade)
                self.successor[rows] = self._takes_up(self.identity[rows], trade, week, luck, law)

    def close_largest(self, count: int) -> None:
        """Close the largest makers, whatever their trade."""
        largest = np.argsort(-self.capacity, kind="stable")[:count]
        self._close(largest[self.open[largest]])

    def sweep(self, share: float, week: int, luck: Luck) -> None:
        """Vendors are closed in a sweep of the source country: so large a share, whoever luck points at. Others notice, as of a month."""
        rows = self.of(VENDOR)
        hit = rows[luck.uniform(Decision.SWEEP, week, self.identity[rows]) < share]
        self._close(hit)
        usual = len(rows) * -np.expm1(-self.p.closure * MONTH / WEEKS_A_YEAR)
        self.swept += (1 - (1 - self.q.strike_memory) ** MONTH) * ((len(hit) + 1) / (usual + 1) - self.swept)

    def bear_risk(self, week: int, luck: Luck, law: Pressure, enforcement: bool, deterrence: bool) -> None:
        """Labs may be raided; vendors that reconsider leave if the penalty is more than they bear."""
        if not enforcement:
            return
        labs, vendors = self.of(LAB), self.of(VENDOR) if deterrence else NOBODY
        penalty = np.where(self.successor[vendors], law.usual, law.penalty) if self.unlisted(VENDOR, week) else law.penalty
        self._some_close(labs, luck, Decision.RAID, week, self.p.raid_rate * law.raids / WEEKS_A_YEAR)
        self._some_close(vendors[self.threshold[vendors] < penalty], luck, Decision.SUPPLIER_REVIEW, week, self.p.supplier_review)

    def grow(self, trade: int, week: int, luck: Luck, rate: float, floor: float, law: Pressure, entry: bool) -> None:
        """Capacity after a week at log growth `rate`: part of growth comes as new firms, whose arrival is luck.

        Where nobody is at work the first firms open, with Zipf sizes that sum to `floor` a week: somebody always tries. With entry off
        nobody opens, and no firm grows beyond the capacity it once had.
        """
        rows = self.rows[trade]
        open_, capacity, peak = self.open[rows], self.capacity[rows], self.peak[rows]   # what is not open has no capacity
        number, total = np.count_nonzero(open_), self.capacity_of(trade)
        new = self.p.entry_share if entry and rate > 0 and number < len(open_) else 0.0
        capacity *= np.exp(rate * (1 - new))
        if not entry:
            np.minimum(capacity, peak, out=capacity)
        np.maximum(peak, capacity, out=peak)
        if entry and not number:
            size = 1 / np.arange(1, self.start[trade] + 1)
            large = np.arange(len(size)) < self.q.super_share * len(size)
            self._open(trade, week, (1 - law.held[trade]) * floor * size / size.sum(), large, luck, law)
        elif new > 0:
            self._enter(trade, week, luck, (1 - law.held[trade]) * new * rate * total, total / number, law)

    def _enter(self, trade: int, week: int, luck: Luck, wanted: float, size: float, law: Pressure) -> None:
        """Open a firm of typical size with the chance that makes entry bring `wanted` a week on average; a new lab is large or small."""
        if luck.one(Decision.FIRM_ENTRY, week, trade) < wanted / max(size, 1e-9):
            large = luck.uniform(Decision.LAB_SIZE, week, np.uint64(trade)) < plants.chance_large(float(self.struck[0]), self.q)
            relative = plants.size_of(large, self.q) if trade == LAB else 1.0
            self._open(trade, week, np.full(1, size * relative), large, luck, law)

    def _vacant(self, trade: int) -> np.ndarray:
        pitches = self.pitches(trade)
        return np.flatnonzero(~self.open[pitches] & (self.rebuild[pitches] == 0)) + pitches.start


declare("maker", ("lab", "vendor"))


@look(makers_open=level("firms", "makers at work", "maker"),
      maker_capacity=level("DE/week", "what makers could make", "maker"),
      successor_capacity=level("DE/week", "of it, what would be a successor product", "maker"),
      large_labs=level("firms", "large labs at work"))
def makers_seen(world, flows, seen) -> None:
    """Labs and vendors at the end of the week."""
    count_makers(world.makers.records, seen)
