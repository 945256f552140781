"""Precursor suppliers: each weighs the gain of selling to labs against what entry costs and what it expects to be punished with."""

import numpy as np

from sim.agents.province import ABROAD, PLACES, SHARES
from sim.arrays import Population, RowAgent
from sim.axes import declare
from sim.chance import Decision, Luck
from sim.market import chemicals, makers, suppliers
from sim.market.chemicals import TIERS
from sim.market.sources import Sources
from sim.market.suppliers import BROKER, DIVERTER, FRONT, KIND_NAMES, MAJOR, SMALL
from sim.observe import level, look, observe
from sim.params.chemical_industry import Industry
from sim.params.supply import Makers
from sim.records import Field, Seen, dtype_of

QUARTER = 12            # weeks between checks of background
FOREVER = 1_000_000
declare("supplier", KIND_NAMES)


class Pool(Seen):
    """What all firms know (`learned`, passed on to the next week), and what they see of a week."""

    off_web = Field("share", "buyers that meet a seller without its storefronts")
    spread = Field("share", "diversion that audits stop which is spread over further firms")
    fear_other = Field("1/year", "designations that a firm which is not a major has to expect")
    fear_major = Field("1/year", "designations that a major has to expect")
    expected = Field("ratio to gain", "mean penalty that sellers expected when they last reconsidered")
    week = Field("week", "of the run", dtype=np.int64)
    key = Field("", "addresses luck", ("key",), np.uint64)
    cooperation = Field("ratio", "of the source country, relative to usual")
    reach = Field("ratio", "the same, with cases against sources there")
    gain = Field("ratio", "what selling to labs earns, relative to usual", ("tier",))
    short = Field("share", "of their need that labs cannot cover")
    up = Field("share", "of storefronts that stand")
    met = Field("share", "of its buyers that a usual seller meets")
    willing = Field("ratio", "what all sellers can sell, relative to the start", ("tier",))
    selling = Field("firms", "that sold when they reconsidered", dtype=np.int64)
    feared = Field("ratio to gain", "what these expect together")
    learned = ("off_web", "spread", "fear_other", "fear_major", "expected")


class Supplier(RowAgent):
    """A firm that could sell chemicals to labs."""

    given = ("who", "sort", "tier")
    limits = {"province": (0, PLACES - 1), "sites": (0, chemicals.MOST_SITES)}
    apart = 1 << 61   # beside users, who are numbered up to 2**52, and casual users, from 2**62
    who = Field("", "its name, which addresses its luck", dtype=np.uint64)
    sort = Field("", "its kind, a place in KIND_NAMES", dtype=np.int8)
    tier = Field("", "chemical tier that it makes", dtype=np.int8)
    size = Field("ratio", "relative to the smallest firm")
    capacity = Field("share", "what it would sell illicitly, of what its tier's usual sellers do together")
    stake = Field("ratio", "what a penalty costs it, relative to a small firm")
    threshold = Field("ratio to gain", "penalty up to which it would sell")
    entry_cost = Field("ratio to gain", "what it costs to start selling")
    sites = Field("sites", "storefronts", dtype=np.int16)
    honest = Field("", "its labels tell the truth", dtype=bool)
    sells = Field("", "sells to labs", dtype=bool)
    province = Field("", "where it sits", dtype=np.int8)
    barred = Field("week", "first in which it may sell again", dtype=np.int32)

    @property
    def _self(self) -> tuple[np.void, np.void]:
        """Its own record, and whether it sells."""
        row = self.row()
        return self.population.here.firms[row], self.population.here.trading[row]

    def fears(self) -> float:
        """Penalty that it expects for selling under the law in force, relative to a usual seller's gain."""
        here, (firm, _) = self.population.here, self._self
        return suppliers.fears(firm, here.places[firm["province"]], here.pool[0], here.laws[0], here.numbers[0])

    def review(self) -> None:
        """It reconsiders selling, as every month."""
        here = self.population.here
        suppliers.review(*self._self, here.places, here.pool[0], here.laws, here.numbers[0])

    def move(self) -> None:
        """It moves to a milder province if that saves it enough."""
        here = self.population.here
        suppliers.move(*self._self, here.places, here.pool[0], here.laws[0], here.numbers[0])

    def step(self) -> None:
        """Its month: it reconsiders, then may move."""
        self.review()
        self.move()


CHANGING = ("sells", "province", "barred")
FIRM = dtype_of({name: field for name, field in Supplier.fields.items() if name != "sells"})
TRADING = dtype_of({"sells": Supplier.fields["sells"]})


class Suppliers(Population):
    """The pool of firms that could sell, thousands of them: agents are made when they are asked for.

    firms [S] each firm, the cheapest entry first, so that those who sell or might stand together; trading [S] whether it sells, which all
    weeks ask of all firms, so it stands alone, and eights [S / 8] is the same memory as words; pool: what all know and see. Every field of
    a firm is also an attribute, its column [S].
    """

    here: Sources

    def __init__(self, model, p: Makers, c: Industry, luck: Luck) -> None:
        self.firms, self.eights, self.pool = np.zeros(c.pool, FIRM), np.zeros(-(-c.pool // 8), np.uint64), Pool()
        self.trading = self.eights.view(TRADING)[:c.pool]
        columns = {name: (self.trading if name == "sells" else self.firms)[name] for name in Supplier.fields}
        super().__init__(model, Supplier, columns)
        vars(self).update(columns)   # by name, and never replaced
        self.identity = self.who
        self.identity[:] = np.arange(c.pool, dtype=np.uint64)
        self._give_traits(p, c, luck)
        self.firms[:] = self.firms[np.argsort(self.entry_cost, kind="stable")]
        self.sells[:] = (self.entry_cost <= 1 + 1e-9) & (self.threshold > p.penalty * self.stake)
        weight = self.size**c.capacity_slope
        self.capacity[:] = weight / np.maximum(np.bincount(self.tier, weight * self.sells, TIERS), 1e-12)[self.tier]
        self.pool.put(off_web=c.off_web, expected=p.penalty, reach=1.0, key=luck.key)
        self.together["step"] = self.step

    def _give_traits(self, p: Makers, c: Industry, luck: Luck) -> None:
        """Kinds, sizes, places and thresholds by luck; what entry costs follows."""
        u = ((luck.words(Decision.SUPPLIER_TRAITS, 0, self.identity) + 0.5) / 2.0**32).T
        v = ((luck.words(Decision.SUPPLIER_PLACE, 0, self.identity) + 0.5) / 2.0**32).T
        self.tier[:] = np.arange(c.pool) % TIERS
        self.size[:] = chemicals.firm_sizes(u[0], c)
        cuts = np.cumsum([c.share_front, c.share_broker, c.share_diverter])
        self.sort[:] = np.where(u[0] < c.share_major, MAJOR, np.array([FRONT, BROKER, DIVERTER, SMALL])[np.searchsorted(cuts, u[1])])
        self.threshold[:] = makers.threshold(u[2], p)
        self.province[:] = np.where(v[0] < c.elsewhere, ABROAD, np.searchsorted(np.cumsum(SHARES)[:-1], v[1]))
        self.sites[:] = np.minimum(np.ceil(np.exp(c.sites - np.log(v[2]) - 1)), chemicals.MOST_SITES)
        self.honest[:] = v[3] < c.labels_true
        self.stake[:] = np.array([1.0, c.stake_major, c.stake_front, c.stake_front, c.stake_diverter])[self.sort]
        ratio = np.array([1.0, c.entry_major, c.entry_front, c.entry_broker, c.entry_diverter])[self.sort]
        ratio = ratio * np.where(self.province == ABROAD, c.elsewhere_cost, 1.0)
        self.entry_cost[:] = chemicals.entry_costs(u[3], ratio, self.tier, p.suppliers, c)

    def revenue(self) -> np.ndarray:
        """Legitimate revenue by place, [P]."""
        return np.maximum(np.bincount(self.province, self.size, PLACES), 1e-12)

    def __len__(self) -> int:
        return self.length

    def rows(self) -> np.ndarray:
        """Every firm: one that does not sell to labs is still there."""
        return np.arange(len(self))

    def alive(self, rows):
        """Always."""
        return np.ones(np.shape(rows), bool)

    def kill(self, row: int) -> None:
        """Bar a firm from selling to labs for ever."""
        self.sells[row], self.barred[row] = False, FOREVER

    def saved(self) -> dict[str, np.ndarray]:
        """What changes; traits follow from luck."""
        return {name: self.columns[name].copy() for name in CHANGING} | {name: getattr(self.pool, name).copy() for name in Pool.learned}

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Put saved columns back."""
        for name in CHANGING:
            self.columns[name][:] = saved[name]
        self.pool.put(**{name: saved[name] for name in Pool.learned})

    def step(self) -> None:
        """A month of every firm."""
        suppliers.firms_reconsider(self.here)

    def willing(self) -> np.ndarray:
        """What sellers of each tier can sell under the law in force [T], relative to the start."""
        suppliers.willing(self.here)
        return self.pool.willing.copy()

    def illicit(self) -> np.ndarray:
        """Illicit capacity by place [P]."""
        return suppliers.illicit(self.here)


observe("world.suppliers.pool",
        expected_penalty=level("ratio", "penalty that sellers of chemicals expect, relative to their gain", at="expected"),
        reach=level("share", "buyers that a usual seller meets", at="met"),
        storefronts_up=level("share", "storefronts that stand, others having been taken down", at="up"))


@look(sellers=level("firms", "suppliers that sell to labs", "supplier"),
      sellers_at=level("firms", "suppliers that sell to labs", "place"),
      sold_abroad=level("share", "what sellers could sell from other countries"),
      sites=level("sites", "storefronts of suppliers, standing or not"))
def suppliers_seen(world, flows, seen) -> None:
    """Firms that sell to labs, by kind and by place."""
    suppliers.count(world.suppliers.here, seen)
