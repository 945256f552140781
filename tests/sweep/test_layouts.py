"""One digest, however the work is cut, shared out and ordered."""

import pyarrow.parquet as pq
import pytest
from small import planned

from sim.sweep import chunk, plan, work
from sim.sweep.collect import digest


def test_two_workers_give_the_digest_of_one(tmp_path, expected):
    planned(tmp_path)
    assert work.run(tmp_path, 2) == 0
    assert digest(tmp_path) == expected


@pytest.mark.parametrize("size, shards", [(3, 2), (16, 1), (5, 4)])
def test_chunks_and_shards_do_not_matter(tmp_path, expected, size, shards):
    planned(tmp_path, chunk=size)
    for shard in reversed(range(shards)):
        assert work.run(tmp_path, 1, shard=(shard, shards)) == 0
    assert digest(tmp_path) == expected


def test_a_moved_folder_goes_on(whole, tmp_path, expected):
    planned(tmp_path / "here")
    work.run(tmp_path / "here", 1, shard=(0, 2))
    (tmp_path / "here").rename(tmp_path / "there")
    work.run(tmp_path / "there", 1)
    assert digest(tmp_path / "there") == expected


def test_a_chunk_run_again_is_the_same_bytes(whole, tmp_path):
    made = plan.read(whole)
    chunk.run_chunk(whole, made, 1, tmp_path / "again.parquet")
    assert (tmp_path / "again.parquet").read_bytes() == plan.chunk_file(whole, 1).read_bytes()


def test_rows_carry_their_keys_and_settings(whole):
    made = plan.read(whole)
    rows = pq.read_table(plan.chunk_file(whole, 0)).to_pylist()
    assert [row["run"] for row in rows] == [0, 1, 2, 3]
    assert [(row["point"], row["replicate"]) for row in rows] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert [row["policy.heroin_cut.share"] for row in rows] == [0.0, 0.0, 0.5, 0.5]
    assert set(made.columns) < set(rows[0])


def test_files_are_few(tmp_path):
    made = planned(tmp_path, points=64, replicates=4, chunk=50)
    assert made.chunks / made.runs <= 0.05
