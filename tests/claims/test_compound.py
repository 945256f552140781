"""Answers put together from several settings: numbers worked out on paper, and the refusals."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from sim.claims.claim import Direction, Knockout, Outcome, Setting, calendar
from sim.claims.compound import Atop, Beyond, Every, Interplay, Later, Tally, Threshold, crossing, skill
from sim.claims.judge import judge
from sim.claims.reasons import Reasons
from sim.claims.register.c15_replaced_makers import CLAIM
from sim.claims.verdict import Verdict
from sim.claims.verdict_table import verdict_table

TIERS = tuple(Setting(name, policy=(("heroin_cut.share", share),)) for name, share in (("port", 0.1), ("lab", 0.2), ("mail", 0.3)))
SIZES = tuple(Setting(f"{x:.0%}", policy=(("heroin_cut.share", x),), value=x) for x in (0.25, 0.5, 0.75, 1.0))
ENTRY = Knockout("entry off", (("entry", False),), "goes", named=True)
NO_MORE = dict(headline="", also=(), knockouts=(), dates=(calendar(2016),))


def by_tier(**changes: float):
    """A change a tier, the same in all worlds, doubled where entry is off."""
    return lambda labels, draw, _: changes[labels["size"]] * (2 if labels["knockout"] == "entry off" else 1)


@pytest.mark.parametrize("mail, verdict", [(0.03, Verdict.SUPPORTED), (0.01, Verdict.TOO_SMALL), (-0.03, Verdict.CONTRADICTED)])
def test_one_setting_is_enough_against_a_universal_claim(claim, study, mail, verdict):
    form = claim(**NO_MORE | dict(settings=TIERS, compound=Every("any")))
    found = judge(form, *study(form, by_tier(port=0.10, lab=0.20, mail=mail)))
    assert found.verdict is verdict and found.headline.median == pytest.approx(mail)
    assert f"taken one by one, {2 + (mail > 0.02)} of 3" in found.sentence and ("(port, lab)" in found.sentence) is (mail <= 0.02)
    assert [cell.labels["size"] for cell in found.cells] == ["port", "lab", "mail", "any"]


def test_no_amount_has_an_effect_only_if_none_of_them_has(claim, study):
    form = claim(**NO_MORE | dict(settings=TIERS, compound=Every("any"), expects=Direction.UNCHANGED))
    assert judge(form, *study(form, by_tier(port=0.01, lab=-0.015, mail=0.0))).verdict is Verdict.SUPPORTED
    found = judge(form, *study(form, by_tier(port=0.01, lab=-0.05, mail=0.0)))
    assert found.verdict is Verdict.CONTRADICTED and found.headline.median == pytest.approx(-0.05)


def test_two_policies_are_compared_in_the_same_world(claim, study):
    """Health averts more by 0.06 of the baseline in every world, though worlds differ by far more than that."""
    pair = (Setting("search", policy=(("heroin_cut.share", 0.1),)), Setting("health", policy=(("heroin_cut.share", 0.2),)))
    form = claim(**NO_MORE | dict(settings=pair, compound=Beyond("health less search", "health", "search"), expects=Direction.FALLS))
    found = judge(form, *study(form, lambda labels, draw, _: -0.02 * draw - 0.06 * (labels["size"] == "health")))
    assert found.verdict is Verdict.SUPPORTED and found.headline.median == pytest.approx(-0.06)
    assert "One by one: search -15%, health -21%" in found.sentence


@pytest.mark.parametrize("both, expected", [(0.2, 0.0), (0.16, -0.2), (0.22, 0.1), (0.0, -1.0)])
def test_what_a_lever_does_where_another_is_in_force_is_told_of_what_is_left_there(both, expected):
    """A cut leaves a fifth: four hundredths less are a fifth of that, though four points of the baseline."""
    changes = pd.DataFrame({"cut": [-0.8, np.nan], "cut and care": [both - 1, -0.9]})
    answer = Atop("care where cut", "cut and care", "cut").of(changes, (), Direction.FALLS)
    assert answer[0] == pytest.approx(expected) and np.isnan(answer[1])


@pytest.mark.parametrize("both, expected", [(0.72, 0.0), (0.60, -1 / 6), (0.80, 1 / 9)])
def test_interplay_is_what_is_left_beyond_the_product_of_the_parts(both, expected):
    """Parts that leave 0.9 and 0.8 leave 0.72 together if neither helps nor hinders the other."""
    changes = pd.DataFrame({"a": [-0.1], "b": [-0.2], "both": [both - 1]})
    answer = Interplay("beyond", ("a", "b"), "both").of(changes, (), Direction.FALLS)
    assert answer[0] == pytest.approx(expected)


def test_the_parts_are_shown_multiplied_and_added_up(claim, study):
    """Parts that take away 10% and 20% leave 72% multiplied and 70% added up; the whole here leaves 60%."""
    form = claim(**NO_MORE | dict(settings=TIERS, compound=Interplay("beyond", ("port", "lab"), "mail"), expects=Direction.FALLS))
    found = judge(form, *study(form, by_tier(port=-0.10, lab=-0.20, mail=-0.40)))
    assert ("multiplied, against which the whole is held, make -28%; added up, as if none stood in another's way, -30%; the whole by "
            "itself is -40%") in found.sentence


@pytest.mark.parametrize("both, expected", [(0.60, -1 / 6), (1.02, 0.02), (0.80, 1 / 9)])
def test_a_whole_that_is_said_to_help_must_lower_deaths_by_itself_too(both, expected):
    """Parts that leave 1.2 and 0.9 would leave 1.08: 1.02 is less than that, and still more than doing nothing."""
    harm = both > 1
    changes = pd.DataFrame({"a": [0.2 if harm else -0.1, -0.1], "b": [-0.1 if harm else -0.2, np.nan], "both": [both - 1, -0.4]})
    answer = Interplay("beyond", ("a", "b"), "both", helps=True).of(changes, (), Direction.FALLS)
    assert answer[0] == pytest.approx(expected) and np.isnan(answer[1])
    plain = Interplay("beyond", ("a", "b"), "both").of(changes, (), Direction.FALLS)
    assert (plain[0] < -0.02) == (harm or expected < 0)       # the negative twin: without that condition less harm counts as help


def test_interplay_is_undefined_where_a_part_is_and_finite_where_nothing_is_left():
    changes = pd.DataFrame({"a": [-0.1, np.nan], "b": [-0.2, -0.2], "both": [-1.0, -0.3]})
    answer = Interplay("beyond", ("a", "b"), "both").of(changes, (), Direction.FALLS)
    assert np.isfinite(answer[0]) and np.isnan(answer[1])


def test_a_later_start_is_compared_with_an_earlier_one_in_the_same_world(claim, study):
    one = (Setting("all", policy=(("heroin_cut.share", 0.5),)),)
    form = claim(**NO_MORE | dict(settings=one, dates=(calendar(2014), calendar(2016), calendar(2018)),
                                  compound=Later("late less early", "all", "2014", "2018"), knockouts=(ENTRY,)))

    def answer(labels, draw, _):
        delay = {"2014": 0, "2016": 1, "2018": 2}[labels["date"]]
        return -0.30 + (0.0 if labels["knockout"] == "entry off" else 0.1 * delay)
    found = judge(form, *study(form, answer))
    assert found.verdict is Verdict.SUPPORTED and found.headline.median == pytest.approx(0.2) and found.headline.n == 16
    assert "2014 -30%, 2016 -20%, 2018 -10%" in found.sentence
    knocked, = [cell for cell in found.cells if cell.labels["knockout"] == "entry off" and cell.labels["date"] == "all"]
    assert knocked.median == pytest.approx(0.0)


@pytest.mark.parametrize("early, late, verdict", [(-0.3, -0.1, Verdict.SUPPORTED), (0.1, 0.3, Verdict.CONTRADICTED),
                                                  (0.0, 0.3, Verdict.TOO_SMALL), (-0.1, -0.3, Verdict.CONTRADICTED)])
def test_harm_that_grows_is_no_loss_of_help(claim, study, early, late, verdict):
    one = (Setting("all", policy=(("heroin_cut.share", 0.5),)),)
    form = claim(**NO_MORE | dict(settings=one, dates=(calendar(2014), calendar(2018)), expects=Direction.RISES,
                                  compound=Later("later", "all", "2014", "2018", helped=True)))
    found = judge(form, *study(form, lambda labels, draw, _: early if labels["date"] == "2014" else late))
    assert found.verdict is verdict and found.headline.median == pytest.approx(min(late - early, -early))


def test_a_world_that_never_came_to_a_date_gives_no_comparison(claim, study):
    one = (Setting("all", policy=(("heroin_cut.share", 0.5),)),)
    form = claim(**NO_MORE | dict(settings=one, dates=(calendar(2014), calendar(2018)), compound=Later("later", "all", "2014", "2018")))
    found = judge(form, *study(form, lambda labels, draw, _: "never" if labels["date"] == "2018" and draw < 3 else 0.1))
    assert (found.headline.n, found.headline.never, found.headline.errors) == (13, 3, 0)


@pytest.mark.parametrize("changes, expected", [
    ((-0.1, -0.3, -0.4, -0.5), 0.4375),       # passes -0.25 three quarters of the way from 0.25 to 0.5
    ((-0.25, -0.3, -0.4, -0.5), 0.25),        # on the line is beyond it
    ((-0.3, -0.1, -0.4, -0.5), 0.625),        # what does not last does not count
    ((-0.1, -0.1, -0.1, -0.2), 1.0),          # never: counted at the largest size
    ((0.3, 0.4, 0.5, 0.6), 1.0),              # the wrong side
    ((-0.3, -0.3, -0.3, -0.3), 0.2083333),    # at the first size already: between nothing and it
])
def test_a_threshold_is_the_size_from_which_on_the_change_stays_beyond_the_line(changes, expected):
    assert crossing(np.array([0, 0.25, 0.5, 0.75, 1.0]), np.array([0, *changes]), -0.25) == pytest.approx(expected)


def test_a_threshold_may_ask_what_the_rest_of_a_policy_does_at_none_of_the_size():
    """A policy that adds 1% by itself, and 1 more point a quarter: 2% are passed at a quarter, not at half."""
    within = Threshold("strength", 0.02, (0.0, 0.6), "log odds", "so")
    nothing = Setting("0%", policy=SIZES[0].policy, value=0.0)
    changes = pd.DataFrame({"0%": [0.01, 0.05], "25%": [0.02, 0.05], "50%": [0.03, 0.05], "75%": [0.04, 0.05], "100%": [0.05, 0.05]})
    assert within.of(changes, (*SIZES, nothing), Direction.WITHIN).tolist() == pytest.approx([0.25, 0.0])
    assert within.of(changes, SIZES, Direction.WITHIN)[0] == pytest.approx(0.25) and within.uses((*SIZES, nothing))[0] == "0%"


def test_a_threshold_is_judged_by_where_it_lies(claim, study):
    within = Threshold("share needed", -0.25, (0.3, 0.6), "share", "what a quarter of a year allows")
    form = claim(**NO_MORE | dict(settings=SIZES, compound=within, expects=Direction.WITHIN, knockouts=(ENTRY,)))

    def answer(slope):
        return lambda labels, draw, _: -slope * float(labels["size"][:-1]) / 100 * (3 if labels["knockout"] == "entry off" else 1)
    low, inside, never = (judge(form, *study(form, answer(slope))) for slope in (2.5, 0.5, 0.1))
    assert inside.verdict is Verdict.NUMBER and inside.headline.median == pytest.approx(0.5) and inside.reasons == Reasons()
    assert "it lies between 30% and 60% in 100% of worlds" in inside.sentence
    assert low.verdict is never.verdict is Verdict.NUMBER and low.headline.share_agree == never.headline.share_agree == 0
    assert "in 16 of 16 answers no size up to 100% is enough" in never.sentence
    assert " 50% " in verdict_table([inside]) and "+50%" not in verdict_table([inside])
    tier = next(cell for cell in inside.cells if cell.labels["size"] == "100%" and cell.labels["knockout"] == "none")
    assert tier.scale == "" and tier.band == 0.25 and tier.share_agree == 1.0


def test_a_tally_that_orders_policies_by_the_lives_they_save_has_full_skill():
    tally = np.array([0.0, 1.0, 2.0, 3.0])
    assert skill(tally, np.array([0.0, 0.1, 0.2, 0.3])) == 1.0
    assert skill(tally, np.array([0.3, 0.2, 0.1, 0.0])) == -1.0      # a tally may be worse than a coin
    assert skill(tally, np.array([0.0, 0.2, 0.1, 0.3])) == pytest.approx(4 / 6)
    assert skill(tally, np.zeros(4)) == 0.0 and skill(np.zeros(4), tally) == 0.0


@pytest.mark.parametrize("expects, verdict", [(Direction.RISES, Verdict.SUPPORTED), (Direction.UNCHANGED, Verdict.CONTRADICTED)])
def test_rivals_on_a_tally_read_the_same_number(claim, study, expects, verdict):
    """Seizures up by 10, 20, 30%, deaths down by 1, 2, 3%: the tally is right in all pairs, doing nothing included."""
    sizes = {"port": 1, "lab": 2, "mail": 3}
    form = claim(**NO_MORE | dict(settings=TIERS, compound=Tally("skill", "seizure_share"), expects=expects, band=0.5,
                                  also=(Outcome("seizure_share", "share", (0, 104), Direction.RISES),)))
    found = judge(form, *study(form, lambda labels, draw, _: sizes[labels["size"]] * (0.1 if labels.get("outcome") else -0.01)))
    assert found.verdict is verdict and found.headline.median == pytest.approx(1.0)


def test_the_quick_protocol_switches_off_only_what_the_claim_names(claim):
    form = claim()
    quick, full = ({dict(c.labels)["knockout"] for c in form.contrasts(full)} for full in (False, True))
    assert quick == {"none", "no fentanyl"} and full == quick | {"informed users"}
    assert set(form.contrasts(False)) <= set(form.contrasts())


def test_a_compound_knockout_is_asked_wherever_the_answer_rests(claim):
    form = claim(**NO_MORE | dict(settings=TIERS, compound=Every("any"), knockouts=(
        ENTRY, Knockout("no fentanyl", (("fentanyl", False),), "goes", named=True, history=True))))
    asked = {(dict(c.labels)["size"], dict(c.labels)["knockout"]) for c in form.contrasts(False)}
    assert asked == {(tier.label, name) for tier in TIERS for name in ("none", "entry off", "no fentanyl")}


@pytest.mark.parametrize("wrong, said", [
    (dict(compound=Beyond("health less search", "health", "search")), "needs the settings"),
    (dict(compound=Threshold("t", -0.2, (0.1, 0.9), "share", "so"), expects=Direction.WITHIN), "three different sizes"),
    (dict(compound=Threshold("t", -0.2, (0.1, 1.0), "share", "so"), expects=Direction.WITHIN, settings=SIZES), "beyond the feasible range"),
    (dict(compound=Threshold("t", -0.2, (0.1, 0.9), "share", "so"), expects=Direction.FALLS, settings=SIZES), "only a threshold"),
    (dict(compound=Every("any"), expects=Direction.WITHIN), "only a threshold"),
    (dict(compound=Later("later", "port", "1999", "2016")), "not both among its dates"),
    (dict(compound=Every("port")), "called like one"),
    (dict(compound=Interplay("beyond", ("port", "lab"), "mail", helps=True), expects=Direction.UNCHANGED), "helps or does not"),
])
def test_an_answer_that_cannot_be_put_together_is_refused(claim, wrong, said):
    with pytest.raises(ValueError, match=said):
        claim(**NO_MORE | dict(settings=TIERS) | wrong)


def test_what_holds_in_both_arms_and_what_in_one():
    setting = Setting("x", on=(("informed", True),), off=(("labels", False),), under=(("entry", False),),
                      factors=(("supply.makers.penalty", 2.0),))
    contrast = replace(CLAIM, settings=(setting,), headline="x", knockouts=()).contrasts()[0]
    assert contrast.baseline.mechanisms == (("entry", False), ("labels", False))
    assert contrast.changed.mechanisms == (("entry", False), ("informed", True))
    assert contrast.baseline.factors == contrast.changed.factors == (("supply.makers.penalty", 2.0),)
