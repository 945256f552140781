"""The published register: what is read is what was answered, what is stale is refused, and a cell that was touched is found."""

from dataclasses import replace

import pandas as pd
import pytest

from sim.claims.catalogue import find_claims
from sim.config.compose import configured
from sim.errors import InputError
from sim.experiment.draws import start_set
from sim.experiment.files import read_json
from sim.experiment.run import run_study
from sim.jobs.judging import drawn, publishable
from sim.publish import register
from sim.publish.checking import by_lot, check
from sim.publish.register import made_of, publish_register, published_register

CONTRASTS = find_claims(["C16"])[0].contrasts(full=False)
SPEC = replace(configured(["job=claims"]).spec(), people=200)


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return run_study(CONTRASTS, [start_set(0)], SPEC, tmp_path_factory.mktemp("study"))


@pytest.fixture
def folder(study, tmp_path):
    about = {"people": 200, "seed": SPEC.seed} | made_of(CONTRASTS)
    return publish_register([study], {"prior worlds": study}, about, tmp_path / "register", drawn())


def test_what_is_read_is_what_was_answered(study, folder):
    found = published_register(CONTRASTS, folder)
    kept = [name for name in study.runs() if name not in register.DROPPED]
    for rows in (found.runs(), found.beside()["prior worlds"]):
        pd.testing.assert_frame_equal(rows[kept].reset_index(drop=True), study.runs()[kept])
    pd.testing.assert_frame_equal(found.draws(), study.draws())
    assert found.about["people"] == 200 and found.units == study.units


def test_the_weeks_kept_are_those_that_pages_draw(study, folder):
    """Arms whole, the start set's own history whole."""
    theirs, mine = study.weeks(), published_register(CONTRASTS, folder).weeks()
    keys = ["arm", "draw", "replicate", "week"]
    both = mine.merge(theirs, on=keys, suffixes=("", "_there"))
    assert len(both) == len(mine) > 0 and (both["deaths_expected"] == both["deaths_expected_there"]).all()
    arms = set(study.runs()["baseline_arm"]) | set(study.runs()["changed_arm"])
    assert (mine["arm"].isin(arms)).sum() == theirs["arm"].isin(arms).sum()


def test_cells_drawn_by_lot_come_out_again_to_the_last_digit(folder):
    rows = published_register(CONTRASTS, folder).runs()
    done: list[int] = []
    found = check(by_lot(rows, 2, lot=1), CONTRASTS, SPEC, done.append)
    assert done == [1, 2] and all(one.same and one.agrees for one in found)
    assert len({tuple(by_lot(rows, 1, lot).index) for lot in range(8)}) > 1


def test_a_cell_that_was_touched_is_found(folder):
    row = by_lot(published_register(CONTRASTS, folder).runs(), 1, lot=1)
    one, = check(row.assign(changed=row["changed"] * (1 + 1e-6)), CONTRASTS, SPEC, lambda done: None)
    assert not one.agrees and "C16" in one.sentence and "published" in one.sentence
    near, = check(row.assign(changed=row["changed"] * (1 + 1e-12)), CONTRASTS, SPEC, lambda done: None)
    assert near.agrees and not near.same


def test_a_label_that_was_swapped_is_found(folder):
    row = by_lot(published_register(CONTRASTS, folder).runs(), 1, lot=1)
    with pytest.raises(InputError, match="none of the questions asked"):
        check(row.assign(knockout="another"), CONTRASTS, SPEC, lambda done: None)


@pytest.mark.parametrize("name", [register.RUNS, register.DRAWS, register.WEEKS])
def test_a_table_that_was_touched_is_refused(folder, name):
    pd.read_parquet(folder / name).iloc[1:].to_parquet(folder / name)
    with pytest.raises(InputError, match=f"{name} of the published register are not what about.json describes"):
        published_register(CONTRASTS, folder)


def test_every_claim_is_drawn_before_any_is_twice():
    rows = pd.DataFrame({"claim": ["A"] * 50 + ["B", "C"], "status": "ok", "outcome": [None] * 25 + ["x"] * 25 + [""] * 2})
    for lot in range(5):
        drawn = by_lot(rows, 4, lot)
        assert drawn["claim"].value_counts().to_dict() == {"A": 2, "B": 1, "C": 1} and (drawn["outcome"] != "x").all()


@pytest.mark.parametrize("words, fault", [
    (["job.claims=[C16]"], "leave job.claims out"), (["job.family=prior"], "leave job.family=prior out"),
    (["job.protocol=full"], "leave job.protocol=full out"), (["mechanisms.entry=false"], "leave mechanisms.entry out")])
def test_only_the_whole_register_can_be_published(words, fault):
    with pytest.raises(InputError, match=fault):
        publishable(configured(["job=claims", "job.publish=true", *words]))


@pytest.mark.parametrize("key, words", [("code", "other code of the model"), ("worlds", "other plausible worlds"),
                                        ("questions", "other questions")])
def test_a_register_of_something_else_is_refused(folder, monkeypatch, key, words):
    here = read_json(folder / register.ABOUT)
    monkeypatch.setattr(register, "made_of", lambda contrasts: {**{name: here[name] for name in register.OTHER}, key: "other"})
    with pytest.raises(InputError, match=f"the published register is of {words}: counterflow job=claims"):
        published_register(CONTRASTS, folder)


def test_no_register_is_told_so(tmp_path):
    with pytest.raises(InputError, match="there is no published register"):
        published_register(CONTRASTS, tmp_path / "register")
