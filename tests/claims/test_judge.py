"""From rows of runs to a judgement: who is counted, what is pooled, what is said."""

import numpy as np
import pytest

from sim.claims.claim import Direction, Knockout, Outcome
from sim.claims.judge import judge
from sim.claims.verdict import Verdict
from sim.claims.verdict_table import verdict_table


def rises(labels: dict, draw: int, replicate: int) -> float:
    """Deaths rise by about a tenth, unless there is no fentanyl; consumption falls."""
    if labels.get("outcome"):
        return -0.30
    return -0.20 if labels["knockout"] == "no fentanyl" else 0.10 + 0.001 * draw


def test_all_worlds_agree_and_the_reason_holds(claim, study):
    found = judge(claim(), *study(claim(), rises))
    assert found.verdict is Verdict.SUPPORTED
    assert found.headline.n == found.worlds == 16 and found.people == 10_000
    assert found.headline.labels == {"date": "all", "size": "50%", "knockout": "none"}
    assert found.headline.median == pytest.approx(0.1075)
    assert found.headline.i90[0] < found.headline.i50[0] < found.headline.median < found.headline.i50[1] < found.headline.i90[1]


@pytest.mark.parametrize("without, verdict", [(0.06, Verdict.WRONG_REASON), (0.04, Verdict.SUPPORTED)])
def test_half_of_the_effect_without_fentanyl_is_the_wrong_reason(claim, study, without, verdict):
    found = judge(claim(), *study(claim(), lambda labels, draw, _: without if labels["knockout"] == "no fentanyl" else 0.10))
    assert found.verdict is verdict
    assert ("no fentanyl" in found.why) is (verdict is Verdict.WRONG_REASON)


def test_a_mechanism_the_claim_does_not_name_cannot_take_its_reason_away(claim, study):
    found = judge(claim(), *study(claim(), lambda labels, draw, _: -0.20 if labels["knockout"] == "no fentanyl" else 0.10))
    assert found.verdict is Verdict.SUPPORTED


def test_a_claim_of_no_effect_needs_its_mechanism(claim, study):
    form = claim(expects=Direction.UNCHANGED, knockouts=(Knockout("entry off", (("entry", False),), "appears", named=True),))
    absorbed = judge(form, *study(form, lambda labels, draw, _: -0.3 if labels["knockout"] == "entry off" else 0.01))
    untouched = judge(form, *study(form, lambda labels, draw, _: 0.01))
    assert absorbed.verdict is Verdict.SUPPORTED and untouched.verdict is Verdict.WRONG_REASON


def test_worlds_that_never_get_there_and_runs_that_fail_are_counted(claim, study):
    def answer(labels, draw, replicate):
        if labels["date"] == "40%" and draw < 5:
            return "never"
        return "error" if draw == 9 else 0.10
    found = judge(claim(), *study(claim(), answer))
    assert (found.headline.n, found.headline.never, found.headline.errors) == (15, 5, 2)
    assert "5 times the market never reached the date and 2 times a run failed" in found.sentence
    late = next(cell for cell in found.cells if cell.labels == {"date": "40%", "size": "50%", "knockout": "none"})
    assert (late.n, late.never, late.errors) == (10, 5, 1)


def test_a_study_in_which_nothing_answers_cannot_tell(claim, study):
    found = judge(claim(), *study(claim(), lambda *_: "never"))
    assert found.verdict is Verdict.CANNOT_TELL and found.headline.n == 0 and np.isnan(found.headline.median)
    assert "No world answered" in found.why
    assert "undefined" in verdict_table([found])


def test_two_dates_of_a_world_are_not_two_worlds(claim, study):
    """10 worlds that all agree at both dates are 10, not 20: too few."""
    found = judge(claim(), *study(claim(), lambda *_: 0.10, draws=range(10)))
    assert found.verdict is Verdict.CANNOT_TELL and found.headline.mc_interval[0] < 0.80
    assert "more worlds are needed" in found.why


def test_the_date_is_named_as_the_condition(claim, study):
    form = claim()
    found = judge(form, *study(form, lambda labels, draw, _: 0.10 if labels["date"] == "40%" else -0.10, draws=range(64)))
    assert found.verdict is Verdict.DEPENDS
    assert found.condition.parameters == ("fentanyl_share_at_date",)
    assert found.condition.density == found.condition.coverage == 1.0
    assert "when the policy starts is above 25%" in found.sentence
    assert "depends on fentanyl_share_at_date" in verdict_table([found])
    assert len(found.condition.points) == 128 and found.sensitivities[0] == ("fentanyl_share_at_date", pytest.approx(1.0))


def test_the_start_set_stands_beside_and_never_inside_the_verdict(claim, study):
    found = judge(claim(), *study(claim(), lambda labels, draw, _: -0.5 if draw == -1 else rises(labels, draw, 0), start=True))
    assert found.verdict is Verdict.SUPPORTED and found.worlds == 16
    assert found.start.n == 1 and found.start.median == pytest.approx(-0.5)
    assert "one world and no verdict: at 10% -50% (opposes)" in found.sentence
    families = {cell.family for cell in found.cells}
    assert families == {"start set", "prior worlds"}


def test_the_start_set_alone_cannot_decide(claim, study):
    found = judge(claim(), *study(claim(), rises, draws=(), start=True))
    assert found.verdict is Verdict.CANNOT_TELL and found.headline.family == "start set" and found.start is found.headline


def test_every_cell_of_the_map_is_there_once(claim, study):
    form = claim()
    found = judge(form, *study(form, rises, start=True))
    seen = [(cell.family, tuple(sorted(cell.labels.items()))) for cell in found.cells]
    assert len(seen) == len(set(seen)) == 2 * len(form.contrasts())
    further = [cell for cell in found.cells if cell.labels.get("outcome")]
    assert all(cell.share_agree == 1.0 and cell.measure == "consumption_de" for cell in further)


def test_replicates_are_summed_before_the_ratio_is_taken_and_show_what_pairing_saves(claim, study):
    """Baselines 1000 and 1010, changes +10% and +20%: 2312 over 2010, not the mean of the ratios."""
    found = judge(claim(), *study(claim(), lambda labels, draw, replicate: 0.1 * (1 + replicate), draws=[0], replicates=2))
    assert found.headline.median == pytest.approx(2312 / 2010 - 1)


def test_lives_of_the_start_set_show_what_pairing_saves_and_have_no_vote(claim, study):
    """Three further lives beside one: by hand, variance of the logarithms apart over that of their difference."""
    runs, draws = study(claim(), rises, start=True)
    again, _ = study(claim(), lambda labels, draw, replicate: 0.1 + 0.01 * replicate, draws=(), start=True, replicates=4)
    again = again[(again["replicate"] > 0) & (again["date"] == "10%")]
    found, alone = judge(claim(), runs, draws, "again", again), judge(claim(), runs, draws)
    baseline = np.log([1000.0, 1010, 1020, 1030])
    change = np.log([1.099, 1.11, 1.12, 1.13])
    assert found.vrf == pytest.approx((np.var(baseline) + np.var(baseline + change)) / np.var(change))
    assert found.lives == pytest.approx((0.099, 0.11, 0.12, 0.13)) and found.lived_at == "10%"
    assert (found.headline, found.start, found.verdict, found.reproduce) == (alone.headline, alone.start, alone.verdict, "again")
    assert alone.vrf is None and alone.lives == ()
    assert f" x{found.vrf:.1f}" in verdict_table([found])


def test_a_policy_that_does_nothing_makes_pairing_perfect(claim, study):
    found = judge(claim(), *study(claim(), lambda *_: 0.0, replicates=3, start=True))
    assert found.vrf == np.inf and verdict_table([found]).splitlines()[2].endswith("same")


def test_rows_of_other_claims_are_left_aside(claim, study):
    runs, draws = study(claim(), rises)
    other = claim(id="C98")
    with pytest.raises(ValueError, match="no run of C98"):
        judge(other, runs, draws)


def test_something_against_nothing_agrees(claim, study):
    """A baseline without any fentanyl, and a changed arm with some: an infinite rise, not an error."""
    runs, draws = study(claim(), rises)
    runs.loc[runs["knockout"] == "none", "baseline"] = 0.0
    found = judge(claim(), runs, draws)
    assert found.verdict is Verdict.SUPPORTED and found.headline.median == np.inf
    assert "from nothing" in found.sentence


def test_the_sentence_tells_model_from_world_and_never_proves(claim, study):
    found = judge(claim(), *study(claim(), rises))
    assert found.sentence.startswith("In this model,")
    assert "16 worlds (prior worlds) of 10,000 simulated people" in found.sentence
    assert "prove" not in found.sentence.lower()
    assert "median of +11% (90% of answers +10% to +11%)" in found.sentence


def test_a_single_world_has_no_interval(claim, study):
    found = judge(claim(), *study(claim(), rises, draws=[0]))
    assert "90% of answers" not in found.sentence and " to " not in verdict_table([found]).splitlines()[2]


def test_a_caveat_is_part_of_the_verdict(claim, study):
    found = judge(claim(caveat="loads have one purity"), *study(claim(), lambda *_: -0.1))
    assert "contradicted; loads have one purity." in found.sentence
    assert verdict_table([found]).splitlines()[-1] == "C99: loads have one purity."


def test_the_same_measure_over_another_window_stands_beside(claim, study):
    form = claim(also=(Outcome("deaths_expected", "people", (0, 26), Direction.RISES),))
    found = judge(form, *study(form, lambda labels, *_: 0.5 if labels.get("outcome") else 0.1))
    assert [(when, cell.median) for when, cell in found.other_windows] == [("weeks 0 to 26", pytest.approx(0.5))]
    assert "Over weeks 0 to 26 the change is a median of +50%" in found.sentence and found.headline.median == pytest.approx(0.1)


def test_the_table_has_one_line_per_claim_and_one_for_the_start_set(claim, study):
    lines = verdict_table([judge(claim(), *study(claim(), rises, start=True))]).splitlines()
    assert len(lines) == 4 and lines[2].split()[0] == "C99" and "supported" in lines[2] and "start set" in lines[3]
    assert all(line == line.rstrip() and len(line) < 140 for line in lines)


def test_lives_of_another_claim_say_nothing_of_this_one(claim, study):
    other, _ = study(claim(id="C98"), rises, draws=[-1], replicates=3)
    found = judge(claim(), *study(claim(), rises, start=True), again=other)
    assert found.vrf is None and found.lives == ()
