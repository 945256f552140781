"""Retail dealers: what to sell, how much to put in a bag, what to charge."""

import numpy as np

from sim.agents.firm import Firm, Firms
from sim.agents.trafficker import Traffickers
from sim.chance import Decision, Luck
from sim.ledger import Ledger
from sim.market import FENTANYL, PRODUCTS, WEST, retail
from sim.params.market import Dealers as Numbers

NEW_HERE = 0.05   # share of bags below which customers have had too few of a product to learn its strength


class Dealer(Firm, columns={
    "region": np.int8, "open": bool, "price": float, "bags": float, "met": float, "cash": float,
    "mix": (float, (PRODUCTS,)), "content": (float, (PRODUCTS,)),
    "held": (float, (PRODUCTS,)), "offered": (float, (PRODUCTS,)), "believed": (float, (PRODUCTS,)),
}):
    """A pitch: bag price (USD), share of bags by product, content a dealer aims at and really has (DE a bag), what customers believe."""


class Dealers(Firms):
    """All retail pitches, sorted by region."""

    kind = Dealer

    def __init__(self, model, regions: int, p: Numbers, luck: Luck, cells_a_region: int, wholesale: np.ndarray, market: np.ndarray) -> None:
        """wholesale [R]: USD per DE of heroin at the start; market [R]: DE a week used at the start."""
        super().__init__(model, regions * p.number)
        self.p = p
        self.region[:] = np.repeat(np.arange(regions), p.number)
        self.open[:] = True
        self.price[:] = p.bag_price
        self.mix[:, 0] = self.offered[:, 0] = 1.0
        self.content[:] = self.held[:] = self.believed[:] = 1.0
        self.bags[:] = market[self.region] / p.number
        self.taste = retail.taste(p.bag_price, float(wholesale.mean()), p)
        self.usual_profit = p.bag_price - p.retail_cost - float(wholesale.mean())
        self.contacts = self._meet(luck, cells_a_region)

    def _meet(self, luck: Luck, cells: int) -> np.ndarray:
        """The cells of its region that each dealer knows, [D, C]: a draw without replacement addressed by dealer and cell."""
        who = self.identity[:, None] * np.uint64(2**20) + np.arange(cells, dtype=np.uint64)[None, :]
        order = luck.uniform(Decision.DEALER_CONTACT, 0, who.ravel()).reshape(len(self), cells).argsort(1)
        return order[:, :min(self.p.contacts, cells)] + (self.region.astype(int) * cells)[:, None]

    def meet_sources(self, cells: Traffickers) -> None:
        """How much of what its contacts could bring includes fentanyl: share of their capacity with access to a source of it."""
        capacity = cells.capacity[self.contacts]
        access = cells.access[:, 1:].max(1)[self.contacts]
        self.met[:] = (capacity * access).sum(1) / np.maximum(capacity.sum(1), 1e-12)

    def want(self) -> np.ndarray:
        """DE a week that present customers use up, by region and product [R, J], at the contents dealers aim at."""
        return self.by_region(self.bags[:, None] * self.mix * self.content)

    def fill_bags(self, fill: np.ndarray) -> None:
        """Put into bags what can be had: in a shortage (fill [R, J] below 1) bags are thinner at once; what is not there is not offered."""
        self.held[:], self.offered[:] = retail.fill_bags(self.content, self.mix, fill[self.region])

    def react(self, wholesale: np.ndarray, fill: np.ndarray, fentanyl: bool) -> None:
        """Re-think content, mix and price for next week, at wholesale prices [R, J]."""
        w, short = wholesale[self.region], fill[self.region]
        best = retail.best_content(self.price, w, self.taste, self.p)
        self.content[:] = retail.move_content(self.content, best, short, self.p)
        profit = retail.profit_of_bag(self.content, self.price, w, self.taste, self.p)
        met = np.stack([np.ones(len(self)), self.met if fentanyl else np.zeros(len(self))], axis=1)
        reluctance = self.p.friction + np.where(self.region == WEST, self.p.friction_tar, 0.0)
        self.mix[:] = retail.move_mix(self.mix, profit, met, reluctance, short, self.p)
        self.price[:] = retail.move_price(self.price, self.mix, self.held, w, self.usual_profit, self.p)

    def sell(self, bags: np.ndarray, stock: np.ndarray) -> np.ndarray:
        """Bags sold by product, [D, J], of those asked for [D], with stock [R, J] DE.

        A row of users stands for many people, whose bags divide as the dealer's do; the product that the row itself meets is drawn,
        and decides its risk. Dealers fill bags for last week's customers; should more come than stock can serve (a handful of model
        people, each standing for a town), the last go without.
        """
        asked = bags[:, None] * self.offered
        needed = self.by_region(asked * self.held)
        there = np.minimum(1.0, stock / np.maximum(needed, 1e-12))
        return asked * there[self.region]

    def by_region(self, amount: np.ndarray) -> np.ndarray:
        """Sum an amount of every dealer and product, [D, J], over the dealers of each region, [R, J]."""
        return amount.reshape(-1, self.p.number, PRODUCTS).sum(1)

    def settle(self, ledger: Ledger, spending: np.ndarray, bags: np.ndarray, de: np.ndarray, wholesale: np.ndarray) -> None:
        """Take customers' money (spending [D] USD), pay wholesale for what was used (de [D, J]) and wages for selling bags [D, J]."""
        goods = (de * wholesale[self.region]).sum(1)
        wages = self.p.retail_cost * bags.sum(1)
        self.cash += spending - goods - wages
        ledger.pay("users", "dealers", float(spending.sum()))
        ledger.pay("dealers", "traffickers", float(goods.sum()))
        ledger.pay("dealers", "carriers", float(wages.sum()))

    def spread_word(self) -> None:
        """Customers learn how strong bags are; of a product they hardly meet they go on believing what they believe of the other."""
        learned = np.log(self.held) - np.log(self.believed)
        speed = self.p.word_of_mouth * np.minimum(1.0, self.offered / NEW_HERE)
        self.believed[:] = self.believed * np.exp(speed * learned)
        strange = np.maximum(0.0, 1 - self.offered[:, FENTANYL] / NEW_HERE)
        self.believed[:, FENTANYL] = self.believed[:, FENTANYL] ** (1 - strange) * self.believed[:, 0] ** strange

    def close(self, share: float, week: int, luck: Luck) -> None:
        """Close a share of pitches in every region, chosen by luck."""
        number = round(share * self.p.number)
        order = luck.uniform(Decision.LEADER, week, self.identity).reshape(-1, self.p.number).argsort(1).argsort(1)
        self.open[(order < number).ravel()] = False

    def reopen(self, week: int, luck: Luck, entry: bool) -> None:
        """Vacant pitches are taken over by newcomers who start like the open dealers of their region."""
        vacant = np.flatnonzero(~self.open)
        if not entry or not len(vacant):
            return
        taken = vacant[luck.uniform(Decision.FIRM_ENTRY, week, self.identity[vacant] + np.uint64(2**10)) < self.p.reopening]
        for row in taken:
            peers = np.flatnonzero(self.open & (self.region == self.region[row]))
            if len(peers):
                for column in (self.mix, self.content, self.believed, self.price):
                    column[row] = column[peers].mean(0)
                self.open[row] = True
