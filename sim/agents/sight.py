"""What all traffickers see in a week, and the numbers they go by: records of one row, which rules read by name."""

from functools import cached_property

import numpy as np

from sim.axes import declare
from sim.market import distance, laundering
from sim.market.cost import UnitCosts, per_dose, unit_costs
from sim.market.laundering import LONGEST
from sim.market.risk import choose_loads, usual_search
from sim.market.routes import LINE_OF, ROUTES, TO_LINE, Usual, start_shares
from sim.observe import flow, level, observe
from sim.params.enforcement import Enforcement
from sim.params.market import Market
from sim.params.mechanisms import ChoiceUnit, Detection, Mechanisms, Pay
from sim.params.supply import Supply
from sim.records import Field, Seen, record

declare("arrival", tuple(f"week_{n}" for n in range(LONGEST)))


class Kept(Seen):
    """Something that is seen and carried on from week to week: saved and restored field by field."""

    def saved(self) -> dict[str, np.ndarray]:
        """A copy of every field."""
        return {name: getattr(self, name).copy() for name in self.fields}

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Put saved fields back."""
        self.put(**{name: saved[name] for name in self.fields})


class Sight(Kept):
    """What all cells see of a week: law, costs, loads, sources and each other."""

    week = Field("week", "which week it is", (), np.int64)
    review = Field("", "crossings, purity of loads and channels of money are reviewed", (), bool)
    cut = Field("", "a policy cuts the heroin that lands: what lands is no reference for later", (), bool)
    barrier = Field("ratio", "added cost of crossing between ports, over the wage of 2006")
    crop = Field("ratio", "price of heroin at its source, as far as it follows the harvest, over that of 2006")
    at_source = Field("ratio", "what goods cost their makers, over that of 2006", ("line",))
    bulk = Field("ratio", "mass of a DE at the mean purity of the week's business, over that of 2006", ("line",))
    gross_g = Field("g/DE", "mass of a DE as it crosses the border", ("line",))
    source = Field("USD/DE", "to make or buy it", ("line",))
    moving = Field("USD/DE", "to move it to the country, at the pay of 2006", ("line",))
    handling = Field("USD/DE", "to handle it inside the country, what is worth as much a gram as heroin was in 2006", ("line",))
    risk = Field("ratio", "share of goods lost on a route times their penalty, as carriers know it, over that of 2006", ("route",))
    punished = Field("ratio", "penalty for a load that is found, over that of 2006", ("route",))
    inside = Field("ratio", "penalty that those who handle goods inside the country expect, over that of 2006")
    pay = Field("ratio", "what carriers ask on a route, over that of 2006", ("route",))
    mass_kg = Field("kg gross", "mass of a load", ("route",))
    lost = Field("share", "loads that search finds", ("route",))
    fixed = Field("USD/DE", "fixed cost of a load", ("route",))
    load = Field("USD/DE", "cost of a load with its penalty", ("route",))
    weakest = Field("ratio", "purity of loads over that of 2006 below which weakness saves nothing more", ("line",))
    excess = Field("share", "cost of bringing a dollar home beyond the mean of 2006", ("channel",))
    reachable = Field("", "1 where sources can be reached, else 0", ("line",))
    met = Field("share", "offers that sources fill this week", ("line",))
    filled = Field("share", "offers that sources filled, as cells remember", ("line",))
    introduced = Field("share", "customers of the mail whom vendors that turned to transit groups told so, last week")
    using = Field("share", "business of a coast's cells with access to a source, by line", ("region", "line"))
    using_anywhere = Field("share", "the same, summed over coasts", ("line",))
    heard = Field("share", "of the business that cells of a division hear of, what uses a source, by line", ("division", "line"))
    mean_size = Field("DE/week", "mean capacity of fitted cells", ("region",))
    offered = Field("DE/week", "what all cells offer to move", ("line",))
    return_by_line = Field("share", "mean return on price, by the business done", ("line",))
    noticed = Field("share", "goods seen to be lost on each route, a quota's part and what is announced included", ("region", "route"))


class Border(Kept):
    """What passed the border in a week, DE."""

    sent = Field("DE", "sent", ("region", "line"))
    seized = Field("DE", "found by search", ("region", "line"))
    landed = Field("DE", "arrived in wholesale", ("region", "line"))
    sent_by_route = Field("DE", "sent", ("route",))
    seized_by_route = Field("DE", "found by search", ("route",))
    arrived = Field("DE", "heroin that came to its end", ("region",))
    most = Field("DE", "heroin that a quota lets land", ("region",))
    kept_out = Field("DE", "heroin that a quota kept from landing", ("region",))
    successor = Field("share", "successor products, of what is sent", ("line",))
    successor_sent = Field("DE", "successor products that search did not find", ("region",))


class Purse(Kept):
    """The launderers' week: terms of every channel, what was moved, what is on its way."""

    volume = Field("USD/week", "what a channel moves, smoothed", ("channel",))
    used = Field("ratio", "use of a channel's capacity over the usual", ("channel",))
    fee = Field("share", "commission", ("channel",))
    loss = Field("share", "seized on the way", ("channel",))
    price = Field("share", "cost of a dollar, waiting included", ("channel",))
    by_channel = Field("USD", "taken in this week", ("channel",))
    taken = Field("USD", "taken in on all channels")
    fees = Field("USD", "commissions charged")
    frozen = Field("USD", "seized")
    home = Field("USD", "brought home")
    under_way = Field("USD", "on its way after the week")
    earned = Field("USD", "commissions so far")


class Search:
    """What the choice of loads goes by, as a record, and loads under it."""

    def __init__(self, supply: Supply, e: Enforcement, costs: UnitCosts, switches: Mechanisms) -> None:
        moving, enforced = supply.moving, switches.enforcement
        self.costs = costs
        self.record = record(
            usual=usual_search(e) * enforced, load_penalty=moving.load_penalty * enforced, load_cost=moving.load_cost,
            parcel_share=moving.parcel_share, bulk_exponent=e.bulk_exponent, by_value=switches.detection is Detection.value,
            per_dose=per_dose(switches), splitting=True, kept_kg=np.zeros(ROUTES))

    def loads(self, effort: np.ndarray, by_post: float = 1.0, by_night: float = 1.0) -> Sight:
        """Loads at the costs and the purity of 2006 under search effort [P]; by_post and by_night multiply the penalty of a parcel found
        and the wage between ports. With enforcement off nothing is searched and loads are as large as they can be."""
        seen = Sight()
        seen.put(gross_g=self.costs.gross_g, source=self.costs.source, moving=self.costs.moving, handling=self.costs.handling, pay=1.0)
        choose_loads(seen.record, effort, self.record, by_post, by_night)
        return seen

    def keep(self, mass_kg: np.ndarray) -> None:
        """From now on nobody changes the size of loads [P]."""
        self.record["splitting"], self.record["kept_kg"] = False, mass_kg


class Custom:
    """What was usual in 2006, under the law and the mechanisms of the time: loads, cost of bulk, the price at which nobody grew."""

    def __init__(self, supply: Supply, e: Enforcement) -> None:
        usual = Mechanisms()
        self.supply, self.enforcement, self.costs = supply, e, unit_costs(supply, e, usual)
        self.seen = Search(supply, e, self.costs, usual).loads(np.ones(ROUTES))

    @cached_property
    def bulk(self) -> Usual:
        """What a dose's bulk cost by line, and how pure loads were."""
        by_route, products = self.costs.moving[LINE_OF] / (1 - self.seen.lost) + self.seen.load, self.supply.products
        purity = np.array([products.purity_heroin, products.purity_mail, products.purity_land])
        return Usual((start_shares(self.supply.routes) * by_route) @ TO_LINE, purity)

    def price(self, required_return: float) -> float:
        """The wholesale price of heroin, USD per DE, at which cells neither grow nor shrink.

        Every run starts from it, whatever is switched off: what buyers are used to must not follow the experiment.
        """
        costs, seen = self.costs, self.seen
        heroin = (costs.source[0] + costs.moving[0]) / (1 - seen.lost[0]) + seen.load[0] + costs.handling[0]
        return float(heroin / (1 - required_return))


def numbers_of(m: Market, supply: Supply, costs: UnitCosts, custom: Custom, switches: Mechanisms) -> np.ndarray:
    """All that traffickers go by, as a record [1]: numbers of cells, crossings and money, what was usual in 2006, and switches."""
    shares, terms = laundering.start_shares(m.money), laundering.usual_terms(m.money)
    usual, e, by_dose = custom.bulk, custom.enforcement, per_dose(switches)
    price = terms.price(m.money)
    return record(
        m.cells, supply.routes, money=m.money, deals_lost=m.organisations.deals_lost, importer_size=m.organisations.importer_size,
        gross_g=costs.gross_g, source=costs.source, moving=costs.moving, handling=costs.handling,
        bulk_cost=usual.bulk_cost, purest=usual.purity, per_dose=by_dose,
        pay_follows_risk=switches.pay is Pay.risk, enforced=switches.enforcement,
        deterrence=switches.deterrence, penalties=m.sidelines.penalties, wage_of_risk=e.wage_of_risk,
        handling_risk=e.handling_risk, usual_lost=custom.seen.lost, usual_price=custom.price(m.cells.required_return),
        handled_g=costs.handled_g, handling_by_value=supply.moving.handling_by_value * (switches.pay is Pay.risk),
        by_price=switches.choice_unit is ChoiceUnit.price,
        usual_channels=shares, usual_fee=terms.fee, usual_loss=terms.loss, weeks_home=terms.weeks.astype(np.int64),
        usual_money_price=price, usual_money_cost=float(np.add.reduce(shares * price)),
        product_choice=switches.product_choice, learning=switches.learning, alliance=switches.alliance, routes=switches.routes,
        liquidity=switches.liquidity, fixed_evasion=switches.fixed_evasion, entry=switches.entry, load_purity=switches.load_purity,
        nearness=distance.nearness(m.cells, switches), found_abroad=distance.found_abroad(m.cells, switches),
        ties_spread=m.cells.ties_spread * switches.distance,
        sales_growth=switches.sales_growth, look_elsewhere=switches.look_elsewhere,
        money_channels=switches.money_channels)


observe("world.traffickers.sees",
        gross_g=level("g", "mass of a DE as it crosses the border", "line"),
        source_usd=level("USD/DE", "what it costs to make or buy", "line", at="source"),
        moving_usd=level("USD/DE", "what it costs to move, at the pay of 2006", "line", at="moving"),
        carriers_pay=level("ratio to 2006", "what carriers ask", "route", at="pay"),
        mass_kg=level("kg gross", "mass of a load", "route"),
        true_loss=level("share", "loads that are lost", "route", at="lost"))
observe("world.traffickers.purse",
        laundering_fee=level("share", "commission of launderers", "channel", at="fee"),
        laundering_loss=level("share", "proceeds seized on their way", "channel", at="loss"))
observe("world.traffickers.border",
        sent=flow("DE", "sent across the border", "region", "line"),
        seized=flow("DE", "seized at the border", "region", "line"),
        landed=flow("DE", "arrived at wholesale", "region", "line"),
        kept_out=flow("DE", "heroin that a quota kept from landing", "region"),
        sent_by_route=flow("DE", "sent across the border", "route"),
        seized_by_route=flow("DE", "seized at the border", "route"))
