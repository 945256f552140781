"""The chemical industry as one: officials, firms and routes act in turn, and labs get what comes of it."""

import numpy as np

from sim.agents import designation, strikes
from sim.agents.haulage import Haulage
from sim.agents.maker import LAB, VENDOR, Makers
from sim.agents.province import PROVINCES, Provinces
from sim.agents.supplier import MONTH, Suppliers
from sim.chance import Luck
from sim.ledger import Ledger
from sim.market import CHANNELS, FENTANYL_LAND, HUB, SEA, added, chemicals, plants
from sim.market.cost import UnitCosts
from sim.observe import flow, level, observe
from sim.params.mechanisms import MakingCost, Mechanisms
from sim.params.states import Crossings
from sim.params.supply import Supply
from sim.policy.rules import Rules


class Industry:
    """Suppliers, provinces and routes of chemicals."""

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


observe("world.industry",
        chemicals_bought=flow("DE", "chemicals that labs bought, in doses made from them", at="bought"),
        chemicals_lost=flow("DE", "chemicals found on their way, in doses made from them", at="lost"),
        need_by_tier=level("share", "labs' need covered from each chemical tier", "tier", at="by_tier"),
        labs_struck=flow("firms", "labs destroyed by strikes", at="struck"),
        lab_cost=level("ratio", "cost of what labs make, relative to usual", at="cost_ratio"))
