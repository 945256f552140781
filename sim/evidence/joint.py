"""Certificates that name drugs together: what the record's joint counts say of fentanyl, each death counted once.

Deaths with synthetic opioids (T40.4) hold prescribed fentanyl, which joint counts do not tell from illicit: an assumed number a year is
taken off (`params/certificates.py`). The rest is put over the deaths that name illicit fentanyl or heroin, where a modelled death, of
one drug or the other, is put over the same two.
"""

from functools import lru_cache

import numpy as np
import pandas as pd

from sim.evidence.recorded import record
from sim.params.certificates import Certificates

FIRST_SHARE = 2013         # before it, what is left of T40.4 after prescribed fentanyl is noise
FIRST_CO_MENTION = 2014    # in 2013 illicit fentanyl is a sixth of T40.4
COUNTS = ("deaths_fentanyl", "deaths_heroin_with_fentanyl", "deaths_heroin_without_fentanyl", "deaths_prescription_with_fentanyl")


@lru_cache(maxsize=1)
def _counts() -> pd.DataFrame:
    rows = record(*COUNTS, place="nation")
    rows = rows[rows["period"] == rows["year"].astype(str)]
    return rows.pivot(index="year", columns="series", values="value")


def fentanyl_share(certificates: Certificates) -> pd.Series:
    """By year: deaths with illicit fentanyl over deaths with illicit fentanyl or heroin, each once."""
    counts = _counts().loc[FIRST_SHARE:]
    illicit = counts["deaths_fentanyl"] - certificates.prescribed_fentanyl
    return illicit / (illicit + counts["deaths_heroin_without_fentanyl"])


@lru_cache(maxsize=4096)
def co_mention(certificates: Certificates) -> pd.DataFrame:
    """By year: shares of deaths with illicit fentanyl that name `heroin`, or a `prescription` opioid, too.

    Both are data and no output of the model; prescribed fentanyl is taken off both counts of prescription opioids with fentanyl.
    """
    counts, prescribed = _counts().loc[FIRST_CO_MENTION:], certificates.prescribed_fentanyl
    beside, alone = certificates.prescription_with_fentanyl, certificates.prescription_fentanyl_alone
    illicit = counts["deaths_fentanyl"] - prescribed
    prescription = counts["deaths_prescription_with_fentanyl"] - prescribed * beside / (beside + alone)
    named = {"heroin": counts["deaths_heroin_with_fentanyl"], "prescription": prescription}
    return pd.DataFrame({drug: certificates.co_mention * deaths / illicit for drug, deaths in named.items()})


def beside_fentanyl(year: int, certificates: Certificates) -> tuple[float, float]:
    """Shares of a year's deaths with illicit fentanyl that name heroin, and a prescription opioid; flat before 2014 and after 2019."""
    shares = co_mention(certificates)
    heroin, prescription = (float(np.interp(year, shares.index, shares[drug])) for drug in ("heroin", "prescription"))
    return heroin, prescription
