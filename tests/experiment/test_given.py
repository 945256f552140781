"""Worlds of a table: read by the names of their numbers, and everything that is wrong told at once, before anything runs."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from sim.config.compose import configured
from sim.config.which_worlds import stale_worlds
from sim.errors import InputError
from sim.experiment import draws, given
from sim.experiment.draws import drawn_numbers, draws_of, prior_draws, table_draws
from sim.experiment.family import Family, families
from sim.experiment.files import write_table
from sim.experiment.fitted_with import fitted_with
from sim.params.mechanisms import Mechanisms
from sim.params.order import Order, order

TOP = Path(__file__).parents[2]
SPREAD = "people.spread"


@pytest.fixture
def worlds() -> pd.DataFrame:
    """Three prior worlds as a table, with the keys that a study's table of draws has."""
    return pd.DataFrame([{"draw": d.draw, "replicate": 0, "family": "prior", **dict(d.values)} for d in prior_draws(3, seed=9)])


def kept(folder, table: pd.DataFrame, name: str = "mine.parquet"):
    file = folder / name
    table.to_parquet(file, index=False) if name.endswith("parquet") else table.to_csv(file, index=False)
    return file


@pytest.mark.parametrize("name", ["mine.parquet", "mine.csv"])
def test_the_worlds_of_one_study_are_those_of_another(worlds, tmp_path, name):
    start = worlds.iloc[:1].assign(draw=-1, family="start")
    found = table_draws(Family.table, 3, kept(tmp_path, pd.concat([start, worlds]), name), replicate=4)
    drawn = prior_draws(3, seed=9, replicate=4)
    assert [d.params for d in found] == [d.params for d in drawn] and [d.draw for d in found] == [0, 1, 2]
    assert {d.family for d in found} == {Family.table} and {d.replicate for d in found} == {4}


def test_rows_without_a_number_are_counted_and_columns_may_be_written_as_settings(worlds, tmp_path):
    plain = worlds.drop(columns=["draw", "replicate", "family"]).add_prefix("params.")
    assert [d.draw for d in table_draws(Family.table, 2, kept(tmp_path, plain))] == [0, 1]
    assert [d.draw for d in table_draws(Family.table, 3, kept(tmp_path, plain.assign(draw=[7, 3, 5])))] == [7, 3, 5]


def told(folder, table: pd.DataFrame) -> list[str]:
    with pytest.raises(InputError) as refused:
        table_draws(Family.table, 1, kept(folder, table))
    return list(refused.value.problems)


def test_worlds_that_a_spreadsheet_saved_are_read_or_told_by_line(worlds, tmp_path):
    file, drawn = tmp_path / "mine.csv", prior_draws(3, seed=9)
    text = worlds.drop(columns=["family"]).to_csv(sep=";", decimal=",", index=True, lineterminator="\r\n")
    for encoding in ("utf-8-sig", "utf-16"):
        file.write_bytes(text.encode(encoding))
        assert [d.params for d in table_draws(Family.table, 3, file)] == [d.params for d in drawn]
    broken = worlds.astype({SPREAD: object})
    for cell, said in (("50%", "is in percent: write 0.5"), ("Jan 11", "is a date"), ("", "is empty"), ("1,234", "in two ways")):
        broken.loc[1, SPREAD] = cell
        (problem,) = refused(kept(tmp_path, broken, "mine.csv"))
        assert problem.startswith(f"mine.csv, line 3: {SPREAD}={cell} {said}") or said in problem and "line 3" in problem


def test_two_columns_of_draws_are_told(worlds, tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text(worlds.assign(again=0).to_csv(index=False).replace(",again", ",draw", 1))
    assert refused(file) == ("2 columns of mine.csv are draw",)


def refused(file) -> tuple[str, ...]:
    with pytest.raises(InputError) as found:
        table_draws(Family.table, 1, file)
    return found.value.problems


def test_unknown_missing_and_impossible_columns_are_told_with_file_column_name_and_range(worlds, tmp_path):
    number = next(n for n in drawn_numbers() if n.path == SPREAD)
    low, high = f"{number.possible.low:g}", f"{number.possible.high:g}"
    assert told(tmp_path, worlds.rename(columns={SPREAD: f"{SPREAD}s"})) == [
        f"mine.parquet: column {SPREAD}s is no uncertain number (did you mean {SPREAD}?)",
        f"mine.parquet has no column {SPREAD}, which every world needs ({low} to {high} {number.unit})"]
    assert told(tmp_path, worlds.assign(**{SPREAD: [number.default, 99.0, 98.0]})) == [
        f"mine.parquet, row 2: {SPREAD}=99 is outside {low} to {high} {number.unit}, and 1 more rows"]
    assert "is empty" in told(tmp_path, worlds.assign(**{SPREAD: np.nan}))[0]
    assert "does not hold numbers" in told(tmp_path, worlds.assign(**{SPREAD: "much"}))[0]
    whole = next(n.path for n in drawn_numbers() if isinstance(n.default, int))
    halved = worlds.assign(**{whole: worlds[whole].clip(upper=worlds[whole].max() - 1) + 0.5})
    assert "is not a whole number" in told(tmp_path, halved)[0]
    twice = "mine.parquet: column draw must number the worlds: whole, from 0 up, each once"
    assert told(tmp_path, worlds.assign(draw=[1, 1, 2])) == [twice]
    assert told(tmp_path, worlds.iloc[:0]) == ["mine.parquet holds no world: each row is one"]


def test_a_table_of_few_numbers_is_told_in_one_sentence_how_many_it_lacks(worlds, tmp_path):
    known = len(drawn_numbers())
    told_of_few, = told(tmp_path, worlds[["draw", SPREAD]])
    assert told_of_few.startswith(f"mine.parquet lacks {known - 1} of the {known} uncertain numbers, all of which every world needs (")
    assert "draws.parquet" in told_of_few and "docs/cluster.md" in told_of_few
    many = worlds.assign(**{number.path: 1e30 for number in drawn_numbers()})
    assert told(tmp_path, many)[-1] == f"and {known - given.MOST_TOLD} more problems of mine.parquet"


def test_the_pages_own_table_of_worlds_is_one(tmp_path, monkeypatch):
    code = re.search(r"## Worlds of your own\n.*?```python\n(.*?)```", (TOP / "docs" / "cluster.md").read_text(), re.DOTALL)[1]
    monkeypatch.chdir(tmp_path)
    exec(code, {})
    assert [d.params for d in table_draws(Family.table, 8, tmp_path / "worlds.csv")] == [d.params for d in prior_draws(8, seed=0)]


def test_a_folder_and_a_file_of_one_column_are_told(tmp_path):
    for name in ("mine.csv", "mine.parquet", "mine"):
        (tmp_path / name).mkdir()
        with pytest.raises(InputError, match=f"cannot read the worlds of .*{name}.* a folder"):
            table_draws(Family.table, 1, tmp_path / name)
    for sign in (": ", " ", "#"):
        file = tmp_path / "signs.csv"
        file.write_text(f"{SPREAD}{sign}people.other\n1.0{sign}2.0\n")
        assert refused(file)[0].startswith(f"signs.csv: its first line, '{SPREAD}{sign}people.other', names a single column: are columns")


def test_a_file_that_is_absent_or_no_table_is_told(tmp_path):
    with pytest.raises(InputError, match="cannot read the worlds of .*gone.parquet: there is no such file"):
        table_draws(Family.table, 1, tmp_path / "gone.parquet")
    (tmp_path / "torn.parquet").write_text("no")
    with pytest.raises(InputError, match="cannot read the worlds of"):
        table_draws(Family.table, 1, tmp_path / "torn.parquet")


def test_a_column_whose_name_is_no_text_is_told(tmp_path):
    file = tmp_path / "worlds.parquet"
    pq.write_table(pa.table({"a_name": [0.5], "other": [0.5]}), file, store_schema=False)
    file.write_bytes(file.read_bytes().replace(b"a_name", b"a\xb0name"[:6]))
    with pytest.raises(InputError, match="cannot read the worlds of .*worlds.parquet: "):
        given.read_worlds(file, drawn_numbers())


def test_a_file_that_promises_too_many_worlds_is_refused_before_it_is_read(tmp_path, monkeypatch):
    """A column of one number takes no room in a file, and much in memory."""
    pq.write_table(pa.table({"draw": np.zeros(given.MOST_WORLDS + 1, np.int8)}), tmp_path / "many.parquet")
    monkeypatch.setattr(pq, "read_table", None)
    with pytest.raises(InputError, match="many.parquet holds 1,000,001 rows: 1,000,000 worlds are the most"):
        given.read_worlds(tmp_path / "many.parquet", drawn_numbers())


def test_a_column_under_a_former_name_is_the_present_number_and_a_retired_one_is_passed_over(worlds, tmp_path, monkeypatch):
    known = order()
    monkeypatch.setattr(given, "order", lambda: Order(known.file, known.places, frozenset({"people.gone"}), {"people.former": SPREAD}))
    found = table_draws(Family.table, 3, kept(tmp_path, worlds.rename(columns={SPREAD: "people.former"}).assign(**{"people.gone": 1.0})))
    assert [d.params for d in found] == [d.params for d in prior_draws(3, seed=9)]


def test_more_worlds_than_the_table_holds_are_refused(worlds, tmp_path):
    with pytest.raises(InputError, match="mine.parquet holds 3 worlds, and 4 are asked for: set job.worlds=3"):
        draws_of(Family.table, 4, 0, file=kept(tmp_path, worlds))


def test_plausible_worlds_are_read_from_their_place_and_missed_in_a_sentence(worlds, tmp_path, monkeypatch):
    monkeypatch.setattr(draws, "seeds_dir", lambda: tmp_path)
    said = r"no plausible worlds yet: seeds/plausible.parquet is not there, which .*job=calibrate.* would write"
    with pytest.raises(InputError, match=said):
        draws_of(Family.plausible, 1, 0)
    kept(tmp_path, worlds, "plausible.parquet")
    assert {d.family for d in draws_of(Family.plausible, 2, 0)} == {Family.plausible}


def test_the_family_of_a_draw_is_kept_beside_it(worlds):
    table = pd.concat([worlds.iloc[:1].assign(draw=-1, family="start"), worlds.assign(family="table")])
    assert families(table) == {-1: Family.start, 0: Family.table, 1: Family.table, 2: Family.table}
    assert families(table.drop(columns="family"))[1] is Family.prior


WRONG = [
    (["job=claims", "job.family=table"], "worlds of a table need a file: job.table=FILE"),
    (["job=effects", "job.family=table", "job.table=nowhere.csv"], "cannot read the worlds of .*nowhere.csv: there is no such file"),
    (["job=claims", "job.table=mine.csv"], "job.table names a file, and job.family=plausible reads none"),
    (["job=claims", "job.draw=2"], "job.draw has no effect under job=claims"),
    (["job.family=table", "job.draw=-1", "job.table=nowhere.csv"], "job.family=table has no effect without job.draw"),
    (["job.family=table", "job.draw=-1", "job.table=nowhere.csv"], "job.table=.*nowhere.csv has no effect without job.draw"),
    (["job.family=table"], "job.family=table has no effect without job.draw"),
    (["job.family=plausible"], "job.family=plausible has no effect without job.draw"),
    (["job=run", "job.family=prior"], "job.family=prior has no effect without job.draw"),
    (["job=pair", "policy=wall", "job.family=table"], "job.family=table has no effect without job.draw"),
    (["job=pair", "policy=wall", "job.table=nowhere.csv"], "job.table=.*nowhere.csv has no effect without job.draw"),
    (["job.family=start", "job.draw=3"], "job.draw=3 is none of job.family=start"),
    (["job.draw=2", f"params.{SPREAD}={next(n.range.low for n in drawn_numbers() if n.path == SPREAD)}"], "has no effect in a drawn world"),
]


@pytest.mark.parametrize("words", [["job=claims"], ["job=sweep", "job.design=table"]])
def test_without_fitted_worlds_none_can_be_asked(words, tmp_path, monkeypatch):
    monkeypatch.setattr(draws, "seeds_dir", lambda: tmp_path)
    with pytest.raises(InputError, match="there are no plausible worlds yet"):
        configured([*words, "job.family=plausible"])


def test_fitted_worlds_of_other_code_are_used_and_marked(worlds, tmp_path, monkeypatch):
    monkeypatch.setattr(draws, "seeds_dir", lambda: tmp_path)
    here = fitted_with(Mechanisms())
    for note, said in ((here, ""), (here | {"life": "other"}, "fitted with other code of the model"), ({}, "another record, budget or fit"),
                       (here | {"mechanisms": here["mechanisms"] | {"tolerance": False}}, "other mechanisms (tolerance)")):
        write_table(tmp_path / "plausible.parquet", [pa.Table.from_pandas(worlds, preserve_index=False)], note)
        told = stale_worlds(configured(["job=claims", "job.family=plausible", "job.worlds=2", "job.claims=[C16]"]))
        assert said in told and bool(told) == bool(said)


@pytest.mark.parametrize("words, said", WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_what_cannot_be_asked_is_told_before_anything_runs(words, said):
    with pytest.raises(InputError, match=said):
        configured(words)


def test_a_run_and_a_pair_may_live_in_one_world_of_a_family():
    config = configured(["job=pair", "policy=heroin_cut_30", "job.draw=2"])
    assert config.spec().params == prior_draws(3, config.world.seed)[2].params
    assert configured(["job=pair", "policy=heroin_cut_30"]).spec().params == type(config.params)()
    assert configured(["job.family=start"]).spec().params == type(config.params)()   # which is what is run, and no less
