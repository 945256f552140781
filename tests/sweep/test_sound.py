"""One table, one model: other code, other plans, faults of a machine and of its storage never become rows."""

import io
import json
import shutil
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from small import planned

from sim.errors import FAILED, OutputError
from sim.experiment import ensemble, pool
from sim.experiment.files import metadata_of, write_table
from sim.experiment.lock import alone_in
from sim.experiment.saved_world import load_state, read_header, save_state
from sim.sweep import branching, chunk, code, making, plan, work
from sim.sweep.collect import collect, digest, status
from sim.sweep.commands import main
from sim.sweep.growing import expand
from sim.sweep.integrity import verify
from sim.sweep.results import SweepResult
from sim.sweep.settings import settings

OTHER = {"sha256": "0" * 64, "version": "9.9"}


def test_a_process_of_other_code_runs_no_chunk(copied, monkeypatch):
    """A worker that takes a dead one's place reads whatever code lies there then."""
    made = plan.read(copied, to_run=True)
    plan.chunk_file(copied, 1).unlink()
    later = code.this_code() | OTHER
    monkeypatch.setattr(code, "this_code", lambda: later)
    with pytest.raises(OutputError, match="must not mix two models"):
        chunk.run_chunk(copied, made, 1)
    assert not plan.chunk_file(copied, 1).exists()


def test_a_world_of_a_register_is_run_by_the_code_that_asked_for_it(tmp_path):
    with pytest.raises(OutputError, match="files were changed while it ran"):
        ensemble._run_and_save(None, tmp_path, "0" * 64, 0)


def foreign(folder: Path, victim: int, **note: str) -> None:
    """A chunk under the right name with another footer."""
    path = plan.chunk_file(folder, victim)
    write_table(path, [table_of(path)], metadata_of(path) | note)


def table_of(path: Path):
    return pq.read_table(path, partitioning=None).replace_schema_metadata(None)


@pytest.mark.parametrize("note", [{"plan": "0" * 16}, {"code": "0" * 64}])
def test_chunks_of_another_plan_or_code_are_refused_and_made_again(copied, expected, note):
    foreign(copied, 2, **note)
    for reads in (collect, digest, lambda folder: SweepResult(folder).runs(), lambda folder: work.retry(folder, 1)):
        with pytest.raises(OutputError, match="chunk-000002.parquet was made by another plan or other code"):
            reads(copied)
    assert "12 of 16" in status(copied) and "others      1 files" in status(copied)
    assert work.run(copied, 1) == 0
    assert digest(copied) == expected


def test_a_torn_chunk_is_made_again(copied, expected):
    path = plan.chunk_file(copied, 0)
    path.write_bytes(path.read_bytes()[:200])
    assert work.run(copied, 1) == 0
    assert digest(copied) == expected


@pytest.mark.parametrize("trace", ["logs/work-1.jsonl", "slurm/000.sbatch", "results/chunk-000099.parquet"])
def test_a_plan_that_somebody_may_be_running_gives_no_way(tmp_path, monkeypatch, trace):
    planned(tmp_path)
    later = code.this_code() | OTHER
    for module in (code, making):
        monkeypatch.setattr(module, "this_code", lambda: later)
    (tmp_path / trace).parent.mkdir()
    (tmp_path / trace).touch()
    with pytest.raises(OutputError, match="planned with other code"):
        planned(tmp_path)
    shutil.rmtree((tmp_path / trace).parent)
    assert planned(tmp_path).code == later


def test_a_retry_that_dies_leaves_what_is_there(copied, monkeypatch):
    path = plan.chunk_file(copied, 1)
    write_table(path, [table_of(path)], metadata_of(path) | {"failed": 1})
    before = path.read_bytes()
    monkeypatch.setattr(work, "run_tasks", lambda do, tasks, *_: ((task, pool.Died("it died")) for task in tasks))
    assert work.retry(copied, 2) == FAILED
    assert path.read_bytes() == before


@pytest.mark.parametrize("fault", [OSError("stale file handle"), MemoryError(), OutputError("cannot write")])
def test_faults_of_the_machine_are_no_rows(tmp_path, monkeypatch, fault):
    planned(tmp_path, keep=True)

    def broken(*_):
        raise fault

    monkeypatch.setattr(branching, "save_state", broken)
    with pytest.raises(type(fault)):
        work.run(tmp_path, 1)
    assert not list((tmp_path / "results").glob("*.parquet"))


def test_a_torn_state_is_made_again(tmp_path):
    planned(tmp_path, points=1, replicates=1, keep=True)
    work.run(tmp_path, 1)
    (torn,), before = (tmp_path / "states").glob("*.npz"), digest(tmp_path)
    whole = torn.read_bytes()
    for damage in (whole[:500], b"", changed_in(whole, whole.index(b"users.belief.npy") + 300), packed_again(torn)):
        torn.write_bytes(damage)
        plan.chunk_file(tmp_path, 0).unlink()
        assert work.run(tmp_path, 1) == 0
        assert torn.read_bytes() == whole and digest(tmp_path) == before


def changed_in(whole: bytes, place: int) -> bytes:
    """With one bit of an array's numbers flipped: a name and a header of the archive stand before them."""
    return whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]


def packed_again(state: Path) -> bytes:
    """The archive with other numbers, whole as an archive."""
    with np.load(state) as archive:
        arrays = {name: archive[name] for name in archive.files}
    other = io.BytesIO()
    np.savez(other, **arrays | {"users.belief": arrays["users.belief"] / 2})
    return other.getvalue()


def test_verify_does_not_believe_a_kept_state(tmp_path):
    made = planned(tmp_path, points=1, replicates=1, keep=True)
    work.run(tmp_path, 1)
    (state,) = (tmp_path / "states").glob("*.npz")
    about = {name: value for name, value in read_header(state).items() if name not in ("format", "arrays", "digest")}
    arrays = load_state(state, about)
    forged = next(name for name, values in arrays.items() if name.startswith("users.") and values.dtype.kind == "f" and values.size > 5)
    save_state(state, arrays | {forged: arrays[forged] * 1.5}, about)
    plan.chunk_file(tmp_path, 0).unlink()
    assert work.run(tmp_path, 1) == 0 and made.keep
    assert verify(tmp_path, share=1.0).faults == {0: "running it again gives other bytes"}


def test_a_sweep_is_read_after_a_setting_has_gone(copied, expected):
    file = copied / "plan.json"
    kept = json.loads(file.read_text())
    kept["spec"]["mechanisms"]["gone"] = True
    kept["code"] |= OTHER
    del kept["digest"]
    file.write_text(json.dumps(kept | {"digest": plan.digest_of(kept)}))
    made = plan.read(copied)
    for path in (copied / "results").iterdir():
        write_table(path, [table_of(path)], metadata_of(path) | {"plan": made.id, "code": made.code["sha256"]})
    assert "16 of 16" in status(copied) and expected in collect(copied)
    assert len(SweepResult(copied).runs()) == 16
    for act in (lambda: work.run(copied, 1), lambda: planned(copied)):
        with pytest.raises(OutputError, match="planned with other code"):
            act()


def test_what_varied_is_read_after_it_has_gone(whole, monkeypatch):
    found = SweepResult(whole)
    gone, *left = found.settings
    units = found.units
    monkeypatch.setattr("sim.sweep.results.settings", lambda: {path: one for path, one in settings().items() if path != gone})
    assert found.units == units | {gone: ""} and set(left) < set(units)


def test_two_cannot_expand_a_sweep_at_once(copied):
    with alone_in(copied), pytest.raises(OutputError, match="another command is writing"):
        expand(copied, points=8)
    assert expand(copied, points=8).points == 16


def test_rows_and_digest_of_a_collection_agree_while_chunks_come(copied, monkeypatch):
    """A chunk that arrives while others are put together is in neither."""
    late = plan.chunk_file(copied, 3)
    content = late.read_bytes()
    late.unlink()
    without = digest(copied)
    read = pq.read_table

    def slow(path, **more):
        late.write_bytes(content)
        return read(path, **more)

    monkeypatch.setattr("sim.sweep.collect.pq.read_table", slow)
    said = collect(copied)
    assert "12 of 16 runs" in said and f"digest      {without}" in said and late.exists()


def test_the_command_never_runs_a_chunk_in_its_own_process(tmp_path, monkeypatch):
    """So that a run which kills its process is given up and told in rows, also where one process is all there is."""
    planned(tmp_path, points=1, replicates=1)
    asked = {}

    def gives_up(do, tasks, processes, tick, apart):
        asked.update(apart=apart)
        yield from ((task, pool.Died("it died")) for task in tasks)

    monkeypatch.setattr(work, "run_tasks", gives_up)
    assert main(["run", str(tmp_path), "--processes", "1"]) == FAILED
    assert asked == {"apart": True} and set(SweepResult(tmp_path).runs()["message"]) == {"it died"}
