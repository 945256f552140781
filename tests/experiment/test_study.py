"""The words of an experiment: what makes two arms one, and what may not be said."""

from dataclasses import FrozenInstanceError, replace

import pytest

from sim.experiment.study import Arm, At, Contrast, Draw, Reaches, arms_of
from sim.params.mechanisms import Mix
from sim.spec import Params

CUT = (("heroin_cut.share", 0.5), ("heroin_cut.weeks", 104))


def test_arms_that_say_the_same_in_another_order_are_one():
    one = Arm(Reaches(0.4), mechanisms=(("informed", True), ("entry", False)), policy=CUT)
    other = Arm(Reaches(0.4), mechanisms=(("entry", False), ("informed", True)), policy=CUT[::-1])
    assert one == other and one.id == other.id
    assert len(one.id) == 8 and int(one.id, 16) >= 0


def test_a_switch_by_its_value_or_by_its_name_is_the_same_arm():
    assert Arm(At(2014), mechanisms=(("mixing", Mix.even),)).id == Arm(At(2014), mechanisms=(("mixing", "even"),)).id


@pytest.mark.parametrize(
    "change",
    [
        {"at": Reaches(0.5)},
        {"at": At(2014)},
        {"policy": CUT},
        {"history": (("fentanyl", False),)},
        {"mechanisms": (("fentanyl", False),)},
        {"weeks": 52},
    ],
)
def test_any_other_difference_makes_another_arm(change):
    arm = Arm(Reaches(0.4))
    assert replace(arm, **change).id != arm.id


def test_the_words_are_frozen_and_hashable():
    arm = Arm(At(2014), policy=CUT)
    assert len({arm, Arm(At(2014), policy=CUT), Draw(0, 0, Params()), Draw(0, 0, Params())}) == 2
    with pytest.raises(FrozenInstanceError):
        arm.weeks = 3


@pytest.mark.parametrize("policy", [(("heroin_cut.start", 400),), (("heroin_cut", 0.5),)])
def test_an_arm_says_what_a_lever_does_but_not_when(policy):
    with pytest.raises(ValueError, match="never its start"):
        Arm(At(2014), policy=policy)


def test_a_trigger_is_a_share():
    with pytest.raises(ValueError, match="between 0 and 1"):
        Reaches(40)


def test_a_window_lies_within_what_is_run():
    with pytest.raises(ValueError, match="window"):
        Contrast("C02", (), Arm(At(2014), weeks=52), Arm(At(2014), policy=CUT), "deaths_expected", (0, 104))


def test_shared_arms_are_listed_once_and_after_what_they_would_be_without_their_policy():
    baseline = Arm(At(2014))
    cuts = [Arm(At(2014), policy=(("heroin_cut.share", size),)) for size in (0.3, 0.5)]
    contrasts = [Contrast("C02", (), baseline, cut, "deaths_expected", (0, 104)) for cut in cuts]
    assert list(arms_of(contrasts)) == [baseline.id, cuts[0].id, cuts[1].id]
    lone = Contrast("X", (), cuts[0], cuts[1], "deaths_expected", (0, 104))
    assert list(arms_of([lone])) == [baseline.id, cuts[0].id, cuts[1].id]


def test_the_start_set_comes_first_by_name():
    names = [Draw(draw, replicate, Params()).name for draw in (-1, 0, 9, 10) for replicate in (0, 1)]
    assert names == sorted(names)
