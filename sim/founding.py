"""Who exists in the first week: the actors of a run, in the order in which they depend on each other."""

import numpy as np

from sim.agents.coastguard import CoastGuard
from sim.agents.crossers import Crossers
from sim.agents.customs import Crossings
from sim.agents.dealers import Dealers
from sim.agents.government import Governments
from sim.agents.industry import Industry
from sim.agents.investigators import Investigators
from sim.agents.launderer import Launderers
from sim.agents.organisation import Organisations
from sim.agents.police import Police
from sim.agents.presser import Pressers
from sim.agents.sight import Custom, Search, numbers_of
from sim.agents.stocks import Stocks
from sim.agents.trafficker import Traffickers
from sim.agents.treasury import Treasury
from sim.chance import Luck
from sim.clock import week_of, year_of
from sim.errors import InputError
from sim.harm.overdose import CAPPED, LOGISTIC, PROBIT
from sim.ledger import Ledger
from sim.market import FENTANYL, REGIONS
from sim.market.cost import unit_costs
from sim.market.retail import Trade, trade
from sim.market.routes import ROUTES
from sim.params.mechanisms import Hazard
from sim.params.people import People
from sim.params.places import DIVISIONS, coasts, settled
from sim.params.timeline import LAST_YEAR
from sim.policy.book import RuleBook
from sim.policy.rules import NEUTRAL
from sim.spec import Params, Spec
from sim.users.entry import street_share
from sim.users.numbers import Numbers
from sim.users.population import Users
from sim.users.week import Places

MILLION = 1e6


def start_market(people: People, bags_per_dose: float) -> np.ndarray:
    """DE a week used by the people of the first week, at one DE a bag, by division [9]."""
    habit = people.tolerance_floor ** ((1 - people.tolerance_kept) * people.caution)     # of a dose taken beside treatment
    patients = people.people_moud * street_share(people) * people.doses_beside * habit
    doses = MILLION * bags_per_dose * people.doses_heroin * (people.people_hf + patients)
    return doses * settled(people.share_east)


def curve_in_force(spec: Spec) -> tuple[float, int]:
    """Spread of overdose thresholds, twice the usual one under the flatter rival hazard, and form of the curve (`sim.harm.overdose`)."""
    rival = spec.mechanisms.hazard
    return (spec.params.people.spread * (2.0 if rival is Hazard.flatter else 1.0),
            {Hazard.logistic: LOGISTIC, Hazard.capped: CAPPED}.get(rival, PROBIT))


def alongside(spec: Spec) -> np.ndarray:
    """The dated series that people meet, by week since 2006: records of `Places` [W, 9], alike in all divisions."""
    years = np.array([year_of(week) for week in range(week_of(LAST_YEAR))])
    met, dated = Places.blank((years.size, DIVISIONS)), spec.params.exogenous.of(spec.timeline)
    for name in ("rx_availability", "ln_rx_price", "naloxone", "witnessed", "care_entry"):
        points = getattr(dated, name)
        met.records[name] = np.interp(years, list(points), list(points.values()))[:, None]
    return met.records


def first_trade(params: Params) -> Trade:
    """Retail as it begins. Raises InputError where numbers together leave nothing for whoever sells a bag."""
    price = Custom(params.supply, params.enforcement).price(params.market.cells.required_return)
    try:
        return trade(price, params.market.dealers)
    except ValueError as problem:
        raise InputError(f"{problem}: what heroin costs at its source, to move, to handle and in loads (params.supply.sources, "
                         "params.supply.moving) must leave something for those who sell it") from None


def found(world) -> None:
    """Give a world its luck, firms, stocks, people and books."""
    spec: Spec = world.spec
    p, m = spec.params, spec.params.market
    retail = first_trade(p)
    world.luck = Luck(spec.seed, spec.replicate)
    world.costs = unit_costs(p.supply, p.enforcement, spec.mechanisms)
    world.book = RuleBook(spec.policy, spec.timeline, p.enforcement, p.dated, spec.mechanisms.enforcement, p.costs)
    s = p.states
    world.states = Governments(world, s.governments, p.exogenous.of(spec.timeline), spec.mechanisms)
    world.crossers = Crossers(world, s.crossers, spec.timeline, spec.mechanisms.deterrence)
    world.police = Police(world, s.police, spec.mechanisms)
    world.investigators = Investigators(world, s.investigators, spec.mechanisms)
    world.coastguard = CoastGuard(world, s.coastguard, spec.mechanisms)
    world.treasury = Treasury(world, s.treasury, spec.mechanisms.enforcement)
    world.crossings = Crossings(world, p.enforcement, s.crossings, spec.timeline, spec.mechanisms)
    world.crossings.look(NEUTRAL, world.states, world.crossers, world.coastguard)
    custom = Custom(p.supply, p.enforcement)
    market_by_division = start_market(p.people, m.dealers.bags_per_dose)
    market = coasts(market_by_division)
    price = custom.price(m.cells.required_return)
    lags = np.array([p.supply.moving.lag_heroin, p.supply.moving.lag_mail, p.supply.moving.lag_land])
    seed = p.supply.sources.seed_share * float(market.sum())
    world.industry = Industry(world, p.supply, s.crossings, world.luck, cells=m.cells, switches=spec.mechanisms, seed_capacity=seed)
    world.suppliers, world.provinces, world.haulage, world.makers = (
        world.industry.suppliers, world.industry.provinces, world.industry.haulage, world.industry.makers)
    found_traffic(world, market, price, custom)
    world.stocks = Stocks(world, market, price, lags, m.wholesale)
    world.ledger = Ledger(world.stocks.stock + world.stocks.under_way)
    world.ledger.pay("owners", "traffickers", float(world.traffickers.cash.sum()))
    world.ledger.pay("owners", "launderers", world.launderers.cash())
    world.dealers = Dealers(world, p, spec.mechanisms, retail, market_by_division, world.costs.pure_mg)
    world.dealers.meet(world.traffickers, world.luck)
    world.pressers = Pressers(world, world.costs.pure_mg[FENTANYL], m.dealers.bags_per_dose, m.pills, spec.mechanisms)
    numbers, share = Numbers(p.people, p.care, p.casuals), settled(p.people.share_east)
    world.users = Users(world, numbers, world.luck, spec.people, world.dealers.division, share)
    world.alongside = alongside(spec)
    world.users.spread, world.users.form = spec.threshold_of or (p.people.spread, PROBIT)


def found_traffic(world, market: np.ndarray, price: float, custom: Custom) -> None:
    """Cells, their organisations, and those who bring their money home; market [R] DE a week, price USD per DE."""
    p, m, switches = world.spec.params, world.spec.params.market, world.spec.mechanisms
    search = Search(p.supply, p.enforcement, world.costs, switches)
    loads = search.loads(world.crossings.by_route(world.crossings.expected(NEUTRAL)))
    if not switches.splitting:
        search.keep(search.loads(np.ones(ROUTES)).mass_kg)
    cells = world.traffickers = Traffickers(world, REGIONS, m, p.supply.routes, market)
    cells.start(numbers_of(m, p.supply, world.costs, custom, switches), search, loads)
    world.launderers = Launderers(world, cells, m.money)
    world.launderers.start(cells.flow[:, 0] / m.cells.spare_capacity * (price - world.costs.handling[0]), world.week)
    world.organisations = Organisations(world, cells, m.organisations)
