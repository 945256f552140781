"""Provinces of the source country, and the other source countries: officials whose zeal follows the trade they stand to lose."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sim.agents.actor import Actor, Actors
from sim.axes import declare
from sim.market import chemicals
from sim.observe import level, look, observe
from sim.params.chemicals import Officials
from sim.params.mechanisms import Mechanisms
from sim.policy.rules import Rules

PROVINCES = 8            # in the main source country; one more row stands for the other countries
ABROAD = PROVINCES
PLACES = PROVINCES + 1
PLACE_NAMES = declare("place", (*(f"province_{n + 1}" for n in range(PROVINCES)), "abroad"))
SHARES = (1 / np.arange(1, PROVINCES + 1)) / (1 / np.arange(1, PROVINCES + 1)).sum()   # of firms: sizes of provinces are Zipf too


class Province(Actor, columns={"zeal": float, "listed": bool, "hit": float, "found": float, "swept": float}):
    """Officials of one province: zeal (0 to 1), whether it is listed as unsafe, the recent share of its legitimate revenue in majors that
    were designated, how often its sellers were found of late relative to usual, and sellers closed in sweeps since the last review."""


@dataclass(frozen=True)
class Climate:
    """What sellers meet, by place [P]: chance of being found and severity once found, relative to usual."""

    certainty: np.ndarray
    severity: np.ndarray


class Provinces(Actors):
    """All provinces and, last, the other source countries, where neither the law nor the levers of the main one reach."""

    kind = Province

    def __init__(self, model, p: Officials) -> None:
        super().__init__(model, PLACES)
        self.p = p
        self.zeal[:], self.found[:] = p.zeal, 1.0

    def list_worst(self, number: int, illicit: Callable[[], np.ndarray]) -> None:
        """Keep `number` provinces listed: those listed before, then those with most illicit capacity; illicit() gives it, [P]."""
        if number == np.count_nonzero(self.listed):
            return
        there = illicit()
        order = np.argsort(-(there[:ABROAD] + there.sum() * self.listed[:ABROAD]), kind="stable")
        self.listed[:] = False
        self.listed[order[:number]] = True

    def at_risk(self, rules: Rules) -> np.ndarray:
        """Share of legitimate revenue [P] that a province can still save by acting."""
        return self.hit + rules.listing_loss * self.listed

    def attend(self, weeks: int, rules: Rules, switches: Mechanisms) -> None:
        """Officials move towards the zeal that their trade is worth to them; designations and finds fade."""
        risk = self.at_risk(rules) if switches.attention else np.zeros(len(self))
        self.zeal[:ABROAD] += (1 - (1 - self.p.speed) ** weeks) * (chemicals.zeal_wish(risk, self.p) - self.zeal)[:ABROAD]
        self.hit *= (1 - self.p.memory) ** weeks

    def remember(self, found: np.ndarray, usual: np.ndarray, weeks: int) -> None:
        """Firms hear what happened to neighbours: found [P] of late against what is usual there, [P]."""
        ratio = (found + 1) / (usual + 1)
        self.found += (1 - (1 - self.p.memory) ** weeks) * (ratio - self.found)

    def climate(self, rules: Rules, state: float) -> Climate:
        """Certainty and severity by place; `state` is the centre's cooperation relative to usual."""
        certainty = self.zeal / self.p.zeal * state
        severity = np.full(PLACES, rules.supplier_penalty)
        certainty[ABROAD] = severity[ABROAD] = 1.0
        return Climate(certainty, severity)

    def lost_trade(self, rules: Rules) -> np.ndarray:
        """Share of legitimate revenue that compliant firms lose, [P]: to a listing until officials comply, or to a sanction of all."""
        if not rules.national_sanction and not self.listed.any():
            return np.zeros(PLACES)
        lost = rules.listing_loss * self.listed * (1 - self.zeal)
        lost[:ABROAD] = 1 - (1 - lost[:ABROAD]) * (1 - rules.national_sanction)
        return lost


observe("world.provinces", zeal=level("scale 0 to 1", "zeal of officials", "place"))


@look(lost_trade=level("share", "legitimate revenue that compliant firms lose to listings and sanctions", "place"))
def trade_seen(world, flows, seen) -> None:
    """What listings and sanctions cost those who comply."""
    seen["lost_trade"][0] = world.provinces.lost_trade(flows["law"].rules)
