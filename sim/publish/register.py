"""The published register: what every claim was answered in many worlds, small enough to lie with the project.

A folder `seeds/register`: the rows of all claims, the worlds, and of the weeks those that pages draw. `about.json` says by which code,
measures, worlds and questions they were made and what their bytes are; where one of these is another now, they are refused.
`checking.py` runs some of its cells again.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from sim.claims.seen_before import STATES
from sim.errors import InputError
from sim.experiment.code_digest import model_digest
from sim.experiment.family import of_start
from sim.experiment.files import file_digest, read_json, write_json, write_table
from sim.experiment.finished_results import StudyResult
from sim.experiment.fitted_with import fitted_with
from sim.experiment.model import the_model
from sim.experiment.study import history_id
from sim.params.mechanisms import Mechanisms
from sim.paths import seeds_dir

FOLDER = "register"
RUNS, DRAWS, WEEKS, ABOUT = "runs.parquet", "draws.parquet", "weeks.parquet", "about.json"
BESIDE = "beside"                     # the column that says which rows have no vote, and why
DROPPED = ["message", "difference", "deaths_baseline", "deaths_changed", "deaths_realised_baseline", "deaths_realised_changed",
           "consumption_baseline", "consumption_changed"]
AGAIN, LIVE = "counterflow job=claims +experiment=published_register makes it anew", "and counterflow job=claims judges live"
OTHER = {"code": "other code of the model", "mechanisms": "other mechanisms", "measures": "other measures",
         "worlds": "other plausible worlds", "questions": "other questions", "states": "other states of a market"}


@dataclass(frozen=True)
class Drawn:
    """What pages draw of other worlds than the start set: measures, and how many weeks before a branch."""

    paths: frozenset[str]
    before: int


@dataclass(frozen=True)
class Register(StudyResult):
    """The published register, read as a finished study; `beside()` holds what has no vote."""

    def runs(self) -> pd.DataFrame:
        rows = super().runs()
        return rows[rows[BESIDE] == ""].drop(columns=BESIDE)

    def beside(self) -> dict[str, pd.DataFrame]:
        """Rows of prior worlds and of rival structures, by name, as far as they were asked."""
        rows = super().runs()
        return {str(name): part.drop(columns=BESIDE) for name, part in rows.groupby(BESIDE) if name}

    @property
    def about(self) -> dict[str, Any]:
        """What was noted when it was made; empty where nothing was, or the note is torn."""
        try:
            found = read_json(self.path / ABOUT)
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def register_folder() -> Path:
    """Where the published register lies."""
    return seeds_dir() / FOLDER


def published_register(contrasts: Sequence[Any], folder: Path | None = None) -> Register:
    """The published register. Raises InputError, in one sentence, where there is none or where it is of other code, worlds or questions."""
    found = Register(folder or register_folder())
    if not found.about:
        raise InputError(f"there is no published register in {found.path.parent.name}/{FOLDER}; {AGAIN}, {LIVE}")
    touched = [name for name in (RUNS, DRAWS, WEEKS) if _digest(found.path / name) != found.about.get("sha256", {}).get(name)]
    if touched:
        raise InputError(f"{' and '.join(touched)} of the published register are not what {ABOUT} describes: {AGAIN}, {LIVE}")
    here = made_of(contrasts)
    differs = [words for key, words in OTHER.items() if found.about.get(key) != here[key]]
    if differs:
        raise InputError(f"the published register is of {' and '.join(differs)}: {AGAIN}, {LIVE}")
    return found


def made_of(contrasts: Sequence[Any]) -> dict[str, Any]:
    """What a register is made of, each as something that can be compared: code, mechanisms, measures, worlds, questions, states."""
    worlds = seeds_dir() / "plausible.parquet"
    measures = the_model().definitions
    told = {one.measure for one in (*contrasts, *STATES)} | {one.over for one in STATES}
    asked = {name: measures.get(name, "") for name in sorted(told)}
    return {"code": model_digest(), "mechanisms": fitted_with(Mechanisms())["mechanisms"], "measures": _hash(asked),
            "worlds": _digest(worlds), "questions": _hash(sorted(map(repr, contrasts))), "states": _hash([repr(one) for one in STATES])}


def _hash(what: Any) -> str:
    return hashlib.sha256(repr(what).encode()).hexdigest()


def _digest(path: Path) -> str:
    return file_digest(path) if path.is_file() else ""


def publish_register(mine: Sequence[StudyResult], beside: Mapping[str, StudyResult], about: Mapping[str, Any], folder: Path,
                     drawn: Drawn) -> Path:
    """Write what finished studies gave, the rows last. mine: studies that carry verdicts, the first with weeks; beside: without a
    vote, by name."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [(one.runs(), "") for one in mine] + [(one.runs(), name) for name, one in beside.items()]
    runs = pd.concat([part.drop(columns=DROPPED).assign(**{BESIDE: name}) for part, name in rows], ignore_index=True)
    draws = pd.concat([one.draws() for one in mine], ignore_index=True)
    for name, table in ((DRAWS, draws), (WEEKS, shown_weeks(mine[0], drawn)), (RUNS, runs)):
        write_table(folder / name, [pa.Table.from_pandas(table, preserve_index=False)], {"units": mine[0].units})
    write_json(folder / ABOUT, dict(about) | {"sha256": {name: _digest(folder / name) for name in (RUNS, DRAWS, WEEKS)}})
    return folder


def shown_weeks(study: StudyResult, drawn: Drawn) -> pd.DataFrame:
    """The weeks that pages draw: of the start set all measures, of other worlds those of paths; of histories the weeks before a branch,
    but of the start set's main one all."""
    runs, weeks = study.runs(), study.weeks()
    branches = runs["branch_week"].dropna().unique()
    near = pd.Series(False, index=weeks.index)
    for branch in branches:
        near |= weeks["week"].between(branch - drawn.before, branch - 1)
    arms = set(runs["baseline_arm"]) | set(runs["changed_arm"])
    start = of_start(weeks["draw"])
    kept = weeks[weeks["arm"].isin(arms) | near | (start & (weeks["arm"] == history_id(())))].copy()
    others = [name for name in kept.columns if name not in ("draw", "replicate", "arm", "week") and name not in drawn.paths]
    kept.loc[~of_start(kept["draw"]), others] = float("nan")
    return kept.reset_index(drop=True)
