"""What dealers do beside bags, taken up again every few weeks: lacing, an additive, where to stand."""

from dataclasses import dataclass

import numpy as np

from sim.agents.dealer import Dealers
from sim.chance import Decision, Luck
from sim.ledger import Ledger
from sim.market import FENTANYL, sidelines
from sim.params.mechanisms import Mechanisms
from sim.params.places import DIVISIONS
from sim.params.street import Sidelines as Numbers

EVERY = 4   # weeks between two looks


@dataclass(frozen=True)
class News:
    """What dealers hear: week and year, wholesale prices [R, J], share of dependent people in care [R], deaths per DE used [R, J]
    and per laced dose [R] (0 where nobody took one), and the share of selling near clinics that police drive away."""

    week: int
    year: float
    wholesale: np.ndarray
    in_care: np.ndarray
    deadly: np.ndarray
    laced_deadly: np.ndarray
    buffer: float


class Sidelines:
    """Choices of all dealers beside bags; what they chose stands in the dealers' own columns."""

    def __init__(self, dealers: Dealers, p: Numbers, luck: Luck) -> None:
        self.dealers, self.p = dealers, p
        self.own = luck.normal(Decision.LACING_TASTE, 0, dealers.identity)
        dealers.near[:] = p.clinics.near
        dealers.laced_deadly[:] = p.lacing.deadly

    def look(self, news: News, m: Mechanisms) -> None:
        """Every few weeks dealers think again about each of their sidelines."""
        if news.week % EVERY:
            return
        d = self.dealers
        learned = 1 - (1 - d.custom.memory) ** EVERY
        d.deadly += learned * (news.deadly.take(d.home, 0) - d.deadly)
        seen = self.p.lacing.noticed * news.laced_deadly.take(d.home)
        d.laced_deadly += learned * np.where(seen > 0, seen - d.laced_deadly, 0.0)
        self._lace(news, m.lacing)
        self._add(news)
        self._stand(news, m.enforcement, m.deterrence)

    def _lace(self, news: News, may: bool) -> None:
        d, p = self.dealers, self.p.lacing
        if not may or not d.offered[:, FENTANYL].any():
            d.laced[:] = 0.0
            return
        gain = sidelines.gain_of_lacing(d.worth, d.laced_deadly, news.wholesale[:, FENTANYL].take(d.home), p)
        wish = sidelines.willing_to_lace(gain, self.own, p)
        d.willing += (1 - (1 - p.speed) ** EVERY) * (wish - d.willing)
        d.laced[:] = sidelines.laced_share(d.willing, d.offered[:, FENTANYL], p)

    def _add(self, news: News) -> None:
        d, p = self.dealers, self.p.additive
        if news.year < p.known_from:
            return
        handled = d.offered[:, FENTANYL]
        at = np.bincount(d.home, d.adulterant * handled) / np.maximum(np.bincount(d.home, handled), 1e-12)
        around = (1 - p.cross_region) * at + p.cross_region * at.mean()
        d.knows[:] = sidelines.learn_additive(d.knows, around.take(d.home), handled, EVERY, p)
        wish = sidelines.wish_for_additive(d.content[:, FENTANYL], news.wholesale[:, FENTANYL].take(d.home), p)
        d.adulterant[:] = d.knows * wish
        d.thrift[:, FENTANYL] = 1 - p.saves * d.adulterant

    def _stand(self, news: News, enforced: bool, weighed: bool) -> None:
        d, p = self.dealers, self.p.clinics
        buffer = news.buffer if enforced else 0.0
        wish = sidelines.near_clinics(news.in_care, buffer, weighed, p)
        d.near += (1 - (1 - p.speed) ** EVERY) * (wish.take(d.home) - d.near)

    def pay(self, ledger: Ledger, de: np.ndarray, wholesale: np.ndarray) -> None:
        """Pay for the fentanyl `de` [R] that went into other drugs, those who lace most for most of it."""
        d = self.dealers
        laced = np.maximum(np.bincount(d.home, d.laced), 1e-300)
        goods = d.laced * (de * wholesale[:, FENTANYL] / laced).take(d.home)
        d.cash -= goods
        ledger.pay("dealers", "traffickers", float(np.add.reduce(goods)))

    def by_division(self, what: np.ndarray) -> np.ndarray:
        """Mean over the open dealers of each division [9]; nothing where nobody sells."""
        d = self.dealers
        return np.bincount(d.place, what * d.open, DIVISIONS) / np.maximum(np.bincount(d.place, d.open, DIVISIONS), 1.0)

    def lacing(self) -> np.ndarray:
        """Share of doses of other drugs that hold fentanyl, [9]."""
        return self.by_division(self.dealers.laced)

    def near_clinics(self) -> np.ndarray:
        """Selling near clinics relative to 2010, [9]."""
        return self.by_division(self.dealers.near) / self.p.clinics.near
