"""job=pair in many worlds: what may be asked, what is refused, and what names the folder."""

import shlex

import pyarrow as pa
import pytest

from sim.config import inside
from sim.config.again import command, resolved
from sim.config.compose import checked, configured, session
from sim.config.which_worlds import first_worlds, stale_worlds
from sim.errors import InputError
from sim.experiment import draws
from sim.experiment.draws import prior_draws
from sim.experiment.family import START_SET, Family
from sim.experiment.files import write_table
from sim.jobs import Claims, Effects, Pair, Validate

PAIR = ["job=pair", "policy=heroin_cut_30"]
MANY = [*PAIR, "job.worlds=3", "job.pairs=2"]


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """Three worlds of a user's own."""
    path = tmp_path_factory.mktemp("worlds") / "mine.parquet"
    rows = [{"draw": draw.draw, **dict(draw.values)} for draw in prior_draws(3, seed=9)]
    write_table(path, [pa.Table.from_pylist(rows)], {})
    return path


def job_of(words: list[str]) -> str:
    """What of the job names the folder."""
    return resolved(configured(words)).partition("world:")[0].partition("job:")[2]


def test_one_world_is_asked_as_ever_and_its_folder_says_nothing_of_worlds():
    for words in (PAIR, [*PAIR, "job.worlds=0"], ["job.name=pair", "policy=heroin_cut_30"], [*PAIR, "job.draw=-1"]):
        assert configured(words).job == Pair() and first_worlds(configured(words)) == []
        assert job_of(words).split() == ["name:", "pair", "pairs:", "8"]
    assert "worlds" not in job_of([*PAIR, "job.draw=2"]) and "draw: 2" in job_of([*PAIR, "job.draw=2"])


def test_many_worlds_name_a_folder_of_their_own():
    assert job_of(MANY).split() == ["name:", "pair", "family:", "prior", "worlds:", "3", "pairs:", "2"]
    assert job_of([*MANY, "job.draw=-1"]) == job_of(MANY)


@pytest.mark.parametrize("words", [["job.worlds=3"], ["job.family=start", "job.worlds=1"], ["job.worlds=16", "job.pairs=2"]], ids=" ".join)
def test_the_printed_command_asks_the_same_again(words):
    config = configured([*PAIR, *words])
    assert configured(shlex.split(command(config))[1:]) == config


def test_jobs_keep_their_own_number_of_worlds():
    assert configured(["job=claims"]).job.worlds == Claims().worlds == 24 and configured(["job=effects"]).job.worlds == 2
    assert configured(["job.name=effects"]).job.worlds == Effects().worlds == 16
    assert configured(["job=validate"]).job.worlds == Validate().worlds == 16
    assert configured([*PAIR, "job.worlds=16"]).job.worlds == 16, "the usual number of other jobs, said, is not the default"


def test_a_file_may_ask_many_worlds(tmp_path):
    (tmp_path / "scenario").mkdir()
    (tmp_path / "scenario" / "mine.yaml").write_text("# @package _global_\nname: mine\njob:\n  worlds: 16\n")
    assert configured([*PAIR, "scenario=mine"], tmp_path).job.worlds == 16
    assert configured(["job.name=pair", "policy=heroin_cut_30", "scenario=mine"], tmp_path).job.worlds == 16


def test_what_a_launcher_composed_stays_as_it_is():
    for words, worlds in (([*PAIR, "job.worlds=16"], 16), (PAIR, 0)):
        with session(None):
            assert checked(inside.composed(words)).job.worlds == worlds


def test_worlds_are_the_first_of_their_family(table):
    assert [draw.draw for draw in first_worlds(configured(MANY))] == [0, 1, 2]
    assert first_worlds(configured(MANY))[2].params == configured([*PAIR, "job.draw=2"]).spec().params
    given = first_worlds(configured([*MANY, "job.family=table", f"job.table={table}"]))
    assert [draw.params for draw in given] == [draw.params for draw in prior_draws(3, seed=9)] and given[0].family is Family.table
    start, = first_worlds(configured([*PAIR, "job.worlds=1", "job.family=start"]))
    assert start.draw == START_SET and start.family is Family.start


def test_fitted_worlds_of_other_code_are_marked(table, tmp_path, monkeypatch):
    monkeypatch.setattr(draws, "seeds_dir", lambda: tmp_path)
    write_table(tmp_path / "plausible.parquet", [pa.parquet.read_table(table)], {"model": "other"})
    assert "fitted with other code of the model" in stale_worlds(configured([*MANY, "job.family=plausible"]))
    assert stale_worlds(configured(PAIR)) == stale_worlds(configured(MANY)) == ""


WRONG = [
    (["job.worlds=-1"], "job.worlds=-1 is outside 0 to 100000"),
    (["job.worlds=-1", "job.family=table"], "job.worlds=-1 is outside 0 to 100000"),
    (["job.worlds=2.5"], "job.worlds=2.5 is not a whole number"),
    (["job.worlds=many"], "job.worlds=many is not a number"),
    (["job.worlds=100001"], "job.worlds=100001 is outside 0 to 100000"),
    (["job.worlds=3", "job.draw=1"], "job.draw=1 is one world, and job.worlds=3 asks the first of job.family: leave one of them out"),
    (["job.worlds=1", "job.draw=0", "job.family=start"], "job.draw=0 is one world"),
    (["job.worlds=2", "job.family=start"], "job.worlds=2 is more than job.family=start holds, which is one world: set job.worlds=1"),
    (["job.worlds=4", "job.family=table", "job.table={table}"], "mine.parquet holds 3 worlds, and 4 are asked for: set job.worlds=3"),
    (["job.worlds=4", "job.family=table"], "worlds of a table need a file: job.table=FILE"),
    (["job.worlds=4", "job.table={table}"], "job.table names a file, and job.family=prior reads none"),
    (["job.worlds=4", "job.family=table", "job.table=nowhere.csv"], "nowhere.csv: there is no such file"),
    (["job.worlds=4", "params.supply.makers.labs=1"], r"params.supply.makers.labs has no effect in worlds of a family \(job.worlds=4\)"),
    (["job.family=table"], r"job.family=table has no effect without job.draw, .* \(or job.worlds, how many of them\)"),
]


@pytest.mark.parametrize("words, said", WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_what_cannot_be_asked_is_told_before_anything_runs(words, said, table):
    with pytest.raises(InputError, match=said) as error:
        configured([*PAIR, *(word.format(table=table) for word in words)])
    assert len(error.value.problems) == 1


def test_without_fitted_worlds_none_can_be_asked(tmp_path, monkeypatch):
    monkeypatch.setattr(draws, "seeds_dir", lambda: tmp_path)
    with pytest.raises(InputError, match="there are no plausible worlds yet"):
        configured([*MANY, "job.family=plausible"])
