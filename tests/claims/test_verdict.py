"""Which word may be printed: every rule, on both sides of its threshold."""

import numpy as np
import pytest
from scipy.stats import binomtest

from sim.claims.claim import Direction, Kind
from sim.claims.evidence import evidence
from sim.claims.verdict import (
    Shares,
    Verdict,
    agrees,
    decide,
    fewest_agreeing,
    on_condition,
    opposes,
    over_dates,
    what_decides,
    wilson,
    worlds_that_decide,
    worlds_that_lean,
)

MANY = 10_000   # so many worlds that Monte-Carlo error decides nothing


def shares(change: np.ndarray, expects: Direction, band: float) -> Shares | None:
    """How worlds that were lived once divide."""
    return evidence(change, np.arange(len(change)), expects, band).shares


def of(agree: float, oppose: float, worlds: int = MANY) -> Shares:
    return Shares(agree, oppose, 1 - agree - oppose, worlds)


@pytest.mark.parametrize("agree, oppose, verdict", [
    (0.82, 0.10, Verdict.SUPPORTED),
    (0.78, 0.10, Verdict.LEANS_TOWARDS),
    (0.10, 0.82, Verdict.CONTRADICTED),
    (0.10, 0.78, Verdict.LEANS_AGAINST),
    (0.09, 0.09, Verdict.TOO_SMALL),
    (0.11, 0.11, Verdict.MOSTLY_SMALL),
    (0.17, 0.18, Verdict.CANNOT_TELL),
    (0.50, 0.50, Verdict.CANNOT_TELL),
    (1.00, 0.00, Verdict.SUPPORTED),
    (0.00, 1.00, Verdict.CONTRADICTED),
])
def test_a_sign_claim_is_decided_at_80_percent(agree, oppose, verdict):
    assert decide(of(agree, oppose), Kind.SIGN) is verdict


@pytest.mark.parametrize("agree, verdict", [(0.82, Verdict.SUPPORTED), (0.78, Verdict.LEANS_TOWARDS), (0.60, Verdict.CANNOT_TELL),
                                            (0.22, Verdict.LEANS_AGAINST), (0.18, Verdict.CONTRADICTED)])
def test_a_claim_of_no_effect_is_decided_by_equivalence(agree, verdict):
    assert decide(of(agree, 1 - agree), Kind.NO_EFFECT) is verdict


def test_exactly_80_percent_is_enough():
    """Asked with so many worlds that the interval has no width left, and with a share that is not a binary fraction."""
    assert decide(Shares(0.8, 0.2, 0.0, 10**26), Kind.SIGN) is Verdict.SUPPORTED
    assert shares(np.array([0.1] * 4 + [-0.1]), Direction.RISES, 0.02).agree == 0.8


@pytest.mark.parametrize("words, word", [
    ("SUPPORTED SUPPORTED", "SUPPORTED"), ("SUPPORTED LEANS_TOWARDS", "LEANS_TOWARDS"), ("LEANS_AGAINST CONTRADICTED", "LEANS_AGAINST"),
    ("SUPPORTED CANNOT_TELL", "LEANS_TOWARDS"), ("TOO_SMALL CANNOT_TELL", "MOSTLY_SMALL"),
    ("SUPPORTED CONTRADICTED", "DEPENDS"), ("LEANS_TOWARDS LEANS_AGAINST", "DEPENDS"),
    ("CANNOT_TELL CANNOT_TELL", "CANNOT_TELL"), ("TOO_SMALL SUPPORTED", "DEPENDS"), ("TOO_SMALL", "TOO_SMALL"), ("", "CANNOT_TELL")])
def test_a_claim_says_no_more_than_all_its_dates_do(words, word):
    assert over_dates([Verdict[name] for name in words.split()]) is Verdict[word]


def test_a_threshold_gets_no_word():
    assert decide(of(0.95, 0.05), Kind.THRESHOLD) is decide(of(0.05, 0.95), Kind.THRESHOLD) is Verdict.NUMBER


@pytest.mark.parametrize("share, worlds, verdict", [
    (20 / 24, 24, Verdict.LEANS_TOWARDS), (17 / 24, 24, Verdict.LEANS_TOWARDS), (16 / 24, 24, Verdict.CANNOT_TELL),   # a half is not sure
    (0.66, MANY, Verdict.CANNOT_TELL), (0.67, MANY, Verdict.LEANS_TOWARDS)])
def test_two_thirds_lean_where_a_half_is_sure(share, worlds, verdict):
    assert decide(of(share, 1 - share, worlds), Kind.SIGN) is verdict
    needed = worlds_that_lean(share)
    assert needed is None if share < 2 / 3 else (needed <= worlds) is (verdict is Verdict.LEANS_TOWARDS)


@pytest.mark.parametrize("worlds", [20, 24, 64])
@pytest.mark.parametrize("dates", [1, 2, 3])
def test_several_dates_do_not_lean_oftener_than_one(worlds, dates):
    """Half of the worlds on either side at every date, which know nothing of each other: one that tells is enough for a lean."""
    luck, leans, times = np.random.default_rng(3), 0, 2000
    for agree in luck.binomial(worlds, 0.5, (times, dates)) / worlds:
        leans += over_dates([decide(of(share, 1 - share, worlds), Kind.SIGN, dates) for share in agree]) is not Verdict.CANNOT_TELL
    assert leans / times <= 0.08


def test_doubt_of_all_worlds_together_makes_them_worth_fewer():
    sure = Shares(0.9, 0.1, 0.0, 128)
    doubtful = Shares(0.9, 0.1, 0.0, 128, doubts=(0.01, 0.01, 0.0))
    assert decide(sure, Kind.SIGN) is Verdict.SUPPORTED and decide(doubtful, Kind.SIGN) is Verdict.LEANS_TOWARDS
    assert doubtful.interval[0] < sure.interval[0] < sure.interval[1] < doubtful.interval[1]


@pytest.mark.parametrize("worlds, agreeing, verdict", [
    (15, 15, Verdict.LEANS_TOWARDS),     # all of 15: the interval still reaches below 80%
    (16, 16, Verdict.SUPPORTED),         # all of 16: it no longer does
    (16, 15, Verdict.LEANS_TOWARDS),
    (3, 3, Verdict.CANNOT_TELL),
    (128, 112, Verdict.SUPPORTED),
    (128, 108, Verdict.LEANS_TOWARDS),   # 84% seen, 77% to 90% possible
])
def test_too_few_worlds_cannot_tell(worlds, agreeing, verdict):
    assert decide(of(agreeing / worlds, 1 - agreeing / worlds, worlds), Kind.SIGN) is verdict


@pytest.mark.parametrize("worlds", [1, 12, 15, 16, 17, 40, 128])
def test_the_rule_as_told_is_the_rule_as_applied(worlds):
    least = fewest_agreeing(worlds)
    verdicts = [decide(of(n / worlds, 1 - n / worlds, worlds), Kind.SIGN) for n in range(worlds + 1)]
    first = next((n for n, verdict in enumerate(verdicts) if verdict is Verdict.SUPPORTED), None)
    assert least == first
    assert worlds_that_decide(1.0) == 16
    told = {15: "fewer than 16 worlds cannot", 16: "needs all 16, \"leans towards\" 12;",
            128: "needs at least 112 of 128, \"leans towards\" 86;"}
    assert told.get(worlds, "The Monte-Carlo rule") in what_decides(worlds)


def test_a_named_condition_matters_only_where_no_share_decides():
    half = of(0.5, 0.5).interval
    assert on_condition(Verdict.CANNOT_TELL, [half], True) is Verdict.DEPENDS
    assert on_condition(Verdict.CANNOT_TELL, [half], False) is Verdict.CANNOT_TELL
    assert on_condition(Verdict.SUPPORTED, [half], True) is Verdict.SUPPORTED
    assert on_condition(Verdict.CONTRADICTED, [half], True) is Verdict.CONTRADICTED


def test_monte_carlo_error_comes_before_a_condition():
    ten, nine = (of(n / 16, 1 - n / 16, 16).interval for n in (10, 9))
    assert on_condition(Verdict.CANNOT_TELL, [ten], True) is Verdict.CANNOT_TELL
    assert on_condition(Verdict.CANNOT_TELL, [nine, ten], True) is Verdict.CANNOT_TELL
    assert on_condition(Verdict.CANNOT_TELL, [nine], True) is Verdict.DEPENDS


def test_no_world_no_verdict():
    assert decide(None, Kind.SIGN) is Verdict.CANNOT_TELL
    assert shares(np.array([]), Direction.RISES, 0.02) is None
    with pytest.raises(ValueError, match="defined change"):
        shares(np.array([0.1, np.nan]), Direction.RISES, 0.02)


def test_a_change_of_exactly_the_band_is_negligible():
    change = np.array([-0.03, -0.02, 0.0, 0.02, 0.03])
    assert agrees(change, Direction.RISES, 0.02).tolist() == [False, False, False, False, True]
    assert opposes(change, Direction.RISES, 0.02).tolist() == [True, False, False, False, False]
    assert agrees(change, Direction.UNCHANGED, 0.02).tolist() == [False, True, True, True, False]


def test_who_says_of_no_use_is_not_refuted_by_harm():
    change = np.array([-0.03, -0.02, 0.0, 0.5])
    assert agrees(change, Direction.NOT_LOWER, 0.02).tolist() == [False, True, True, True]
    assert opposes(change, Direction.NOT_LOWER, 0.02).tolist() == [True, False, False, False]
    assert decide(shares(np.full(32, 0.5), Direction.NOT_LOWER, 0.02), Kind.NO_EFFECT) is Verdict.SUPPORTED
    assert decide(shares(np.full(32, 0.5), Direction.UNCHANGED, 0.02), Kind.NO_EFFECT) is Verdict.CONTRADICTED


def test_a_falling_claim_is_the_mirror_of_a_rising_one():
    change = np.linspace(-0.1, 0.1, 41)
    rises, falls = shares(change, Direction.RISES, 0.02), shares(-change, Direction.FALLS, 0.02)
    assert rises == falls


def test_an_insignificant_difference_supports_no_absence():
    """Changes that scatter widely around nothing: no sign, but no equivalence either."""
    change = np.tile([-0.2, 0.2], 50)
    assert decide(shares(change, Direction.UNCHANGED, 0.02), Kind.NO_EFFECT) is Verdict.CONTRADICTED


@pytest.mark.parametrize("count, n", [(0, 10), (5, 10), (13, 16), (16, 16), (77, 128)])
def test_wilsons_interval_is_scipys_where_the_share_is_a_count(count, n):
    theirs = binomtest(count, n).proportion_ci(method="wilson")
    assert wilson(count / n, n) == pytest.approx((theirs.low, theirs.high))


def test_wilson_known_values():
    assert wilson(0.5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)
    assert wilson(0.0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert wilson(1.0, 16)[0] == pytest.approx(16 / (16 + 1.959964**2))
    assert wilson(0.3, 0) == (0.0, 1.0)


def test_every_verdict_is_a_sentence_with_a_word():
    words = {verdict.word for verdict in Verdict}
    assert words == {"supported", "contradicted", "leans towards", "leans against", "too small to matter", "mostly too small",
                     "depends on ...",
                     "right for the wrong reason", "a number, no word", "cannot tell"}
