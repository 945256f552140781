"""Organisations of traffickers: what their cells share, and what becomes of them when a leader is taken."""

import numpy as np

from sim.agents.actor import Actor, Actors
from sim.agents.kinds import IMPORTER
from sim.agents.trafficker import Traffickers
from sim.chance import Decision, Luck
from sim.clock import WEEKS_A_YEAR
from sim.market import PRODUCT_OF, choice, shipping
from sim.market.choice import ENTRANT_SHARE
from sim.observe import level, observe
from sim.params.mechanisms import Mechanisms
from sim.params.organisations import Organisations as Numbers
from sim.policy.rules import Rules
from sim.records import Field

SPLINTERS = 40                 # room for groups that split off
REVIEW = 4                     # weeks between hits of military means
ROOT = np.uint64(0xFFFFFF)     # a splinter is named after the week it left and the group of the start that it came from


class Organisation(Actor):
    """A group of cells under one leadership: what its cells share, what it lost, when it split off."""

    open = Field("", "it exists", (), bool)
    leaders_lost = Field("leaders", "taken so far", (), np.int32)
    founded = Field("week", "when it split off; 0 for those of the start", (), np.int32)
    cash = Field("USD", "working capital of its cells")
    outlay = Field("USD/week", "what they pay, smoothed")
    grams = Field("g gross/week", "what they move between ports of entry")
    means = Field("share", "of their plans that working capital and credit can pay")
    evasion = Field("USD/g gross", "what passing a barrier between ports costs it")
    goods = Field("DE/week", "what they bring, when they were last counted")
    sellers = Field("importers", "that they stand for, when they were last counted")
    cells = Field("cells", "it has, when they were last counted", (), np.int64)

    def act(self) -> None:
        """Share funds among its cells, and pass a barrier by the gram or by means of its own, whichever is cheaper."""
        cells = self.model.traffickers
        choice.organise(self.record, cells.sees.record[0], cells.numbers[0])

    step = act


class Organisations(Actors):
    """All groups, those of the start first; splinters take the places after them."""

    kind = Organisation

    def __init__(self, model, traffickers: Traffickers, p: Numbers) -> None:
        super().__init__(model, traffickers.layout.organisations + SPLINTERS)
        self.traffickers, self.p = traffickers, p
        self.open[:traffickers.layout.organisations] = True
        self.owed = 0.0          # leaders ordered to be taken, less those that were
        self.splits = 0          # groups that split off so far: a counter of violence

    def sum(self, column: np.ndarray) -> np.ndarray:
        """Sum of a column of cells [F] over each organisation's cells, [O]."""
        return np.bincount(self.traffickers.organisation, column, minlength=len(self))

    def act(self) -> None:
        """See what their cells have and do, share funds and prepare for the week's crossing, as `Organisation.act` does."""
        cells = self.traffickers
        cells.survey()
        shipping.organise_all(self.records, cells.sees.record, cells.numbers)

    def bear(self, rules: Rules, week: int, luck: Luck, switches: Mechanisms, partner: float = 1.0) -> None:
        """Bear what the law orders this week against organisations: leaders, online importers, military means.

        partner: enforcement in the transit state, 1 as in 2010. Leaders live there: they are taken with its help, or by military means.
        """
        c = self.traffickers
        taken = rules.leaders_taken * max(partner, rules.military) + self.p.leaders_usual / WEEKS_A_YEAR * max(partner - 1, 0.0)
        self.owed += taken * switches.enforcement
        while self.owed >= 1:
            self.owed -= 1
            self.lose_leader(week, luck, switches)
        if rules.close_online > 0:
            c.capacity[c.trade == IMPORTER] *= 1 - rules.close_online
        if rules.military > 0 and week % REVIEW == 0:
            chance = self.p.hit_rate * rules.military * REVIEW / WEEKS_A_YEAR
            hit = c.old & (luck.uniform(Decision.CELL_HIT, week, c.identity) < chance)
            c.capacity[hit] *= 1 - self.p.hit_loss

    def lose_leader(self, week: int, luck: Luck, switches: Mechanisms) -> None:
        """The largest group loses its leader: another leads it, or it splinters; with succession off it dies and others take its market."""
        c = self.traffickers
        target = int(self.sum(c.fitted * c.capacity).argmax())
        rows = np.flatnonzero(c.organisation == target)
        who = self.identity[target] << np.uint64(8) | np.uint64(self.leaders_lost[target] & 0xFF)
        self.leaders_lost[target] += 1
        if not switches.succession:
            c.capacity[rows] *= ENTRANT_SHARE      # what is left is a place for somebody new
            return
        followed = luck.uniform(Decision.SUCCESSION, week, who)[0] < self.p.succession
        c.capacity[rows] *= 1 - (self.p.dip_succession if followed else self.p.dip_splinter)
        free = np.flatnonzero(~self.open)
        if not followed and len(rows) > 1 and len(free):
            self.identity[free[0]] = np.uint64(week + 1) << np.uint64(24) | self.identity[target] & ROOT
            self._split(rows, int(free[0]), week, switches)

    def _split(self, rows: np.ndarray, place: int, week: int, switches: Mechanisms) -> None:
        """Every other cell of a group goes its own way; allied sources do not know the new group yet."""
        c, gone = self.traffickers, rows[1::2]
        self.open[place], self.founded[place] = True, week
        c.organisation[gone] = place
        self.splits += 1
        if switches.alliance:
            c.access[np.ix_(gone, PRODUCT_OF > 0)] *= 1 - self.p.search_anew

    def saved(self) -> dict[str, np.ndarray]:
        """Columns and counters."""
        return super().saved() | {"owed": np.array(self.owed), "splits": np.array(self.splits)}

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Put them back."""
        super().restore(saved)
        self.owed, self.splits = float(saved["owed"]), int(saved["splits"])


observe("world.organisations", splits=level("splits", "organisations that split off after a leader was taken, so far"))
