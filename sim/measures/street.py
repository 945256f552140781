"""Bags: what is used, what is in them, what they cost."""

import numpy as np

from sim.market import FENTANYL, HEROIN
from sim.market.cost import UnitCosts
from sim.measures.form import measure, share, weighted
from sim.week import Happenings


@measure("share")
def fentanyl_share_bags(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Fentanyl's share of bags bought (M07)."""
    return share(h.bags[:, :, FENTANYL].sum(1), h.bags.sum((1, 2)))


@measure("DE/week", "sum")
def consumption_de(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Street opioids used, in dose-equivalents."""
    return h.used.sum((1, 2))


@measure("share")
def successor_share(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Successor products' share of the fentanyl class used, in dose-equivalents (M07, M39)."""
    return share(h.successor.sum(1), h.used[:, :, FENTANYL].sum(1))


@measure("bags/week", "sum")
def bags(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Bags bought."""
    return h.bags.sum((1, 2))


@measure("USD/week", "sum")
def spending_usd(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """What users spent on street opioids."""
    return h.spending


@measure("USD")
def bag_price(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Mean price of a bag."""
    return weighted(h.bag_price, h.bags.sum(2))


@measure("USD/DE")
def price_per_de(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """What users pay for a dose-equivalent in bags; what sellers ask, in a week in which nobody buys (M09)."""
    asked = h.bag_price.mean(1) / h.held.mean((1, 2))
    return np.where(h.bags.sum((1, 2)) > 0, share(h.spending, (h.bags * h.held).sum((1, 2))), asked)


@measure("DE/bag")
def content_mean(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """What a bag holds (M05)."""
    every = len(h.held), -1
    return weighted(h.held.reshape(every), h.bags.reshape(every))


@measure("DE/bag")
def content_heroin(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """What a heroin bag holds."""
    return weighted(h.held[:, :, HEROIN], h.bags[:, :, HEROIN])


@measure("DE/bag")
def content_fentanyl(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """What a fentanyl bag holds."""
    return weighted(h.held[:, :, FENTANYL], h.bags[:, :, FENTANYL])


@measure("log sd")
def dose_sigma_heroin(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Spread of heroin doses."""
    return np.sqrt(weighted(h.variance[:, :, HEROIN], h.bags[:, :, HEROIN]))


@measure("log sd")
def dose_sigma_fentanyl(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Spread of fentanyl doses."""
    return np.sqrt(weighted(h.variance[:, :, FENTANYL], h.bags[:, :, FENTANYL]))


@measure("USD/DE")
def wholesale_heroin(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Wholesale price of heroin, weighted by use."""
    return weighted(h.price[:, :, HEROIN], h.used[:, :, HEROIN])


@measure("USD/DE")
def wholesale_fentanyl(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Wholesale price of fentanyl, weighted by use."""
    return weighted(h.price[:, :, FENTANYL], h.used[:, :, FENTANYL])
