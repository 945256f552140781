"""What dealers do beside bags, and how uneven and how different bags are over the country."""

import numpy as np

from sim.axes import AXES
from sim.fast import normal_cdf
from sim.measures.measure import Of, measure, register, select
from sim.observe import Weeks
from sim.params.places import POPULATION
from sim.series import Series, share, weighted

BAND = 2.0   # times the mean of all doses: beyond it a bag surprises whoever buys it
MG_PER_G = 1000.0
PEOPLE = Series(POPULATION[None], {"division": AXES["division"]})


def _content(w: Weeks) -> Series:
    """DE sold in bags by product."""
    return (w.bags * w.bag_content).sum("dealer")


def _nationwide(name: str) -> Of:
    """An observation by division, weighted by where people live."""
    return lambda w: (w[name] * PEOPLE).sum()


@measure("share")
def fentanyl_share_potency(w: Weeks) -> Series:
    """Fentanyl class's share of what bags do, in dose-equivalents (M07)."""
    de = _content(w)
    return share(de.at(product="fentanyl"), de.sum())


@measure("share")
def fentanyl_share_mass(w: Weeks) -> Series:
    """Fentanyl class's share of the pure mass in bags (M07)."""
    mg = _content(w) * w.pure_mg
    return share(mg.at(product="fentanyl"), mg.sum())


@measure("ratio")
def potency_cv(w: Weeks) -> Series:
    """Coefficient of variation of what a bag holds, over all bags sold: between dealers, products and bags (M06)."""
    mean = weighted(w.bag_content, w.bags)
    square = weighted(w.bag_content**2 * np.exp(w.dose_variance), w.bags)
    return np.sqrt(np.maximum(share(square, mean**2) - 1, 0))


@measure("share")
def potency_beyond_band(w: Weeks) -> Series:
    """Share of bags that hold more than twice the mean bag (M06)."""
    mean = weighted(w.bag_content, w.bags)
    spread = np.sqrt(np.maximum(w.dose_variance, 1e-12))
    z = np.log(np.maximum(w.bag_content, 1e-12) / np.maximum(BAND * mean, 1e-12)) / spread - spread / 2
    return weighted(Series(normal_cdf(z.values), z.axes), w.bags)


@measure("USD/g pure")
def price_pure_gram_fentanyl(w: Weeks) -> Series:
    """What users pay for a pure gram of fentanyl in bags (M09)."""
    return _per_gram(w, "fentanyl")


@measure("USD/g pure")
def price_pure_gram_heroin(w: Weeks) -> Series:
    """What users pay for a pure gram of heroin in bags (M09)."""
    return _per_gram(w, "heroin")


def _per_gram(w: Weeks, product: str) -> Series:
    bags = w.bags.at(product=product)
    grams = (bags * w.bag_content.at(product=product)).sum() * w.pure_mg.at(product=product) / MG_PER_G
    return share((bags * w.bag_price).sum(), grams)


register("counterfeit_share", "share", "Share of pills on the street that are counterfeit, with fentanyl", "mean",
         _nationwide("counterfeit"))


@measure("mg")
def pill_strength_mg(w: Weeks) -> Series:
    """Fentanyl in a counterfeit pill (M05)."""
    return (w.pill_strength * PEOPLE).sum() * w.pure_mg.at(product="fentanyl")


register("counterfeit_pills", "pills/week", "Counterfeit pills used", "sum", select("pills", "division"))
register("pill_price", "USD", "What a pill sells for (M09)", "mean", _nationwide("pill_price"))
register("laced_share", "share", "Share of doses of other drugs that hold fentanyl, by accident or by design", "mean",
         _nationwide("lacing"))


@measure("share")
def adulterant_share(w: Weeks) -> Series:
    """Share of fentanyl bags that hold an additive which is no opioid."""
    return weighted(w.adulterant, w.bags.at(product="fentanyl"))


register("near_clinics", "ratio", "Selling near clinics, relative to 2010", "mean", _nationwide("near_clinics"))
register("retail_penalty", "ratio", "The penalty that dealers expect, relative to 2006", "mean", select("penalty"))
register("dealers_left", "dealers/week",
         "Dealers arrested beyond the practice of 2006, or who gave up because the risk was not paid for (M20)", "sum",
         select("dealers_left"))


def _in_division(place: int, division: str) -> None:
    """Bags of one division."""
    def here(w: Weeks, name: str) -> Series:
        return w[name].at(dealer=w.dealer_division.values[0] == place)

    def of_bags(w: Weeks) -> Series:
        bags = here(w, "bags")
        return share(bags.at(product="fentanyl").sum(), bags.sum())

    words = division.replace("_", " ").title()
    register(f"fentanyl_share_bags_{division}", "share", f"Fentanyl's share of bags bought, {words} (M07)", "mean", of_bags)
    register(f"content_mean_{division}", "DE/bag", f"What a bag holds, {words} (M05)", "mean",
             lambda w: weighted(here(w, "bag_content"), here(w, "bags")))


for _place, _division in enumerate(AXES["division"]):
    _in_division(_place, _division)
