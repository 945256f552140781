"""Precursor suppliers: each weighs the gain of selling to labs against what entry costs and what it expects to be punished with."""

import math
from typing import NamedTuple

import numpy as np

from sim.agents.province import ABROAD, PLACES, SHARES, Climate, Provinces
from sim.arrays import Population, RowAgent
from sim.axes import declare
from sim.chance import Decision, Luck
from sim.clock import WEEKS_A_YEAR
from sim.market import chemicals, makers
from sim.market.chemicals import TIERS
from sim.observe import level, look, observe, once
from sim.params.chemicals import Industry
from sim.params.mechanisms import Mechanisms
from sim.params.supply import Makers
from sim.policy.rules import Rules

SMALL, MAJOR, FRONT, BROKER, DIVERTER = range(5)
KIND_NAMES = declare("supplier", ("small", "major", "front", "broker", "diverter"))
MONTH, QUARTER = 4, 12   # weeks between reviews, and between checks of background
FOREVER = 1_000_000
OFF_WEB, SPREAD, FEAR_OTHER, FEAR_MAJOR = range(4)   # places in `learned`


class Sold(NamedTuple):
    """What firms that sell can sell [T], relative to the start, and the share of it from abroad; their sites; their number by kind and
    by place."""

    willing: np.ndarray
    abroad: float
    sites: int
    kinds: tuple[int, ...]
    places: tuple[int, ...]


class Supplier(RowAgent):
    """A firm of one kind (`sort`), chemical tier and province. `capacity` is what it would sell illicitly, as a share of what its tier's
    usual sellers do; `stake` what a penalty costs it relative to a small firm; `threshold` the penalty (relative to gain) up to which it
    would sell; `barred` the first week in which it may sell again."""

    columns = {"who": np.uint64, "sort": np.int8, "tier": np.int8, "province": np.int8, "size": float, "capacity": float, "stake": float,
               "threshold": float, "entry_cost": float, "sites": np.int16, "honest": bool, "sells": bool, "barred": np.int32}


class Suppliers(Population):
    """The pool of firms that could sell. Traits never change; who sells, where, and since when barred does.

    learned [4]: share of buyers met off the web, diversion spread over further firms, designations a year among other and major firms.
    expected [1]: the mean penalty that sellers expect, relative to their gain, at the last review.
    """

    changing = ("sells", "province", "barred")

    def __init__(self, model, p: Makers, c: Industry, luck: Luck) -> None:
        super().__init__(model, Supplier, {name: np.zeros(c.pool, dtype) for name, dtype in Supplier.columns.items()})
        vars(self).update({name: column for name, column in self.columns.items() if name != "who"})   # by name, and never replaced
        self.p, self.c, self.identity = p, c, self.columns["who"]
        self.identity[:] = np.arange(c.pool, dtype=np.uint64)
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
        self.sells[:] = (self.entry_cost <= 1 + 1e-9) & (self.threshold > p.penalty * self.stake)
        weight = self.size**c.capacity_slope
        self.capacity[:] = weight / np.maximum(np.bincount(self.tier, weight * self.sells, TIERS), 1e-12)[self.tier]
        self.learned, self.expected = np.array([c.off_web, 0.0, 0.0, 0.0]), np.full(1, p.penalty)
        self._seen: tuple = ()
        self.revenue = np.maximum(np.bincount(self.province, self.size, PLACES), 1e-12)
        self.legitimate = self.revenue / self.revenue[:ABROAD].sum()

    def __len__(self) -> int:
        return self.length

    def rows(self) -> np.ndarray:
        """Every firm: one that does not sell to labs is still there."""
        return np.arange(len(self))

    def kill(self, row: int) -> None:
        """Bar a firm from selling to labs for ever."""
        self.sells[row], self.barred[row] = False, FOREVER

    def saved(self) -> dict[str, np.ndarray]:
        """What changes; traits follow from luck."""
        return {name: getattr(self, name).copy() for name in (*self.changing, "learned", "expected")}

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Put saved columns back."""
        for name in (*self.changing, "learned", "expected"):
            getattr(self, name)[...] = saved[name]

    def usual_cover(self) -> float:
        """Share of usual sellers that sell when being found and coming back balance."""
        back, found = self.p.supplier_review / 2, self.p.closure / WEEKS_A_YEAR
        return back / (back + found)

    def met(self, rules: Rules) -> float:
        """Share of their buyers that sellers with few storefronts meet."""
        up = chemicals.storefronts_up(rules.takedown, self.c.site_delay)
        return float(chemicals.reach(math.exp(self.c.sites), up, float(self.learned[OFF_WEB])))

    def sold(self, rules: Rules) -> Sold:
        """What firms that sell can sell now. Kept until something changes."""
        key = (self.sells.tobytes(), self.province.tobytes(), rules.takedown, rules.orders_audited, self.learned[:FEAR_OTHER].tobytes())
        if not self._seen or self._seen[0] != key:
            self._seen = key, self._sold(rules)
        return self._seen[1]

    def _sold(self, rules: Rules) -> Sold:
        rows = np.flatnonzero(self.sells)
        places, up = self.province[rows], chemicals.storefronts_up(rules.takedown, self.c.site_delay)
        able = self.capacity[rows] * chemicals.reach(self.sites[rows], up, self.learned[OFF_WEB])
        able[self.sort[rows] == DIVERTER] *= chemicals.audited(rules.orders_audited, self.learned[SPREAD], self.c)
        abroad = float(able[places == ABROAD].sum() / max(able.sum(), 1e-12))
        return Sold(np.bincount(self.tier[rows], able, TIERS), abroad, int(self.sites[rows].sum()),
                    tuple(np.bincount(self.sort[rows], minlength=len(KIND_NAMES)).tolist()),
                    tuple(np.bincount(places, minlength=PLACES).tolist()))

    def willing(self, rules: Rules) -> np.ndarray:
        """What sellers of each tier can sell [T], relative to the start."""
        return self.sold(rules).willing

    def illicit(self) -> np.ndarray:
        """Illicit capacity by place [P]."""
        rows = np.flatnonzero(self.sells)
        return np.bincount(self.province[rows], self.capacity[rows], PLACES)

    def _shield(self, rules: Rules, switches: Mechanisms) -> np.ndarray:
        """How far the law reaches each kind [5], relative to usual: officials protect majors unless leaders are reached."""
        factor = np.ones(len(KIND_NAMES))
        spared = self.c.shield * (1 - rules.leaders_reached) if switches.protection else 0.0
        factor[MAJOR] = (1 - spared) / (1 - self.c.shield)
        return factor

    def _controlled(self, rows: np.ndarray, rules: Rules) -> np.ndarray:
        """Stringency of control on what each row sells; other countries do not follow."""
        return rules.regulated * ((self.tier[rows] < rules.regulated_tiers) & (self.province[rows] != ABROAD))

    def expected_penalty(self, rows: np.ndarray, places: Provinces, climate: Climate, rules: Rules, switches: Mechanisms) -> np.ndarray:
        """Penalty each row expects for selling, relative to a usual seller's gain: certainty x severity x salience, and designation."""
        c, penalty = self.c, np.zeros(len(rows))
        if switches.deterrence and switches.enforcement:
            fear, legitimate = np.full((2, len(KIND_NAMES)), self.learned[FEAR_OTHER] * c.designation_small)
            fear[MAJOR], legitimate[:] = self.learned[FEAR_MAJOR] * c.designation, 0.0
            legitimate[MAJOR] = legitimate[DIVERTER] = c.stake_legitimate * rules.national_sanction
            chemicals.expect(rows, self.tier, self.sort, self.province, self.stake, climate.certainty * climate.severity, places.found,
                             self._shield(rules, switches), legitimate, fear, self.p.penalty, c.salience,
                             c.regulation_bite * rules.regulated, int(rules.regulated_tiers), penalty)  # fmt: skip
        return penalty

    def found_rate(self, rows: np.ndarray, climate: Climate, rules: Rules, switches: Mechanisms) -> np.ndarray:
        """Rate a year at which each row, if it sells, is found out."""
        if not switches.enforcement:
            return np.zeros(len(rows))
        reach = self._shield(rules, switches)[self.sort[rows]] * climate.certainty[self.province[rows]]
        return self.p.closure * reach * (1 + self.c.regulation_notice * self._controlled(rows, rules)) * (1 + self.c.tracing * rules.traced)

    def find(self, week: int, luck: Luck, places: Provinces, rate: np.ndarray, rows: np.ndarray) -> None:
        """Some of those who sell are found out and stop; neighbours notice, and notice those whom sweeps closed since the last look."""
        caught = luck.uniform(Decision.CLOSURE, week, self.identity[rows]) < -np.expm1(-rate * MONTH / WEEKS_A_YEAR)
        self.sells[rows[caught]] = False
        chance = -np.expm1(-self.p.closure * MONTH / WEEKS_A_YEAR)
        usual = (np.bincount(self.province[rows], minlength=PLACES) + places.swept) * chance
        places.remember(np.bincount(self.province[rows[caught]], minlength=PLACES) + places.swept, usual, MONTH)
        places.swept[:] = 0.0

    def torn(self, gain: np.ndarray) -> np.ndarray:
        """Rows of the firms with something to decide: those who sell, and those to whom entry is worth its cost; gain [T]."""
        return np.flatnonzero(self.sells | (self.entry_cost <= gain.max()))

    def review(
        self, week: int, luck: Luck, rows: np.ndarray, penalty: np.ndarray, gain: np.ndarray, short: float, rules: Rules,
        switches: Mechanisms,
    ) -> None:
        """Firms reconsider: sellers leave if they expect more penalty than they bear, others enter if that and the cost of entry allow it.

        penalty [n] that rows expect, gain [T] of selling, both relative to usual; unmet demand (short, 0 to 1) makes those outside look
        sooner.
        """
        pace = self.p.supplier_review * MONTH * np.array([1.0, 0.5 + short, (0.5 + short) * (1 - rules.reentry_held)])
        selling, expected = makers.reconsider(
            rows, self.identity, self.tier, self.sells, self.province != ABROAD, self.threshold, self.entry_cost, self.barred <= week, gain,
            penalty, -np.expm1(-pace), switches.entry, switches.replacement, *luck.key, np.uint64(week + 1))
        if selling:
            self.expected[0] = expected / selling

    def relocate(self, week: int, luck: Luck, climate: Climate) -> None:
        """Sellers of a province that is harder than the mildest one move there if it saves them enough."""
        load = climate.certainty * climate.severity
        mildest = np.flatnonzero(load[:ABROAD] <= load[:ABROAD].min() + 1e-12)
        rows = np.flatnonzero(self.sells & (self.province != ABROAD))
        at_stake = self.p.penalty * self.stake[rows] + self.p.closure * MONTH / WEEKS_A_YEAR
        rows = rows[(load[self.province[rows]] - load[mildest[0]]) * at_stake > self.c.moving_gain]
        if len(rows):
            words = luck.words(Decision.SUPPLIER_PLACE, week + 1, self.identity[rows])
            goes = (words[:, 0] + 0.5) / 2.0**32 < -np.expm1(-self.p.supplier_review * MONTH)
            self.province[rows[goes]] = mildest[words[goes, 1] % len(mildest)]

    def learn(self, rules: Rules, switches: Mechanisms) -> None:
        """Lost buyers are met off the web; what audits stop is spread over further firms; designations fade."""
        c, learned = self.c, self.learned
        learned[OFF_WEB] += c.off_web_speed * (1 - self.met(rules)) * (1 - learned[OFF_WEB])
        if switches.suppliers_move:
            learned[SPREAD] += (c.spreading * rules.orders_audited - learned[SPREAD]) / WEEKS_A_YEAR
        learned[FEAR_OTHER:] *= 1 - c.designation_memory


observe("world.suppliers",
        expected_penalty=level("ratio", "penalty that sellers of chemicals expect, relative to their gain", at="expected"),
        legitimate=once("share", "legitimate revenue of all provinces' firms", "place"))
observe("world.suppliers.c", site_delay=once("weeks", "until a storefront that was taken down stands again"))


@look(sellers=level("firms", "suppliers that sell to labs", "supplier"),
      sellers_at=level("firms", "suppliers that sell to labs", "place"),
      sold_abroad=level("share", "what sellers could sell from other countries"),
      sites=level("sites", "storefronts of suppliers, standing or not"),
      reach=level("share", "buyers that a usual seller meets"))
def suppliers_seen(world, flows, seen) -> None:
    """Firms that sell to labs, by kind and by place."""
    rules, row = flows["law"].rules, seen[0]
    sold = world.suppliers.sold(rules)
    row["sellers"], row["sellers_at"], row["sold_abroad"], row["sites"] = sold.kinds, sold.places, sold.abroad, sold.sites
    row["reach"] = world.suppliers.met(rules)
