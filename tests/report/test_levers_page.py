"""Does the page of levers say what is noise, and no more digits than are known?"""

import math

import pandas as pd
import pytest

from sim.experiment.beyond import Beyond
from sim.experiment.moved import WHOLE
from sim.report.levers_page import afterwards, averting, lost, points, replaced, shown, usd


def moves(change: float, moved: int, measure: str = "deaths_expected", said: str = "lever size=1") -> pd.DataFrame:
    """One measure that moved one way in so many of four worlds."""
    return pd.DataFrame([{"said": said, "span": WHOLE, "measure": measure, "change": change, "low": change - 0.01, "high": change + 0.01,
                          "moved": moved, "worlds": 4}])


def test_what_moved_in_few_worlds_is_none_beyond_noise():
    assert shown(moves(-0.04, moved=2).set_index("measure"), "deaths_expected") == "none beyond noise"
    assert shown(moves(-0.04, moved=3).set_index("measure"), "deaths_expected") == "\u22124% (\u22125% to \u22123%)"
    assert shown(moves(54.0, moved=4).set_index("measure"), "deaths_expected") == "\u00d755"


def test_a_death_has_a_cost_only_where_deaths_fall_beyond_noise():
    row = {"said": "lever size=1", "t90_weeks": 0.0, "lost_kg": 3.0, "substitution": 0.4, "busiest_route_change": 0.0,
           "usd_per_death_averted": 512e9, "divergence_change": 0.001}
    after = Beyond(pd.DataFrame([row]), {})
    assert "| none averted beyond noise |" in afterwards(after, averting(moves(-0.01, moved=1)))
    assert "| none averted beyond noise |" in afterwards(after, averting(moves(0.05, moved=4))), "more deaths"
    assert "| 510 billion |" in afterwards(after, averting(moves(-0.05, moved=4)))


@pytest.mark.parametrize("value, averts, said", [
    (263_026, True, "260,000"), (1_807_207, True, "1,800,000"), (512e9, False, "none averted beyond noise"),
    (math.inf, True, "none averted"), (math.nan, True, "n/a"),
])
def test_a_cost_has_two_digits_or_a_reason(value, averts, said):
    assert usd(value, averts) == said


def test_grams_of_a_nations_trade_are_noise_and_so_is_a_ratio_of_them():
    assert lost(6.71e-8) == "none beyond noise" and lost(40.8) == "40.8"
    assert replaced(9505.87, 0.0) == "none beyond noise" and replaced(9505.87, 12.0) == "more than tenfold"
    assert replaced(0.83, 4.8) == "83%" and replaced(1.04, 40.8) == "104%"


def test_nothing_has_no_sign():
    assert (points(-0.00001), points(0.0141), points(math.nan)) == ("0", "+1.41", "n/a")
