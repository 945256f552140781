"""Rings that press counterfeit pills, one a census division: how many, how strong, at what price."""

from dataclasses import dataclass

import numpy as np

from sim.agents.actor import Actor, Actors
from sim.ledger import Ledger
from sim.market import FENTANYL, PRODUCTS, REGIONS, pills
from sim.params.places import COAST_OF, DIVISIONS, POPULATION, coasts
from sim.params.street import Pills

EVERY = 4   # weeks between two looks at the business


@dataclass(frozen=True)
class PillTrade:
    """What pressers see of the week: availability and ln price of diverted real pills over those of 2010 [9], wholesale prices [R, J],
    profit of a bag over its price [9], and the share of presses found in a year beyond the practice of the time."""

    available: np.ndarray
    ln_real_price: np.ndarray
    wholesale: np.ndarray
    return_of_bag: np.ndarray
    found: float


class Presser(Actor, columns={"division": np.int8, "pressed": float, "peak": float, "strength": float, "price": float, "profit": float,
                            "wanted": float, "cash": float}):
    """Pressing for a division: pills a week, now and at most so far, DE in a pill, its price (USD), return of a pill over its price, cash.

    wanted      DE of fentanyl that pills and laced drugs of the division took last week
    """


class Pressers(Actors):
    """The nine rings. They press what can be sold and what presses and stock allow."""

    kind = Presser

    def __init__(self, model, mg_per_de: float, p: Pills) -> None:
        super().__init__(model, DIVISIONS)
        self.p, self.mg_per_de = p, mg_per_de
        self.division[:] = np.arange(DIVISIONS)
        self.price[:], self.strength[:] = p.price, p.strength_mg / mg_per_de

    def real(self, available: np.ndarray) -> np.ndarray:
        """Diverted real pills a week [9], of which `available` [9] relative to 2010 can be had."""
        return self.p.real * POPULATION * available

    def counterfeit(self, available: np.ndarray, fill: np.ndarray) -> np.ndarray:
        """Share of pills that are counterfeit [9], where stock meets the part `fill` [R, J] of what is wanted."""
        return pills.counterfeit_share(self.pressed * fill[:, FENTANYL].take(COAST_OF), self.real(available))

    def want(self) -> np.ndarray:
        """Fentanyl that pills and laced drugs take, DE a week by coast and product [R, J]."""
        wanted = np.zeros((REGIONS, PRODUCTS))
        wanted[:, FENTANYL] = coasts(self.wanted)
        return wanted

    def ln_strength(self, bags_per_dose: float) -> np.ndarray:
        """Ln of a pill's effect over that of a usual dose [9]."""
        return np.log(self.effect(bags_per_dose))

    def effect(self, bags_per_dose: float) -> np.ndarray:
        """A pill's effect over that of a usual dose [9]."""
        return self.strength * (self.p.uptake / bags_per_dose)

    def look(self, trade: PillTrade, deterred: bool, entry: bool) -> None:
        """Price and strength of pills, and more or less pressing as it pays better or worse than filling bags.

        deterred       whether the risk that presses are found counts; entry: False: nobody starts, and nobody presses more than he once did
        """
        w, real = trade.wholesale[:, FENTANYL].take(COAST_OF), self.real(trade.available)
        self.pressed[:] = pills.lose(self.pressed, trade.found, EVERY)
        share = pills.counterfeit_share(self.pressed, real)
        self.price[:] = pills.price(self.p.price * np.exp(trade.ln_real_price), share, self.p)
        self.strength[:] = pills.best_strength(self.price, w, self.mg_per_de, self.p)
        extra = pills.risk(trade.found, self.p) if deterred else 0.0
        self.profit[:] = pills.returns(self.price, w, self.strength, extra, self.p)
        grown = pills.grow(self.pressed, self.profit - trade.return_of_bag, EVERY, self.p)
        self.pressed[:] = np.maximum(grown, self.p.seed * real) if entry else np.minimum(grown, self.peak)
        np.maximum(self.peak, self.pressed, out=self.peak)

    def settle(self, ledger: Ledger, sold: np.ndarray, wholesale: np.ndarray) -> None:
        """Be paid for pills `sold` [9]; pay for their fentanyl and for pressing and selling them."""
        usd = np.array((sold * self.price, sold * self.p.selling, sold * self.strength * wholesale[:, FENTANYL].take(COAST_OF)))
        self.cash += usd[0] - usd[1] - usd[2]
        income, wages, goods = np.add.reduce(usd, 1).tolist()
        ledger.pay("users", "pressers", income)
        ledger.pay("pressers", "carriers", wages)
        ledger.pay("pressers", "traffickers", goods)
