"""Several policies on the same histories: each against none and against each other, at settings that are crossed with them."""

import copy
import pickle
import sys

import matplotlib.figure
import numpy as np
import pandas as pd
import pytest
import xarray

from sim import compare, scenario
from sim.errors import InputError
from sim.experiment import over_worlds
from sim.face.beside import Several

BASE = scenario("baseline").with_(people=100, end=2012)
DATED = {"policy__naloxone__start": 2010.5, "policy__port_interdiction__start": 2010.5}
MORE = {"naloxone": 0.3, "policy__naloxone__start": 2010.5}
ARMS = {"naloxone": MORE, "both": BASE.with_(naloxone=0.3, ports=3, **DATED)}


@pytest.fixture(scope="module")
def found(outputs) -> Several:
    return compare(BASE, ARMS, pairs=2, processes=1)


@pytest.fixture(scope="module")
def crossed(outputs) -> Several:
    return compare(BASE, ARMS, pairs=1, processes=1, worlds=2, over={"potency": [14, 40]}, weeks=60)


def test_an_arm_gives_what_it_gives_alone(found):
    alone = compare(BASE, BASE.with_(**MORE), pairs=2, processes=1)
    mine = found.effect().set_index("arm").loc["naloxone"]
    assert mine["median"] == pytest.approx(alone.effect(weeks=78)["median"], abs=1e-6) and mine["pairs"] == 2
    assert alone.again in repr(found) and "not a finding about the world" in repr(found)


def test_arms_are_held_against_each_other_life_by_life(found):
    rows = found.to_pandas("deaths_expected").pivot(index="replicate", columns="arm", values="changed")
    marginal = found.effect(against="naloxone")
    assert list(marginal["arm"]) == ["both"]
    assert marginal["median"][0] == pytest.approx((rows["both"] / rows["naloxone"] - 1).median())


def test_they_share_the_history_before_the_first_policy_and_its_costs_are_told(found):
    weeks = found.weeks("public_cost_usd", "deaths_expected")
    assert weeks.query("arm != 'baseline'")["week"].min() == found.since
    costs = found.costs().set_index("arm")
    assert costs.loc["both", "usd"] > costs.loc["naloxone", "usd"] > 0 and costs.loc["naloxone", "averted"] > 0
    row = costs.loc["naloxone"]
    assert row["assumed_low"] < row["usd_per_death_averted"] < row["assumed_high"]
    assert row["usd_per_death_averted"] == pytest.approx(row["usd"] / row["averted"])


def test_a_rank_goes_from_the_best_to_the_worst(found):
    best = found.rank()
    assert best["median"].is_monotonic_increasing and list(best.index) == [1, 2] and best["best"].sum() == 1
    assert found.rank(highest=True)["arm"].tolist() == best["arm"].tolist()[::-1]


def test_of_two_pairs_no_interval_is_shown_and_of_enough_one_is(found, monkeypatch):
    assert found.effect()[["low90", "high90", "variance_reduction"]].isna().all(axis=None) and "not shown" in repr(found)
    monkeypatch.setattr(over_worlds, "ENOUGH", 2)
    assert found.effect()[["low90", "high90"]].notna().all(axis=None) and "not shown" not in repr(found)
    assert found.costs()["usd_low90"].notna().all()


def test_a_table_is_tidy_by_division_by_world_and_by_year(found, crossed):
    table = found.table("deaths_expected", "bag_price")
    assert len(table) == 4 and set(table["measure"]) == {"deaths_expected", "bag_price"}
    places = found.effect(by="division")
    assert len(places) == 18 and places.groupby("arm")["baseline"].sum()["both"] == pytest.approx(found.effect()["baseline"][1])
    assert list(found.effect(by="year")["year"]) == [2010, 2011] * 2
    assert sorted(crossed.effect(by="world")["world"]) == sorted([0, 1] * 4)
    assert len(found.effect(by="region")) == 4


def test_a_number_that_is_crossed_holds_in_every_world(crossed):
    assert list(crossed.effect()["potency"]) == [14, 14, 40, 40] and set(crossed.effect()["worlds"]) == {2}
    assert "2 prior worlds x 1 life" in crossed._repr_html_() and "90% of worlds" in repr(crossed)
    weeks = crossed.weeks().query("arm == 'baseline'").set_index(["potency", "draw", "week"]).drop(columns=["replicate", "arm"])
    weak, strong = weeks.loc[14], weeks.loc[40]
    assert weak.index.equals(strong.index) and (weak != strong).any(axis=1).groupby("draw").any().tolist() == [True, True]
    assert crossed.window == 60 and crossed.effect(weeks=20)["baseline"][0] < crossed.effect()["baseline"][0]


def test_the_size_of_a_lever_is_crossed_with_the_policies_that_have_it(outputs):
    found = compare(BASE.with_(end=2011), {"naloxone": MORE}, pairs=1, processes=1, over={"naloxone": np.array([0.1, 0.5])})
    effects = found.effect()
    rescued = found.effect("rescue_heroin")["median"]
    assert list(effects["naloxone"]) == [0.1, 0.5] and rescued[1] > rescued[0] > 0
    assert effects["baseline"].nunique() == 1 and isinstance(found.plot(kind="dose-response"), matplotlib.figure.Figure)


def test_a_mechanism_is_switched_when_the_first_policy_begins(outputs):
    off = {"witnesses": False}
    found = compare(BASE.with_(end=2011), {"naloxone": MORE, "nobody": off, "both": MORE | off}, pairs=1, processes=1)
    assert found.effect().set_index("arm").loc["nobody", "median"] != 0
    left = found.effect(against="nobody").set_index("arm")
    assert left.loc["both", "median"] == 0.0, "naloxone works through witnesses alone"


def test_weeks_beyond_the_end_make_the_run_longer_and_say_so(outputs):
    found = compare(BASE.with_(end=2011), {"naloxone": MORE}, pairs=1, processes=1, weeks=30)
    assert "made longer, to 2012" in repr(found) and found.effect(weeks=78)["pairs"][0] == 1
    one = compare(BASE.with_(end=2011), BASE.with_(end=2011, **MORE), pairs=1, processes=1, weeks=30)
    assert "in 30 weeks" in repr(one) and one.effect()["median"] == pytest.approx(found.effect()["median"][0], abs=1e-6)
    with pytest.raises(InputError, match="weeks=79 is outside 1 to 78"):
        found.effect(weeks=79)


@pytest.mark.parametrize("kind", ["paths", "differences", "ladder", "divisions"])
def test_every_picture_is_drawn(found, kind):
    assert isinstance(found.plot(kind=kind), matplotlib.figure.Figure)


def test_results_are_exported_copied_and_found_in_sets(found, crossed, tmp_path):
    table = pd.read_csv(found.to_csv(tmp_path / "lives.csv"))
    assert set(table["asked"]) == {"the start set x 2 lives"} and len(table) == len(found.to_pandas())
    data = crossed.to_xarray("deaths_expected")
    assert dict(data.sizes) | {"week": 0} == {"potency": 2, "draw": 2, "replicate": 1, "arm": 3, "week": 0}
    assert data["deaths_expected"].attrs["units"] == "deaths/week" and "2 prior worlds" in data.attrs["worlds"]
    other = pickle.loads(pickle.dumps(found))
    assert other == found == copy.deepcopy(found) and len({found, other}) == 1


def test_what_was_run_is_not_run_again(found, capsys):
    again = compare(BASE, ARMS, pairs=2, processes=1)
    assert capsys.readouterr().err == "" and again == found


@pytest.mark.parametrize("policies, how, told", [
    ({}, {}, "no policy is given"), ({"": MORE}, {}, "a name is wanted"), ({"baseline": MORE}, {}, "not baseline"),
    ({"a": 3}, {}, "3 is no scenario"), ({"a": {"naloxon": 0.2}}, {}, "did you mean policy.naloxone.added"), ({"a": {}}, {}, "does what"),
    ({"a": BASE.with_(people=200, **MORE)}, {}, "differ in world"), ({"a": MORE}, {"weeks": 5000}, "weeks=5000 is outside 1 to"),
    ({"a": MORE}, {"weeks": 2.5}, "is not a number of weeks"), ({"a": MORE}, {"weeks": 0}, "is not a number of weeks"),
    ({"a": MORE}, {"over": {"potency": []}}, "crossed with no value"), ({"a": MORE}, {"over": {"potency": [14, 14]}}, "14 twice"),
    ({"a": MORE}, {"over": {"potency": [-1]}}, "potency_ratio=-1 is outside"), ({"a": MORE}, {"over": {"pot": [1]}}, "no setting pot"),
    ({"a": MORE}, {"over": {"potency": [-1]}, "worlds": 2}, "potency_ratio=-1 is outside"),
    ({"a": MORE}, {"over": {"people": [100]}}, "cannot be crossed"), ({"a": MORE}, {"over": {"ports": [2]}}, "none of the policies has"),
    ({"a": MORE}, {"pairs": 0}, "job.pairs=0 is outside"), ({"a": MORE}, {"worlds": 2, "family": "plausble"}, "did you mean plausible")])
def test_what_cannot_be_compared_is_told_before_anything_runs(policies, how, told, capsys):
    with pytest.raises(InputError, match=told):
        compare(BASE, policies, **{"pairs": 1, "processes": 1} | how)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("ask, told", [
    (lambda f: f.effect("bag_prise"), "did you mean bag_price"), (lambda f: f.effect(by="divison"), "is none of division"),
    (lambda f: f.effect("bag_price", by="division"), "is not told by division"),
    (lambda f: f.effect(against="nalox"), "did you mean naloxone"),
    (lambda f: f.plot(kind="path"), "did you mean paths"), (lambda f: f.plot(kind="dose-response"), "no number is crossed"),
    (lambda f: f.plot(kind="ladder", arm="both"), "does not take arm"), (lambda f: f.plot(kind="divisions", arm="bth"),
                                                                                                   "did you mean both")])
def test_a_slip_of_the_pen_is_answered_in_a_sentence(found, ask, told):
    with pytest.raises(InputError, match=told):
        ask(found)


def test_worlds_and_weeks_are_groups_as_arviz_has_them(crossed, found):
    groups = crossed.groups("deaths_expected")
    assert list(groups) == ["prior_predictive", "prior"] and groups["prior"].sizes == {"chain": 1, "draw": 2}
    assert groups["prior_predictive"]["deaths_expected"].dims[:2] == ("chain", "draw")
    assert "supply.products.potency_ratio" in groups["prior"] and list(found.groups("bag_price")) == ["prior_predictive"]


def test_labelled_results_are_read_from_a_file_as_they_are(crossed, found):
    """Reading takes "weeks since January 2006" for dates, and fails; `decode_cf` is what it does."""
    alone = compare(BASE, BASE.with_(**MORE), pairs=2, processes=1)
    for data in [crossed.to_xarray(), found.to_xarray(), alone.to_xarray(), *crossed.groups("bag_price").values()]:
        xarray.testing.assert_equal(xarray.decode_cf(data), data)
    said = crossed.groups()["prior"].attrs
    assert said["inference_library"] == "counterflow" and said["worlds"].startswith("2 prior worlds")


def test_a_workbook_holds_effects_costs_and_what_was_asked(found, tmp_path):
    pytest.importorskip("openpyxl", reason="comes with the extra `export`")
    sheets = pd.read_excel(found.to_excel(tmp_path / "a.xlsx"), sheet_name=None)
    assert list(sheets) == ["effects", "costs", "asked"] and list(sheets["effects"]["arm"]) == list(found.table()["arm"])
    assert sheets["effects"]["median"].to_numpy() == pytest.approx(found.table()["median"].to_numpy(), nan_ok=True)


def test_arviz_has_the_groups_and_their_dimensions(crossed):
    pytest.importorskip("arviz", reason="is installed by whoever uses it")
    given = crossed.to_arviz("deaths_expected")
    assert given["prior_predictive"]["deaths_expected"].dims[:2] == ("chain", "draw") and given["prior"].sizes["draw"] == 2


@pytest.mark.parametrize("ask, needs", [("to_arviz", "arviz"), ("to_excel", "openpyxl")])
def test_what_is_not_installed_is_told_in_a_sentence(found, ask, needs, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, needs, None)
    with pytest.raises(InputError, match=f"needs {needs}, which is not installed"):
        getattr(found, ask)(*([tmp_path / "a.xlsx"] if ask == "to_excel" else []))


def test_a_mechanism_that_carries_an_effect_leaves_nothing_of_it(outputs):
    base = BASE.with_(end=2011)
    found = compare(base, {"naloxone": MORE}, pairs=1, processes=1)
    table = found.explain()
    assert list(table.index) == ["nothing", "witnesses=false"] and table.loc["nothing", "stands"] == 1
    assert table.loc["witnesses=false", "stands"] == 0.0
    for slip, told in ((("witneses",), "did you mean witnesses"), (("ports",), "no mechanism ports")):
        with pytest.raises(InputError, match=told):
            found.explain(*slip)
    with pytest.raises(InputError, match="is how it is already"):
        found.explain(witnesses=True)
