"""The world: who exists, and one week of it on a page."""

from dataclasses import replace

import mesa
import numpy as np

from sim.agents import deterred
from sim.agents.around import look_around, sell_beside, shown
from sim.agents.enforcers import look_back, man_the_border
from sim.agents.hearsay import heard
from sim.agents.maker import LAB, VENDOR, Pressure
from sim.agents.trafficker import Outlook, Plan
from sim.clock import WEEKS_A_YEAR, week_of, year_of
from sim.fast import numbers
from sim.founding import found, spread_in_force
from sim.market import (
    FENTANYL,
    FENTANYL_LAND,
    FENTANYL_MAIL,
    HEROIN,
    HEROIN_LAND,
    REGION_NAMES,
    by_product,
    makers,
    weighted,
)
from sim.market.mixing import Unevenness
from sim.market.risk import Hindrance, Loads, choose_loads
from sim.market.routes import HEROIN_ROUTES, ROUTE_NAMES, TO_CROSSING, TO_LINE
from sim.market.wholesale import Cover
from sim.measures import take
from sim.params.mechanisms import Mix
from sim.spec import Spec
from sim.users.met import setting_of
from sim.users.states import Kind
from sim.users.week import Setting, Street, Toll
from sim.week import Record, note

PARTS = ("states", "crossers", "crossings", "police", "investigators", "coastguard", "treasury",
         "suppliers", "provinces", "haulage", "makers", "traffickers", "organisations", "launderers", "stocks", "dealers",
         "pressers", "users", "ledger")
MG_PER_KG = 1e6
HEROIN_PORTS = ROUTE_NAMES.index("heroin_ports")     # where most heroin comes, and search for it is pressed
LEVEL_WEEKS = (week_of(2006.5), week_of(2010.5))


class World(mesa.Model):
    """One run. The week is `step`; `saved` holds everything it needs to continue bit for bit.

    beside: the weekly table of the same weeks without the policy, for a quota that is relative to it; None outside a comparison.
    """

    def __init__(self, spec: Spec, beside: dict[str, np.ndarray] | None = None) -> None:
        super().__init__(rng=spec.seed)
        self.spec, self.beside = spec, beside
        self.week = self.first_week = week_of(spec.start)
        self.weeks = Record()
        self.unevenness = tuple(numbers(Unevenness, spec.params.market.mixing))
        found(self)

    @classmethod
    def resume(cls, spec: Spec, saved: dict[str, np.ndarray], beside: dict[str, np.ndarray] | None = None) -> "World":
        """A world that goes on from `saved`; `spec` may differ from the saving run's in policy and mechanisms only."""
        world = cls(spec, beside)
        world.week = world.first_week = int(saved["week"])
        for part in PARTS:
            getattr(world, part).restore({name.removeprefix(f"{part}."): a for name, a in saved.items() if name.startswith(f"{part}.")})
        world.rules = world.book.at(world.week)
        world.take_over_hazard()
        return world

    def saved(self) -> dict[str, np.ndarray]:
        """Everything the world needs to continue, as flat names and arrays; the weekly table stays behind."""
        parts = {f"{part}.{name}": a for part in PARTS for name, a in getattr(self, part).saved().items()}
        return {"week": np.array(self.week), **parts}

    @staticmethod
    def settled(spec: Spec, saved: dict[str, np.ndarray]) -> Spec:
        """The spec with the overdose threshold that another history of the same world found: bodies do not differ between its histories."""
        people = replace(spec.params.people, ln_threshold=float(saved["users.hazard"][0]))
        return replace(spec, params=replace(spec.params, people=people), solve_level=False)

    def step(self) -> None:
        """One week, in the order the goods travel.

        law → supply → crossing → street → use and care → money → learning, exit and entry → books.  Goods sent this week can be used
        once their lead time is over; what a dealer puts in bags this week is used this week; beliefs and prices move afterwards.
        """
        self.law()                                                       # rules in force; closures ordered by them; how loads are searched
        supplied = self.chemicals()                                      # suppliers sell or not; labs learn to do without
        plan = self.plan()                                               # cells: whom they know, what pays, how much they offer
        shipments = self.orders(self.sources(plan, supplied))            # sources fill what they can; wholesale orders what it needs
        landed, seized = self.crossing(shipments)                        # search, loss, goods under way, arrivals
        street = self.street()                                           # dealers fill bags from stock
        self.solve_level(street)                                         # twice a history: the overdose threshold that deaths of 2010 imply
        toll = self.users.step(self.week, street, self.setting())        # buying, dose → tolerance → overdose → rescue or death; care
        used = self.money(toll, shipments)                               # stock is used up, everybody is paid, prices move
        self.learning(toll)                                              # beliefs, attention, word of mouth, next week's bags
        look_around(self, toll, used)                                    # dealers: pills, lacing, additives, where to stand, penalties
        self.exit_and_entry(plan, supplied)                              # firms grow, shrink, close, open
        self.books(seized, used)                                         # made = held + under way + seized + used, or the run stops
        self.weeks.add(note(self, seized, landed, used, street, toll))
        self.week += 1

    def run(self, until: int | None = None) -> "World":
        """Step until week `until` (default: the end of the spec)."""
        for _ in range((week_of(self.spec.end) if until is None else until) - self.week):
            self.step()
        return self

    def table(self) -> dict[str, np.ndarray]:
        """Every measure of every week so far, one float64 array [W] a measure; the first row is week `first_week`."""
        return take(self.weeks, self.costs)

    def law(self) -> None:
        """Rules of the week; closures they order; the loads that cells choose under this week's search."""
        p, year = self.spec.params, year_of(self.week)
        self.rules = self.treasury.designate(self.book.at(self.week), self.spec.mechanisms.enforcement)
        self.industry.hit(self.week, self.rules, self.spec.mechanisms)
        if self.rules.searched_heroin == 0:
            self.crossings.ease()
        if self.rules.close_sellers > 0:
            self.dealers.close(self.rules.close_sellers, self.week, self.luck)
        self.effort = man_the_border(self)                               # search effort at every crossing [X], relative to 2006
        self.traffic()
        dates, fentanyl = p.supply.sources, self.spec.mechanisms.fentanyl and self.rules.sources_reachable > 0
        self.reachable = np.array([1.0, fentanyl and year >= dates.mail_reachable, fentanyl and year >= dates.labs_reachable], float)

    def traffic(self) -> None:
        """What the law orders against organisations; terms of launderers; the loads that cells choose under this week's search."""
        p, m, rules = self.spec.params, self.spec.mechanisms, self.rules
        self.organisations.act(rules, self.week, self.luck, m, self.states.mexico)
        self.terms = self.launderers.offer(rules)
        self.costs = self.traffickers.practice(rules.crops_sprayed, self.industry.costs(rules, m))
        effort, hindrance = self.crossings.by_route(self.effort), Hindrance(rules.parcel_penalty, rules.crossing_cost_between)
        self.loads: Loads = choose_loads(self.costs, effort, p.supply.moving, p.enforcement, m, hindrance, self.kept_kg)

    def chemicals(self) -> float:
        """Officials and suppliers act, chemicals travel, labs learn. Returns the share of what labs need that they can buy."""
        m = self.spec.mechanisms
        told = self.book.announced(self.week) if self.rules.announced > 0 else self.rules
        reach = self.states.china * float(self.investigators.source[0])
        self.tiers = self.industry.supply(self.week, self.rules, told, reach, self.effort, m)
        supplied = min(1.0, float(self.tiers.sum()))
        if m.step_back:
            self.makers.learn(1 - supplied)
        self.makers.invent(self.week, self.luck, self.provoking(1 - supplied), self.pressure(), m)
        self.successor = np.array([0.0, self.makers.successor_share(VENDOR), self.makers.successor_share(LAB)])
        return supplied

    def pressure(self) -> Pressure:
        """What the law does to makers this week."""
        p, rules, m = self.spec.params.supply, self.rules, self.spec.mechanisms
        usual = p.makers.penalty * (self.industry.fear() if m.deterrence else 1.0) if m.enforcement else 0.0
        china = rules.class_scheduled * self.states.china
        raids = self.states.mexico * float(self.investigators.transit[0]) * (1 + p.chemicals.industry.tracing * rules.traced)
        return Pressure(usual * china, usual, raids, (0.0, rules.reentry_held))

    def provoking(self, short: float) -> tuple[float, float]:
        """What presses labs and vendors to look for other products: log of the penalty on the old one, or of chemicals being short."""
        rules, bite = self.rules, self.spec.params.supply.chemicals.industry.regulation_bite
        return float(np.log1p(bite * rules.regulated * (rules.regulated_tiers > 0)) + short), float(np.log(max(rules.class_scheduled, 1.0)))

    def plan(self) -> Plan:
        """Cells look at stock and goods under way, learn of sources, and re-plan a part of their business."""
        self.cover: Cover = self.stocks.look(self.dealers.want(self.spec.params.people.doses_fentanyl) + self.pressers.want())
        t, m = self.traffickers, self.spec.mechanisms
        t.learn(self.reachable, m)
        see = Outlook(self.stocks.expected_price(self.cover), self.stocks.fill_of_source, self.launderers.excess(self.terms))
        return t.plan(self.costs, self.loads, self.organisations.barrier(self.rules, m), see, m)

    def sources(self, plan: Plan, supplied: float) -> np.ndarray:
        """What sources can fill of what cells offer to move, [R, N, K]; heroin's sources are never short."""
        most = np.inf, *self.industry.capacity(supplied, self.rules)
        pairs = [(asked, can * there) for asked, can, there in zip(plan.offered.tolist(), most, self.reachable.tolist())]
        self.asked = [asked / max(can, 1e-9) for asked, can in pairs]
        share = np.array([min(1.0, can / max(asked, 1e-9)) for asked, can in pairs])
        self.stocks.remember_fill(share, self.spec.params.market.cells.use_memory)
        return plan.offer * share

    def orders(self, offer: np.ndarray) -> np.ndarray:
        """Shipments [R, N, K]: offers as far as wholesale orders them."""
        shipments, self.order_to_offer = self.stocks.accept(offer, self.traffickers.lost_lines(self.loads))
        return shipments

    def crossing(self, shipments: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Search what is sent, put the rest on its way, take in what arrives. Returns landed and seized, DE [R, K]."""
        self.sent = sent = np.add.reduce(shipments, 1)
        self.sent_by_route = np.add.reduce(self.traffickers.by_route(shipments), 1)
        self.seized_by_route = self.sent_by_route * self.loads.lost
        seized = self.seized_by_route @ TO_LINE
        self.goods_sent, self.goods_seized = np.add.reduce(self.sent_by_route), np.add.reduce(self.seized_by_route)
        landed = self.stocks.pass_on(sent - seized, self.week, self.successor)
        arrived = landed[:, HEROIN_LAND].copy()
        landed[:, HEROIN_LAND] = self.heroin_that_may_land(arrived)
        self.kept_out = arrived - landed[:, HEROIN_LAND]
        self.stocks.receive(landed)
        kept = (self.kept_out / np.maximum(arrived, 1e-9))[:, None] * HEROIN_ROUTES
        self.lost = self.loads.lost + (1 - self.loads.lost) * kept
        return landed, seized

    def heroin_that_may_land(self, arrived: np.ndarray) -> np.ndarray:
        """Arriving heroin [R] less what a quota keeps out. A cut by search works at the border: here it only sees whether it is enough."""
        if self.rules.searched_heroin > 0:
            self.crossings.press(self.rules.searched_heroin, float(self.loads.lost[HEROIN_PORTS]), arrived.sum(), self.uncut_heroin().sum())
            return arrived
        if self.rules.landed_heroin < 1:
            return np.minimum(arrived, self.rules.landed_heroin * self.uncut_heroin())
        self.stocks.remember_landed(arrived, self.week)
        return arrived

    def uncut_heroin(self) -> np.ndarray:
        """Heroin that would land without the cut, DE [R]: the compared run's if there is one, else the mean of the year before."""
        if self.beside is None:
            return self.stocks.landed_last_year.mean(0)
        row = self.week - int(self.beside["week"][0])
        return np.array([self.beside[f"heroin_landed_kg_{r}"][row] for r in REGION_NAMES]) * MG_PER_KG / self.costs.pure_mg[0]

    def street(self) -> Street:
        """Dealers fill bags from stock; what customers meet."""
        d, m = self.dealers, self.spec.mechanisms
        self.filled, successor = self.stocks.fill(), self.stocks.successor()
        even_mg = d.p.bags_per_dose * self.costs.pure_mg[0] if m.mixing is Mix.even else 0.0   # all spread like a usual dose of heroin
        ln_heroin, ln_fentanyl, believed_heroin, believed_fentanyl, ln_price, heroin, fentanyl = d.fill_bags(
            self.filled, successor, self.costs.pure_mg, even_mg, self.unevenness)
        return Street(d.division, d.open.copy(), d.offered[:, FENTANYL].copy(), ln_heroin, ln_fentanyl, believed_heroin, believed_fentanyl,
                      ln_price, heroin, fentanyl, successor.take(d.home), d.adulterant.copy())

    def solve_level(self, street: Street) -> None:
        """Set the overdose threshold so that expected deaths have the level of mid-2010: once early, once when that date comes."""
        if self.spec.solve_level and self.week in LEVEL_WEEKS:
            target = self.spec.params.record.deaths_2010 / WEEKS_A_YEAR
            self.users.ln_threshold = self.users.solve_threshold(target, self.week, street, self.setting())

    def take_over_hazard(self) -> None:
        """A flatter hazard that starts with this week: twice the spread, street-opioid deaths expected of it at their level without."""
        wanted = spread_in_force(self.spec)
        if self.users.spread != wanted:
            street, setting = self.street(), self.setting()
            kinds = (Kind.HEROIN, Kind.FENTANYL)
            level = self.users.expected_deaths(self.week, street, setting, self.users.ln_threshold, self.users.spread, kinds)
            self.users.spread = wanted
            self.users.ln_threshold = self.users.solve_threshold(level, self.week, street, setting, kinds=kinds)

    def setting(self) -> Setting:
        """The record that runs alongside, what dealers show beside bags, the rules and the switches that people meet."""
        return setting_of(self.alongside[self.week], shown(self) | {"arrests": self.police.users}, self.rules, self.spec.mechanisms)

    def money(self, toll: Toll, shipments: np.ndarray) -> np.ndarray:
        """Take what was used out of stock, pay everybody, move prices. Returns used DE [R, J]."""
        people = self.spec.params.people
        self.bag_price = self.dealers.price.copy()
        self.bags, used, self.spending = self.dealers.sell(self.ledger, toll.bags, self.stocks.stock, self.stocks.price,
                                                           people.doses_fentanyl)
        used[:, FENTANYL] += sell_beside(self, toll, used)
        self.successor_used = self.stocks.sell(used)
        proceeds = self.traffickers.settle(self.ledger, shipments, used, self.stocks.price, self.costs)
        self.traffickers.come_home(self.ledger, self.launderers, proceeds, self.terms, self.week, self.spec.mechanisms)
        self.stocks.move_price(self.order_to_offer)
        self.dealers.served(toll.orders, toll.buyers, people.doses_heroin)
        return used

    def learning(self, toll: Toll) -> None:
        """Cells learn risk, customs and police where to look, customers what bags hold; dealers re-think content, mix and price."""
        self.traffickers.notice(heard(self))
        self.traffickers.repack(self.costs, self.loads, self.stocks.price, self.spec.mechanisms)
        look_back(self, self.goods_sent @ TO_CROSSING, self.goods_seized @ TO_CROSSING, toll)
        self.dealers.spread_word()
        self.dealers.meet_sources(self.traffickers)
        self.dealers.react(self.stocks.price, self.stocks.fill(), self.spec.mechanisms.product_choice)

    def exit_and_entry(self, plan: Plan, supplied: float) -> None:
        """Firms reinvest or shrink on returns, are raided, give up, and open where there is room."""
        p, m = self.spec.params, self.spec.mechanisms
        pressure = self.pressure()
        self.makers.bear_risk(self.week, self.luck, pressure, m.enforcement, m.deterrence)
        profit = self.traffickers.return_by_line(plan).tolist()
        for trade, channel in ((VENDOR, FENTANYL_MAIL), (LAB, FENTANYL_LAND)):
            if self.reachable[channel]:
                rate = makers.growth_rate(trade, profit[channel], p.market.cells, self.asked[channel],
                                          supplied if trade == LAB else 1.0, p.supply.makers)
                self.makers.grow(trade, self.week, self.luck, rate, self.seed_capacity, pressure, m.entry)
        self.traffickers.grow(m)
        self.dealers_left = deterred.close(self.dealers, self.certainty, self.stocks.price, self.week, self.luck,
                                           p.market.sidelines.penalties)
        self.dealers.reopen(self.week, self.luck, m.entry)

    def books(self, seized: np.ndarray, used: np.ndarray) -> None:
        """Enter the week's flows and close: goods, chemicals and cash against what is really there."""
        ledger, output = self.ledger, float(np.add.reduce(self.sent[:, FENTANYL_LAND]))
        ledger.made += by_product(self.sent)
        ledger.seized += by_product(seized)
        ledger.used += used
        ledger.kept_out[:, HEROIN] += self.kept_out
        if self.stocks.blend.ever:
            ledger.successor += weighted(self.sent - seized, self.successor) - self.successor_used
        ledger.lab_output += output
        self.industry.settle(ledger, self.tiers, output, self.costs)
        cash = {name: float(np.add.reduce(getattr(self, name).cash)) for name in ("dealers", "traffickers", "pressers")}
        cash["launderers"] = self.launderers.cash()
        successor = self.stocks.blend.held + self.stocks.blend.under_way()
        ledger.close(self.week, self.stocks.stock, self.stocks.under_way(), successor, float(self.haulage.store[0]), cash)
