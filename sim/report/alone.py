"""What switching a mechanism off does by itself: the baseline with the knock-out against the baseline without, policy in neither.

A change is measured against the baseline of the same knock-out. Where the knock-out alone moves that baseline, a smaller relative
change can be a larger denominator; so it is printed beside it.
"""

import numpy as np

from sim.claims.claim import NO_KNOCKOUT, Claim
from sim.experiment.family import of_start
from sim.experiment.study import Contrast
from sim.report.read import Tables, rows_of, weeks_of
from sim.report.words import percent

WATCHED = (("deaths_expected", "deaths"), ("fentanyl_share_deaths", "fentanyl\u2019s share of street-opioid deaths"))


def alone(claim: Claim, t: Tables) -> dict[str, str]:
    """Knock-out -> "deaths +3%, fentanyl's share of street-opioid deaths -2%".

    Medians over the drawn worlds' answers at the headline's setting.
    Knock-outs of which no drawn world's weeks were kept are left out.
    """
    labelled = [(dict(c.labels), c) for c in claim.contrasts()]
    own = [(said, c) for said, c in labelled if said[claim.axis] == claim.shown and not said.get("reading") and not said.get("outcome")]
    mine = {(said["date"], said["knockout"]): c for said, c in own}
    said = {}
    for name in (knockout.name for knockout in claim.knockouts):
        pairs = [(mine[date.label, name], mine[date.label, NO_KNOCKOUT]) for date in claim.dates]
        moved = [(words, np.concatenate([_moved(t, off, on, column) for off, on in pairs])) for column, words in WATCHED]
        parts = [f"{words} {percent(float(np.median(values)))}" for words, values in moved if len(values)]
        said |= {name: ", ".join(parts)} if parts else {}
    return said


def _moved(t: Tables, off: Contrast, on: Contrast, column: str) -> np.ndarray:
    """Relative change of a weekly measure's mean over the window, baseline with the knock-out against baseline as it is; by world."""
    rows = rows_of(t.runs, off)
    rows = rows[~of_start(rows.draw)]
    when = np.arange(*off.window)
    without, as_it_is = (_mean(weeks_of(t, arm.id, column, rows, when)) for arm in (off.baseline, on.baseline))
    kept = np.isfinite(without) & np.isfinite(as_it_is) & (as_it_is > 0)
    return without[kept] / as_it_is[kept] - 1


def _mean(values: np.ndarray) -> np.ndarray:
    """Mean over weeks [N, T]; not a number where a week was not kept."""
    return values.mean(axis=1) if values.size else np.zeros(0)
