"""What stands behind an answer put together from several settings, in words: the parts, and the weaker form of a universal claim."""

import pandas as pd

from sim.claims.claim import NO_KNOCKOUT, Claim
from sim.claims.compound import Every, Interplay, Later, Threshold
from sim.claims.verdict import ENOUGH, ROUNDING, agrees
from sim.claims.wording import percent, share, value


def behind(claim: Claim, table: pd.DataFrame, family: str) -> str:
    """A sentence on the parts of a compound answer; empty where the headline is one setting, or nothing answered."""
    if claim.compound is None:
        return ""
    mine = table[(table["family"] == family) & (table["knockout"] == NO_KNOCKOUT) & (table["reading"] == "") & (table["outcome"] == "")]
    parts = mine[mine[claim.axis].isin(claim.carrying)].dropna(subset=["change"])
    if parts.empty:
        return ""
    if isinstance(claim.compound, Every):
        return _weaker(claim, parts)
    if isinstance(claim.compound, Threshold):
        return _reached(claim, claim.compound, mine[mine[claim.axis] == claim.headline].dropna(subset=["change"]))
    together = f" {_put_together(claim, claim.compound, parts)}" if isinstance(claim.compound, Interplay) else ""
    return f"One by one: {_medians(claim, parts)}.{together}"


def _weaker(claim: Claim, parts: pd.DataFrame) -> str:
    """A universal claim falls with one setting; how far it holds is said beside it."""
    agree = pd.Series(agrees(parts["change"].to_numpy(), claim.expects, claim.band), index=parts.index)
    by = agree.groupby(parts[claim.axis]).mean()
    holding = [label for label in claim.carrying if by.get(label, 0.0) + ROUNDING >= ENOUGH]
    named = f" ({', '.join(holding)})" if 0 < len(holding) < len(by) else ""
    return (f"Its weaker form: taken one by one, {len(holding)} of {len(by)}{named} agree in at least {share(ENOUGH)} of answers, and "
            f"{share(float(agree.mean()))} of all answers agree. Medians: {_medians(claim, parts)}.")


def _put_together(claim: Claim, interplay: Interplay, parts: pd.DataFrame) -> str:
    """The parts multiplied, as the answer has it, and added up, beside the whole."""
    wide = parts.pivot_table(index=["draw", "date"], columns=claim.axis, values="change", dropna=False).dropna()
    if wide.empty:
        return ""
    each = wide[list(interplay.parts)]
    product, total, whole = (percent(x.median()) for x in ((1 + each).prod(axis=1) - 1, each.sum(axis=1), wide[interplay.whole]))
    return (f"The parts multiplied, against which the whole is held, make {product}; added up, as if none stood in another's way, {total}; "
            f"the whole by itself is {whole}.")


def _reached(claim: Claim, threshold: Threshold, found: pd.DataFrame) -> str:
    """In how many answers there is a threshold at all."""
    top = threshold.top(claim.settings)
    never = int((found["change"] >= top * (1 - ROUNDING)).sum())
    without = f"; in {never} of {len(found)} answers no size up to {value(top, threshold.unit)} is enough" if never else ""
    return f"The range is {threshold.why}{without}."


def _medians(claim: Claim, parts: pd.DataFrame) -> str:
    """The median change of each part over worlds (and dates)."""
    by = "date" if isinstance(claim.compound, Later) else claim.axis
    order = dict.fromkeys(date.label for date in claim.dates) if by == "date" else dict.fromkeys(claim.carrying)
    medians = parts.groupby(by)["change"].median()
    return ", ".join(f"{label} {percent(medians[label])}" for label in order if label in medians)
