"""What a dry run promises, held against what is run."""

from dataclasses import replace

import pytest
from small import design, planned

from sim.sweep import estimate, work
from sim.sweep.design import Method
from sim.sweep.growing import expand
from sim.sweep.work import times

LEVERS = design(Method.grid, (), ("policy.search_effort.multiplier:1|2|4", "policy.search_effort.start:2006.5"))


def run_and_read(folder) -> tuple[int, int]:
    """Histories that were run and files of states, after everything is."""
    assert work.run(folder, 1) == 0
    return sum(ran["clock"]["run"] for ran in times(folder)), len(list((folder / "states").glob("*.npz")))


@pytest.mark.parametrize("chunk", [2, 50])
def test_levers_alone_share_one_history_a_life(tmp_path, chunk):
    plan = planned(tmp_path, points=1, replicates=2, chunk=chunk, design=LEVERS)
    found = estimate.estimate(tmp_path, plan)
    assert found.histories == 2 and "2 histories; 33% of all weeks" in found.text(1), "6 runs of 52 weeks are 2 + 6 halves"
    ran, kept = run_and_read(tmp_path)
    assert ran == 2 and kept == (2 if plan.keep else 0)
    assert found.files == plan.chunks + kept
    there = sum(path.stat().st_size for part in ("results", "states") for path in (tmp_path / part).glob("*"))
    assert found.bytes == pytest.approx(there, rel=0.1)


def test_a_table_counts_its_worlds_and_not_its_rows(tmp_path):
    rows = [f"{entry},{multiplier},2006.5" for entry in ("true", "false") for multiplier in (1, 2, 4)]
    (tmp_path / "own.csv").write_text("\n".join(["mechanisms.entry,policy.search_effort.multiplier,policy.search_effort.start", *rows]))
    plan = planned(tmp_path / "sweep", replicates=1, chunk=4, design=design(Method.table, (), ()), table=tmp_path / "own.csv")
    assert estimate.estimate(tmp_path / "sweep", plan).histories == 2 == run_and_read(tmp_path / "sweep")[0]


def test_draws_are_worlds_of_their_own_and_growing_adds_theirs(tmp_path):
    planned(tmp_path, points=1, replicates=2, chunk=4)
    grown = expand(tmp_path, points=3)
    assert estimate.estimate(tmp_path, grown).histories == 6 == run_and_read(tmp_path)[0]


def test_of_many_worlds_a_part_is_read(tmp_path, monkeypatch):
    """Memory is bounded: after so many worlds their share among the points says the rest."""
    plan = planned(tmp_path, points=64, replicates=1)
    monkeypatch.setattr(estimate, "STRIDE", 8)
    monkeypatch.setattr(estimate, "MANY", 16)
    assert estimate._worlds(tmp_path, plan, (0, 128), 128) == 64


def test_no_process_does_less_than_a_whole_chunk(tmp_path):
    plan = planned(tmp_path, points=4, replicates=1, chunk=4)
    found = replace(estimate.estimate(tmp_path, plan), seconds=6000.0)
    assert (found.chunks, found.chunks_left) == (2, 2)
    assert "time        about 50 min on 2 processes, 2 h of one" in found.text(64)
    assert "only 2 chunks: a smaller job.chunk would use more processes" in found.text(64)
    assert "only" not in found.text(2) and "about 50 min on 2 processes" in found.text(2)
    assert "about 67 min on 2 processes" in replace(found, chunks=3, chunks_left=3).text(2), "two rounds of chunks"


def test_what_is_done_takes_no_time(tmp_path):
    plan = planned(tmp_path, points=1, replicates=1)
    assert work.run(tmp_path, 1) == 0
    assert "0 of them to be run" in estimate.estimate(tmp_path, plan).text(8)
