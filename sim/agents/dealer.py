"""Retail dealers: what to sell, how much to put in a bag, what to charge."""

import numpy as np

from sim.agents.actor import Actor, Actors
from sim.agents.trafficker import Traffickers
from sim.chance import Decision, Luck
from sim.fast import numbers
from sim.ledger import Ledger
from sim.market import PRODUCTS, WEST, retail
from sim.market.retail import Habits, Trade
from sim.params.market import Dealers as Numbers
from sim.params.places import COAST_OF, DIVISIONS, evenly
from sim.params.street import Custom


class Dealer(Actor, columns={
    "region": np.int8, "division": np.int8, "open": bool, "price": float, "bags": float, "per_dose": float, "met": float, "cash": float,
    "mix": (float, (PRODUCTS,)), "content": (float, (PRODUCTS,)),
    "held": (float, (PRODUCTS,)), "offered": (float, (PRODUCTS,)), "believed": (float, (PRODUCTS,)),
    "penalty": float, "selling_cost": float, "unpaid": float, "willing": float, "laced": float, "near": float,
    "knows": float, "adulterant": float, "laced_deadly": float, "thrift": (float, (PRODUCTS,)), "deadly": (float, (PRODUCTS,)),
}):
    """A pitch: bag price (USD), share of bags by product, content aimed at and really held (DE a bag), what customers believe it holds.

    division    census division it serves, in a wholesale region
    bags        that present customers ask for in a week; per_dose: bags they put into one dose
    penalty     it expects, 1 in 2006; selling_cost of a bag, USD; unpaid: part of its income that the risk takes
    willing     to lace, 0 to 1; laced: share of doses of other drugs it sells that hold fentanyl; near: share of selling near clinics
    knows       the additive, 0 to 1; adulterant: share of fentanyl bags that hold it; thrift: drug really used for the effect of one DE
    deadly      deaths per DE among customers, and laced_deadly: per laced dose, as it sees them
    """


class Dealers(Actors):
    """All retail pitches, numbered by `places.evenly`; of_region [R, n]: rows of each region's."""

    kind = Dealer

    def __init__(self, model, regions: int, p: Numbers, luck: Luck, cells_a_region: int, trade: Trade, market: np.ndarray,
                 custom: Custom = Custom(), worth: float = 0.0) -> None:
        """trade: what retail is like before any policy; market [9]: DE a week used at the start in each division.

        custom: how far customers count in the strength of bags; worth: what a dependent customer brings in a year, USD.
        """
        super().__init__(model, regions * p.number)
        self.p, self.custom, self.worth = p, custom, worth
        self.division[:] = evenly(p.number)
        self.region[:] = COAST_OF[self.division]
        self.regions, self.of_region = regions, self.region.argsort(kind="stable").reshape(regions, p.number)
        self.open[:] = True
        self.price[:] = p.bag_price
        self.mix[:, 0] = self.offered[:, 0] = 1.0
        self.content[:] = self.held[:] = self.believed[:] = 1.0
        self.bags[:] = (market / np.bincount(self.division, minlength=DIVISIONS))[self.division]
        self.per_dose[:] = p.bags_per_dose
        self.trade = trade
        self.habits = tuple(numbers(Habits, p, profit=trade.profit, taste=trade.taste, custom=worth * custom.horizon,
                                    restraint=custom.restraint, growth=custom.growth, habit=custom.habit))
        self.penalty[:], self.selling_cost[:], self.thrift[:] = 1.0, trade.cost, 1.0
        self.home, self.place, self.western = self.region.astype(int), self.division.astype(int), (self.region == WEST).astype(float)
        self.reluctance = p.friction + p.friction_tar * self.western
        self.contacts = self._meet(luck, cells_a_region)
        self.knows_cell: np.ndarray | None = None

    def _meet(self, luck: Luck, cells: int) -> np.ndarray:
        """The cells of its region that each dealer knows, [D, C]: a draw without replacement addressed by dealer and cell."""
        who = self.identity[:, None] * np.uint64(2**20) + np.arange(cells, dtype=np.uint64)[None, :]
        order = luck.uniform(Decision.DEALER_CONTACT, 0, who.ravel()).reshape(len(self), cells).argsort(1)
        return order[:, :min(self.p.contacts, cells)] + (self.region.astype(int) * cells)[:, None]

    def meet_sources(self, cells: Traffickers) -> None:
        """How much of what its contacts could bring includes fentanyl: share of their capacity with access to a source of it."""
        if self.knows_cell is None:
            self.knows_cell = cells.known_to(self.contacts)
        self.met[:] = cells.met(self.knows_cell, self.home)

    def want(self, doses_fentanyl: float) -> np.ndarray:
        """DE a week that customers of open dealers use up, by region and product [R, J], at the contents dealers aim at."""
        return retail.wanted(self.bags, self.open, self.mix, self.content, self.thrift, self.home, self.regions, doses_fentanyl)

    def fill_bags(self, fill: np.ndarray, successor: np.ndarray, pure_mg: np.ndarray, even_mg: float, unevenness: tuple) -> np.ndarray:
        """Put into bags what can be had: in a shortage (fill [R, J] below 1) bags are thinner at once; what is not there is not offered.

        Returns what customers meet, and takes the other arguments, as `retail.fill_bags`.
        """
        return retail.fill_bags(self.content, self.thrift, self.mix, self.believed, self.price, self.p.bag_price, self.per_dose, self.home,
                                self.western, fill, successor, pure_mg, even_mg, unevenness, self.held, self.offered)

    def react(self, wholesale: np.ndarray, fill: np.ndarray, may_choose: bool) -> None:
        """Re-think content, price and, if products may be chosen, mix for next week, at wholesale prices [R, J]."""
        retail.rethink(self.content, self.mix, self.price, self.held, self.thrift, self.deadly, self.met, self.reluctance,
                       self.selling_cost, self.home, wholesale, fill, self.habits, may_choose)

    def sell(self, ledger: Ledger, asked: np.ndarray, stock: np.ndarray, wholesale: np.ndarray,
             doses_fentanyl: float) -> tuple[np.ndarray, np.ndarray, float]:
        """Sell the doses asked for [D, J] in bags, take customers' money, pay wholesale for what was used and wages for selling.

        A row of users stands for many people, whose bags divide as the dealer's do and as often as each product is used; the product
        that the row itself meets is drawn, and decides its risk. Dealers fill bags for last week's customers; should more come than
        stock can serve (a handful of model people, each standing for a town), the last go without.
        Returns bags [D, J], DE used [R, J] and what customers spent, USD; stock [R, J] DE, wholesale [R, J] USD per DE.
        """
        bags, used, spending, goods, wages = retail.sell(asked, self.p.bags_per_dose, self.offered, self.held, self.price,
                                                         self.selling_cost, self.home, wholesale, stock, doses_fentanyl, self.cash)
        ledger.pay("users", "dealers", spending)
        ledger.pay("dealers", "traffickers", goods)
        ledger.pay("dealers", "carriers", wages)
        return bags, used, spending

    def at_work(self) -> np.ndarray:
        """Share of the pitches of each division that sell, [9]."""
        return np.bincount(self.division, self.open, DIVISIONS) / np.maximum(np.bincount(self.division, minlength=DIVISIONS), 1)

    def spread_word(self) -> None:
        """Customers learn how strong bags are; of a product they hardly meet they go on believing what they believe of the other."""
        retail.spread_word(self.believed, self.held, self.thrift, self.offered, self.habits)

    def close(self, share: float, week: int, luck: Luck) -> None:
        """Close a share of pitches in every region, chosen by luck."""
        number = round(share * self.p.number)
        order = luck.uniform(Decision.LEADER, week, self.identity)[self.of_region].argsort(1).argsort(1)
        self.open[self.of_region[order < number]] = False

    def reopen(self, week: int, luck: Luck, entry: bool) -> None:
        """Vacant pitches are taken over by newcomers who start like the open dealers of their region, or as the pitch was left."""
        if not entry or self.open.all():
            return
        vacant = np.flatnonzero(~self.open)
        chance = self.p.reopening * (1 - self.unpaid[vacant])
        taken = vacant[luck.uniform(Decision.FIRM_ENTRY, week, self.identity[vacant] + np.uint64(2**10)) < chance]
        for row in taken:
            peers = np.flatnonzero(self.open & (self.region == self.region[row]))
            for column in (self.mix, self.content, self.believed, self.price) if len(peers) else ():
                column[row] = column[peers].mean(0)
            self.open[row] = True

    def served(self, next_bags: np.ndarray, customers: np.ndarray, doses: float) -> None:
        """Note what customers ask for next week, and how many bags went into a dose; all [D].

        next_bags  usual doses' worth of bags asked for next week, as users count them; doses: a person's doses a week.
        """
        np.multiply(next_bags, self.p.bags_per_dose, out=self.bags)
        usual = customers * doses
        np.divide(self.bags, usual, out=self.per_dose, where=usual > 0)
