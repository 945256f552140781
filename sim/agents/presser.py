"""Rings that press counterfeit pills, one a census division: how many, how strong, at what price."""

import numpy as np

from sim.agents.actor import Actor, Actors
from sim.ledger import Ledger
from sim.market import pills
from sim.observe import flow, level, observe
from sim.params.mechanisms import Mechanisms
from sim.params.places import COAST_OF, DIVISIONS, POPULATION
from sim.params.street import Pills
from sim.records import Field, Seen, record


class Presser(Actor):
    """The ring of a division."""

    division = Field("", "census division whose people it serves", (), np.int64)
    region = Field("", "coast whose wholesale it buys from", (), np.int64)
    real = Field("pills/week", "diverted real pills taken in the division in 2010")
    pressed = Field("pills/week", "pills that it can press")
    peak = Field("pills/week", "most that it ever could")
    strength = Field("DE", "content of a pill")
    price = Field("USD", "price of a pill")
    profit = Field("share", "return of a pill over its price")
    sold = Field("pills/week", "pills sold last week")
    laced = Field("DE/week", "fentanyl that went into the division's other drugs last week, which dealers pay for")
    wanted = Field("DE/week", "fentanyl that pills and laced drugs of the division would have taken last week")
    cash = Field("USD", "what it has earned")

    def look(self) -> None:
        """Every few weeks: price and strength of pills, and more or less pressing (`market.pills.look`)."""
        pills.look(self.record, self.table.sees.record[0], self.table.numbers[0])

    def sell(self) -> None:
        """Be paid for the pills sold, and pay for what is in them (`market.pills.sell`)."""
        pills.sell(self.record, self.table.sees.record[0], self.table.numbers[0])

    step = look


class Sees(Seen):
    """What rings see of a week."""

    price = Field("USD/DE", "wholesale price of fentanyl", ("region",))
    available = Field("ratio", "diverted real pills over those of 2010", ("division",))
    ln_real_price = Field("ln ratio", "their price over that of 2010", ("division",))
    return_of_bag = Field("share", "profit of a bag of heroin or fentanyl over its price", ("division",))
    found = Field("share", "presses found in a year beyond the practice of the time")


class Pressers(Actors):
    """The nine rings. They press what can be sold and what presses and stock allow."""

    kind = Presser

    def __init__(self, model, mg_per_de: float, bags_per_dose: float, p: Pills, switches: Mechanisms) -> None:
        """mg_per_de: pure fentanyl of the effect of one DE."""
        super().__init__(model, DIVISIONS)
        self.numbers = record(p, mg_per_de=mg_per_de, bags_per_dose=bags_per_dose, pills=switches.pills, entry=switches.entry,
                              deterrence=switches.deterrence)
        self.sees = Sees()
        self.division[:], self.region[:], self.real[:] = np.arange(DIVISIONS), COAST_OF, p.real * POPULATION
        self.price[:], self.strength[:] = p.price, p.strength_mg / mg_per_de

    def want(self) -> np.ndarray:
        """Fentanyl that pills and laced drugs take, DE a week by coast and product [R, J]."""
        return pills.wanted(self.records)

    def shown(self, fill: np.ndarray) -> np.ndarray:
        """What people meet of pills, [2, 9] as `pills.shown`; stock meets the part `fill` [R, J] of what is wanted."""
        return pills.shown(self.records, fill, self.sees.record, self.numbers)

    def sell(self, ledger: Ledger, fates: np.ndarray, stock: np.ndarray, used: np.ndarray) -> np.ndarray:
        """Sell what people took (fates [9]) out of what bags left of stock [R, J] DE, and add it to what is used [R, J].

        Returns DE in other drugs [R].
        """
        laced, paid, wages, owed = pills.sell_all(self.records, fates, stock, used, self.sees.record, self.numbers)
        ledger.pay("users", "pressers", paid)
        ledger.pay("pressers", "carriers", wages)
        ledger.pay("pressers", "traffickers", owed)
        return laced

    def look(self) -> None:
        """All rings look at their business."""
        pills.look_all(self.records, self.sees.record, self.numbers)


observe("world.pressers",
        pills=flow("pills", "counterfeit pills used", "division", at="sold"),
        pill_strength=level("DE", "fentanyl in a counterfeit pill", "division", at="strength"),
        pill_price=level("USD", "what a pill sells for", "division", at="price"))
