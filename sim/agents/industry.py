"""The sources as one: officials, firms, hauliers and makers act in turn, and cells get what comes of it."""

import math

import numpy as np

from sim.agents import designation, strikes
from sim.agents.haulage import Haulage
from sim.agents.maker import Makers
from sim.agents.province import ABROAD, Provinces
from sim.agents.supplier import Suppliers
from sim.chance import Luck
from sim.clock import WEEKS_A_YEAR
from sim.flows import Trade
from sim.ledger import Ledger
from sim.market import CHANNELS, FENTANYL_LAND, chemicals, sources, weighted
from sim.observe import flow, observe
from sim.params.market import Cells
from sim.params.mechanisms import MakingCost, Mechanisms, Successors
from sim.params.state_actors import Crossings
from sim.params.supply import Supply
from sim.policy.rules import Rules
from sim.records import record


def numbers_of(p: Supply, border: Crossings, cells: Cells, switches: Mechanisms) -> np.ndarray:
    """Numbers and switches that the sources go by, as one record [1].

    usual_cover: share of usual sellers that sell when being found and coming back balance.
    """
    c, makers = p.chemicals, p.makers
    back, found = makers.supplier_review / 2, makers.closure / WEEKS_A_YEAR
    lost = np.array([border.chemicals_lost_sea, border.chemicals_lost_hub, c.haulage.loss_other])
    routes, finds = chemicals.usual_routes(c.haulage), switches.successors
    return record(
        makers, c.industry, c.officials, c.haulage, c.plants,
        usual_cover=back / (back + found), usual_lost=lost, usual_routes=routes, usual_passed=1 - float(weighted(routes, lost)),
        usual_sites=math.exp(c.industry.sites), finished_cost=makers.transit_cost / p.sources.lab_cost,
        required_return=cells.required_return, return_scale=cells.return_scale, seed_capacity=0.0,
        enforcement=switches.enforcement, deterred=switches.deterrence, attention=switches.attention, protection=switches.protection,
        labels=switches.labels, suppliers_move=switches.suppliers_move, replacement=switches.replacement, entry=switches.entry,
        entrants=switches.entrants, know_how=switches.know_how, sales_growth=switches.sales_growth, open_places=switches.open_places,
        transit_sales=switches.transit_sales,
        routes=switches.routes, may_step_back=switches.step_back, costs_equal=switches.making_cost is MakingCost.equal,
        successors_alone=finds in (Successors.both, Successors.autonomous),
        successors_provoked=finds in (Successors.both, Successors.provoked))


class Industry:
    """Suppliers, provinces, hauliers and makers. `here`: their records together, for compiled code.

    seed_capacity: DE a week with which a source of fentanyl starts.
    """

    def __init__(self, model, p: Supply, border: Crossings, luck: Luck, cells: Cells = Cells(), switches: Mechanisms = Mechanisms(),
                 seed_capacity: float = 0.0) -> None:
        self.luck, self.rules, self.told = luck, Rules(), Rules()
        self.numbers = numbers_of(p, border, cells, switches)
        self.numbers["seed_capacity"] = seed_capacity
        self.suppliers = Suppliers(model, p.makers, p.chemicals.industry, luck)
        self.provinces = Provinces(model, p.chemicals.officials)
        self.provinces.revenue[:] = self.suppliers.revenue()
        self.provinces.legitimate[:] = self.provinces.revenue / self.provinces.revenue[:ABROAD].sum()
        self.haulage = Haulage(model, self.numbers)
        self.makers = Makers(model, p.makers.labs, p.makers.vendors, luck)
        self.laws, self.struck = np.concatenate([self.rules.record, self.told.record]), 0
        self.costs, self.filled, self.successor = np.ones(CHANNELS), np.ones(CHANNELS), np.zeros(CHANNELS)
        firms, makers = self.suppliers, self.makers
        self.here = sources.Sources(
            firms=firms.firms, trading=firms.trading, eights=firms.eights, pool=firms.pool.record, places=self.provinces.records,
            haulier=self.haulage.records, makers=makers.records, trades=makers.trades.records, laws=self.laws, numbers=self.numbers)
        for kind in (self.suppliers, self.provinces, self.haulage, self.makers):
            kind.here = self.here

    def obey(self, rules: Rules, told: Rules | None = None) -> None:
        """The law in force, and what is announced for later, as everybody at the sources sees them."""
        told = rules if told is None else told
        if rules is not self.rules:
            self.rules, self.laws[0] = rules, rules.record[0]
        if told is not self.told:
            self.told, self.laws[1] = told, told.record[0]

    def hit(self, week: int, rules: Rules) -> None:
        """What the rules order this week: designations, closures, strikes; and labs that come back from a strike."""
        self.obey(rules)
        if rules.sanctioned > 0:
            designation.designate(self.suppliers, self.provinces, rules, week, self.luck)
        if rules.source_closed > 0:
            designation.sweep(self.suppliers, self.provinces, rules, week, self.luck)
            self.makers.sweep(rules.source_closed, week, self.luck)
        if rules.close_makers > 0:
            self.makers.close_largest(rules.close_makers)
        if rules.consignees_vetted > 0:
            designation.vet(self.suppliers, rules, week, self.luck)
        sources.begin(self.here, week, self.costs)
        self.struck = 0
        if rules.labs_struck > 0:
            self.struck = strikes.strike(self.makers, week, self.luck, rules.labs_struck, rules.lab_intelligence)
            sources.price(self.here, self.costs)

    def supply(self, week: int, rules: Rules, told: Rules, search: np.ndarray, cooperation: float, cases: float) -> None:
        """A week of chemicals. search [crossings]: effort there; cooperation of the source country; cases against sources; all relative to
        usual. told: the rules as announced for later, of which firms believe `rules.announced`.
        """
        self.obey(rules, told)
        sources.supply(self.here, search, self.successor, week, cooperation, cases)

    def settle(self, ledger: Ledger, output: float, trade: Trade) -> None:
        """Book the chemicals of a week: sent, lost, bought, used, and paid for. output: DE that labs made."""
        ledger.pay("makers", "suppliers", sources.settle(self.here, output, float(trade.source[FENTANYL_LAND]), ledger.accounts))


observe("world.industry", labs_struck=flow("firms", "labs destroyed by strikes", at="struck"))
