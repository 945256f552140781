"""Why fentanyl came: its share of deaths divided between enforcement and cost, by Shapley's rule, world by world.

Two causes, four histories. A cause's part is what it adds, averaged over the two orders in which the causes can be switched on;
what is left with both off is the floor of the method (people who choose among similar goods choose all of them), not a finding.

Source: Shapley 1953 (from memory, unverified).
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sim.claims.answers import rows_of
from sim.claims.claim import NO_KNOCKOUT, Claim


@dataclass(frozen=True)
class Split:
    """Parts of fentanyl's share of deaths, one value per world [W]: floor + enforcement + cost = share as it is."""

    share: np.ndarray
    floor: np.ndarray
    enforcement: np.ndarray
    cost: np.ndarray

    @property
    def worlds(self) -> int:
        return len(self.share)


def split(claim: Claim, runs: pd.DataFrame) -> Split:
    """The split from the runs of C06: enforcement on and off, each at equal (baseline) and own cost (changed).

    Worlds without all four histories are left out. Raises ValueError if the study holds no run of the claim.
    """
    rows = rows_of(claim, runs)
    rows = rows[(rows["status"] == "ok") & (rows["knockout"] == NO_KNOCKOUT) & (rows["outcome"] == "")]
    means = rows.groupby(["draw", claim.axis])[["baseline", "changed"]].mean().unstack(claim.axis).dropna()
    equal, own = means["baseline"], means["changed"]
    return shapley(both=own["on"], only_enforcement=equal["on"], only_cost=own["off"], neither=equal["off"])


def shapley(both: pd.Series, only_enforcement: pd.Series, only_cost: pd.Series, neither: pd.Series) -> Split:
    """Shapley's rule for two causes, each [W]."""
    enforcement = ((only_enforcement - neither) + (both - only_cost)) / 2
    cost = ((only_cost - neither) + (both - only_enforcement)) / 2
    return Split(both.to_numpy(), neither.to_numpy(), enforcement.to_numpy(), cost.to_numpy())
