"""The chemical industry as one: officials, firms and routes act in turn, and labs get what comes of it."""

import numpy as np

from sim.agents import designation, strikes
from sim.agents.haulage import Haulage
from sim.agents.maker import LAB, VENDOR, Makers
from sim.agents.province import ABROAD, PROVINCES, Provinces
from sim.agents.supplier import KIND_NAMES, MONTH, Suppliers
from sim.chance import Luck
from sim.ledger import Ledger
from sim.market import CHANNELS, FENTANYL_LAND, HUB, SEA, added, chemicals, plants, weighted
from sim.market.chemicals import ROUTE_NAMES
from sim.market.cost import UnitCosts
from sim.params.mechanisms import MakingCost, Mechanisms
from sim.params.states import Crossings
from sim.params.supply import Supply
from sim.policy.rules import Rules

PLACE_NAMES = (*(f"province_{n + 1}" for n in range(PROVINCES)), "abroad")


class Industry:
    """Suppliers, provinces and routes of chemicals; `counted` holds what was seen of them this week, for the measures."""

    names = (
        *(f"suppliers_{kind}" for kind in KIND_NAMES), *(f"suppliers_{place}" for place in PLACE_NAMES), "capacity_abroad",
        "storefronts", "reach", "penalty_ratio", "zeal", "lost_trade", "price", "passed", *(f"route_{route}" for route in ROUTE_NAMES),
        "bought", "lost", "store", "tier_1", "tier_2", "large_labs", "struck", "successor_mail",
        "successor_land", "source_cost_labs",
    )

    def __init__(self, model, p: Supply, border: Crossings, luck: Luck) -> None:
        self.p, self.luck = p, luck
        self.suppliers = Suppliers(model, p.makers, p.chemicals.industry, luck)
        self.provinces = Provinces(model, p.chemicals.officials)
        haulage = p.chemicals.haulage
        self.haulage = Haulage(haulage, np.array([border.chemicals_lost_sea, border.chemicals_lost_hub, haulage.loss_other]))
        self.makers = Makers(model, p.makers, p.chemicals.plants)
        self.struck = 0

    def hit(self, week: int, rules: Rules, switches: Mechanisms) -> None:
        """What the rules order this week: designations, closures, strikes; and labs that come back from a strike."""
        may_move = switches.suppliers_move
        if rules.sanctioned > 0:
            designation.designate(self.suppliers, self.provinces, rules, week, self.luck, may_move)
        if rules.source_closed > 0:
            designation.sweep(self.suppliers, self.provinces, rules, week, self.luck, may_move)
            self.makers.sweep(rules.source_closed, week, self.luck)
        if rules.close_makers > 0:
            self.makers.close_largest(rules.close_makers)
        designation.vet(self.suppliers, rules, week, self.luck, not switches.labels, may_move)
        strikes.build_again(self.makers, week, self.luck)
        self.struck = 0
        if rules.labs_struck > 0:
            self.struck = strikes.strike(self.makers, week, self.luck, rules.labs_struck, rules.lab_intelligence, switches.entry)

    def supply(self, week: int, rules: Rules, told: Rules, state: float, search: np.ndarray, switches: Mechanisms) -> np.ndarray:
        """A week of chemicals. state: cooperation of the source country; search [crossings]: effort there; both relative to usual.

        told: the rules as announced for later, of which firms believe `rules.announced`.
        Returns the share of their need that labs can cover from each tier, [T].
        """
        firms, haulage = self.suppliers, self.haulage
        haulage.travel(float(search[SEA]), float(search[HUB]), switches)
        tiers = haulage.bring(firms.willing(rules), firms.usual_cover(), self.makers.know_how(), self.p.makers)
        if week % MONTH == 0:
            self._month(week, rules, told, state, 1 - min(1.0, float(tiers.sum())), switches)
        firms.learn(rules, switches)
        return tiers

    def _month(self, week: int, rules: Rules, told: Rules, state: float, short: float, switches: Mechanisms) -> None:
        """Officials attend, sellers are found, firms reconsider and move."""
        firms, places = self.suppliers, self.provinces
        places.list_worst(min(rules.listed_provinces, PROVINCES), firms.illicit)
        places.attend(MONTH, rules, switches)
        climate = places.climate(rules, state)
        rows = np.flatnonzero(firms.sells)
        firms.find(week, self.luck, places, firms.found_rate(rows, climate, rules, switches), rows)
        gain = chemicals.gain(self.haulage.price, rules.rebate_removed, firms.c)
        rows = firms.torn(gain)
        penalty = firms.expected_penalty(rows, places, climate, rules, switches)
        if rules.announced > 0:
            coming = firms.expected_penalty(rows, places, places.climate(told, state), told, switches)
            penalty = penalty + rules.announced * (coming - penalty)
        firms.review(week, self.luck, rows, penalty, gain, short, rules, switches)
        if switches.suppliers_move and switches.enforcement and switches.deterrence:
            firms.relocate(week, self.luck, climate)

    def fear(self) -> float:
        """Penalty that vendors expect relative to usual, after what sweeps did to their like."""
        weight = self.suppliers.c.salience
        return float((1 + weight * self.makers.swept[0]) / (1 + weight))

    def lab_cost(self) -> float:
        """Cost of what labs make, relative to usual."""
        p = self.p.chemicals
        large, usual = self.makers.large_share(), plants.large_usual(p.plants)
        return chemicals.lab_cost(self.haulage.ratio, self.haulage.passed, large, usual, p.plants.scale_gain, p.haulage)

    def costs(self, rules: Rules, switches: Mechanisms) -> np.ndarray:
        """Cost of goods at their source relative to usual, by line [K]: heroin's is left; vendors too live on the export rebate; where the
        costs of making are held equal nothing moves them."""
        if switches.making_cost is MakingCost.equal:
            return np.ones(CHANNELS)
        return np.array([1.0, 1 + self.p.chemicals.industry.rebate * rules.rebate_removed, self.lab_cost()])

    def capacity(self, supplied: float, rules: Rules) -> tuple[float, float]:
        """DE a week that vendors and labs can send: vendors as far as buyers find them, labs as far as chemicals and their store last."""
        left = 1 - rules.upstream_lost
        labs = self.makers.capacity_of(LAB)
        self.offered = labs * supplied
        made = min(labs, self.offered + float(self.haulage.store[0]))
        return self.makers.capacity_of(VENDOR) * self.suppliers.met(rules) * left, made * left

    def settle(self, ledger: Ledger, tiers: np.ndarray, output: float, costs: UnitCosts) -> None:
        """Book the chemicals of a week: sent, lost, bought, used, and paid for. output: DE that labs made."""
        sent, bought = self.haulage.order(self.offered, output)
        lost = sent * self.haulage.lost
        ledger.chemicals_sent += sent
        ledger.chemicals_lost += lost
        self.by_tier = tiers / max(float(added(tiers)), 1e-12)
        ledger.chemicals += self.by_tier * bought
        self.cost_ratio = self.lab_cost()
        usual = float(costs.source[FENTANYL_LAND]) / self.cost_ratio
        ledger.pay("makers", "suppliers", bought * usual * self.p.chemicals.haulage.cost_share * self.haulage.ratio)
        self.bought, self.lost = bought, float(lost.sum())

    def count(self, rules: Rules) -> np.ndarray:
        """What can be seen of sources this week, in the order of `names`."""
        firms, makers, haulage, labs = self.suppliers, self.makers, self.haulage, self.makers.labs
        sold = firms.sold(rules)
        up = chemicals.storefronts_up(rules.takedown, firms.c.site_delay)
        trade = weighted(self.provinces.lost_trade(rules)[:ABROAD], firms.legitimate[:ABROAD])
        return np.array((
            *sold.kinds, *sold.places, sold.abroad, sold.sites * up, firms.met(rules), firms.expected[0],
            np.add.reduce(self.provinces.zeal[:ABROAD]) / ABROAD, trade, haulage.ratio, haulage.passed, *haulage.routes.tolist(),
            self.bought, self.lost, haulage.store[0], self.by_tier[1], self.by_tier[2],
            np.count_nonzero(makers.large[labs] & makers.open[labs]), self.struck,
            makers.successor_share(VENDOR), makers.successor_share(LAB), self.cost_ratio))
