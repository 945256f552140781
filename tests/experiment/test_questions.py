"""What is asked of every lever and switch, and when a measure counts as moved: on a study made up by hand."""

from dataclasses import fields, replace
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from sim.errors import InputError
from sim.experiment import override
from sim.experiment.moved import is_moved, moves
from sim.experiment.questions import JOINT, LEVER, NUDGE, SWITCH, TOGETHER, questions, sizes
from sim.experiment.tried import LATER, SINCE_FIRST_WEEK, UNDER
from sim.params.mechanisms import Mechanisms
from sim.policy.lever import acts
from sim.policy.levers import Policy
from sim.spec import Spec

LEVERS, SWITCHES = [f.name for f in fields(Policy)], [f.name for f in fields(Mechanisms)]


@pytest.mark.parametrize("lever", LEVERS)
def test_every_lever_is_tried_at_a_size_that_does_something_and_is_allowed(lever):
    form = getattr(Policy(), lever)
    tried = replace(form, **dict(sizes()[lever]))
    assert acts(tried)
    for name, value in sizes()[lever]:
        reach = next(f for f in fields(form) if f.name == name).metadata.get("range")
        assert reach is None or value in reach, f"{lever}.{name}={value}"


def test_everything_is_asked_once_and_names_what_the_model_has():
    asked = questions()
    assert {q.name for q in asked if q.kind == LEVER} == set(LEVERS) and {q.name for q in asked if q.kind == SWITCH} == set(SWITCHES)
    assert len({q.id for q in asked}) == len(asked) and {q.name for q in asked if q.kind == JOINT} == set(TOGETHER)
    override.check([question.contrast() for question in asked], Spec())
    assert all(q.baseline != q.changed for q in asked)


def test_tables_of_companions_name_levers_and_switches_that_exist():
    companions = {lever for table in (UNDER, TOGETHER) for levers in table.values() for lever in levers}
    assert companions <= set(LEVERS) and {other for lever in LEVERS for other in getattr(Policy(), lever).beside} <= set(LEVERS)
    assert {*UNDER, *SINCE_FIRST_WEEK, *LATER} <= set(SWITCHES)


def test_a_part_can_be_asked():
    assert {q.name for q in questions(["heroin_cut"]) if q.kind != NUDGE} == {"heroin_cut"}
    with pytest.raises(InputError, match="no lever and no mechanism heroin_cutt"):
        questions(["heroin_cutt"])


def study(changed: dict[str, list[float]], nudged: float = 0.0):
    """A study of one lever in as many worlds as each measure has numbers: 100 without, these with; nudges move all by `nudged`."""
    asked = questions(["heroin_cut"])
    lever, worlds = next(q for q in asked if q.kind == LEVER), range(len(next(iter(changed.values()))))
    values = {lever.baseline.id: dict.fromkeys(changed, [100.0] * len(worlds)), lever.changed.id: changed}
    values |= {q.changed.id: {m: [100.0 * (1 + nudged)] * len(worlds) for m in changed} for q in asked if q.kind == NUDGE}
    week = lever.baseline.at.week
    rows = [{"arm": arm, "draw": -1, "replicate": w, "week": week + t, **{m: v[w] for m, v in columns.items()}}
            for arm, columns in values.items() for w in worlds for t in range(104)]
    weeks = pd.DataFrame(rows)
    return SimpleNamespace(weeks=lambda arm: weeks[weeks["arm"].isin(arm)]), asked


def table(changed: dict[str, list[float]], nudged: float = 0.0) -> pd.DataFrame:
    found = moves(*study(changed, nudged))
    return found[found["span"] == "all weeks"].set_index("measure")


def test_what_moves_one_way_in_most_worlds_has_moved():
    found = table({"up": [103.0, 102.0, 101.0], "split": [103.0, 97.0, 100.0], "still": [100.0] * 3, "trifle": [100.05] * 3})
    assert list(found.index[is_moved(found)]) == ["up"]
    assert found.loc["up", "change"] == pytest.approx(0.02) and found.loc["up", "moved"] == 3


def test_what_levers_too_small_to_matter_do_as_well_has_not_moved():
    assert not is_moved(table({"deaths": [102.0] * 3}, nudged=0.01)).any(), "2% where a trifle already moves 1%"
    assert is_moved(table({"deaths": [104.0] * 3}, nudged=0.01)).all()


def test_something_from_nothing_counts_and_nothing_from_nothing_does_not():
    made, asked = study({"new": [5.0, 5.0, 5.0], "none": [0.0, 0.0, 0.0]})
    weeks = made.weeks([arm.id for q in asked for arm in (q.baseline, q.changed)]).copy()
    changed = next(q for q in asked if q.kind == LEVER).changed.id
    weeks.loc[weeks["arm"] != changed, ["new", "none"]] = 0.0
    found = moves(SimpleNamespace(weeks=lambda arm: weeks[weeks["arm"].isin(arm)]), asked).set_index("measure")
    assert np.isinf(found.loc["new", "change"]).all() and is_moved(found.loc[["new"]]).all()
    assert (found.loc["none", "change"] == 0).all() and not is_moved(found.loc[["none"]]).any()


def test_a_run_without_any_difference_is_known_as_such():
    assert table({"deaths": [100.0] * 3})["identical"].all() and not table({"deaths": [100.0, 100.0, 101.0]})["identical"].any()
