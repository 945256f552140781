"""Made-up flows, history and provenance, shaped as real ones are."""

import numpy as np
import pandas as pd

DE_PER_KG = {"heroin": 1e6 / 12, "fentanyl": 22e6 / 12}

HEROIN = (  # source, target, part of what is made
    ("poppy", "heroin makers", 1), ("heroin makers", "land", 1), ("land", "seized", 0.12), ("land", "East", 0.5), ("land", "West", 0.38),
    ("stock", "West", 0.03), ("East", "stock", 0.04), ("East", "used", 0.46), ("West", "used", 0.41),
)
FENTANYL = (
    ("precursors", "labs", 0.6), ("precursors", "mail vendors", 0.4), ("labs", "land", 0.6), ("mail vendors", "mail", 0.4),
    ("land", "seized", 0.1), ("mail", "seized", 0.08), ("land", "East", 0.35), ("land", "West", 0.15), ("mail", "East", 0.32),
    ("East", "used", 0.66), ("East", "lost", 0.01), ("West", "used", 0.15),
)
ARMS = {"no policy": {"heroin": 40_000.0, "fentanyl": 900.0}, "half of heroin cut": {"heroin": 20_000.0, "fentanyl": 1_530.0}}


def flows() -> pd.DataFrame:
    """Two arms that balance: heroin and fentanyl from sources to users, seizures and a change of stock."""
    rows = []
    for arm, made in ARMS.items():
        for product, ribbons in (("heroin", HEROIN), ("fentanyl", FENTANYL)):
            rows += [(arm, product, source, target, made[product] * part, DE_PER_KG[product]) for source, target, part in ribbons]
    return pd.DataFrame(rows, columns=["arm", "product", "source", "target", "kg", "de_per_kg"])


def past() -> pd.DataFrame:
    """Ten made-up years of four series and a single figure, with a silent record and no trial in places."""
    tops = {("Heroin deaths", "deaths a year"): 15_000, ("Fentanyl deaths", "deaths a year"): 34_000,
            ("Fentanyl share, East", "share"): 0.8, ("Price of a dose", "dollars"): 11.0}
    rows = []
    for (name, unit), top in tops.items():
        for i in range(10):
            model = top * (i + 1) / 10
            data = np.nan if unit == "dollars" and i % 3 else 0.9 * model
            trial = np.nan if unit == "share" else 1.1 * model
            rows.append({"series": name, "unit": unit, "year": 2010 + i, "model": model, "data": data, "trial": trial, "tag": "M"})
    rows.append({"series": "Heroin at import", "unit": "USD per pure g", "year": 2010, "model": 61.7, "data": 50.0, "trial": 29.0})
    return pd.DataFrame(rows)


PROVENANCE = {
    "config_hash": "9b1e77aa00112233", "seeds": {"world": 20061, "draws": 7},
    "package": {"name": "counterflow", "version": "0.1.0", "commit": "3f9c2ab1d4e5f60718", "dirty": False},
    "python": "3.11.9", "dependencies": {"mesa": "3.3.1", "numpy": "2.1.0"}, "argv": ["sim", "job=claims"],
    "started": "2026-11-21T19:00:00+00:00",
}
