"""What worlds were fitted with: code of a life, mechanisms, and the record, budget and code of the fit."""

import hashlib
from dataclasses import fields
from enum import Enum
from functools import cache
from typing import Any

from sim.experiment.code_digest import digest_of, reached
from sim.experiment.files import file_digest
from sim.params.mechanisms import Mechanisms
from sim.paths import PACKAGE, seeds_dir

LIFE = ("world.py",)
FIT = ("history/targets.py", "history/shown.py", "history/scores.py", "history/smoother.py", "history/judged.py", "history/fitting.py",
       "history/wave.py", "evidence/recorded.py", "evidence/joint.py", "evidence/observation.py")
RECORD = "record"
BUDGET = "targets.csv"
SAID = {"life": "other code of the model", "fit": "another record, budget or fit"}


def fitted_with(mechanisms: Mechanisms) -> dict[str, Any]:
    """Digests of the model's own code and of the fit with its record, and the mechanisms as words."""
    return {"life": _life(), "fit": _fit(), "mechanisms": {f.name: _word(getattr(mechanisms, f.name)) for f in fields(mechanisms)}}


def unlike(note: dict[str, Any], mechanisms: Mechanisms) -> list[str]:
    """In what the worlds of a fit, by its note, differ from what is here, in words; a note that does not say differs."""
    here = fitted_with(mechanisms)
    found = [said for name, said in SAID.items() if note.get(name) != here[name]]
    there = note.get("mechanisms") if isinstance(note.get("mechanisms"), dict) else {}
    other = [name for name, word in here["mechanisms"].items() if there.get(name, word) != word]
    return found + ([f"other mechanisms ({', '.join(other[:6])})"] if other else [])


def _word(value: Any) -> Any:
    return value.name if isinstance(value, Enum) else value


@cache
def _life() -> str:
    return digest_of(tuple(sorted(reached(PACKAGE, LIFE))))


@cache
def _fit() -> str:
    """Of code by what it says, of data by their bytes."""
    data = [seeds_dir() / BUDGET, *sorted((seeds_dir() / RECORD).glob("*.csv"))]
    words = [digest_of(tuple(PACKAGE / name for name in FIT)), *(file_digest(path) for path in data if path.is_file())]
    return hashlib.sha256(" ".join(words).encode()).hexdigest()
