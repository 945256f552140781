"""Bags: what is used, what is in them, what they cost."""

import numpy as np

from sim.measures.measure import measure
from sim.observe import Weeks
from sim.series import Series, either, share, weighted


@measure("share")
def fentanyl_share_bags(w: Weeks) -> Series:
    """Fentanyl's share of bags bought (M07)."""
    return share(w.bags.at(product="fentanyl").sum(), w.bags.sum())


@measure("DE/week", "sum")
def consumption_de(w: Weeks) -> Series:
    """Street opioids used, in dose-equivalents."""
    return w.used.sum()


@measure("share")
def successor_share(w: Weeks) -> Series:
    """Successor products' share of the fentanyl class used, in dose-equivalents (M07, M39)."""
    return share(w.successor_used.sum(), w.used.at(product="fentanyl").sum())


@measure("bags/week", "sum")
def bags(w: Weeks) -> Series:
    """Bags bought."""
    return w.bags.sum()


@measure("USD/week", "sum")
def spending_usd(w: Weeks) -> Series:
    """What users spent on street opioids."""
    return w.spending


@measure("USD")
def bag_price(w: Weeks) -> Series:
    """Mean price of a bag."""
    return weighted(w.bag_price, w.bags.sum("product"))


@measure("USD/DE")
def price_per_de(w: Weeks) -> Series:
    """What users pay for a dose-equivalent in bags; what sellers ask, in a week in which nobody buys (M09)."""
    asked = w.bag_price.mean() / w.bag_content.mean()
    return either(w.bags.sum() > 0, share(w.spending, (w.bags * w.bag_content).sum()), asked)


@measure("DE/bag")
def content_mean(w: Weeks) -> Series:
    """What a bag holds (M05)."""
    return weighted(w.bag_content, w.bags)


@measure("DE/bag")
def content_heroin(w: Weeks) -> Series:
    """What a heroin bag holds."""
    return _of(w, "bag_content", "heroin")


@measure("DE/bag")
def content_fentanyl(w: Weeks) -> Series:
    """What a fentanyl bag holds."""
    return _of(w, "bag_content", "fentanyl")


@measure("log sd")
def dose_sigma_heroin(w: Weeks) -> Series:
    """Spread of heroin doses."""
    return np.sqrt(_of(w, "dose_variance", "heroin"))


@measure("log sd")
def dose_sigma_fentanyl(w: Weeks) -> Series:
    """Spread of fentanyl doses."""
    return np.sqrt(_of(w, "dose_variance", "fentanyl"))


def _of(w: Weeks, name: str, product: str) -> Series:
    """Something of a product's bags, weighted by bags."""
    return weighted(w[name].at(product=product), w.bags.at(product=product))


@measure("USD/DE")
def wholesale_heroin(w: Weeks) -> Series:
    """Wholesale price of heroin, weighted by use."""
    return _by_use(w, "heroin")


@measure("USD/DE")
def wholesale_fentanyl(w: Weeks) -> Series:
    """Wholesale price of fentanyl, weighted by use."""
    return _by_use(w, "fentanyl")


def _by_use(w: Weeks, product: str) -> Series:
    return weighted(w.wholesale_price.at(product=product), w.used.at(product=product))
