"""The published folder: `effects.parquet` and `meanings.json`, of one version, whole or refused.

The version is raised when a reader of the old one would misread the new; a new column or key that an old reader may pass over raises
nothing.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from sim.errors import InputError
from sim.experiment.files import begin, file_digest, read_json, write_json, write_table
from sim.publish.effects_table import SCHEMA

CONTRACT, VERSION = "counterflow explorer", 1
EFFECTS, MEANINGS = "effects.parquet", "meanings.json"
STATE: Mapping[str, Any] = {"condition": "", "lever": "", "level": math.nan, "lever2": "", "level2": math.nan}
AGAIN = "counterflow job=explore publishes it anew"


@dataclass(frozen=True)
class PublishedFolder:
    """effects: the table; meanings: what its words mean, and where its numbers come from."""

    effects: pd.DataFrame
    meanings: dict[str, Any]


def publish(effects: pd.DataFrame, meanings: Mapping[str, Any], folder: Path) -> Path:
    """Write both into a folder, the table first, so that meanings never speak of one that is not there."""
    begin(folder, within=True)
    write_table(folder / EFFECTS, [pa.Table.from_pandas(effects, SCHEMA, preserve_index=False)], {"contract": CONTRACT, "version": VERSION})
    write_json(folder / MEANINGS, {"contract": CONTRACT, "version": VERSION, "data_sha256": file_digest(folder / EFFECTS)} | dict(meanings))
    return folder


def read_published(folder: Path) -> PublishedFolder:
    """What a folder holds. Raises InputError, in one sentence, where it is none, torn, or of another version."""
    try:
        meanings = read_json(folder / MEANINGS)
    except (OSError, ValueError) as problem:
        raise InputError(f"{folder} is no published folder: {MEANINGS} cannot be read ({problem}); {AGAIN}") from problem
    if meanings.get("contract") != CONTRACT or meanings.get("version") != VERSION:
        there = f"{meanings.get('contract', 'nothing')} version {meanings.get('version', 'none')}"
        raise InputError(f"{folder} holds {there}, and this package reads {CONTRACT} version {VERSION}: {AGAIN}")
    try:
        if file_digest(folder / EFFECTS) != meanings.get("data_sha256"):
            raise InputError(f"{folder}: {EFFECTS} is not the one that {MEANINGS} describes; {AGAIN}")
        table = pq.read_table(folder / EFFECTS, columns=SCHEMA.names)
    except (OSError, pa.ArrowException) as problem:
        raise InputError(f"{folder}: {EFFECTS} cannot be read ({' '.join(str(problem).split())[:120]}); {AGAIN}") from problem
    return PublishedFolder(table.to_pandas(), meanings)
