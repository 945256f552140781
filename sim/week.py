"""What happened, week by week, as plain numbers: what measures read."""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from sim.agents.enforcers import at_work
from sim.agents.maker import LAB
from sim.flows import Crossed, Trade
from sim.market import FENTANYL_MAIL, MAIL, weighted
from sim.market.routes import LINE_OF, ROUTE_NAMES
from sim.users.nation import nation
from sim.users.week import Fates

GRAMS = 1000.0
POST = ROUTE_NAMES.index("mail_mail")
OF_FATES = tuple(field.name for field in fields(Fates))
ROOM = 512   # weeks for which a record has room at first


@dataclass
class Happenings:
    """Weeks of one world: every array has a first axis of weeks [W, ...], left out below.

    sent, seized, landed   [R, K] DE across the border, taken, arrived at wholesale; kept_out [R] heroin that a quota kept from landing
    successor              [R] DE of the fentanyl class used that were a successor product
    used, price, stock     [R, J] DE used; wholesale price, USD per DE, and stock, DE, after the week; under_way [R, K] DE after the week
    bags, held, variance   [D, J] bags sold; DE a bag; variance of the ln dose
    bag_price              [D] USD
    spending               USD
    people                 [9, S] by division and state; deaths [9, C] expected, by kind; realised, treated, exposed, unaware [9] as in Toll
    casual, exposures, met [G] expected deaths and accidental uses of people who do not depend on opioids, by group; uses per 1,000 of them
    births                 [3] newcomers to prescription opioids, to heroin, to heroin after an accidental use
    over                   [3] overdoses expected on heroin, on fentanyl, of everybody; surprised: deaths of people unaware of fentanyl
    fresh                  deaths of people back from treatment for less than four weeks
    moved                  [4] people into treatment, out of it, back to use, into prison
    legal                  [2] people who used the legal supply, DE; active: person-weeks on heroin or fentanyl; dies: their poisonings
    stranded               people whose dealer is closed
    effort, taken          [X] search effort relative to 2006, and staff time taken by crossers and traffic, by crossing
    crossers, edge         attempts of irregular crossers relative to 2010; area under the curve of the model that picks parcels
    parcels                [5] picked or checked, illicit sent, illicit found, harmless but held back; USD of their delay
    cooperation            [2, 3] delivered and stated, 0 to 1, by state
    bodies                 [6] what bodies of enforcement did, in the order of `enforcers.NAMES`
    designated, indicted   firms designated, makers indicted; public_cost USD
    counterfeit, strength, pills, pill_price, laced, near [9] share of pills that are counterfeit; DE in one; pills used; USD; share of
                           doses of other drugs with fentanyl; selling near clinics over that of 2010
    adulterant             [D] share of fentanyl bags with an additive
    penalty, left          that dealers expect, 1 in 2006; dealers arrested beyond the practice of 2006, or giving up
    sent_by_route, seized_by_route    [P] DE; consignments [P] loads sent; believed_loss, true_loss [P] share of goods; gross_g [K] g per DE
    source_usd, moving_usd [K] USD per DE to make or buy, and to move
    moved_by_trade         [4, J] DE that cells of each trade bring in a week; capacity_by_trade [4]; earned_by_trade [4] USD net
    proceeds, fees, frozen, under_way_usd    USD that were to be laundered, paid for it, seized, and not home after the week
    money_by_channel       [M] USD taken in; money_price [M] its cost as a share, waiting included; money_excess: beyond 2006, mean
    hhi_groups, groups, splits    concentration of organisations; those with cells; splits so far
    labs, vendors, suppliers, dealers    firms at work; lab_capacity DE a week; hhi of cells' capacity; profit of cells, USD
    sources                what is seen of suppliers, officials, routes of chemicals and plants, in the order of `Industry.names`
    """

    sent: np.ndarray
    seized: np.ndarray
    kept_out: np.ndarray
    landed: np.ndarray
    used: np.ndarray
    successor: np.ndarray
    price: np.ndarray
    stock: np.ndarray
    under_way: np.ndarray
    bags: np.ndarray
    held: np.ndarray
    variance: np.ndarray
    bag_price: np.ndarray
    spending: float
    people: np.ndarray
    deaths: np.ndarray
    realised: np.ndarray
    treated: np.ndarray
    exposed: np.ndarray
    unaware: np.ndarray
    casual: np.ndarray
    exposures: np.ndarray
    met: np.ndarray
    births: np.ndarray
    over: np.ndarray
    fresh: float
    surprised: float
    moved: np.ndarray
    legal: np.ndarray
    active: float
    dies: float
    stranded: float
    effort: np.ndarray
    taken: np.ndarray
    crossers: float
    edge: float
    parcels: np.ndarray
    cooperation: np.ndarray
    designated: float
    indicted: float
    bodies: np.ndarray
    public_cost: float
    counterfeit: np.ndarray
    strength: np.ndarray
    pills: np.ndarray
    pill_price: np.ndarray
    laced: np.ndarray
    near: np.ndarray
    adulterant: np.ndarray
    penalty: float
    left: int
    sent_by_route: np.ndarray
    seized_by_route: np.ndarray
    consignments: np.ndarray
    believed_loss: np.ndarray
    true_loss: np.ndarray
    gross_g: np.ndarray
    source_usd: np.ndarray
    moving_usd: np.ndarray
    moved_by_trade: np.ndarray
    capacity_by_trade: np.ndarray
    earned_by_trade: np.ndarray
    proceeds: float
    fees: float
    frozen: float
    under_way_usd: float
    money_by_channel: np.ndarray
    money_price: np.ndarray
    money_excess: float
    hhi_groups: float
    groups: int
    splits: int
    labs: int
    vendors: int
    suppliers: int
    dealers: int
    lab_capacity: float
    hhi: float
    profit: float
    sources: np.ndarray


def note(world, flows: dict[str, Any]) -> dict:
    """What happened in the week that ends: fields of `Happenings`, and those of the toll and of routes that `Record` sums over places.

    flows: what the week's phases gave, by name.
    """
    w, d, stocks, makers, rules = world, world.dealers, world.stocks, world.makers, flows["law"].rules
    crossed, sold, met, street, toll, trade = (flows[name] for name in ("crossed", "sold", "beside", "street", "toll", "trade"))
    illicit = trade.costs.gross_g[FENTANYL_MAIL] / (GRAMS * trade.loads.mass_kg[POST])
    parcels = w.crossings.parcels(rules, float(crossed.sent_by_route[POST] * illicit), float(crossed.seized_by_route[POST] * illicit))
    return dict(
        sent=crossed.sent, seized=crossed.seized, kept_out=crossed.kept_out, landed=crossed.landed, used=sold.used,
        successor=sold.successor,
        price=stocks.price, stock=stocks.stock, under_way=stocks.on_way, bags=sold.bags, held=d.held,
        variance=np.array((street.var_heroin, street.var_fentanyl)).T, bag_price=sold.bag_price, spending=sold.spending,
        **{name: getattr(toll, name) for name in OF_FATES}, people_casual=w.users.casuals.people,
        stranded=0.0 if street.open.all() else toll.customers[~street.open].sum(),
        effort=flows["law"].effort, taken=w.crossings.taken, crossers=w.crossers.tried(), edge=w.crossings.edge(MAIL, rules),
        parcels=parcels,
        cooperation=w.states.levels(), designated=rules.sanctioned, indicted=rules.close_makers, bodies=at_work(w),
        public_cost=w.book.cost(w.week),
        counterfeit=met.counterfeit, strength=w.pressers.strength, pills=sold.pills, pill_price=w.pressers.price,
        laced=met.lacing, near=met.near_clinics, adulterant=d.adulterant, penalty=d.penalty.sum() / len(d), left=flows["left"].dealers,
        labs=np.count_nonzero(makers.open[makers.labs]), vendors=np.count_nonzero(makers.open[makers.vendors]),
        suppliers=np.count_nonzero(w.suppliers.sells), dealers=np.count_nonzero(d.open),
        lab_capacity=makers.capacity_of(LAB), hhi=w.traffickers.concentration(), profit=w.traffickers.profit(stocks.price),
        sources=w.industry.count(rules), **_traffic(w, trade, crossed))


def _traffic(w, trade: Trade, crossed: Crossed) -> dict:
    """What traffickers did: crossings, trades, organisations, money."""
    t, money, groups = w.traffickers, w.launderers, w.organisations
    proceeds, fees, frozen, _, under_way = money.flows
    price = trade.terms.price(money.p)
    return dict(
        sent_by_route=crossed.sent_by_route, seized_by_route=crossed.seized_by_route, mass_kg=trade.loads.mass_kg,
        believed_loss=t.mean_belief(), true_loss=trade.loads.lost,
        gross_g=trade.costs.gross_g, source_usd=trade.costs.source, moving_usd=trade.costs.moving,
        moved_by_trade=t.by_trade(t.flow), capacity_by_trade=t.by_trade(t.capacity), earned_by_trade=t.by_trade(t.earned),
        proceeds=proceeds, fees=fees, frozen=frozen, under_way_usd=under_way, money_by_channel=money.by_channel, money_price=price,
        money_excess=weighted(money.by_channel, price) / max(proceeds, 1e-9) - money.usual_cost,
        hhi_groups=groups.concentration(), groups=groups.alive(), splits=groups.splits)


class Record:
    """The weeks of a world as they come: one array [W, ...] a field, with room to spare. Asked for together, it gives `Happenings`."""

    def __init__(self) -> None:
        self.weeks, self.fields = 0, {}

    def __len__(self) -> int:
        return self.weeks

    def add(self, week: dict) -> None:
        """Copy what `note` saw of a week."""
        if not self.fields:
            self.fields = {name: np.empty((ROOM, *np.shape(what))) for name, what in week.items()}
        elif self.weeks == len(self.fields["sent"]):
            self.fields = {name: np.concatenate([rows, np.empty_like(rows)]) for name, rows in self.fields.items()}
        for name, what in week.items():
            self.fields[name][self.weeks] = what
        self.weeks += 1

    def together(self) -> Happenings:
        """Weeks one after the other: every field has a first axis [W]."""
        seen = {name: rows[:self.weeks] for name, rows in self.fields.items()}
        kg = seen["gross_g"][:, LINE_OF] / GRAMS
        fates = Fates(**{name: seen[name] for name in OF_FATES})
        whole = nation(fates, seen["people_casual"]) | {"consignments": seen["sent_by_route"] * kg / seen["mass_kg"]}
        return Happenings(**whole, **{f.name: seen[f.name] for f in fields(Happenings) if f.name not in whole})
