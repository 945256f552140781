"""From a study's rows to the published table: a row for each state, measure, window, world and life."""

import pandas as pd
import pyarrow as pa

from sim.experiment.family import families
from sim.experiment.finished_results import StudyResult

KEYS = {"family": pa.string(), "structure": pa.string(), "world": pa.int32(), "life": pa.int32(), "condition": pa.string(),
        "lever": pa.string(), "level": pa.float64(), "lever2": pa.string(), "level2": pa.float64(), "measure": pa.string(),
        "window": pa.string()}
VALUES = ("baseline", "changed", "difference")
SCHEMA = pa.schema([*KEYS.items(), *((name, pa.float64()) for name in VALUES)])


def effects_of(study: StudyResult, structure: str) -> pd.DataFrame:
    """The rows of a study that could be run, as `SCHEMA` has them; `difference` is changed minus baseline, in the measure's own unit.

    structure: in what the model's mechanisms differ from the usual ones, in words.
    """
    rows = study.runs().query("status == 'ok'")
    of = {draw: family.name for draw, family in families(study.draws()).items()}
    table = pd.DataFrame({"family": rows["draw"].map(of).astype(str), "structure": structure, "world": rows["draw"].astype(int),
                          "life": rows["replicate"].astype(int)})
    for name in ("condition", "lever", "lever2", "measure", "window"):
        table[name] = rows[name].astype(str)
    for name in ("level", "level2"):
        table[name] = pd.to_numeric(rows[name].astype(str), errors="coerce")
    table["baseline"], table["changed"] = rows["baseline"].astype(float), rows["changed"].astype(float)
    table["difference"] = table["changed"] - table["baseline"]
    return table.reset_index(drop=True)
