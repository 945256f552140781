"""What death certificates and price series would show of a modelled year: the observation model, applied to weekly measures.

A modelled death is one of heroin, of fentanyl or of prescription opioids; its certificate can name more, and some name no drug. Joint
counts say which were named together, and the three codes, which overlap, are sums of them. What is named beside fentanyl is data
(`evidence/joint.py`), so that only deaths of heroin without fentanyl, of prescription opioids without fentanyl and all deaths with
fentanyl tell of the model. Numbers below belong to the record, not to the market, and no claim is judged on them.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from sim.clock import WEEKS_A_YEAR, week_of
from sim.evidence.joint import beside_fentanyl
from sim.params.certificates import Certificates
from sim.params.supply import Products
from sim.params.timeline import Timeline, at

GRAMS = 1000.0


class Deaths(NamedTuple):
    """A year's deaths, each once, by the drug that killed."""

    heroin: float
    fentanyl: float
    prescription: float


class Joint(NamedTuple):
    """Certificates of a year by what they name, people. `heroin_and_prescription_with_fentanyl` is in both of its counts with fentanyl."""

    heroin_with_fentanyl: float
    heroin_without_fentanyl: float
    prescription_with_fentanyl: float
    prescription_without_fentanyl: float
    fentanyl_alone: float
    heroin_and_prescription_with_fentanyl: float

    def codes(self) -> dict[str, float]:
        """The three codes, which overlap: T40.1, T40.4, T40.2 or T40.3."""
        with_either = self.heroin_with_fentanyl + self.prescription_with_fentanyl - self.heroin_and_prescription_with_fentanyl
        return {
            "deaths_heroin": self.heroin_with_fentanyl + self.heroin_without_fentanyl,
            "deaths_fentanyl": with_either + self.fentanyl_alone,
            "deaths_prescription_or_methadone": self.prescription_with_fentanyl + self.prescription_without_fentanyl,
        }


def yearly(table: dict[str, np.ndarray], first_week: int, year: int, name: str, total: str) -> float:
    """Sum or mean of a weekly measure over a calendar year. Raises ValueError if the table does not hold the whole year."""
    start = week_of(year) - first_week
    if start < 0 or start + WEEKS_A_YEAR > len(table[name]):
        raise ValueError(f"the table does not hold the year {year}")
    part = table[name][start:start + WEEKS_A_YEAR]
    return float(part.sum() if total == "sum" else part.mean())


def named(year: int, timeline: Timeline, certificates: Certificates) -> float:
    """Share of a year's overdose certificates that name a drug."""
    return max(0.0, 1.0 - certificates.unnamed * (1.0 - at(timeline.certificates_named, year + 0.5)))


def certified(deaths: Deaths, year: int, timeline: Timeline, certificates: Certificates) -> Joint:
    """What a year's deaths would be certified as. Heroin and prescription opioids are named beside fentanyl independently; assumed."""
    told = named(year, timeline, certificates)
    heroin, fentanyl, prescription = (told * count for count in deaths)
    with_heroin, with_prescription = beside_fentanyl(year, certificates)
    beside, alone = certificates.prescription_with_fentanyl, certificates.prescription_fentanyl_alone
    return Joint(
        heroin_with_fentanyl=fentanyl * with_heroin,
        heroin_without_fentanyl=heroin,
        prescription_with_fentanyl=fentanyl * with_prescription + prescription * beside,
        prescription_without_fentanyl=prescription * (1.0 - beside - alone) + heroin * certificates.heroin_with_prescription,
        fentanyl_alone=fentanyl * (1.0 - with_heroin) * (1.0 - with_prescription) + prescription * alone,
        heroin_and_prescription_with_fentanyl=fentanyl * with_heroin * with_prescription,
    )


def observe(table: dict[str, np.ndarray], first_week: int, year: int, timeline: Timeline,
            certificates: Certificates, products: Products) -> dict[str, float]:
    """One modelled year in the terms of the record, from weekly measures: see `seen`."""
    def of(name: str, total: str) -> float:
        return yearly(table, first_week, year, name, total)

    return seen(of, year, timeline, certificates, products)


def seen(of: Callable[[str, str], float], year: int, timeline: Timeline,
         certificates: Certificates, products: Products) -> dict[str, float]:
    """One modelled year in the terms of the record: certified deaths, fentanyl's share East and West, tonnes, USD per pure gram.

    of(measure, "sum" or "mean"): the year's own.
    """
    mg_heroin, mg_fentanyl = products.heroin_mg_per_dose, products.heroin_mg_per_dose / products.potency_ratio
    heroin, fentanyl = of("deaths_heroin", "sum"), of("deaths_fentanyl", "sum")
    rx, told = of("deaths_rx", "sum"), named(year, timeline, certificates)
    joint = certified(Deaths(heroin, fentanyl, rx), year, timeline, certificates)
    counts = joint.codes() | {f"deaths_{name}": count for name, count in joint._asdict().items()}
    street = heroin + fentanyl
    return counts | {
        "deaths_prescribed_fentanyl": told * rx * (certificates.prescription_with_fentanyl + certificates.prescription_fentanyl_alone),
        "share_fentanyl": over(fentanyl, street),
        "share_fentanyl_east": of("fentanyl_share_deaths_east", "mean"),
        "share_fentanyl_west": of("fentanyl_share_deaths_west", "mean"),
        "share_west_fentanyl_deaths": over(of("deaths_fentanyl_west", "sum"), fentanyl),
        "consumption_heroin": of("heroin_used_kg", "sum") / GRAMS,
        "consumption_fentanyl": of("fentanyl_used_kg", "sum") / GRAMS,
        "price_heroin_wholesale": of("wholesale_heroin", "mean") / mg_heroin * GRAMS,
        "price_fentanyl_wholesale": of("wholesale_fentanyl", "mean") / mg_fentanyl * GRAMS if fentanyl > 0 else float("nan"),
        "price_heroin_retail": over(of("bag_price", "mean"), of("content_heroin", "mean")) / mg_heroin * GRAMS,
    }


def over(part: float, whole: float) -> float:
    """A ratio; of nothing none can be told, and it is NaN."""
    return part / whole if whole > 0 else float("nan")
