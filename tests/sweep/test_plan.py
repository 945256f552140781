"""The plan: whole in its folder, only ever growing, and refused to other code."""

import json
from dataclasses import replace

import pytest
from small import SPEC, design, planned

from sim.errors import InputError, OutputError
from sim.params.mechanisms import Mechanisms
from sim.policy.levers import Policy
from sim.policy.levers.heroin_cut import HeroinCut, Reading
from sim.sweep import code, plan, points, work
from sim.sweep.collect import digest
from sim.sweep.design import Method
from sim.sweep.growing import expand
from sim.sweep.written import plain, spec_of


def test_a_specification_survives_being_written():
    spec = replace(SPEC, mechanisms=Mechanisms(entry=False), policy=Policy(heroin_cut=HeroinCut(0.3, 2006.5, 52, Reading.effort)), seed=5)
    assert spec_of(json.loads(json.dumps(plain(spec)))) == spec


def test_a_plan_is_read_as_it_was_written(tmp_path):
    assert plan.read(planned(tmp_path) and tmp_path, to_run=True) == planned(tmp_path)


def test_every_run_is_in_one_chunk_and_in_one_shard(tmp_path):
    made = planned(tmp_path, points=5, replicates=3, chunk=7)
    places = [place for chunk in range(made.chunks) for place in made.block_of(chunk).numbers(chunk)]
    assert places == list(range(30))
    assert sorted(chunk for shard in range(3) for chunk in made.shard(shard, 3)) == list(range(made.chunks))


def test_chunks_are_cut_between_histories_where_they_fit(tmp_path):
    made = planned(tmp_path, points=5, replicates=3, chunk=14)
    assert made.blocks[0].size == 12 and not made.keep


def test_arms_start_where_the_first_lever_acts(tmp_path):
    over = ("policy.search_effort.multiplier:0:20", "policy.search_effort.start:2006.3:2006.9")
    made = planned(tmp_path, points=16, design=design(over=over, levels=()))
    starts = points.read_points(tmp_path, made.parts, 0, 16)["policy.search_effort.start"].to_pylist()
    assert made.branch == made.since == min(round((year - 2006) * 52) for year in starts)
    assert planned(tmp_path / "none", design=design(levels=())).branch is None


def test_a_lever_without_a_date_is_refused(tmp_path):
    with pytest.raises(InputError, match="the lever has no date: name policy.heroin_cut.start too, .* policy.heroin_cut.start=YEAR "
                                         "beside the design is no level of it"):
        planned(tmp_path, design=design(levels=("policy.heroin_cut.share:0|0.5",)))
    with pytest.raises(InputError, match="lies outside the run"):
        planned(tmp_path, design=design(levels=("policy.heroin_cut.share:0|0.5", "policy.heroin_cut.start:2009")))
    with pytest.raises(InputError, match="is before 2010.5"):
        planned(tmp_path, spec=replace(SPEC, solve_level=True))
    assert not list(tmp_path.glob("*.tmp")) and not (tmp_path / "plan.json").exists()


def test_expanding_adds_chunks_and_touches_none(copied):
    before = {path.name: path.stat().st_mtime_ns for path in (copied / "results").iterdir()}
    old = plan.read(copied)
    grown = expand(copied, points=8, replicates=3)
    assert grown.blocks[0] == old.blocks[0]
    assert (grown.points, grown.replicates, grown.runs) == (16, 3, 48)
    assert plan.done(copied, grown) == set(range(old.chunks))
    assert work.run(copied, 1) == 0
    kept = {path.name: path.stat().st_mtime_ns for path in (copied / "results").iterdir() if path.name in before}
    assert kept == before and len(plan.done(copied, grown)) == grown.chunks


def test_a_sweep_grown_later_has_the_rows_of_one_planned_large(tmp_path, copied):
    expand(copied, points=6)
    work.run(copied, 1)
    planned(tmp_path / "large", points=6)
    work.run(tmp_path / "large", 1)
    assert digest(copied) == digest(tmp_path / "large")


def test_what_would_shrink_or_change_a_sweep_is_refused(copied):
    for fewer in ({"points": 4}, {"replicates": 2}):
        with pytest.raises(InputError, match="already"):
            expand(copied, **fewer)


def test_a_users_table_grows_at_its_end_alone(tmp_path):
    file, head = tmp_path / "points.csv", "policy.search_effort.multiplier,policy.search_effort.start\n"
    file.write_text(head + "1,2006.5\n4,2006.5\n")
    own = design(Method.table, (), ())
    planned(tmp_path / "own", replicates=1, design=own, table=file)
    file.write_text(head + "1,2006.5\n3,2006.5\n4,2006.5\n")
    with pytest.raises(InputError, match="only add rows at the end"):
        expand(tmp_path / "own", table=file)
    file.write_text(head + "1,2006.5\n4,2006.5\n3,2006.5\n")
    assert expand(tmp_path / "own", table=file).points == 3
    file.write_text(head + "1,2006.5\n4,2006.5\n3,2006.5\n2,2006.2\n")
    with pytest.raises(InputError, match="act from 2006.19 on, before this sweep's histories end"):
        expand(tmp_path / "own", table=file)


def test_another_code_is_refused_in_a_sentence(copied, monkeypatch):
    other = code.this_code() | {"sha256": "0" * 64, "version": "9.9"}
    monkeypatch.setattr(code, "this_code", lambda: other)
    for act in (lambda: work.run(copied, 1), lambda: work.retry(copied, 1), lambda: expand(copied, points=8)):
        with pytest.raises(OutputError, match="planned with other code .* must not mix two models: use that code, or plan again"):
            act()
    assert digest(copied), "what is there may still be read"


def test_other_packages_are_refused_by_name(copied, monkeypatch):
    here = code.this_code()
    monkeypatch.setattr(code, "this_code", lambda: here | {"packages": here["packages"] | {"numpy": "1.0"}})
    with pytest.raises(OutputError, match="planned with other packages .*numpy .* is 1.0 here"):
        work.run(copied, 1)


def test_a_design_that_was_changed_is_refused(copied):
    path = copied / "design.parquet"
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(OutputError, match="is not the design this sweep was planned with"):
        work.run(copied, 1)


def test_the_same_folder_takes_no_other_design(copied):
    with pytest.raises(OutputError, match="another name="):
        planned(copied, design=design(seed=4))
    with pytest.raises(InputError, match="holds no sweep"):
        plan.read(copied / "results")
