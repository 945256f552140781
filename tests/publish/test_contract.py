"""The published folder: what is written is read back, and what is of another version, torn or none is refused in a sentence."""

import json

import numpy as np
import pandas as pd
import pytest

from sim import door
from sim.errors import BAD_INPUT, DONE, InputError
from sim.experiment.model import the_model
from sim.experiment.study import arms_of
from sim.policy.lever import acts
from sim.policy.levers import Policy
from sim.publish.contract import EFFECTS, MEANINGS, STATE, VERSION, read_published
from sim.publish.levers_shown import MOST_ASKED, SHOWN, levers_shown
from sim.publish.measures_shown import COST, DEATHS, MEASURES, WEEKS, WHOLE, windows
from sim.publish.states_shown import CONDITIONS, INFORMED, NUDGE, cells, contrasts, settings
from sim.publish.summing import nudges_of, of_state, summed
from tests.publish.made_up_effects import FAMILIES, LEVERS, made_up_effects, made_up_folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return made_up_folder(tmp_path_factory.mktemp("made") / "published")


@pytest.fixture
def copied(folder, tmp_path):
    """The folder again, to be spoiled."""
    for name in (EFFECTS, MEANINGS):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    return tmp_path


def spoil(folder, **changes):
    meanings = json.loads((folder / MEANINGS).read_text())
    (folder / MEANINGS).write_text(json.dumps(meanings | changes))


def test_what_is_published_is_read_back(folder):
    held = read_published(folder)
    pd.testing.assert_frame_equal(held.effects, made_up_effects(), check_dtype=False)
    assert held.meanings["version"] == VERSION and set(held.meanings["levers"]) == set(LEVERS)


def test_the_same_content_is_the_same_bytes(folder, tmp_path):
    again = made_up_folder(tmp_path / "again")
    assert all((folder / name).read_bytes() == (again / name).read_bytes() for name in (EFFECTS, MEANINGS))


@pytest.mark.parametrize("changes, said", [
    ({"version": VERSION + 1}, f"holds counterflow explorer version {VERSION + 1}, and this package reads counterflow explorer "
                               f"version {VERSION}"),
    ({"contract": "another"}, "holds another version 1, and this package reads"),
    ({"data_sha256": "0"}, "effects.parquet is not the one that meanings.json describes"),
])
def test_a_folder_of_another_version_or_data_is_refused_in_one_sentence(copied, changes, said):
    spoil(copied, **changes)
    with pytest.raises(InputError) as error:
        read_published(copied)
    (sentence,) = error.value.problems
    assert said in sentence and "counterflow job=explore publishes it anew" in sentence


@pytest.mark.parametrize("name", [EFFECTS, MEANINGS])
@pytest.mark.parametrize("bytes_", [None, b"", b"{", b"\xff\xfe"])
def test_a_torn_folder_is_refused_in_one_sentence(copied, name, bytes_):
    (copied / name).unlink() if bytes_ is None else (copied / name).write_bytes(bytes_)
    with pytest.raises(InputError) as error:
        read_published(copied)
    assert len(error.value.problems) == 1


def test_the_command_builds_the_page_beside_what_was_published_and_takes_several_structures(folder, tmp_path, capsys):
    other = made_up_folder(tmp_path / "former" / "published", "former structure")
    assert door.run(["explorer", str(folder), str(other.parent), "--out", str(tmp_path / "both.html")]) == DONE
    assert "both.html" in capsys.readouterr().out
    assert '"id":"former structure: plausible"' in (tmp_path / "both.html").read_text()
    assert door.run(["explorer", str(folder)]) == DONE
    assert (folder.parent / "explorer.html").is_file()


@pytest.mark.parametrize("words, said", [
    (["{none}"], "is no published folder"), ([], "DIR"),
    (["{folder}", "{folder}"], "two published folders hold plausible worlds of the same"),
    (["{folder}", "{few}"], "the published folders differ in levers"),
    (["{folder}", "--out", "{folder}"], "is a folder: name the page in it"),
    (["{folder}", "--wide"], "unrecognized arguments"),
])
def test_what_the_command_cannot_do_is_refused_with_exit_code_2(folder, tmp_path, capsys, words, said):
    places = {"none": tmp_path / "none", "folder": folder, "few": tmp_path / "few"}
    if "{few}" in words:
        made_up_folder(places["few"], "hazard=logistic", only=("naloxone",))
    assert door.run(["explorer", *(word.format(**places) for word in words)]) == BAD_INPUT
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("words, beside, found", [
    (["--patterns", "../trust.html"], False, "../trust.html"), ([], True, "validation.html"), ([], False, None)])
def test_the_page_points_to_what_the_model_gets_wrong(folder, tmp_path, words, beside, found):
    if beside:
        (tmp_path / "validation.html").write_text("patterns")
    assert door.run(["explorer", str(folder), "--out", str(tmp_path / "explorer.html"), *words]) == DONE
    text = (tmp_path / "explorer.html").read_text()
    assert (f'<a href="{found}">patterns it fails</a>' in text) if found else "counterflow job=validate</code> lists it" in text


def test_every_state_names_what_the_model_has():
    asked = contrasts(levers_shown())
    assert {contrast.measure for contrast in asked} <= set(the_model().totals)
    assert len({contrast.labels + (("measure", contrast.measure),) for contrast in asked}) == len(asked)
    assert len(arms_of(asked)) <= 90


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: shown.lever)
def test_every_level_of_a_lever_does_something_for_as_long_as_is_asked_and_is_said(shown):
    assert 4 <= len(shown.levels) <= 6 and shown.telling in shown.levels and sorted(shown.levels) == list(shown.levels)
    usual = getattr(Policy(), shown.lever)
    for level in shown.levels:
        changes = {name.split(".")[1]: value for name, value in settings(shown, level)}
        assert acts(type(usual)(**changes)) and changes.get("weeks", WEEKS) == WEEKS
        assert shown.word(level).lstrip("\u00d7") in shown.clause(level)


def test_pairs_are_of_the_most_asked_and_a_condition_holds_in_both_arms():
    found = cells(levers_shown())
    pairs = [cell for cell in found if len(cell.levers) == 2]
    assert len(pairs) == len(MOST_ASKED) * (len(MOST_ASKED) - 1) / 2
    assert all(cell.baseline.mechanisms == cell.changed.mechanisms == CONDITIONS[cell.condition] for cell in found
               if cell.levers[0][0] != INFORMED)


def test_windows_tile_the_whole():
    whole, *years = windows().values()
    assert whole == (0, WEEKS) and [first for first, _ in years] == [0, *(last for _, last in years[:-1])] and years[-1][1] == WEEKS
    assert len(MEASURES) == len({measure.measure for measure in MEASURES}) and {DEATHS, COST} <= {m.measure for m in MEASURES}


def rows(values, baseline=1000.0):
    """Rows of one state: values [world, life]."""
    return pd.DataFrame([{"world": w, "life": k, "baseline": baseline, "difference": x, "changed": baseline + x}
                         for w, lives in enumerate(values) for k, x in enumerate(lives)])


def test_worlds_weigh_alike_and_lives_within_them():
    found = summed(rows([[-10, -30]] * 5 + [[-40, -40]] * 4 + [[5, 5]]), rows([[0.1, 0.1]] * 10))
    assert (found.median, found.worlds, found.agree, found.beyond_noise) == (-20.0, 10, 9, True)
    assert found.low50 == -40.0 and found.high90 == pytest.approx(np.quantile([-20] * 5 + [-40] * 4 + [5], 0.95))


@pytest.mark.parametrize("values, nudge, beyond", [
    ([[-0.9]] * 10, 0.0, False),             # less than a thousandth of the baseline
    ([[-10.0]] * 10, 4.0, False),            # less than three times what a lever too small to matter did
    ([[-13.0]] * 10, 4.0, True), ([[-13.0]] * 5 + [[13.0]] * 5, 0.0, False), ([[0.0]] * 10, 0.0, False),
])
def test_a_change_counts_where_more_than_half_of_worlds_are_beyond_noise_one_way(values, nudge, beyond):
    assert summed(rows(values), rows([[nudge]] * 10)).beyond_noise is beyond


def test_no_interval_is_told_of_fewer_than_eight_worlds():
    assert np.isnan(summed(rows([[1.0]] * 7), rows([[0.0]] * 7)).low50) and not np.isnan(summed(rows([[1.0]] * 8), rows([[0.0]] * 8)).low50)


def test_a_state_is_found_by_all_that_it_is():
    effects = made_up_effects()
    one = of_state(effects, **STATE | {"lever": "naloxone", "level": 0.2})
    assert set(one["lever2"]) == {""} and set(one["condition"]) == {""} and len(one) == sum(
        worlds * lives for worlds, lives in FAMILIES.values()) * len(MEASURES) * len(windows())
    assert set(nudges_of(effects)["lever"]) == {NUDGE} and WHOLE in set(one["window"])
