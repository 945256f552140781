"""job=explore on a small scale: what it publishes is what runs of the model say."""

import shlex

import pytest

from sim import door
from sim.clock import week_of
from sim.config.again import resolved
from sim.config.compose import configured
from sim.errors import BAD_INPUT, DONE, InputError
from sim.experiment.model import the_model
from sim.params.mechanisms import Mechanisms
from sim.policy.levers import Policy
from sim.policy.levers.naloxone import Naloxone
from sim.publish.contract import STATE, read_published
from sim.publish.levers_shown import levers_shown
from sim.publish.measures_shown import DEATHS, MEASURES, WEEKS, WHOLE, windows
from sim.publish.states_shown import SINCE, cells
from sim.publish.summing import of_state
from sim.spec import Spec

WORDS = ["job=explore", "job.family=start", "job.worlds=1", "job.lives=1", "job.only=[naloxone]", "world.people=150", "job.processes=1"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The folder of the job's results."""
    with pytest.MonkeyPatch.context() as patched:
        outputs = tmp_path_factory.mktemp("outputs")
        patched.setenv("COUNTERFLOW_OUTPUTS", str(outputs))
        assert door.run(WORDS) == DONE
        (found,) = outputs.glob("explore/*-*")
        yield found


@pytest.fixture(scope="module")
def published(made):
    return read_published(made / "published")


def test_every_state_measure_and_window_is_there_once(published):
    asked = cells(levers_shown(("naloxone",)))
    assert len(published.effects) == len(asked) * len(MEASURES) * len(windows())
    assert not published.effects.duplicated([*STATE, "family", "world", "life", "measure", "window"]).any()
    assert not published.effects[["baseline", "changed", "difference"]].isna().any(axis=None)


@pytest.mark.parametrize("condition, informed", [("", False), ("informed", True)])
def test_what_is_published_is_what_two_lives_of_the_model_differ_by(published, condition, informed):
    model, spec = the_model(), Spec(people=150)
    main = model.world(spec)
    main.run(SINCE.week)
    state, found = model.saved(main), []
    for policy in (Policy(), Policy(naloxone=Naloxone(added=0.2, start=SINCE.year, weeks=WEEKS))):
        settled = model.settled(spec, state)
        world = model.resume(Spec(people=150, policy=policy, mechanisms=Mechanisms(informed=informed), params=settled.params), state, None)
        world.run(SINCE.week + WEEKS)
        found.append(world.table()[DEATHS][-WEEKS:].sum())
    row = of_state(published.effects[published.effects["measure"].eq(DEATHS) & published.effects["window"].eq(WHOLE)],
                   **STATE | {"condition": condition, "lever": "naloxone", "level": 0.2}).iloc[0]
    assert (row["baseline"], row["changed"]) == pytest.approx(tuple(found), rel=1e-12) and found[1] < found[0]


def test_nothing_of_2020_or_later_is_read():
    assert SINCE.week + WEEKS <= week_of(2020)


def test_meanings_say_where_the_numbers_come_from_and_how_to_make_them_again(published, made):
    told = published.meanings["provenance"]
    assert resolved(configured(shlex.split(told["command"])[1:])) == (made / "config.yaml").read_text()
    assert len(told["code_sha256"]) == 64 and told["made"]["started"] and published.meanings["people"] == 150
    (lever,) = published.meanings["levers"].values()
    assert [level["value"] for level in lever["levels"]] == [0.05, 0.1, 0.2, 0.4] and lever["costs"][0]["source"].startswith("assumed")
    assert all(measure["meaning"] and measure["unit"] for measure in published.meanings["measures"].values())


def test_the_page_lies_beside(made):
    assert (made / "explorer.html").stat().st_size < 3_000_000


@pytest.mark.parametrize("words, said", [
    (["job.only=[nalox]"], "the explorer has no lever nalox"), (["job.worlds=0"], "leaves nothing to publish"),
    (["policy=naloxone"], "each state sets its own policy"), (["mechanisms.informed=true"], "asks every lever both ways"),
    (["job.family=prior", "job.beside=2"], "asks prior worlds beside others"),
    (["world.end=2015"], "world.end has no effect under job=explore"),
    (["params.people.people_rx=4"], "draws every parameter itself"),
])
def test_what_makes_no_sense_is_refused_before_anything_runs(words, said):
    with pytest.raises(InputError) as error:
        configured(["job=explore", *words])
    assert any(said in problem for problem in error.value.problems)


def test_a_refusal_has_exit_code_2(capsys):
    assert door.run(["job=explore", "job.only=[nalox]"]) == BAD_INPUT
    assert "did you mean" in capsys.readouterr().err
