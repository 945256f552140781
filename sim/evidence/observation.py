"""What death certificates and price series would show of a modelled year: the observation model, applied to weekly measures.

Multiple-cause codes overlap: a certificate can name heroin and fentanyl; some name no drug. Numbers below belong to the record, not to
the market, and no claim is judged on them.
"""

import numpy as np

from sim.clock import WEEKS_A_YEAR, week_of
from sim.params.timeline import Timeline, at

RX_AS_SYNTHETIC = 0.2     # share of prescription deaths certified as synthetic (pharmaceutical fentanyl, tramadol); assumed
RX_AS_NATURAL = 0.85      # share of prescription deaths certified as natural or semi-synthetic; assumed
FENTANYL_AS_NATURAL = 0.085   # share of fentanyl deaths that also name a prescription opioid; assumed
GRAMS = 1000.0


def yearly(table: dict[str, np.ndarray], first_week: int, year: int, name: str, total: str) -> float:
    """Sum or mean of a weekly measure over a calendar year. Raises ValueError if the table does not hold the whole year."""
    start = week_of(year) - first_week
    if start < 0 or start + WEEKS_A_YEAR > len(table[name]):
        raise ValueError(f"the table does not hold the year {year}")
    part = table[name][start:start + WEEKS_A_YEAR]
    return float(part.sum() if total == "sum" else part.mean())


def certificates(heroin: float, fentanyl: float, prescription: float, year: int, timeline: Timeline) -> dict[str, float]:
    """Deaths by multiple-cause code that a year's deaths would be certified as."""
    named, mixed = at(timeline.certificates_named, year + 0.5), at(timeline.heroin_beside_fentanyl, year + 0.5)
    return {
        "deaths_fentanyl": named * (fentanyl + RX_AS_SYNTHETIC * prescription),
        "deaths_heroin": named * (heroin + mixed * fentanyl),
        "deaths_prescription": named * (RX_AS_NATURAL * prescription + FENTANYL_AS_NATURAL * fentanyl),
    }


def observe(table: dict[str, np.ndarray], first_week: int, year: int, timeline: Timeline,
            mg_heroin: float, mg_fentanyl: float) -> dict[str, float]:
    """One modelled year in the terms of the record: certified deaths, fentanyl's share East and West, tonnes, USD per pure gram.

    mg_heroin, mg_fentanyl: active mass of a DE.
    """
    def of(name: str, total: str) -> float:
        return yearly(table, first_week, year, name, total)

    heroin, fentanyl = of("deaths_heroin", "sum"), of("deaths_fentanyl", "sum")
    seen = certificates(heroin, fentanyl, of("deaths_rx", "sum"), year, timeline)
    street = heroin + fentanyl
    return seen | {
        "share_fentanyl": fentanyl / street,
        "share_fentanyl_east": of("fentanyl_share_deaths_east", "mean"),
        "share_fentanyl_west": of("fentanyl_share_deaths_west", "mean"),
        "share_west_fentanyl_deaths": of("deaths_fentanyl_west", "sum") / fentanyl if fentanyl > 0 else float("nan"),
        "consumption_heroin": of("heroin_used_kg", "sum") / GRAMS,
        "consumption_fentanyl": of("fentanyl_used_kg", "sum") / GRAMS,
        "price_heroin_wholesale": of("wholesale_heroin", "mean") / mg_heroin * GRAMS,
        "price_fentanyl_wholesale": of("wholesale_fentanyl", "mean") / mg_fentanyl * GRAMS if fentanyl > 0 else float("nan"),
        "price_heroin_retail": of("bag_price", "mean") / of("content_heroin", "mean") / mg_heroin * GRAMS,
    }
