"""Patterns are found by being there, read nothing of 2020 or later, and pass by one rule."""

import math
from dataclasses import replace
from pathlib import Path

import pytest

from sim.errors import InputError
from sim.evidence.recorded import HOLD_OUT_FROM
from sim.experiment.model import the_model
from sim.experiment.override import check
from sim.history import patterns as folder
from sim.history.pattern import FALLS, RISES, Band, Evidence, Statement, change, contrasts, flat, level, recorded
from sim.history.patterns import all_patterns, find_patterns
from sim.spec import Spec

KNOWN = Evidence(4.0, "ratio", (2010, 2014), "someone", "R")


def test_every_file_is_a_pattern_and_the_design_s_are_among_them():
    assert len(all_patterns()) == len(list(Path(folder.__file__).parent.glob("[a-z]*.py")))
    assert {"N1", "N4", "N5", "N6", "N8", "N10", "N11"} < {pattern.id for pattern in all_patterns()}
    assert [pattern.id for pattern in all_patterns()][:7] == ["N1", "N4", "N5", "N6", "N8", "N10", "N11"]


def test_a_new_file_is_a_new_pattern(tmp_path, monkeypatch):
    (tmp_path / "tides.py").write_text("from sim.history.pattern import Pattern\nPATTERN = Pattern('tides', 'Tides', ())\n")
    monkeypatch.setattr(folder, "__path__", [*folder.__path__, str(tmp_path)])
    assert "tides" in {pattern.id for pattern in all_patterns.__wrapped__()}


def test_no_two_statements_have_one_name_and_each_can_be_asked():
    statements = [statement for pattern in all_patterns() for statement in pattern.statements]
    assert len({statement.id for statement in statements}) == len(statements) > 40
    assert all(statement.id.startswith(pattern.id) for pattern in all_patterns() for statement in pattern.statements)
    check(contrasts(all_patterns()), Spec())
    assert {name for pattern in all_patterns() for name in pattern.reads} <= the_model().totals.keys()


def test_nothing_of_the_hold_out_is_read():
    known = [statement.known for pattern in all_patterns() for statement in pattern.statements if statement.known]
    assert max(evidence.years[1] for evidence in known) < HOLD_OUT_FROM
    with pytest.raises(ValueError, match="nothing of 2020 or later"):
        replace(KNOWN, years=(2019, 2020))


def test_what_is_known_of_later_years_alone_is_a_conditional_response_and_says_so():
    without = [(pattern, statement) for pattern in all_patterns() for statement in pattern.statements if statement.known is None]
    assert {pattern.id for pattern, _ in without} == {"N10"}
    assert all("conditional" in statement.note and "held out" in statement.note for _, statement in without)
    assert all(statement.band is FALLS for _, statement in without), "its size is not known, so only its sign is asked"


def test_a_change_passes_between_half_and_twice_its_size_and_never_with_the_wrong_sign():
    assert (change(KNOWN).low, change(KNOWN).high) == pytest.approx((2.0, 16.0))
    fell = change(replace(KNOWN, value=0.81))
    assert (fell.low, fell.high) == pytest.approx((0.81**2, 0.9)) and not fell.holds(1.01)
    assert flat(0.1).holds(1.05) and not flat(0.1).holds(1.2)
    assert FALLS.holds(0.99) and not FALLS.holds(1.0) and not RISES.holds(1.0)
    assert not Band(0, 1, "").holds(math.nan)


def test_a_level_passes_between_half_and_twice_its_value_or_within_its_own_range():
    assert (level(KNOWN).low, level(KNOWN).high) == (2.0, 8.0)
    wide = level(replace(KNOWN, low=0.5, high=5.0))
    assert (wide.low, wide.high) == (0.5, 8.0)


@pytest.mark.parametrize("wrong", [{"tag": "Z"}, {"source": ""}, {"low": 5.0}, {"high": 3.0}, {"years": (2014, 2010)}])
def test_evidence_that_is_not_sound_is_refused(wrong):
    with pytest.raises(ValueError, match="evidence"):
        replace(KNOWN, **wrong)


def test_evidence_of_the_record_brings_its_source():
    known = recorded("price_fentanyl_wholesale", 2017)
    assert (known.value, known.low, known.high, known.tag) == (193.0, 129.0, 257.0, "D") and "Journal" in known.source


def test_a_pattern_that_there_is_not_is_refused_with_its_nearest():
    assert [pattern.id for pattern in find_patterns(("n4", "deaths"))] == ["N4", "deaths"]
    with pytest.raises(InputError, match=r"job.only=N3: there is no such pattern \(did you mean N\d+\?\): there are N1, "):
        find_patterns(("N3",))


def test_a_statement_says_nothing_by_itself():
    assert Statement("X", "x", "ratio", lambda world: 1.0, FALLS).known is None
