"""Does an effect stand without the mechanism that the claim gives as its reason?

Asked world by world, with and without it on the same luck, and answered by an interval of the median over worlds (order statistics, no
assumption on their spread): a median alone would turn on a world or two. Sign claims: the effect stands where at least half of it is left
on its side. A claim of no effect says that something absorbs the shock: its reason fails where, with that something off, the change still
lies inside the band (where it says that something does not fall: does not fall below it).
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import binom

from sim.claims.claim import NO_KNOCKOUT, Claim, Direction, Kind
from sim.claims.verdict import STANDS

LEVEL = 0.90   # of the interval of the median


@dataclass(frozen=True)
class Reasons:
    """Names of knock-outs that the claim gives as its reason, by what these worlds tell: the effect stands without them, falls, or open."""

    stands: tuple[str, ...] = ()
    falls: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


def reasons(claim: Claim, rows: pd.DataFrame) -> Reasons:
    """rows: answers of the headline with and without knock-outs, one a world and date, of one family."""
    if claim.kind is Kind.THRESHOLD:
        return Reasons()
    wide = rows.pivot_table(index=["draw", "date"], columns="knockout", values="change", dropna=False)
    found: dict[str, list[str]] = {"stands": [], "falls": [], "open": []}
    for name in (knockout.name for knockout in claim.knockouts if knockout.named and knockout.name in wide):
        both = wide[[NO_KNOCKOUT, name]].dropna()
        left = _left(claim, both[NO_KNOCKOUT], both[name]).groupby("draw").median().to_numpy()
        low, high = median_interval(left)
        found["stands" if low > 0 else "falls" if high < 0 else "open"].append(name)
    return Reasons(**{key: tuple(names) for key, names in found.items()})


def _left(claim: Claim, usual: pd.Series, without: pd.Series) -> pd.Series:
    """By how much the effect passes the mark at which it stands without the mechanism; below nought it falls."""
    if claim.kind is Kind.NO_EFFECT:
        return claim.band - without.abs() if claim.expects is Direction.UNCHANGED else claim.band + without
    side = 1 if claim.expects is Direction.RISES else -1
    with np.errstate(invalid="ignore"):
        return (side * without - STANDS * side * usual).fillna(0.0)


def median_interval(values: np.ndarray) -> tuple[float, float]:
    """The interval of a median by order statistics; unbounded where there are too few values to have one."""
    n = len(values)
    below = int(binom.ppf((1 - LEVEL) / 2, n, 0.5)) if n else 0
    if not below:
        return -np.inf, np.inf
    ordered = np.sort(values)
    return float(ordered[below - 1]), float(ordered[n - below])
