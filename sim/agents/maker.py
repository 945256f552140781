"""Makers: transit labs that buy chemicals, and vendors that send finished goods by mail."""

import warnings

import numpy as np

from sim.agents.actor import Actor, Actors
from sim.axes import declare
from sim.chance import Decision, Luck
from sim.clock import WEEKS_A_YEAR, year_of
from sim.market import makers, sources
from sim.market.makers import FIRST_SKILL, LAB, MONTH, TRADES, VENDOR
from sim.market.seen import count_makers
from sim.observe import level, look
from sim.records import Field, Records

PITCHES = 4   # places for this many times the starting number of firms; where places are open there are always more,
PLACES = 25   # up to this many times the starting number,
LEAST = 500   # or to this number
NAMES = ("labs", "mail vendors")
declare("maker", ("lab", "vendor"))


class Trade(Records):
    """What all makers of a trade know (`learned`, passed on to the next week), and what they see of a week."""

    know = Field("share", "how far the trade knows how to make a successor product")
    since = Field("week", "in which that was found; 0: not yet", dtype=np.int64)
    struck = Field("1/year", "strikes a year and large lab, as makers remember them")
    swept = Field("ratio", "closures in sweeps, as vendors remember them, relative to how often sellers are usually found")
    skill = Field("share", "of need that labs can make from a chemical tier", ("tier",))
    first = Field("", "its first pitch, a row", dtype=np.int64)
    last = Field("", "one beyond the last pitch that anybody may have", dtype=np.int64)
    end = Field("", "one beyond the last row that there is", dtype=np.int64)
    crowded = Field("", "somebody would begin this week and finds no place", dtype=bool)
    by_mail = Field("", "its firms send by mail", dtype=bool)
    week = Field("week", "of the run", dtype=np.int64)
    key = Field("", "addresses luck", ("key",), np.uint64)
    penalty_new = Field("ratio to gain", "penalty expected for a product that is not listed")
    penalty = Field("ratio to gain", "penalty expected for the old product")
    penalty_transit = Field("ratio to gain", "penalty expected by those who sell to transit groups")
    raids = Field("chance a week", "that a lab is raided and closed")
    held = Field("share", "re-entry that is prevented")
    pressure = Field("log ratio", "what presses makers to look for other products")
    supplied = Field("share", "of what is needed that can be had")
    able = Field("share", "of capacity that can be sent")
    able_transit = Field("share", "of the capacity of those who sell to transit groups that can be sent")
    sold = Field("share", "of capacity that is really sent, as makers remember it")
    asked = Field("ratio", "orders relative to what can be sent")
    profit = Field("share", "return on the price of its line")
    number = Field("firms", "at work", dtype=np.int64)
    capacity = Field("DE/week", "of all firms at work")
    rate = Field("1/week", "log growth of the trade's capacity")
    by_entry = Field("share", "of growth that comes as new firms")
    growth = Field("ratio", "of a firm's capacity after the week to before")
    growth_transit = Field("ratio", "the same of a firm that sells to transit groups")
    turned = Field("share", "of the trade's capacity that turned to transit groups this week")
    knowing = Field("firms", "in which somebody knows how to make", dtype=np.int64)
    free = Field("people", "who know how to make and have no firm", dtype=np.int64)
    learned = ("free", "know", "since", "struck", "swept", "skill", "sold")


class Maker(Actor):
    """A lab (0) or vendor (1)."""

    trade = Field("", "lab or vendor", dtype=np.int8)
    capacity = Field("DE/week", "what it could make")
    peak = Field("DE/week", "most that it ever could")
    sends = Field("DE/week", "what it can send this week")
    open = Field("", "at work", dtype=bool)
    threshold = Field("ratio to gain", "penalty that it would bear")
    opened = Field("week", "in which it opened", dtype=np.int32)
    large = Field("", "large, and known by that", dtype=bool)
    rebuild = Field("week", "in which it is built again after a strike; 0: never", dtype=np.int32)
    successor = Field("", "makes a successor product", dtype=bool)
    knows = Field("", "somebody in it knows how to make, or did when it was last at work", dtype=bool)
    transit = Field("", "a vendor that sells to transit groups instead of by mail", dtype=bool)
    ready = Field("week", "from which it sells to them", dtype=np.int32)

    @property
    def sees(self) -> np.void:
        """What all makers of its trade know and see this week."""
        return self.table.trades.records[self.trade]

    def fill(self) -> float:
        """What it can send this week, DE."""
        return makers.fill(self.record, self.sees)

    def bear_risk(self) -> None:
        """It may be raided, or give up."""
        makers.bear_risk(self.record, self.sees, self.table.here.numbers[0])

    def grow(self) -> None:
        """It expands or shrinks."""
        makers.grow(self.record, self.sees, self.table.here.numbers[0])

    def hand_on(self) -> None:
        """Who knows how in it teaches another, or is free once it has closed."""
        makers.hand_on(self.record, self.sees, self.table.here.numbers[0])

    def take_up(self) -> None:
        """It takes the successor up that its trade knows, or drops it."""
        makers.take_up(self.record, self.sees, self.table.here.numbers[0])

    def step(self) -> None:
        """Its week: it bears what the law does, then grows."""
        self.bear_risk()
        self.grow()


class Makers(Actors):
    """All pitches of labs, then of vendors. A pitch is storage: a firm's luck comes from its trade, week of opening and
    place among that week's entrants, so that what becomes of one firm changes nobody else's luck.

    trades [2]: what makers of a trade know and see.
    """

    kind = Maker

    def __init__(self, model, labs: int, vendors: int, luck: Luck) -> None:
        places = [max(PLACES * firms, LEAST) for firms in (labs, vendors)]
        super().__init__(model, sum(places))
        self.labs, self.vendors = slice(0, places[LAB]), slice(places[LAB], self.number)
        self.rows, self.usual = (self.labs, self.vendors), PITCHES * np.array([labs, vendors])
        self.trade[self.vendors] = VENDOR
        first, end = [rows.start for rows in self.rows], [rows.stop for rows in self.rows]
        self.trades = Trade.of(TRADES, first=first, end=end, by_mail=[False, True], swept=1.0, sold=1.0, key=luck.key,
                               free=[labs, vendors])
        self.trades.skill[LAB], self.told = FIRST_SKILL, np.zeros(TRADES, bool)
        self.remarks: list[str] = []
        self.count_places()

    def count_places(self) -> None:
        """Each trade has its usual places, and those beyond that are taken."""
        for trade, rows in enumerate(self.rows):
            taken = np.flatnonzero(self.open[rows] | (self.rebuild[rows] > 0))
            self.trades.last[trade] = rows.start + max(self.usual[trade], taken.max(initial=-1) + 1)

    def tell_crowding(self, week: int) -> None:
        """Warn, once a run and trade, that somebody would begin and finds no place although places are open: entry stops there."""
        crowded = self.trades.crowded & self.here.numbers["open_places"] & ~self.told
        for trade in np.flatnonzero(crowded):
            places = self.trades.end[trade] - self.trades.first[trade]
            self.remarks.append(f"all {places} places of {NAMES[trade]} are taken in {year_of(week):.2f}: nobody else can begin there")
            warnings.warn(self.remarks[-1], stacklevel=2)
        self.told |= crowded

    def saved(self) -> dict[str, np.ndarray]:
        """A copy of every column and of what trades share."""
        return super().saved() | {name: self.trades.records[name].copy() for name in Trade.learned}

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Put saved columns back."""
        super().restore(saved)
        for name in Trade.learned:
            self.trades.records[name] = saved[name]
        self.count_places()

    def of(self, trade: int) -> np.ndarray:
        """Rows of the open firms of a trade."""
        pitches = self.rows[trade]
        return np.flatnonzero(self.open[pitches]) + pitches.start

    def capacity_of(self, trade: int) -> float:
        """DE a week that the open firms of a trade could make, without those that sell to transit groups."""
        return sources.capacity_of(self.records, self.trades.records[trade])

    def successor_share(self, trade: int) -> float:
        """Share of a trade's capacity that makes a successor product; nobody makes what nobody knows."""
        return sources.successor_share(self.records, self.trades.records[trade])

    def close(self, rows: np.ndarray) -> None:
        """These firms close."""
        self.open[rows], self.capacity[rows], self.peak[rows] = False, 0.0, 0.0

    def close_largest(self, count: int) -> None:
        """Close the largest makers, whatever their trade."""
        largest = np.argsort(-self.capacity, kind="stable")[:count]
        self.close(largest[self.open[largest]])

    def sweep(self, share: float, week: int, luck: Luck) -> None:
        """Vendors are closed in a sweep of the source country: so large a share, whoever luck points at. Others notice, as of a month."""
        rows, numbers, swept = self.of(VENDOR), self.here.numbers[0], self.trades.swept
        hit = rows[luck.uniform(Decision.SWEEP, week, self.identity[rows]) < share]
        self.close(hit)
        usual = len(rows) * -np.expm1(-numbers["closure"] * MONTH / WEEKS_A_YEAR)
        swept[VENDOR] += (1 - (1 - numbers["strike_memory"]) ** MONTH) * ((len(hit) + 1) / (usual + 1) - swept[VENDOR])


@look(makers_open=level("firms", "makers at work", "maker"),
      maker_capacity=level("DE/week", "what makers could make", "maker"),
      successor_capacity=level("DE/week", "of it, what would be a successor product", "maker"),
      large_labs=level("firms", "large labs at work"),
      vendors_in_transit=level("firms", "vendors that sell to transit groups instead of by mail"),
      transit_capacity=level("DE/week", "what they could make"))
def makers_seen(world, flows, seen) -> None:
    """Labs and vendors at the end of the week."""
    count_makers(world.makers.records, seen)
