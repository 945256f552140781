"""From rows of runs to answers: one paired relative change per world, date and cell."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from sim.claims.claim import Claim
from sim.claims.judgement import ALL_DATES
from sim.experiment.family import Family, family_of
from sim.experiment.over_worlds import ENOUGH as LEAST
from sim.experiment.over_worlds import variance_reduction_within


def label_columns(claim: Claim) -> list[str]:
    """The columns that tell this claim's cells apart."""
    return ["date", claim.axis, "knockout", "reading", "outcome"]


def rows_of(claim: Claim, runs: pd.DataFrame, families: Mapping[int, Family] | None = None) -> pd.DataFrame:
    """The claim's rows, with every label column present (empty where absent) and the family named.

    families: of the draws; without them all but the start set are prior worlds. Raises ValueError if the study holds no run of the claim.
    """
    rows = runs[runs["claim"] == claim.id].copy()
    if rows.empty:
        raise ValueError(f"these results hold no run of {claim.id}")
    for column in label_columns(claim):
        rows[column] = rows[column].fillna("") if column in rows else ""
    known = families or {}
    rows["family"] = rows["draw"].map(lambda draw: known.get(draw, family_of(draw)).value)
    return rows


def answers(rows: pd.DataFrame, claim: Claim, by_life: bool = False) -> pd.DataFrame:
    """One row per family, draw and cell: `change`, `never`, `failed` (bools); lives are summed before the ratio is taken.

    A world whose trigger never came, or all of whose runs failed, keeps its row, with an undefined change: it is counted.
    by_life: a row a life (`replicate`) instead.
    """
    lives = ["replicate"] if by_life else []
    keys = ["family", "draw", *lives, *label_columns(claim)]
    good = rows[rows["status"] == "ok"].groupby(keys)[["baseline", "changed"]].sum()
    status = rows.groupby(keys)["status"].agg(set)
    table = pd.DataFrame({"failed": status.map(lambda seen: "error" in seen)})
    table["never"] = status.map(lambda seen: "never" in seen and "ok" not in seen)
    table["change"] = paired_change(good["baseline"], good["changed"]).reindex(table.index)
    table["failed"] |= table["change"].isna() & ~table["never"]
    table = table.reset_index()
    return table if claim.compound is None else pd.concat([table, compounded(table, claim, lives)], ignore_index=True)


def compounded(table: pd.DataFrame, claim: Claim, lives: list[str]) -> pd.DataFrame:
    """The rows of a compound answer: as those of `answers`, under the compound's own label; lives: the column that tells them apart.

    A knock-out that was not asked at every setting the answer needs has no row.
    """
    compound, across = claim.compound, claim.axis if claim.compound.by_date else "date"
    own = table[table["reading"] == ""]
    if not compound.by_date:
        own = own[own[claim.axis].isin(compound.uses(claim.settings))]
    keys = ["family", "draw", *lives, "knockout", *(["date"] if compound.by_date else [])]
    needed = compound.made_of(claim.settings)

    def wide(value: str, outcome: str = "") -> pd.DataFrame:
        found = own[own["outcome"] == outcome].pivot(index=keys, columns=across, values=value)
        return found.reindex(columns=needed)

    asked = wide("never").notna().all(axis=1)
    change, never = wide("change")[asked], wide("never")[asked].astype(bool).any(axis=1)
    beside = wide("change", compound.tally) if compound.tally else None
    answer = compound.of(change, claim.settings, claim.expects, beside)
    rows = pd.DataFrame({"change": answer, "never": never, "failed": answer.isna() & ~never}).reset_index()
    return rows.assign(**{claim.axis: compound.label, "reading": "", "outcome": "", **({} if compound.by_date else {"date": ALL_DATES})})


def paired_change(baseline: pd.Series, changed: pd.Series) -> pd.Series:
    """Relative change [W]. Nothing against nothing is no change; something against nothing is an infinite one."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = changed / baseline - 1.0
    return ratio.mask((baseline == 0) & (changed == 0), 0.0)


def worth_of_pairing(rows: pd.DataFrame) -> float | None:
    """How many times fewer lives sharing luck asks for, from lives of the same worlds, dates pooled; None where too few were lived twice.

    rows: the headline's runs.
    """
    good = rows[rows["status"] == "ok"]
    asked = good["draw"].astype(str) + " " + good["date"]
    if len(good) - asked.nunique() < LEAST:
        return None
    factor = variance_reduction_within(good["baseline"], good["changed"], asked)
    return None if np.isnan(factor) else factor
