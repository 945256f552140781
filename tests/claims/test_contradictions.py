"""Contradictions: declared once each, judged by the verdicts of their claims, and said so that they can be quoted."""

from pathlib import Path

import pytest

from sim.claims.between import Between, between, compare, missing, together
from sim.claims.catalogue import all_claims
from sim.claims.claim import Direction, Setting, calendar
from sim.claims.contradiction import Axis, Contradiction, Position
from sim.claims.crossing import crossings, mapped, place
from sim.claims.judge import judge
from sim.claims.register.opposed import CONTRADICTIONS
from sim.claims.verdict import Verdict

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
KNOWN = {claim.id: claim for claim in all_claims()}
every_contradiction = pytest.mark.parametrize("one", CONTRADICTIONS, ids=lambda one: one.id)


def test_every_contradiction_of_the_articles_is_declared_once():
    assert [one.id for one in CONTRADICTIONS] == [f"H{n:02}" for n in range(1, 27)]


@every_contradiction
def test_a_contradiction_names_claims_that_exist_and_articles_that_are_described(one):
    assert set(one.claims) <= set(KNOWN) and {id for axis in one.axes for id in axis.claims} <= set(KNOWN)
    assert one.seeds and all((SEEDS / seed).with_suffix(".md").is_file() for seed in one.seeds)
    assert all(position.seeds for position in one.positions)


@every_contradiction
def test_a_contradiction_says_all_it_must(one):
    assert one.title.endswith("?") and len(one.decides) > 8
    for position in one.positions:
        assert len(position.says) > 8 and len(position.said_by) > 3 and not position.says.endswith(".")
    assert all("prove" not in text for text in (one.title, one.decides, one.caveat, one.open_))


@every_contradiction
def test_claims_on_one_axis_ask_for_one_thing_at_the_same_dates_and_all_have_places_or_none(one):
    for axis in one.axes:
        claims = [KNOWN[id] for id in axis.claims]
        assert len({(claim.measure, claim.window, claim.dates) for claim in claims}) == 1
        places = [place(setting) for claim in claims for setting in claim.settings]
        assert len(places) > 1 and (set(places) == {None} or (None not in places and len(set(places)) == len(places)))


def test_one_sided_and_untested_forms_are_refused():
    said = Position("so it is", "somebody", ("a.txt",), ("C01",))
    with pytest.raises(ValueError, match="at least two positions"):
        Contradiction(id="H99", title="?", positions=(said,), decides="d")
    with pytest.raises(ValueError, match="no claim puts this to the test, and nothing says why: so it is not"):
        Contradiction(id="H99", title="?", positions=(said, Position("so it is not", "another", ("a.txt",))), decides="d")


S, L, C, T = Verdict.SUPPORTED, Verdict.LEANS_TOWARDS, Verdict.CONTRADICTED, Verdict.TOO_SMALL
D, N, O, W = Verdict.DEPENDS, Verdict.NUMBER, Verdict.CANNOT_TELL, Verdict.WRONG_REASON


@pytest.mark.parametrize("words, said", [
    ((S, C), "the first"), ((C, S), "the second"), ((L, T), "the first"), ((D, C), "the first, in part"), ((W, C), "the first"),
    ((S, S), "both hold: each in its conditions"), ((D, L), "both hold: each in its conditions"), ((C, T), "neither"),
    ((S, O), "cannot tell between them"), ((O, C), "cannot tell between them"), ((N, S), "numbers, no word"), ((N, N), "numbers, no word"),
    ((C, T, S), "the third"), ((S, C, L), "the first and the third hold: each in its conditions"), ((C, C, T), "none of them"),
    ((S, N, C), "the first"), ((S, O, C), "cannot tell between them"),
])
def test_the_word_between_follows_from_the_words_of_the_positions(words, said):
    assert between(words).word == said


@pytest.mark.parametrize("words, one", [
    ((S,), S), ((S, L), L), ((S, W), W), ((C, T), T), ((C, Verdict.LEANS_AGAINST), Verdict.LEANS_AGAINST), ((S, C), D), ((S, O), D),
    ((C, O), O), ((N, S), S), ((N, N), N), ((N, O), O), ((D, C), D),
])
def test_several_claims_have_one_word_the_weakest_of_a_side(words, one):
    assert together(words) is one


@pytest.fixture
def judged(claim, study):
    """Judgements of claims C91, C92..., whose paired changes are given by label."""
    def make(*answers, **changes):
        found = {}
        for n, answer in enumerate(answers):
            form = claim(id=f"C9{n + 1}", also=(), knockouts=(), **{key: value[n] for key, value in changes.items()})
            found[form.id] = judge(form, *study(form, lambda labels, draw, _, answer=answer: answer(labels), draws=range(32)))
        return found
    return make


def against(first=("C91",), second=("C92",), **more) -> Contradiction:
    """A contradiction of two positions on these claims."""
    positions = Position("it kills", "one", ("a.txt",), first), Position("it saves", "another", ("a.txt",), second)
    return Contradiction(id="H99", title="Which?", positions=positions, decides="d", **more)


def both(first: float, second: float):
    return (lambda labels: first), (lambda labels: second)


def test_positions_swapped_swap_their_words(judged):
    found = judged(*both(0.1, -0.1))
    one, other = compare(against(), found), compare(against(("C92",), ("C91",)), found)
    assert (one.word, other.word) == ("the first", "the second")
    assert [answer.word for answer in one.answers] == [answer.word for answer in reversed(other.answers)] == [S, C]
    said = "Which? In this model, asked in 32 worlds, it follows that it {} ({}: {} supported); it does not follow that it {} ({}: {} " \
        "contradicted)."
    assert one.sentence == said.format("kills", "one", "C91", "saves", "another", "C92")
    assert other.sentence == said.format("saves", "another", "C91", "kills", "one", "C92")


def test_a_claim_that_is_denied_counts_the_other_way_round(judged):
    found = judged(*both(0.1, 0.1))
    positions = Position("it kills", "one", ("a.txt",), ("C91",)), Position("it does not", "another", ("a.txt",), denies=("C91",))
    told = compare(Contradiction(id="H99", title="Which?", positions=positions, decides="d"), found)
    assert [answer.word for answer in told.answers] == [S, C] and told.word == "the first"
    assert "C91, which it denies, supported" in told.sentence
    nothing = compare(told.contradiction, judged(*both(0.0, 0.0)))
    assert [answer.word for answer in nothing.answers] == [T, S] and nothing.word == "the second"


def test_what_dates_answer_differently_is_said_by_date(judged):
    late = lambda labels: 0.1 if labels["date"] == "40%" else -0.1       # noqa: E731
    found = compare(against(), judged(late, lambda labels: -late(labels)))
    assert [(date, one.word) for date, one in found.by_date] == [("10%", "the second"), ("40%", "the first")]
    assert found.found.kind is Between.SEVERAL
    assert "By date: the second at 10%; the first at 40%." in found.sentence
    assert "it follows in part that it kills (one: C91 contradicted at 10% and supported at 40%) and that it saves" in found.sentence


def test_a_planted_crossing_is_found_between_the_settings_that_were_run(judged):
    sizes = (Setting("30%"),), (Setting("50%"),)
    found = judged(*both(-0.1, 0.3), settings=sizes, headline=("30%", "50%"))
    told = compare(against(axes=(Axis("heroin kept out", ("C91", "C92")),)), found)
    crossed = crossings(told.maps[0])
    assert [(c.low, c.high, c.held, c.rises) for c in crossed] == [("30%", "50%", "10%", True), ("30%", "50%", "40%", True)]
    assert crossed[0].at == pytest.approx(35) and "35" not in told.sentence
    assert ("The median change in deaths turns from a fall to a rise between 30% and 50% of heroin kept out, with fentanyl at 10% of "
            "street-opioid deaths.") in told.sentence


def test_a_crossing_over_dates_is_found_and_noise_inside_the_band_crosses_nothing(judged):
    by_date = lambda labels: 0.2 if labels["date"] == "10%" else -0.2     # noqa: E731
    found = judged(by_date, lambda labels: by_date(labels) / 20, headline=("50%", "50%"))
    one, = [c for c in crossings(mapped("size", [found["C91"]])) if c.held == "50%"]
    assert (one.low, one.high, one.rises) == ("10%", "40%", False)
    assert one.sentence == ("The median change in deaths turns from a rise to a fall where fentanyl makes between 10% and 40% of "
                            "street-opioid deaths at the start, for 50%")
    assert crossings(mapped("size", [found["C92"]])) == ()


def test_kinds_have_signs_and_no_crossing(judged):
    """One point of the chain does harm, one helps, one does neither."""
    changes = {"poppy": 0.1, "ports": -0.1, "mail": 0.001}
    found = judged(lambda labels: changes[labels["point"]], settings=(tuple(map(Setting, changes)),), headline=("poppy",), axis=("point",),
                   dates=((calendar(2019),),))
    told = mapped("points of the chain", [found["C91"]])
    assert crossings(told) == ()
    assert told.sentences == ("Of points of the chain, from 2019 on, the median of deaths rises with poppy; falls with ports; stays within "
                              "2% with mail",)


def test_settings_inside_the_band_are_passed_over(judged):
    changes = {"30%": 0.1, "40%": 0.001, "50%": -0.1}
    settings = (tuple(Setting(label) for label in changes),) * 2
    found = judged(*[lambda labels: changes[labels["size"]]] * 2, settings=settings, headline=("50%", "50%"))
    assert {(c.low, c.high) for c in crossings(mapped("size", [found["C91"]]))} == {("30%", "50%")}


def test_a_contradiction_that_is_not_asked_says_why_and_one_whose_claims_are_not_judged_says_which(judged):
    found = judged(*both(0.1, -0.1))
    assert compare(against(open_="it cannot be asked"), found) is None
    lacking = against(("C91",), ("C93",))
    assert compare(lacking, found) is None and missing(lacking, found) == ("C93",)
    assert all(one.open_ for one in CONTRADICTIONS if any(not position.tests for position in one.positions))


def test_claims_of_no_effect_and_of_a_sign_are_read_together(judged):
    """Nothing happens: the claim of no effect stands, that of a rise does not."""
    found = judged(*both(0.0, 0.0), expects=(Direction.UNCHANGED, Direction.RISES))
    assert compare(against(), found).word == "the first"
