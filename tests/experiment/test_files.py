"""Drafts: nobody writes another's, and sweeping them away harms nobody."""

import os
import time
from pathlib import Path

from sim.experiment.files import draft_of, sweep_drafts, write, write_text


def test_two_writers_of_one_number_write_two_drafts(tmp_path):
    """Containers' processes have like numbers, and threads of one worker have the same: both may write the same file."""
    drafts = []

    def inner(draft: Path) -> None:
        drafts.append(draft)
        draft.write_text("the same bytes")

    def outer(draft: Path) -> None:
        inner(draft)
        write(tmp_path / "chunk.parquet", inner)

    write(tmp_path / "chunk.parquet", outer)
    assert len({draft.name for draft in drafts}) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["chunk.parquet"]


def test_old_drafts_go_and_young_ones_and_results_stay(tmp_path):
    old, young, result = draft_of(tmp_path / "a"), draft_of(tmp_path / "a"), tmp_path / "a"
    for path in (old, young, result):
        write_text(path, "x")
    for path in (old, result):
        os.utime(path, (0, 0))
    sweep_drafts([tmp_path, tmp_path / "absent"])
    assert not old.exists() and young.exists() and result.exists()


def test_a_draft_put_in_place_while_others_sweep_is_no_error(tmp_path, monkeypatch):
    seen = [tmp_path / ".gone.tmp", tmp_path / ".old.tmp"]
    seen[1].touch()
    os.utime(seen[1], (time.time() - 7200,) * 2)
    monkeypatch.setattr(Path, "glob", lambda folder, pattern: iter(seen))
    sweep_drafts([tmp_path])
    assert not seen[1].exists()
