"""Bags: what is used, what is in them, what they cost."""

import numpy as np

from sim.market import FENTANYL, HEROIN
from sim.measures.form import measure, share, weighted
from sim.week import Happenings


@measure("share")
def fentanyl_share_bags(h: Happenings) -> float:
    """Fentanyl's share of bags bought."""
    return share(h.bags[:, FENTANYL].sum(), h.bags.sum())


@measure("DE/week", "sum")
def consumption_de(h: Happenings) -> float:
    """Street opioids used, in dose-equivalents."""
    return float(h.used.sum())


@measure("bags/week", "sum")
def bags(h: Happenings) -> float:
    """Bags bought."""
    return float(h.bags.sum())


@measure("USD/week", "sum")
def spending_usd(h: Happenings) -> float:
    """What users spent on street opioids."""
    return float(h.spending.sum())


@measure("USD")
def bag_price(h: Happenings) -> float:
    """Mean price of a bag."""
    return weighted(h.dealers.price, h.bags.sum(1))


@measure("USD/DE")
def price_per_de(h: Happenings) -> float:
    """What users pay for a dose-equivalent."""
    return share(h.spending.sum(), h.used.sum())


@measure("DE/bag")
def content_mean(h: Happenings) -> float:
    """What a bag holds."""
    return share(h.used.sum(), h.bags.sum())


@measure("DE/bag")
def content_heroin(h: Happenings) -> float:
    """What a heroin bag holds."""
    return weighted(h.dealers.held[:, HEROIN], h.bags[:, HEROIN])


@measure("DE/bag")
def content_fentanyl(h: Happenings) -> float:
    """What a fentanyl bag holds."""
    return weighted(h.dealers.held[:, FENTANYL], h.bags[:, FENTANYL])


@measure("log sd")
def dose_sigma_fentanyl(h: Happenings) -> float:
    """Spread of fentanyl doses."""
    return float(np.sqrt(weighted(h.street.var_fentanyl, h.bags[:, FENTANYL])))


@measure("log sd")
def dose_sigma_heroin(h: Happenings) -> float:
    """Spread of heroin doses."""
    return float(np.sqrt(weighted(h.street.var_heroin, h.bags[:, HEROIN])))


@measure("USD/DE")
def wholesale_heroin(h: Happenings) -> float:
    """Wholesale price of heroin, weighted by stock use."""
    return weighted(h.stocks.price[:, HEROIN], h.used[:, HEROIN])


@measure("USD/DE")
def wholesale_fentanyl(h: Happenings) -> float:
    """Wholesale price of fentanyl, weighted by stock use."""
    return weighted(h.stocks.price[:, FENTANYL], h.used[:, FENTANYL])
