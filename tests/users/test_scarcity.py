"""People whose bags are poor, or who get nothing, use less often, seek care and quit more; each by a number that may be nought."""

from dataclasses import replace

import numpy as np
import pytest
from small_street import DEALERS, population, setting, street

from sim.params.people import People
from sim.users.codes import CUT_OFF, HF

NOUGHT = {"cut_off_care": 1.0, "cut_off_quit": 1.0, "poor_care": 0.0, "poor_often": 0.0}
FLAT = {"ln_heroin_believed": np.zeros(DEALERS), "ln_fentanyl_believed": np.zeros(DEALERS), "open": np.ones(DEALERS, bool)}


def met(value: float, scarcity: bool = True, **numbers):
    """Tables of a week in which every dealer's bags are believed to give e^value doses a dollar over those of 2010."""
    users = population(200, people=replace(People(), **numbers))
    users.meet(20, street(ln_price=np.full(DEALERS, -value), **FLAT), setting(scarcity=scarcity))
    return users.here().tables


def test_moves_of_those_who_get_nothing_by_hand():
    tables = met(0.0, cut_off_care=3.0, cut_off_quit=2.0)
    for paths in tables.paths:
        assert paths[CUT_OFF].chances[0] == pytest.approx(3.0 * paths[HF].chances[0])
        assert paths[CUT_OFF].chances[1] == pytest.approx(2.0 * paths[HF].chances[1])
        assert paths[CUT_OFF].chances[2] == paths[HF].chances[2] and paths[CUT_OFF].most > paths[HF].most


def test_care_and_frequency_where_a_dollar_buys_less_by_hand():
    p, fair, poor = People(), met(0.0, poor_care=0.5, poor_often=0.25), met(-0.4, poor_care=0.5, poor_often=0.25)
    for there, then in zip(poor.paths, fair.paths, strict=True):
        assert there[HF].chances[0] == pytest.approx(then[HF].chances[0] * np.exp(0.5 * p.participation * 0.4))
    assert poor.sources[0].served[0] == pytest.approx(np.exp(-0.25 * 0.4))
    assert poor.sources[0].served[1] == pytest.approx(np.exp(-0.25 * 0.4) * p.doses_fentanyl)


def test_good_bags_make_nobody_use_more_often_or_seek_less_care():
    fair, rich = met(0.0), met(0.4)
    assert rich.sources[0].served[0] == fair.sources[0].served[0] == 1.0
    assert rich.paths[0][HF].chances[0] == fair.paths[0][HF].chances[0]


@pytest.mark.parametrize("tables", [met(-0.4, scarcity=False), met(-0.4, **NOUGHT)], ids=["switched off", "all nought"])
def test_off_or_nought_nothing_answers(tables):
    fair = met(0.0, scarcity=False)
    assert tables.sources[0].served[0] == 1.0
    for there, then in zip(tables.paths, fair.paths, strict=True):
        assert there[HF].chances[0] == then[HF].chances[0]
        assert (np.array(there[CUT_OFF].chances) == np.array(there[HF].chances)).all()


def test_bags_in_a_dose_are_reckoned_by_the_doses_that_are_taken():
    """Rarer doses are not smaller ones: where use is rarer by a factor, the toll says so, and a dealer's bags a dose stay."""
    users = population(400, people=replace(People(), poor_often=0.25))
    poor = users.step(20, street(ln_price=np.full(DEALERS, 0.4), **FLAT), setting(scarcity=True)).sales
    assert poor.often == pytest.approx(np.exp(-0.25 * 0.4))
    usual = population(400).step(20, street(ln_price=np.full(DEALERS, 0.4), **FLAT), setting(scarcity=False)).sales
    assert (usual.often == 1.0).all()


def test_where_nothing_answers_prices_neither_does_frequency():
    users = population(200, people=replace(People(), poor_often=0.25))
    users.meet(20, street(ln_price=np.full(DEALERS, 0.4), **FLAT), setting(scarcity=True, elastic=False))
    assert users.here().tables.sources[0].served[0] == 1.0


def test_a_closed_street_sends_people_into_care_only_where_scarcity_moves_them():
    """Everybody on heroin or fentanyl is cut off for ten weeks, without anybody to turn to."""
    def into_care(scarcity: bool) -> float:
        users = population(4000, people=replace(People(), cut_off_care=5.0))
        shut = street(open=np.zeros(DEALERS, bool))
        return sum(users.step(week, shut, setting(scarcity=scarcity)).into_care.sum() for week in range(10))

    assert into_care(True) > 1.3 * into_care(False), "people on prescription opioids, who are not cut off, seek it as before"
