"""Retail dealers: what to sell, how much to put in a bag, what to charge."""

import numpy as np
from numba import njit

from sim.agents.firm import Firm, Firms
from sim.agents.trafficker import Traffickers
from sim.chance import Decision, Luck
from sim.ledger import Ledger
from sim.market import FENTANYL, PRODUCTS, WEST, added, retail, sidelines
from sim.market.retail import Trade
from sim.params.market import Dealers as Numbers
from sim.params.places import COAST_OF, DIVISIONS, evenly
from sim.params.street import Custom


class Dealer(Firm, columns={
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


class Dealers(Firms):
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
        self.of_region = self.region.argsort(kind="stable").reshape(regions, p.number)
        self.open[:] = True
        self.price[:] = p.bag_price
        self.mix[:, 0] = self.offered[:, 0] = 1.0
        self.content[:] = self.held[:] = self.believed[:] = 1.0
        self.bags[:] = (market / np.bincount(self.division, minlength=DIVISIONS))[self.division]
        self.per_dose[:] = p.bags_per_dose
        self.trade = trade
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
        return self.by_region((self.bags * self.open)[:, None] * divide(self.mix, doses_fentanyl) * self.content * self.thrift)

    def fill_bags(self, fill: np.ndarray) -> None:
        """Put into bags what can be had: in a shortage (fill [R, J] below 1) bags are thinner at once; what is not there is not offered."""
        self.held[:], self.offered[:] = retail.fill_bags(self.content * self.thrift, self.mix, fill.take(self.home, 0))

    def react(self, wholesale: np.ndarray, fill: np.ndarray, may_choose: bool) -> None:
        """Re-think content, price and, if products may be chosen, mix for next week, at wholesale prices [R, J]."""
        w, short = wholesale.take(self.home, 0), fill.take(self.home, 0)
        trade = Trade(self.selling_cost, self.trade.profit, self.trade.taste)
        dose = self.cost_of_a_dose(w * self.thrift)
        best = retail.best_content(self.price, dose, trade, self.p)
        self.content[:] = retail.move_content(self.content, best, short, self.p)
        if may_choose:
            profit = retail.profit_of_bag(self.content, self.price, dose, trade, self.p)
            met = np.ones((len(self), PRODUCTS))
            met[:, FENTANYL] = self.met
            self.mix[:] = retail.move_mix(self.mix, profit, met, self.reluctance, short, self.p)
        self.price[:] = retail.move_price(self.price, self.mix, self.held, w, trade, self.p)

    def cost_of_a_dose(self, wholesale: np.ndarray) -> np.ndarray:
        """What a further DE in a bag costs, USD [D, J]: the drug, and as far as a dealer cares, customers who die or come to want more."""
        c = self.custom
        if c.restraint == c.growth == 0:
            return wholesale
        return sidelines.cost_of_a_dose(wholesale, self.deadly, self.worth * c.horizon, c.restraint, c.growth, c.habit)

    def sell(self, bags: np.ndarray, stock: np.ndarray, doses_fentanyl: float) -> np.ndarray:
        """Bags sold by product, [D, J], of those asked for [D], with stock [R, J] DE.

        A row of users stands for many people, whose bags divide as the dealer's do and as often as each product is used; the product
        that the row itself meets is drawn, and decides its risk. Dealers fill bags for last week's customers; should more come than
        stock can serve (a handful of model people, each standing for a town), the last go without.
        """
        asked = bags[:, None] * divide(self.offered, doses_fentanyl)
        needed = self.by_region(asked * self.held)
        there = np.minimum(1.0, stock / np.maximum(needed, 1e-12))
        return asked * there.take(self.home, 0)

    def at_work(self) -> np.ndarray:
        """Share of the pitches of each division that sell, [9]."""
        return np.bincount(self.division, self.open, DIVISIONS) / np.maximum(np.bincount(self.division, minlength=DIVISIONS), 1)

    def by_region(self, amount: np.ndarray) -> np.ndarray:
        """Sum an amount of every dealer and product, [D, J], over the dealers of each region, [R, J]."""
        return sum_over(amount, self.of_region)

    def settle(self, ledger: Ledger, spending: np.ndarray, bags: np.ndarray, de: np.ndarray, wholesale: np.ndarray) -> None:
        """Take customers' money (spending [D] USD), pay wholesale for what was used (de [D, J]) and wages for selling bags [D, J]."""
        goods = added(de * wholesale.take(self.home, 0))
        wages = self.selling_cost * added(bags)
        self.cash += spending - goods - wages
        ledger.pay("users", "dealers", float(spending.sum()))
        ledger.pay("dealers", "traffickers", float(goods.sum()))
        ledger.pay("dealers", "carriers", float(wages.sum()))

    def spread_word(self) -> None:
        """Customers learn how strong bags are; of a product they hardly meet they go on believing what they believe of the other."""
        learned = np.log(self.held / self.thrift) - np.log(self.believed)
        speed = self.p.word_of_mouth * np.minimum(1.0, self.offered / self.p.new_here)
        self.believed[:] = self.believed * np.exp(speed * learned)
        strange = np.maximum(0.0, 1 - self.offered[:, FENTANYL] / self.p.new_here)
        self.believed[:, FENTANYL] = self.believed[:, FENTANYL] ** (1 - strange) * self.believed[:, 0] ** strange

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
        self.bags[:] = next_bags * self.p.bags_per_dose
        usual = customers * doses
        self.per_dose[:] = np.where(usual > 0, self.p.bags_per_dose * next_bags / np.maximum(usual, 1e-9), self.per_dose)


def divide(share: np.ndarray, doses_fentanyl: float) -> np.ndarray:
    """How bags divide by product, [D, J], where each product's share of offers is `share` and fentanyl is used more often."""
    weight = share * np.array([1.0, doses_fentanyl])
    return weight / added(weight)[:, None]


@njit(cache=True)
def sum_over(amount, rows):
    """Sum the rows [R, n] of amount [D, J], one after the other, to [R, J]."""
    total = np.zeros((rows.shape[0], amount.shape[1]))
    for r in range(rows.shape[0]):
        for d in rows[r]:
            for j in range(amount.shape[1]):
                total[r, j] += amount[d, j]
    return total
