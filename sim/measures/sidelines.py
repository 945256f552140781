"""What dealers do beside bags, and how uneven and how different bags are over the country."""

import numpy as np

from sim.fast import normal_cdf
from sim.market import FENTANYL, HEROIN
from sim.market.cost import UnitCosts
from sim.measures.form import measure, register, share, weighted
from sim.params.places import DIVISION_NAMES, DIVISIONS, POPULATION, evenly
from sim.week import Happenings

BAND = 2.0   # times the mean of all doses: beyond it a bag surprises whoever buys it


def _content(h: Happenings) -> np.ndarray:
    """DE sold in bags by dealer and product [W, D, J]."""
    return h.bags * h.held


@measure("share")
def fentanyl_share_potency(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Fentanyl class's share of what bags do, in dose-equivalents (M07)."""
    de = _content(h).sum(1)
    return share(de[:, FENTANYL], de.sum(1))


@measure("share")
def fentanyl_share_mass(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Fentanyl class's share of the pure mass in bags (M07)."""
    mg = _content(h).sum(1) * costs.pure_mg
    return share(mg[:, FENTANYL], mg.sum(1))


@measure("ratio")
def potency_cv(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Coefficient of variation of what a bag holds, over all bags sold: between dealers, products and bags (M06)."""
    mean = weighted(h.held.reshape(len(h.held), -1), h.bags.reshape(len(h.bags), -1))
    square = weighted((h.held**2 * np.exp(h.variance)).reshape(len(h.held), -1), h.bags.reshape(len(h.bags), -1))
    return np.sqrt(np.maximum(share(square, mean**2) - 1, 0))


@measure("share")
def potency_beyond_band(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Share of bags that hold more than twice the mean bag (M06)."""
    shape = len(h.held), -1
    mean = weighted(h.held.reshape(shape), h.bags.reshape(shape))[:, None, None]
    spread = np.sqrt(np.maximum(h.variance, 1e-12))
    z = np.log(np.maximum(h.held, 1e-12) / np.maximum(BAND * mean, 1e-12)) / spread - spread / 2
    return weighted(normal_cdf(z).reshape(shape), h.bags.reshape(shape))


@measure("USD/g pure")
def price_pure_gram_fentanyl(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """What users pay for a pure gram of fentanyl in bags (M09)."""
    return _per_gram(h, costs, FENTANYL)


@measure("USD/g pure")
def price_pure_gram_heroin(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """What users pay for a pure gram of heroin in bags (M09)."""
    return _per_gram(h, costs, HEROIN)


def _per_gram(h: Happenings, costs: UnitCosts, product: int) -> np.ndarray:
    paid = (h.bags[:, :, product] * h.bag_price).sum(1)
    return share(paid, _content(h)[:, :, product].sum(1) * costs.pure_mg[product] / 1000)


@measure("share")
def counterfeit_share(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Share of pills on the street that are counterfeit, with fentanyl."""
    return (h.counterfeit * POPULATION).sum(-1)


@measure("mg")
def pill_strength_mg(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Fentanyl in a counterfeit pill (M05)."""
    return (h.strength * POPULATION).sum(-1) * costs.pure_mg[FENTANYL]


@measure("pills/week", "sum")
def counterfeit_pills(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Counterfeit pills used."""
    return h.pills.sum(1)


@measure("USD")
def pill_price(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """What a pill sells for (M09)."""
    return (h.pill_price * POPULATION).sum(-1)


@measure("share")
def laced_share(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Share of doses of other drugs that hold fentanyl, by accident or by design."""
    return (h.laced * POPULATION).sum(-1)


@measure("share")
def adulterant_share(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Share of fentanyl bags that hold an additive which is no opioid."""
    return weighted(h.adulterant, h.bags[:, :, FENTANYL])


@measure("ratio")
def near_clinics(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Selling near clinics, relative to 2010."""
    return (h.near * POPULATION).sum(-1)


@measure("ratio")
def retail_penalty(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """The penalty that dealers expect, relative to 2006."""
    return h.penalty


@measure("dealers/week", "sum")
def dealers_left(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Dealers arrested beyond the practice of 2006, or who gave up because the risk was not paid for (M20)."""
    return h.left


def _in_division(v: int) -> None:
    """Bags of one division."""
    def here(h: Happenings) -> tuple[np.ndarray, np.ndarray]:
        mine = evenly(h.bags.shape[1] // 2) == v
        return h.bags[:, mine], h.held[:, mine]

    def of_bags(h: Happenings, costs: UnitCosts) -> np.ndarray:
        bags, _ = here(h)
        return share(bags[:, :, FENTANYL].sum(1), bags.sum((1, 2)))

    def content(h: Happenings, costs: UnitCosts) -> np.ndarray:
        bags, held = here(h)
        return weighted(held.reshape(len(held), -1), bags.reshape(len(bags), -1))

    place = DIVISION_NAMES[v]
    words = place.replace("_", " ").title()
    register(f"fentanyl_share_bags_{place}", "share", f"Fentanyl's share of bags bought, {words} (M07)", "mean", of_bags)
    register(f"content_mean_{place}", "DE/bag", f"What a bag holds, {words} (M05)", "mean", content)


for _v in range(DIVISIONS):
    _in_division(_v)
