"""All retail dealers: how they begin, and their week in loops over all of them."""

import numpy as np

from sim.agents.actor import Actors
from sim.agents.dealer import Dealer, Sees, numbers_of
from sim.agents.trafficker import Traffickers
from sim.chance import Decision, Luck
from sim.jit import rule
from sim.ledger import Ledger
from sim.market import PRODUCTS, REGIONS, bags, distance, penalties, pitches, retail, sidelines
from sim.params.mechanisms import Mechanisms
from sim.params.places import COAST_OF, DIVISIONS, evenly
from sim.policy.rules import Rules
from sim.spec import Params
from sim.users.states import Group, State
from sim.users.tally import Sum
from sim.users.week import Street, Toll

STREET, IN_CARE, OTHER_DRUGS = int(State.HF), int(State.MOUD), int(Group.OTHER)
DEATHS = int(Sum.HEROIN), int(Sum.FENTANYL)   # expected of dependent people, by product


class Dealers(Actors):
    """All retail pitches, numbered by `places.evenly`; of_region [R, n]: rows of each region's. What they see, and what they go by."""

    kind = Dealer

    def __init__(self, model, params: Params, switches: Mechanisms, trade: retail.Trade, market: np.ndarray, pure_mg: np.ndarray) -> None:
        """trade: what retail is like before any policy; market [9]: DE a week used at the start in each division; pure_mg [J] a DE."""
        p = params.market.dealers
        super().__init__(model, REGIONS * p.number)
        self.p, self.sees, self.numbers = p, Sees(), numbers_of(params, trade, pure_mg, switches)
        self.division[:] = evenly(p.number)
        self.region[:] = COAST_OF[self.division]
        self.of_region = self.region.argsort(kind="stable").reshape(REGIONS, p.number)
        self.pitches = np.bincount(self.division, minlength=DIVISIONS)
        self.open[:], self.price[:], self.per_dose[:] = True, p.bag_price, p.bags_per_dose
        self.mix[:, 0] = self.offered[:, 0] = 1.0
        self.content[:] = self.held[:] = self.believed[:] = self.thrift[:] = 1.0
        self.bags[:] = (market / self.pitches)[self.division]
        self.certainty[:], self.penalty[:], self.selling_cost[:] = 1.0, 1.0, trade.cost
        self.near[:], self.laced_deadly[:] = params.market.sidelines.clinics.near, params.market.sidelines.lacing.deadly
        self.street = Street.blank(len(self))

    def meet(self, cells: Traffickers, luck: Luck) -> None:
        """Whom each dealer meets and what lacing is worth to it: luck for life.

        contacts [D, C]: fitted cells, counted through the regions.
        """
        number = cells.p.number
        who = self.identity[:, None] * np.uint64(2**20) + np.arange(number, dtype=np.uint64)[None, :]
        drawn = luck.uniform(Decision.DEALER_CONTACT, 0, who.ravel()).reshape(len(self), number)
        order = distance.acquaintances(drawn, cells.near(self.division))
        self.contacts = order[:, :min(self.p.contacts, number)] + self.region[:, None] * number
        self.knows_cell = cells.known_to(self.contacts)
        self.lacing_taste[:] = luck.normal(Decision.LACING_TASTE, 0, self.identity)

    def meet_sources(self, cells: Traffickers) -> None:
        """How much of what its contacts could bring includes fentanyl: share of their capacity with access to a source of it."""
        self.met[:] = cells.met(self.knows_cell, self.region)

    def want(self) -> np.ndarray:
        """DE a week that customers of open dealers use up, by region and product [R, J], at the contents dealers aim at."""
        return bags.wanted(self.records, self.numbers)

    def fill(self) -> Street:
        """Put into bags what can be had, and show them."""
        bags.fill_all(self.records, self.street.records, self.sees.record, self.numbers)
        return self.street

    def shown(self) -> np.ndarray:
        """What people meet of dealers beside bags, [2, 9] as `sidelines.shown`."""
        return sidelines.shown(self.records, self.numbers)

    def sell(self, ledger: Ledger, sales: np.ndarray, stock: np.ndarray) -> tuple[np.ndarray, float]:
        """Sell the doses asked for (sales [D]) in bags, take customers' money, pay wholesale for what was used and wages for selling.

        A row of users stands for many people, whose bags divide as the dealer's do and as often as each product is used; the product
        that the row itself meets is drawn, and decides its risk. Dealers fill bags for last week's customers; should more come than
        stock [R, J] DE can serve (a handful of model people, each standing for a town), the last go without.
        Returns DE used [R, J] and what customers spent, USD.
        """
        used, spending, owed, wages = bags.sell_all(self.records, sales, stock, self.sees.record, self.numbers)
        ledger.pay("users", "dealers", spending)
        ledger.pay("dealers", "traffickers", owed)
        ledger.pay("dealers", "carriers", wages)
        return used, spending

    def pay_for_laced(self, ledger: Ledger, laced: np.ndarray) -> None:
        """Pay for the fentanyl that went into other drugs, [R] DE."""
        ledger.pay("dealers", "traffickers", sidelines.pay_for_laced(self.records, laced, self.sees.record))

    def note_orders(self, sales: np.ndarray) -> None:
        """Note what customers who buy ask for next week (sales [D])."""
        bags.note_orders(self.records, sales, self.numbers)

    def spread_word(self) -> None:
        """Customers learn how strong bags are; of a product they hardly meet they go on believing what they believe of the other."""
        retail.spread_word_all(self.records, self.numbers)

    def rethink(self) -> None:
        """Re-think content, price and, if products may be chosen, mix for next week."""
        retail.rethink_all(self.records, self.sees.record, self.numbers)

    def expect(self) -> None:
        """Learn what penalties to expect."""
        penalties.expect_all(self.records, self.sees.record, self.numbers)

    def hear(self, year: float, toll: Toll, used: np.ndarray, buffer: np.ndarray) -> None:
        """Hear every few weeks what became of customers (used [R, J] DE), where police drive dealers away (buffer [9], the share of selling
        near clinics), and see what others do."""
        self.sees.put(year=year, buffer=buffer)
        hear(self.sees.record, toll.records, used)
        sidelines.look_around(self.records, self.sees.record, self.numbers)

    def serve(self, means: np.ndarray) -> None:
        """See every few weeks what customers are used to: means [D] of their ln tolerance; what is seen first is usual for each dealer."""
        if not self.usual.any():
            self.usual[:] = means
        self.used_to[:] = means - self.usual

    def look(self) -> None:
        """Think again about all that is sold beside bags."""
        sidelines.look_all(self.records, self.sees.record, self.numbers)

    def leave(self, week: int, luck: Luck) -> int:
        """Dealers are arrested or give up. Returns how many."""
        return penalties.leave_all(self.records, self.sees.record, self.numbers, luck.key, week)

    def take_over(self, week: int, luck: Luck) -> None:
        """Vacant pitches are taken over by newcomers."""
        pitches.take_over_all(self.records, self.numbers, luck.key, week)

    def close(self, rules: Rules, week: int, luck: Luck) -> None:
        """Close the shares of pitches that the rules order, chosen by luck: the nation's share in each region, and where a division has
        its own, that share there."""
        shares = rules.by_division["close_sellers"]
        if not shares.any():
            return
        order = luck.uniform(Decision.LEADER, week, self.identity)[self.of_region].argsort(1).argsort(1)
        struck = self.of_region[order < round(rules.close_sellers * self.p.number)]
        own = np.flatnonzero(shares != rules.close_sellers)
        self.open[struck[~np.isin(self.division[struck], own)]] = False
        for division in own:
            self.open[self._struck_in(division, shares[division], week, luck)] = False

    def _struck_in(self, division: int, share: float, week: int, luck: Luck) -> np.ndarray:
        """Rows of a share of a division's pitches, chosen by luck; a part of a pitch is rounded by luck, in the mean as ordered."""
        there = np.flatnonzero(self.division == division)
        rank, part = (luck.uniform(Decision.LEADER, week, self.identity[there], word) for word in range(2))
        return there[rank.argsort()[:int(share * there.size + part[:1].sum())]]

    def at_work(self) -> np.ndarray:
        """Share of the pitches of each division that sell, [9]."""
        return np.bincount(self.division, self.open, DIVISIONS) / np.maximum(self.pitches, 1)


@rule
def hear(sees, fates, used):
    """What became of customers (fates [9], see `users.week.Fates`), as dealers see it; used [R, J] DE."""
    see, deaths_laced, laced = sees[0], np.zeros(REGIONS), np.zeros(REGIONS)
    street, care, dead = np.zeros(REGIONS), np.zeros(REGIONS), np.zeros((REGIONS, PRODUCTS))
    for division in range(DIVISIONS):
        fate, home = fates[division], COAST_OF[division]
        street[home] += fate.people[STREET]
        care[home] += fate.people[IN_CARE]
        deaths_laced[home] += fate.deaths_casual[OTHER_DRUGS]
        laced[home] += fate.exposures[OTHER_DRUGS]
        for product in range(PRODUCTS):
            dead[home, product] += fate.sums[DEATHS[product]]
    for home in range(REGIONS):
        see.in_care[home] = care[home] / max(street[home] + care[home], 1.0)
        see.laced_deadly[home] = deaths_laced[home] / max(laced[home], 1.0)
        for product in range(PRODUCTS):
            see.deadly[home, product] = dead[home, product] / max(used[home, product], 1.0)
