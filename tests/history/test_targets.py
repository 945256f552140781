"""What a fit is held to: rows of the record alone, each with an error and a discrepancy, and nothing of the hold-out."""

import numpy as np
import pandas as pd
import pytest

from sim.errors import InputError
from sim.evidence.recorded import HOLD_OUT_FROM, Use, record
from sim.history.targets import COLUMNS, budget, targets

EVERY = targets()
SOUND = {"target": "deaths_heroin", "series": "deaths_heroin", "first": 2010, "last": 2012, "places": "nation", "scale": "log",
         "discrepancy": 0.15, "together": 0.5, "why": "a level"}


def test_nothing_of_the_hold_out_is_a_target():
    assert max(target.year for target in EVERY.every) < HOLD_OUT_FROM
    assert set(record(uses=(Use.fit,))["year"]) <= set(range(2010, HOLD_OUT_FROM))
    with pytest.raises(InputError, match="hold-out"):
        record(uses=(Use.hold_out,))


def test_a_target_is_the_records_own_number():
    deaths = next(target for target in EVERY.every if target.label == "deaths_heroin_without_fentanyl 2015")
    assert (deaths.value, deaths.on_scale) == (10304.0, pytest.approx(np.log(10304)))
    assert deaths.error < deaths.discrepancy


def test_no_target_is_without_error_or_discrepancy_and_their_covariance_is_one():
    assert all(target.error > 0 and target.discrepancy > 0 for target in EVERY.every)
    assert np.linalg.eigvalsh(EVERY.covariance).min() > 0
    assert np.allclose(EVERY.covariance, EVERY.covariance.T)


def test_levels_of_one_kind_are_off_together_and_others_are_not():
    place = {label: row for row, label in enumerate(EVERY.labels)}
    covariance = EVERY.covariance
    assert covariance[place["deaths_heroin_without_fentanyl 2014"], place["deaths_heroin_without_fentanyl 2015"]] \
        == pytest.approx(0.5 * 0.15**2)
    assert covariance[place["deaths_heroin_without_fentanyl 2014"], place["load_mail 2017"]] == 0


def test_shares_of_divisions_lie_about_the_nations():
    shares = [target.value for target in EVERY.every if target.name == "codes_fentanyl" and target.year == 2017]
    assert len(shares) == 9 and min(shares) < 28466 / (28466 + 15482) < max(shares)  # the nation's two codes


def test_what_is_set_aside_is_named_and_a_word_for_nothing_is_refused():
    assert EVERY.mask(("load_mail",)).sum() == len(EVERY) - 1
    assert EVERY.mask(("deaths_fentanyl 2019",)).sum() == len(EVERY) - 1
    with pytest.raises(InputError, match="did you mean load_mail"):
        EVERY.mask(("load_mial",))


@pytest.mark.parametrize("change, said", [
    ({"discrepancy": 0}, "no model is exact"),
    ({"last": 2020}, "nothing of 2020 or later"),
    ({"scale": "cubic"}, "scale=cubic"),
    ({"places": "states"}, "places=states"),
    ({"why": ""}, "must say something"),
    ({"together": 1.0}, "no correlation"),
])
def test_a_row_of_the_budget_that_is_not_sound_is_told_by_file_and_line(tmp_path, change, said):
    path = tmp_path / "targets.csv"
    pd.DataFrame([SOUND, SOUND | change], columns=COLUMNS).to_csv(path, index=False)
    with pytest.raises(InputError, match=f"targets.csv, line 3: .*{said}"):
        budget(path)


def test_a_budget_without_a_column_is_refused(tmp_path):
    path = tmp_path / "targets.csv"
    pd.DataFrame([SOUND]).drop(columns="discrepancy").to_csv(path, index=False)
    with pytest.raises(InputError, match="discrepancy.* are wanted"):
        budget(path)
