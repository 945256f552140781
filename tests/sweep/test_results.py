"""A sweep's results as tools want them, and indices and conditions with answers that are known."""

import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.stats import sobol_indices
from small import design, planned

from sim.errors import InputError
from sim.experiment.model import the_model
from sim.face import conditions
from sim.sweep import plan, work
from sim.sweep.collect import collect
from sim.sweep.design import Method
from sim.sweep.growing import expand
from sim.sweep.results import SweepResult, _indices
from sim.sweep.table import read_csv


def test_the_pair_of_tables_that_the_ema_workbench_has(whole):
    found = SweepResult(whole)
    experiments, outcomes = found.to_ema()
    assert list(experiments) == [*found.settings, "scenario", "policy", "model"]
    assert not experiments.duplicated(["scenario", "policy"]).any() and experiments["scenario"].nunique() == 8
    assert experiments.groupby("policy")["policy.heroin_cut.share"].nunique().tolist() == [1, 1]
    assert all(values.shape == (16,) for values in outcomes.values())
    assert np.array_equal(outcomes["deaths_expected"], found.runs()["deaths_expected"])


def test_what_goes_out_to_the_ema_workbench_comes_in_again(whole, tmp_path):
    found = SweepResult(whole)
    experiments, _ = found.to_ema()
    experiments.drop_duplicates(found.settings).to_csv(tmp_path / "back.csv")
    back = read_csv(tmp_path / "back.csv")
    assert {path: values.tolist() for path, values in back.items()} == \
        {path: found.runs([path], replicate=0)[path].tolist() for path in found.settings}


def test_xarray_has_points_replicates_settings_and_units(whole):
    found = SweepResult(whole)
    data = found.to_xarray()
    assert dict(data.sizes) == {"point": 8, "replicate": 2}
    rows = found.runs()
    assert data["deaths_expected"].sel(point=3, replicate=1) == rows.query("point == 3 and replicate == 1")["deaths_expected"].item()
    assert data["policy.heroin_cut.share"].values.tolist() == [0.0, 0.5] * 4
    assert data["deaths_expected"].attrs["units"] == found.units["deaths_expected"] != ""
    assert all(variable.attrs["long_name"] for variable in data.data_vars.values())


def test_only_what_is_asked_for_is_read(whole):
    rows = SweepResult(whole).runs(["deaths_expected"], replicate=1)
    assert list(rows) == ["run", "point", "replicate", "status", "deaths_expected"]
    assert set(rows["replicate"]) == {1} and len(rows) == 8


def test_indices_of_a_sum_are_the_shares_of_its_variances():
    made = design(Method.saltelli, ("params.market.wholesale.foresight:0.7:0.9", "policy.heroin_cut.share:0:1"),
                  ("policy.heroin_cut.start:2006.5",))
    (table,) = made.tables(0, 1024)
    u, v = (table["params.market.wholesale.foresight"] - 0.7) / 0.2, table["policy.heroin_cut.share"]
    values = (3 * u + v).reshape(-1, 4).T                    # variances 9 to 1
    first, total = _indices(values[0], values[1], values[2:])
    assert first == pytest.approx([0.9, 0.1], abs=0.02)
    assert total == pytest.approx([0.9, 0.1], abs=0.02)


def test_indices_are_scipys():
    luck = np.random.default_rng(4)
    a, b, mixed = luck.random(64), luck.random(64), luck.random((3, 64))
    theirs = sobol_indices(func={"f_A": a[None], "f_B": b[None], "f_AB": mixed[:, None]}, n=64)
    assert np.allclose(_indices(a, b, mixed), [theirs.first_order, theirs.total_order])


def test_indices_of_a_sweep(tmp_path):
    made = design(Method.saltelli, ("policy.search_effort.multiplier:0:20",), ("policy.search_effort.start:2006.5",))
    planned(tmp_path, points=8, replicates=1, design=made)
    assert work.run(tmp_path, 1) == 0
    found = SweepResult(tmp_path).sobol("seized_gross_kg")
    assert list(found.index) == ["policy.search_effort.multiplier"]
    assert found["total"].item() > 0.5, "the one axis explains all there is"


def test_indices_want_the_same_lives_of_every_point(tmp_path):
    """One chunk of the second life is there: its points would be means of two lives beside points of one."""
    made = design(Method.saltelli, ("policy.search_effort.multiplier:0:20",), ("policy.search_effort.start:2006.5",))
    planned(tmp_path, points=2, replicates=1, chunk=2, design=made)
    assert work.run(tmp_path, 1) == 0
    SweepResult(tmp_path).sobol("seized_gross_kg")
    with pytest.raises(InputError, match="need a power of 2 points, not 3"):
        expand(tmp_path, points=3)
    grown = expand(tmp_path, replicates=2)
    assert work.run(tmp_path, 1, shard=(grown.chunks - 1, grown.chunks)) == 0
    with pytest.raises(InputError, match="the same lives of every point"):
        SweepResult(tmp_path).sobol("seized_gross_kg")
    assert work.run(tmp_path, 1) == 0
    SweepResult(tmp_path).sobol("seized_gross_kg")


def test_indices_of_another_design_are_refused(whole):
    with pytest.raises(InputError, match="need job.design=saltelli; this sweep is sobol"):
        SweepResult(whole).sobol("deaths_expected")


def test_a_condition_that_was_planted_is_found(tmp_path):
    made = planned(tmp_path, points=128, replicates=1, chunk=256, design=design(levels=()))
    points = plan.read(tmp_path).points
    rows = pd.DataFrame(_points(tmp_path, made, points))
    found = conditions(_Made(rows, made), rows["params.market.wholesale.foresight"] > rows["params.market.wholesale.foresight"].median())
    assert set(found.bounds) == {"params.market.wholesale.foresight"}
    assert found.density >= 0.8 and found.coverage >= 0.4


def _points(folder, made, number):
    from sim.sweep.points import read_points

    return {**read_points(folder, made.parts, 0, number).to_pydict(), "point": list(range(number))}


class _Made:
    """Results that nobody had to run."""

    def __init__(self, rows: pd.DataFrame, made) -> None:
        self.rows, self.plan, self.settings = rows, made, list(made.columns)

    def runs(self, columns):
        return self.rows[[*columns, "point"]]


def test_nothing_run_is_said_so(tmp_path):
    planned(tmp_path)
    with pytest.raises(InputError, match="has no results yet: counterflow sweep run"):
        SweepResult(tmp_path).runs()


def test_flows_are_counted_over_all_weeks_and_stocks_as_they_are(whole, tmp_path):
    found, model = SweepResult(whole), the_model()
    assert model.units["deaths_expected"] == "deaths/week" and found.units["deaths_expected"] == "deaths"
    means = [name for name, total in model.totals.items() if total == "mean" and model.units[name].endswith("/week")]
    assert means and all(found.units[name] == model.units[name] for name in means), "a mean of weeks is still a week's"
    assert found.weeks == plan.read(whole).end - plan.read(whole).since > 0
    copied = Path(shutil.copytree(whole, tmp_path / "copied"))
    collect(copied)
    told = json.loads((copied / "run.json").read_text())
    assert told["weeks_counted"] == found.weeks and told["units"]["deaths_expected"] == "deaths"


SETTING = "params.market.wholesale.foresight"


@pytest.mark.parametrize("ask, sentence", [
    (lambda found: found.runs(["deaths_expcted"]), "there is no column deaths_expcted (did you mean deaths_expected?)"),
    (lambda found: found.runs(replicat=0), "there is no column replicat (did you mean replicate?)"),
    (lambda found: found.runs("deaths_expected"), "columns are a list of names: write ['deaths_expected']"),
    (lambda found: found.to_xarray("deaths_expected"), "columns are a list of names: write ['deaths_expected']"),
    (lambda found: found.to_xarray(["nope"]), "there is no column nope: `units` of the results lists them"),
])
def test_columns_that_are_not_there(whole, ask, sentence):
    with pytest.raises(InputError) as refused:
        ask(SweepResult(whole))
    assert refused.value.problems == (sentence,)


def test_a_value_that_a_column_cannot_have(whole):
    with pytest.raises(InputError, match="rows cannot be chosen by replicate='first': ") as refused:
        SweepResult(whole).runs(replicate="first")
    assert len(refused.value.problems) == 1 and len(str(refused.value)) < 400


def test_a_setting_named_beside_measures_is_there_once(whole):
    data = SweepResult(whole).to_xarray(["deaths_expected", SETTING, SETTING])
    assert list(data.data_vars) == ["deaths_expected"] and SETTING in data.coords


def test_indices_are_of_measures_and_of_arms_that_are_there(tmp_path):
    made = design(Method.saltelli, (f"{SETTING}:0.7:0.9",))
    planned(tmp_path, points=2, replicates=1, chunk=50, design=made)
    assert work.run(tmp_path, 1) == 0
    found = SweepResult(tmp_path)
    for name in ("run", SETTING, "status", "nope"):
        with pytest.raises(InputError, match=f"there is no measure {name}"):
            found.sobol(name)
    with pytest.raises(InputError, match=r"there is no measure deaths_expcted \(did you mean deaths_expected\?\)"):
        found.sobol("deaths_expcted")
    for arm in (2, -1):
        with pytest.raises(InputError, match=f"arm {arm} is not 0 or 1"):
            found.sobol("deaths_expected", arm=arm)
    found.sobol("deaths_expected", arm=1)


@pytest.mark.parametrize("so", [lambda rows: rows["deaths_expected"], lambda rows: [True] * len(rows),
                                lambda rows: pd.Series([True] * (len(rows) + 1))])
def test_a_condition_is_so_or_not_for_each_run(whole, so):
    found = SweepResult(whole)
    with pytest.raises(InputError, match="must be a pandas Series of booleans, one for each run"):
        conditions(found, so(found.runs()))


def test_rows_may_be_chosen_by_several_values(whole):
    found = SweepResult(whole)
    every = found.runs(["deaths_expected"])
    for several in ([0, 2], (0, 2), {0, 2}, np.array([0, 2]), every["point"][every["point"].isin([0, 2])]):
        chosen = found.runs(["deaths_expected"], point=several, status=["ok", "never"])
        assert chosen.equals(every[every["point"].isin([0, 2])].reset_index(drop=True))
    assert found.runs(["deaths_expected"], point=[]).empty
    for value, said in ((None, "by point=None: leave it out"), (2**70, "by point=11805"), ([object()], "by point=")):
        with pytest.raises(InputError, match=said):
            found.runs(point=value)
