"""Which word may be printed: every rule, on both sides of its threshold."""

import numpy as np
import pytest
from scipy.stats import binomtest

from sim.claims.claim import Direction, Kind
from sim.claims.verdict import (
    Shares,
    Verdict,
    agrees,
    decide,
    fewest_agreeing,
    fewest_worlds,
    opposes,
    shares,
    stands_without,
    what_decides,
    wilson,
)

MANY = 10_000   # so many worlds that Monte-Carlo error decides nothing


def of(agree: float, oppose: float, worlds: int = MANY) -> Shares:
    return Shares(agree, oppose, 1 - agree - oppose, worlds)


@pytest.mark.parametrize("agree, oppose, verdict", [
    (0.82, 0.10, Verdict.SUPPORTED),
    (0.78, 0.10, Verdict.CANNOT_TELL),
    (0.10, 0.82, Verdict.CONTRADICTED),
    (0.10, 0.78, Verdict.CANNOT_TELL),
    (0.09, 0.09, Verdict.TOO_SMALL),
    (0.11, 0.11, Verdict.CANNOT_TELL),
    (0.50, 0.50, Verdict.CANNOT_TELL),
    (1.00, 0.00, Verdict.SUPPORTED),
    (0.00, 1.00, Verdict.CONTRADICTED),
])
def test_a_sign_claim_is_decided_at_80_percent(agree, oppose, verdict):
    assert decide(of(agree, oppose), Kind.SIGN) is verdict


@pytest.mark.parametrize("agree, verdict", [(0.82, Verdict.SUPPORTED), (0.78, Verdict.CANNOT_TELL), (0.22, Verdict.CANNOT_TELL),
                                            (0.18, Verdict.CONTRADICTED)])
def test_a_claim_of_no_effect_is_decided_by_equivalence(agree, verdict):
    assert decide(of(agree, 1 - agree), Kind.NO_EFFECT) is verdict


def test_exactly_80_percent_is_enough():
    """Asked with so many worlds that the interval has no width left, and with a share that is not a binary fraction."""
    assert decide(Shares(0.8, 0.2, 0.0, 10**26), Kind.SIGN) is Verdict.SUPPORTED
    assert shares(np.array([0.1] * 4 + [-0.1]), Direction.RISES, 0.02, 5).agree == 0.8


def test_a_named_condition_matters_only_where_no_share_decides():
    assert decide(of(0.5, 0.5), Kind.SIGN, condition=True) is Verdict.DEPENDS
    assert decide(of(0.9, 0.1), Kind.SIGN, condition=True) is Verdict.SUPPORTED
    assert decide(of(0.1, 0.9), Kind.SIGN, condition=True) is Verdict.CONTRADICTED


def test_a_wrong_reason_takes_back_support_and_nothing_else():
    assert decide(of(0.9, 0.1), Kind.SIGN, wrong_reason=True) is Verdict.WRONG_REASON
    assert decide(of(0.1, 0.9), Kind.SIGN, wrong_reason=True) is Verdict.CONTRADICTED
    assert decide(of(0.5, 0.5), Kind.SIGN, wrong_reason=True) is Verdict.CANNOT_TELL


@pytest.mark.parametrize("worlds, agreeing, verdict", [
    (15, 15, Verdict.CANNOT_TELL),       # all of 15: the interval still reaches below 80%
    (16, 16, Verdict.SUPPORTED),         # all of 16: it no longer does
    (16, 15, Verdict.CANNOT_TELL),
    (128, 112, Verdict.SUPPORTED),
    (128, 108, Verdict.CANNOT_TELL),     # 84% seen, 77% to 90% possible
])
def test_too_few_worlds_cannot_tell(worlds, agreeing, verdict):
    assert decide(of(agreeing / worlds, 1 - agreeing / worlds, worlds), Kind.SIGN) is verdict


@pytest.mark.parametrize("worlds", [1, 12, 15, 16, 17, 40, 128])
def test_the_rule_as_told_is_the_rule_as_applied(worlds):
    least = fewest_agreeing(worlds)
    verdicts = [decide(of(n / worlds, 1 - n / worlds, worlds), Kind.SIGN) for n in range(worlds + 1)]
    first = next((n for n, verdict in enumerate(verdicts) if verdict is Verdict.SUPPORTED), None)
    assert least == first
    assert fewest_worlds() == 16
    told = {15: "fewer than 16 worlds cannot", 16: "needs all 16;", 128: "needs at least 112 of 128;"}
    assert told.get(worlds, "The Monte-Carlo rule") in what_decides(worlds)


def test_monte_carlo_error_comes_before_a_condition():
    assert decide(of(10 / 16, 6 / 16, 16), Kind.SIGN, condition=True) is Verdict.CANNOT_TELL
    assert decide(of(9 / 16, 7 / 16, 16), Kind.SIGN, condition=True) is Verdict.DEPENDS


def test_no_world_no_verdict():
    assert decide(None, Kind.SIGN, condition=True) is Verdict.CANNOT_TELL
    with pytest.raises(ValueError, match="at least one world"):
        shares(np.array([]), Direction.RISES, 0.02, 0)
    with pytest.raises(ValueError, match="defined change"):
        shares(np.array([0.1, np.nan]), Direction.RISES, 0.02, 2)


def test_a_change_of_exactly_the_band_is_negligible():
    change = np.array([-0.03, -0.02, 0.0, 0.02, 0.03])
    assert agrees(change, Direction.RISES, 0.02).tolist() == [False, False, False, False, True]
    assert opposes(change, Direction.RISES, 0.02).tolist() == [True, False, False, False, False]
    assert agrees(change, Direction.UNCHANGED, 0.02).tolist() == [False, True, True, True, False]


def test_a_falling_claim_is_the_mirror_of_a_rising_one():
    change = np.linspace(-0.1, 0.1, 41)
    rises, falls = shares(change, Direction.RISES, 0.02, 41), shares(-change, Direction.FALLS, 0.02, 41)
    assert rises == falls


def test_an_insignificant_difference_supports_no_absence():
    """Changes that scatter widely around nothing: no sign, but no equivalence either."""
    change = np.tile([-0.2, 0.2], 50)
    assert decide(shares(change, Direction.UNCHANGED, 0.02, 100), Kind.NO_EFFECT) is Verdict.CONTRADICTED


@pytest.mark.parametrize("count, n", [(0, 10), (5, 10), (13, 16), (16, 16), (77, 128)])
def test_wilsons_interval_is_scipys_where_the_share_is_a_count(count, n):
    theirs = binomtest(count, n).proportion_ci(method="wilson")
    assert wilson(count / n, n) == pytest.approx((theirs.low, theirs.high))


def test_wilson_known_values():
    assert wilson(0.5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)
    assert wilson(0.0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert wilson(1.0, 16)[0] == pytest.approx(16 / (16 + 1.959964**2))
    assert wilson(0.3, 0) == (0.0, 1.0)


@pytest.mark.parametrize("median, knocked, stands", [
    (0.20, 0.10, True), (0.20, 0.099, False), (0.20, -0.20, False), (-0.20, -0.10, True), (-0.20, 0.30, False), (0.20, 0.50, True)])
def test_an_effect_stands_if_half_of_it_is_left_on_its_side(median, knocked, stands):
    assert stands_without(median, knocked, Direction.RISES, 0.02) is stands


def test_an_absence_stands_if_nothing_appears_without_its_mechanism():
    assert stands_without(0.0, 0.05, Direction.UNCHANGED, 0.10)
    assert not stands_without(0.0, -0.15, Direction.UNCHANGED, 0.10)


def test_every_verdict_is_a_sentence_with_a_word():
    words = {verdict.word for verdict in Verdict}
    assert words == {"supported", "contradicted", "too small to matter", "depends on ...", "right for the wrong reason", "cannot tell"}
