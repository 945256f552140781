"""From an arm to the spec of its run."""

from dataclasses import replace

import pytest

from sim.clock import week_of
from sim.errors import InputError
from sim.experiment.override import arm_spec, check, history_spec, scaled
from sim.experiment.study import Arm, At, Contrast, Exactly
from sim.params.mechanisms import Hazard
from sim.spec import Spec

SPEC = Spec()
BRANCH = week_of(2014)


def test_levers_start_at_the_branch():
    spec = arm_spec(SPEC, Arm(At(2014), policy=(("heroin_cut.share", 0.5), ("heroin_cut.weeks", 52), ("remove_makers.count", 2))), BRANCH)
    cut = spec.policy.heroin_cut
    assert (cut.share, cut.start_week, cut.weeks) == (0.5, BRANCH, 52)
    assert (spec.policy.remove_makers.count, spec.policy.remove_makers.start_week) == (2, BRANCH)
    assert spec.policy.search_effort == SPEC.policy.search_effort


def test_an_arm_that_changes_nothing_is_its_history():
    arm = Arm(At(2014), history=(("fentanyl", False),), mechanisms=(("hazard", "probit"),))
    assert arm_spec(SPEC, arm, BRANCH) == history_spec(SPEC, arm.history) != SPEC


def test_switches_take_their_values():
    assert arm_spec(SPEC, Arm(At(2014), mechanisms=(("hazard", "flatter"),)), BRANCH).mechanisms.hazard is Hazard.flatter


def test_everything_the_model_does_not_have_is_told_at_once():
    arms = [
        Arm(At(2014), mechanisms=(("telepathy", True),)),
        Arm(At(2014), mechanisms=(("hazard", "steep"),)),
        Arm(At(2014), policy=(("ban.share", 1.0),)),
        Arm(At(2014), policy=(("heroin_cut.size", 1.0),)),
    ]
    contrasts = [Contrast("C99", (), Arm(At(2014)), arm, "deaths_expected", (0, 104)) for arm in arms]
    with pytest.raises(InputError) as refused:
        check(contrasts, SPEC)
    problems = refused.value.problems
    assert len(problems) == 4
    assert all(word in " ".join(problems) for word in ("telepathy", "steep", "ban", "size", "C99"))


def test_factors_scale_parameters_from_the_branch_on_and_keep_whole_numbers_whole():
    arm = Arm(At(2014), factors=(("supply.makers.penalty", 2.0), ("market.dealers.number", 0.5)))
    spec = arm_spec(SPEC, arm, BRANCH)
    assert spec.params.supply.makers.penalty == 2 * SPEC.params.supply.makers.penalty
    assert spec.params.market.dealers.number == SPEC.params.market.dealers.number // 2
    assert arm.id != Arm(At(2014)).id and history_spec(SPEC, arm.history) == SPEC


def test_a_factor_on_no_number_is_refused():
    with pytest.raises(InputError, match="has no 'entrants'"):
        arm_spec(SPEC, Arm(At(2014), factors=(("supply.makers.entrants", 2.0),)), BRANCH)


def test_a_number_may_be_set_outright_whatever_a_world_has():
    arm = Arm(At(2014), factors=(("supply.makers.penalty", Exactly(2)), ("market.dealers.number", Exactly(7))))
    drawn = replace(SPEC, params=scaled(SPEC.params, (("supply.makers.penalty", 3.0),)))
    for world in (SPEC, drawn):
        params = arm_spec(world, arm, BRANCH).params
        assert params.supply.makers.penalty == 2.0 and params.market.dealers.number == 7
    assert arm.id != Arm(At(2014), factors=(("supply.makers.penalty", 2), ("market.dealers.number", 7))).id
    with pytest.raises(ValueError, match="a finite number"):
        Exactly(float("nan"))


def test_a_dated_series_is_multiplied_at_every_point():
    spec = arm_spec(SPEC, Arm(At(2014), factors=(("timeline.parcels", 0.1), ("supply.makers.penalty", 2.0))), BRANCH)
    assert spec.timeline.parcels == {year: ratio * 0.1 for year, ratio in SPEC.timeline.parcels.items()}
    assert spec.timeline.land_traffic == SPEC.timeline.land_traffic
    assert spec.params.supply.makers.penalty == 2 * SPEC.params.supply.makers.penalty


@pytest.mark.parametrize("path, factor, said", [
    ("timeline.parcels", 0.01, "timeline.parcels is 0.01 in 2010, which is outside 0.05 to 50"),
    ("timeline.parcel", 2.0, "has no 'parcel'"),
    ("timeline.parcels", Exactly(2.0), "Timeline: parcels=2, and a dated series has no one value"),
    ("market.custom.restraint", Exactly(6.0), "restraint=6, which is outside 0 to 5"),
    ("market.organisations.succession", Exactly(1.5), "succession=1.5, which is outside 0 to 1"),
    ("market.dealers.number", Exactly(7.5), "number=7.5, which is no whole number"),
    ("market.custom", 2.0, "Market: custom is no number"),
    ("market.custom.restraint.weight", 2.0, "restraint.weight is no number"),
])
def test_what_cannot_be_moved_or_set_is_refused(path, factor, said):
    with pytest.raises(InputError, match=said):
        arm_spec(SPEC, Arm(At(2014), factors=((path, factor),)), BRANCH)
