"""A world with a branch of its own: two processes that come upon it at once give the bytes of one."""

from dataclasses import replace

from small import SPEC, design, planned

from sim.sweep import work
from sim.sweep.collect import digest

DESIGN = design(over=("params.market.wholesale.foresight",), levels=("policy.heroin_cut.share:0|0.5",))
ASKED = {"points": 1, "replicates": 1, "starts_at": 0.02, "weeks": 10, "spec": replace(SPEC, replicate=2), "design": DESIGN}


def test_two_workers_that_share_a_history_give_the_digest_of_one(tmp_path):
    for folder, chunk, processes in (("one", 2, 1), ("two", 1, 2)):
        made = planned(tmp_path / folder, chunk=chunk, **ASKED)
        assert work.run(tmp_path / folder, processes) == 0
        assert made.keep == (folder == "two")
    assert digest(tmp_path / "two") == digest(tmp_path / "one")
    assert len(list((tmp_path / "two" / "states").iterdir())) == 1
