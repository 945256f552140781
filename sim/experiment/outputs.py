"""The folder of one job's results: `outputs/<job>/<name>-<8 hex of the resolved config>/`, and the link to the newest.

folder = OutputFolder(root, "pair", "heroin_cut_30", config_text)
folder.open()                                 makes it, writes config.yaml, checks that it can be written
...results...
folder.describe(command, figures, units, note)      run.json
folder.make_latest()                          outputs/latest
"""

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim import __version__
from sim.errors import OutputError
from sim.experiment.files import begin, draft_of, write_json, write_text

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")  # of a study: it names a folder, a job of a cluster, a line of a report
NO_NAME = "cannot name a folder: letters, digits, '-', '_' and '.' are allowed, 80 at most"
SCHEMA = 1  # of run.json and the Parquet files; raised when a reader of the old ones would misread the new


@dataclass(frozen=True)
class OutputFolder:
    """root: the folder of all results; config_text: the resolved configuration, as it will stand in config.yaml."""

    root: Path
    job: str
    name: str
    config_text: str

    @property
    def config_hash(self) -> str:
        """SHA-256 of the resolved configuration, in hex."""
        return hashlib.sha256(self.config_text.encode()).hexdigest()

    @property
    def path(self) -> Path:
        plain = re.sub(r"[^\w.+-]+", "_", self.name).strip("._") or "unnamed"
        return Path(self.root) / self.job / f"{plain}-{self.config_hash[:8]}"

    def open(self) -> Path:
        """Make the folder, or find it from an earlier run of the same configuration, and put config.yaml in it.

        Raises OutputError if that cannot be done.
        """
        if self.path.exists() and not self.path.is_dir():
            raise OutputError(f"cannot write results: {self.path} is not a folder")
        write_text(begin(self.path) / "config.yaml", self.config_text)
        return self.path

    def describe(self, command: str, figures: Mapping[str, Any], units: Mapping[str, str], note: str = "") -> None:
        """run.json: the key figures, what they are counted in, the command that gives them again, and what must be said beside them."""
        content = {
            "schema": SCHEMA,
            "version": __version__,
            "job": self.job,
            "name": self.name,
            "config_hash": self.config_hash,
            "command": command,
            "figures": plain(figures),
            "units": dict(units),
        } | ({"note": note} if note else {})
        write_json(self.path / "run.json", content)

    def make_latest(self) -> None:
        """Let `outputs/latest` point here, in one step; by a relative link, so that the folder of all results can be moved."""
        link = Path(self.root) / "latest"
        draft = draft_of(link)
        try:
            draft.symlink_to(self.path.relative_to(self.root), target_is_directory=True)
            os.replace(draft, link)
        except OSError as problem:
            raise OutputError(f"cannot set the link {link}: {problem.strerror or problem}") from problem


def plain(content: Any) -> Any:
    """Content that JSON can hold: NumPy scalars as Python's, infinity as a word, what is not a number as nothing."""
    if isinstance(content, Mapping):
        return {str(key): plain(value) for key, value in content.items()}
    if isinstance(content, (list, tuple)):
        return [plain(value) for value in content]
    value = content.item() if hasattr(content, "item") else content
    if isinstance(value, float) and value != value:
        return None
    return str(value) if value in (float("inf"), float("-inf")) else value
