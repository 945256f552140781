"""From rows of runs to answers: one paired relative change per world, date and cell."""

import numpy as np
import pandas as pd

from sim.claims.claim import Claim
from sim.claims.judgement import PRIOR_FAMILY, START_FAMILY
from sim.experiment.results import variance_reduction
from sim.experiment.study import START_SET


def label_columns(claim: Claim) -> list[str]:
    """The columns that tell this claim's cells apart."""
    return ["date", claim.axis, "knockout", "reading", "outcome"]


def rows_of(claim: Claim, runs: pd.DataFrame) -> pd.DataFrame:
    """The claim's rows, with every label column present (empty where absent) and the family named.

    Raises ValueError if the study holds no run of the claim.
    """
    rows = runs[runs["claim"] == claim.id].copy()
    if rows.empty:
        raise ValueError(f"these results hold no run of {claim.id}")
    for column in label_columns(claim):
        rows[column] = rows[column].fillna("") if column in rows else ""
    rows["family"] = np.where(rows["draw"] == START_SET, START_FAMILY, PRIOR_FAMILY)
    return rows


def answers(rows: pd.DataFrame, claim: Claim) -> pd.DataFrame:
    """One row per family, draw and cell: `change`, `never`, `failed` (bools); replicates are summed before the ratio is taken.

    A world whose trigger never came, or all of whose runs failed, keeps its row, with an undefined change: it is counted.
    """
    keys = ["family", "draw", *label_columns(claim)]
    good = rows[rows["status"] == "ok"].groupby(keys)[["baseline", "changed"]].sum()
    status = rows.groupby(keys)["status"].agg(set)
    table = pd.DataFrame({"failed": status.map(lambda seen: "error" in seen)})
    table["never"] = status.map(lambda seen: "never" in seen and "ok" not in seen)
    table["change"] = paired_change(good["baseline"], good["changed"]).reindex(table.index)
    table["failed"] |= table["change"].isna() & ~table["never"]
    return table.reset_index()


def paired_change(baseline: pd.Series, changed: pd.Series) -> pd.Series:
    """Relative change [W]. Nothing against nothing is no change; something against nothing is an infinite one."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = changed / baseline - 1.0
    return ratio.mask((baseline == 0) & (changed == 0), 0.0)


def lives(rows: pd.DataFrame) -> tuple[pd.DataFrame, float | None]:
    """The lives of the start set at the first date that was lived more than once, and what sharing luck was worth there.

    rows: the headline's. Empty, and None, where the start set was lived once only.
    """
    mine = rows[(rows["draw"] == START_SET) & (rows["status"] == "ok")]
    repeated = [group for _, group in mine.groupby("date", sort=False) if group["replicate"].nunique() > 1]
    if not repeated:
        return mine.iloc[:0], None
    factor = variance_reduction(repeated[0]["baseline"], repeated[0]["changed"])
    return repeated[0], None if np.isnan(factor) else factor
