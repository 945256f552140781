"""The world that is watched, its sliders and its pictures: what needs no page; and what is refused before a page is made."""

import re

import pytest

from sim import door
from sim.clock import week_of
from sim.errors import BAD_INPUT, InputError
from sim.live import watching
from sim.live.watch_plots import PLOTS, components
from sim.live.watched import LEVERS, Watched, at_first, first_start, sliders, with_levers
from sim.live.watching import missing, spec_of
from sim.world import World

WORDS = ["scenario=heroin_cut_50", "policy.heroin_cut.start=2012", "world.people=100", "world.end=2014"]


@pytest.fixture(scope="module")
def spec():
    return spec_of(WORDS)


@pytest.fixture(scope="module")
def world(spec):
    return Watched(**at_first(sliders(spec)))


def test_it_begins_as_the_command_line_says_a_year_before_its_levers(spec, world):
    assert world.spec == spec and world.week == week_of(2011) and first_start(spec) == 2012
    usual = World(spec).run(week_of(2011))
    assert world.table("deaths_expected")["deaths_expected"].tolist() == usual.table("deaths_expected")["deaths_expected"].tolist()


def test_a_slider_for_every_lever_stands_where_the_command_line_put_it(spec):
    moved = sliders(spec)
    assert set(moved) == {"spec", "start", *LEVERS}
    assert moved["heroin_cut"]["value"] == 0.5 and moved["start"]["value"] == 2012 and moved["treatment"]["value"] == 1
    for name in LEVERS:
        assert moved[name]["min"] <= moved[name]["value"] <= moved[name]["max"] and len(moved[name]["label"]) < 27, name


def test_a_moved_slider_is_a_lever_from_that_year_on_and_the_others_stay(spec):
    moved = with_levers(spec, 2013.0, {"heroin_cut": 0.5, "treatment": 2.0, "naloxone": 0.0})
    assert (moved.policy.treatment.entry, moved.policy.treatment.start) == (2.0, 2013.0)
    assert (moved.policy.heroin_cut.share, moved.policy.heroin_cut.start) == (0.5, 2013.0)
    assert moved.policy.naloxone == spec.policy.naloxone and with_levers(spec, 2012.0, {"heroin_cut": 0.5}) == spec
    assert with_levers(spec, 2012.0, {"heroin_cut": 0.0}).policy.heroin_cut.share == 0


def test_reset_founds_it_anew_with_what_the_sliders_say(spec, world):
    """As Mesa's page does: the class, with every parameter by its name."""
    again = type(world)(**{**at_first(sliders(spec)), "heroin_cut": 0.0, "start": 2013})
    assert again.week == week_of(2012) and again.spec.policy.heroin_cut.share == 0 and again is not world


def test_a_picture_for_each_plot_that_moves_with_the_weeks(world):
    drawn = components(lambda picture: picture)
    before = [draw(world) for draw in drawn]
    for _ in range(5):
        world.step()
    after = [draw(world) for draw in drawn]
    assert len(drawn) == len(PLOTS) == 4
    for plot, one, other in zip(PLOTS, before, after, strict=True):
        assert one.startswith("<svg") and one != other and plot.title in one
        assert all(words in other for words, _ in plot.lines.values())
    assert "$" in re.search(r'aria-label="What people pay.*?"', after[2])[0]


def test_steps_past_the_end_change_nothing():
    world = Watched(spec_of(["world.people=100", "world.end=2013"]), start=2012)
    for _ in range(week_of(2013) - world.week + 3):
        world.step()
    assert world.week == week_of(2013) and not world.running and world.levers_from is None


@pytest.mark.parametrize("words, said", [
    (["job=pair"], "job=pair: one life is watched"), (["world.end=2011"], "world.end=2011: levers begin in 2011 at the earliest"),
    (["world.poeple=10"], "did you mean"), (["job.save_state=2012"], "job.save_state=2012 has no effect"),
    (["policy.heroin_cut.share=7"], "0 to 1"), (["world.people=10"], "world.people=10")])
def test_what_cannot_be_watched_is_refused(words, said):
    with pytest.raises(InputError, match=re.escape(said)):
        spec_of(words)


def test_as_many_people_as_are_asked_for_and_few_where_nobody_says():
    assert [spec_of(words).people for words in ([], ["people=300"], ["world.people=400"], ["naloxone=0.2"])] == [10_000, 300, 400, 10_000]


def test_a_family_of_worlds_lends_one_to_be_watched():
    assert spec_of(["job.draw=2", "job.family=prior"]).params != spec_of([]).params


@pytest.mark.parametrize("there, said", [
    ({}, "watch needs solara, ipyvuetify, altair, which are not installed: python -m pip install 'counterflow[viz]'"),
    ({"solara": "1.64.1", "altair": "6.3.0"}, "watch needs ipyvuetify, which is not installed"),
    ({"solara": "1.64.1", "altair": "6.3.0", "ipyvuetify": "3.1.0"}, "ipyvuetify 3.1.0 leaves Mesa's page without plots")])
def test_without_the_extra_one_sentence_says_what_to_install(monkeypatch, capsys, there, said):
    monkeypatch.setattr(watching, "_version", lambda package: there.get(package, ""))
    assert door.run(["watch", "world.people=100"]) == BAD_INPUT
    out, err = capsys.readouterr()
    assert out == "" and err.startswith(f"error: {said}") and err.count("\n") == 1


def test_with_it_nothing_is_missing(monkeypatch):
    monkeypatch.setattr(watching, "_version", {"solara": "1.64.1", "altair": "6.3.0", "ipyvuetify": "1.12.0"}.get)
    assert missing() == []


@pytest.mark.parametrize("words, said", [
    (["--port", "0"], "--port 0 is no port"), (["--port", "many"], "invalid int value"), (["--prot", "1"], "--prot"),
    (["job=sweep"], "job=sweep: one life is watched"), (["--config-dir", "/nowhere"], "nowhere")])
def test_words_that_cannot_be_read_are_told(capsys, words, said):
    assert door.run(["watch", *words]) == BAD_INPUT
    assert said in capsys.readouterr().err
