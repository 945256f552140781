"""The row of one contrast in one world."""

import math
from typing import Any

from sim.experiment.model import Columns, Model
from sim.experiment.outcome import ERROR, NEVER, OK, Failed, Side
from sim.experiment.study import Contrast, Draw
from sim.spec import Spec


def contrast_row(model: Model, contrast: Contrast, draw: Draw, spec: Spec, sides: dict[str, Side]) -> dict[str, Any]:
    """The row of a contrast, from what its two arms gave."""
    baseline, changed = (sides[arm.id] for arm in contrast.arms)
    row = empty_row(contrast, draw, spec)
    failed = next((side for side in (baseline, changed) if isinstance(side, Failed)), None)
    if failed:
        return row | {"status": ERROR, "message": failed.message}
    if baseline is None or changed is None:
        return row | {"status": NEVER}
    try:
        return row | {"branch_week": baseline.first_week} | _measured(model, contrast, baseline.columns, changed.columns)
    except (KeyError, ValueError) as problem:
        return row | {"branch_week": baseline.first_week, "status": ERROR, "message": f"{type(problem).__name__}: {problem}"}


def empty_row(contrast: Contrast, draw: Draw, spec: Spec) -> dict[str, Any]:
    """A contrast's row before anything is known of it."""
    return {
        "claim": contrast.claim,
        "draw": draw.draw,
        "replicate": draw.replicate,
        **dict(contrast.labels),
        "status": OK,
        "message": "",
        "measure": contrast.measure,
        "window_first": contrast.window[0],
        "window_last": contrast.window[1],
        "baseline_arm": contrast.baseline.id,
        "changed_arm": contrast.changed.id,
        "people": spec.people,
        "seed": spec.seed,
    }


def _measured(model: Model, contrast: Contrast, baseline: Columns, changed: Columns) -> dict[str, Any]:
    """The contrast's own measure, and what is always worth knowing beside it, over the window.

    Raises ValueError if the measure is not a number.
    """
    window = slice(*contrast.window)
    sides = {"baseline": {name: values[window] for name, values in baseline.items()}}
    sides["changed"] = {name: values[window] for name, values in changed.items()}
    row = {name: model.over(side, contrast.measure) for name, side in sides.items()}
    row["difference"] = relative_change(row["baseline"], row["changed"])
    beside = {"deaths": "deaths_expected", "deaths_realised": "deaths_realised", "consumption": "consumption_de"}
    for word, measure in beside.items():
        row |= {f"{word}_{name}": model.over(side, measure) for name, side in sides.items()}
    if math.isnan(row["difference"]):
        raise ValueError(f"{contrast.measure} is {row['baseline']} in the baseline and {row['changed']} in the changed arm")
    return row


def relative_change(baseline: float, changed: float) -> float:
    """changed / baseline - 1; exactly 0 if they are equal, infinite if there is something where there was nothing."""
    if changed == baseline:
        return 0.0
    return changed / baseline - 1 if baseline != 0 else math.inf * changed
