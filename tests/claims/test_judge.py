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
    assert found.headline.labels == {"date": "10%", "size": "50%", "knockout": "none"} and [word for word, _ in found.by_date] == [
        Verdict.SUPPORTED] * 2
    assert found.headline.median == pytest.approx(0.1075)
    assert found.headline.i90[0] < found.headline.i50[0] < found.headline.median < found.headline.i50[1] < found.headline.i90[1]


@pytest.mark.parametrize("without, verdict", [(0.06, Verdict.WRONG_REASON), (0.04, Verdict.SUPPORTED)])
def test_half_of_the_effect_without_fentanyl_is_the_wrong_reason(claim, study, without, verdict):
    found = judge(claim(), *study(claim(), lambda labels, draw, _: without if labels["knockout"] == "no fentanyl" else 0.10))
    assert found.verdict is verdict
    stands = verdict is Verdict.WRONG_REASON
    assert bool(found.reasons.stands) is stands and bool(found.reasons.falls) is not stands
    assert found.why == f"It {'stands' if stands else 'falls'} with this switched off" \
        f"{', which the claim gives as its reason' if stands else ''}: no fentanyl."


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
    assert [(cell.n, cell.never, cell.errors) for _, cell in found.by_date] == [(15, 0, 1), (10, 5, 1)]
    assert "5 times the market never reached the date and 2 times a run failed" in found.sentence
    late = next(cell for cell in found.cells if cell.labels == {"date": "40%", "size": "50%", "knockout": "none"})
    assert (late.n, late.never, late.errors) == (10, 5, 1)


def test_a_study_in_which_nothing_answers_cannot_tell(claim, study):
    found = judge(claim(), *study(claim(), lambda *_: "never"))
    assert found.verdict is Verdict.CANNOT_TELL and found.headline.n == 0 and np.isnan(found.headline.median)
    assert "No world answered" in found.why
    assert "undefined" in verdict_table([found])


def test_two_dates_of_a_world_are_not_two_worlds(claim, study):
    """10 worlds that all agree at both dates are 10, not 20: too few to support, enough to lean."""
    form = claim(knockouts=())
    found = judge(form, *study(form, lambda *_: 0.10, draws=range(10)))
    assert found.verdict is Verdict.LEANS_TOWARDS and found.headline.mc_interval[0] < 0.80
    few = judge(form, *study(form, lambda *_: 0.10, draws=range(3)))
    assert few.verdict is Verdict.CANNOT_TELL and "if it stays, 4 worlds would tell" in few.why


def test_where_dates_differ_the_word_names_them(claim, study):
    form = claim()
    found = judge(form, *study(form, lambda labels, draw, _: 0.10 if labels["date"] == "40%" else -0.10, draws=range(64)))
    assert found.verdict is Verdict.DEPENDS and found.condition is None
    assert "depends on the date: contradicted at 10%, supported at 40%" in found.sentence
    assert found.headline.labels["date"] == "10%" and "medians elsewhere: +10% at 40% (100% agree)" in found.sentence


def test_a_date_that_few_worlds_reach_takes_the_word_from_all_others(claim, study):
    """At one of two dates it cannot be told: the word is weaker, and names it."""
    form = claim(knockouts=())
    found = judge(form, *study(form, lambda labels, draw, _: "never" if labels["date"] == "40%" and draw > 2 else 0.1))
    assert found.verdict is Verdict.LEANS_TOWARDS and "leans towards (at 40% it cannot be told)" in found.sentence


def test_the_number_beside_the_word_is_of_a_date_that_told_it(claim, study):
    """At 10% deaths fall everywhere, at 40% worlds differ: what is printed beside "leans against" is the fall."""
    form = claim(knockouts=())
    found = judge(form, *study(form, lambda labels, draw, _: -0.1 if labels["date"] == "10%" else 0.1 * (-1) ** draw))
    assert found.verdict is Verdict.LEANS_AGAINST and found.headline.labels["date"] == "10%"
    assert found.headline.median == pytest.approx(-0.1)


def test_a_condition_that_separates_worlds_is_named(claim, study):
    """Worlds that agree are those of a large alpha, at both dates."""
    form = claim()
    _, draws = study(form, rises, draws=range(128))
    large = dict(zip(draws["draw"], draws["market.alpha"] > 0.5))
    found = judge(form, *study(form, lambda labels, draw, _: 0.10 if large[draw] else -0.10, draws=range(128)))
    assert found.verdict is Verdict.DEPENDS and found.condition.parameters == ("market.alpha",)
    assert "it holds where market.alpha is above 0.49" in found.sentence and "depends on market.alpha" in verdict_table([found])
    assert found.sensitivities[0][0] == "market.alpha"


def test_cannot_tell_says_on_what_it_turns(claim, study):
    form = claim()
    _, draws = study(form, rises, draws=range(11))
    large = dict(zip(draws["draw"], draws["market.alpha"]))
    found = judge(form, *study(form, lambda labels, draw, _: large[draw] - 0.5, draws=range(11)))
    assert found.verdict is Verdict.CANNOT_TELL and "it turns on market.alpha: knowing that would tell" in found.why


def test_too_few_worlds_that_all_show_next_to_nothing_say_how_many_would_do(claim, study):
    found = judge(claim(), *study(claim(), lambda *_: 0.001, draws=range(3)))
    assert found.verdict is Verdict.CANNOT_TELL and found.headline.share_negligible == 1
    assert "if it stays, 4 worlds would tell" in found.why
    more = judge(claim(), *study(claim(), lambda *_: 0.001, draws=range(12)))
    assert more.verdict is Verdict.MOSTLY_SMALL and more.headline.mc_interval[0] < 0.80


def test_luck_that_drowns_the_answer_is_named(claim, study):
    luck = np.random.default_rng(3).normal(0, 0.5, (24, 2))
    found = judge(claim(), *study(claim(), lambda labels, draw, replicate: luck[draw, replicate], draws=range(24), replicates=2))
    assert found.verdict is Verdict.CANNOT_TELL and found.lives == 2 and found.headline.noise > 0.5
    assert "more lives a world would tell" in found.why and "2 lives in each" in found.sentence


def test_an_answer_that_restates_an_input_gets_no_word(claim, study):
    found = judge(claim(restates="what a cut is said to do"), *study(claim(), rises))
    assert found.verdict is Verdict.NUMBER and found.headline.median == pytest.approx(0.1075, abs=0.01)
    assert "a number and no word, as the answer restates what a cut is said to do" in found.sentence


def test_prior_worlds_stand_beside_and_have_no_vote(claim, study):
    prior, _ = study(claim(), lambda *_: -0.3, draws=range(20))
    found = judge(claim(), *study(claim(), rises), beside={"prior worlds": prior})
    (name, cell), = found.beside
    assert found.verdict is Verdict.SUPPORTED and name == "prior worlds" and cell.median == pytest.approx(-0.3) and cell.n == 20
    assert judge(claim(), *study(claim(), rises)).beside == ()


def test_claim_and_rival_on_the_same_rows_swap_their_words(claim, study):
    for answer, words in ((0.1, (Verdict.SUPPORTED, Verdict.CONTRADICTED)), (-0.1, (Verdict.CONTRADICTED, Verdict.SUPPORTED)),
                          (0.0, (Verdict.TOO_SMALL, Verdict.TOO_SMALL))):
        forms = [claim(expects=expects, knockouts=()) for expects in (Direction.RISES, Direction.FALLS)]
        assert tuple(judge(form, *study(form, lambda *_, answer=answer: answer)).verdict for form in forms) == words


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


def test_lives_of_worlds_show_what_pairing_saves(claim, study):
    """Sums of squares within worlds, by hand: those of the logarithms apart over that of their difference."""
    form = claim(dates=claim().dates[:1])
    found = judge(form, *study(form, lambda labels, draw, replicate: 0.1 + 0.01 * replicate, draws=range(8), replicates=2))
    apart = np.log([1000.0, 1010.0]), np.log([1100.0, 1010 * 1.11])
    assert found.vrf == pytest.approx(sum(np.var(side) for side in apart) / np.var(apart[1] - apart[0]))
    assert f" x{found.vrf:.1f}" in verdict_table([found])
    assert judge(form, *study(form, rises, draws=range(8))).vrf is None


def test_a_policy_that_does_nothing_makes_pairing_perfect(claim, study):
    found = judge(claim(), *study(claim(), lambda *_: 0.0, draws=range(8), replicates=2, start=True))
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
