"""From lives to shares: a world counts by its own effect, not by the luck of one life, and words come no oftener than their rate."""

import numpy as np
import pytest
from scipy.stats import norm

from sim.claims.claim import Direction, Kind
from sim.claims.evidence import everywhere, evidence
from sim.claims.verdict import Verdict, decide

BAND = 0.02


def lived(worlds: int, share: float, noise: float, luck: np.random.Generator, spread: float = 0.05) -> tuple[np.ndarray, np.ndarray]:
    """Two lives each of worlds whose own effects exceed the band in such a share; noise: luck of a life in spreads of effects."""
    own = luck.normal(BAND + spread * norm.ppf(share), spread, worlds)
    return np.repeat(own, 2) + luck.normal(0, noise * spread, 2 * worlds), np.repeat(np.arange(worlds), 2)


TIMES = 100
CHANCE = 2 * np.sqrt(0.05 * 0.95 / TIMES)     # two standard errors of a rate of one in twenty over so many


def rate(word: set[Verdict], worlds: int, share: float, noise: float, times: int = TIMES) -> float:
    """How often such a word is given."""
    luck = np.random.default_rng(20061)
    said = (decide(evidence(*lived(worlds, share, noise, luck), Direction.RISES, BAND).shares, Kind.SIGN) for _ in range(times))
    return sum(verdict in word for verdict in said) / times


@pytest.mark.parametrize("worlds", [16, 64])
@pytest.mark.parametrize("noise", [0.1, 1.0, 2.0])
def test_at_the_rules_edge_a_word_is_false_one_time_in_twenty_at_most(worlds, noise):
    """80% of worlds is the edge of "supported", a half that of leaning: one in twenty, but for the error of so many trials."""
    firm = {Verdict.SUPPORTED, Verdict.CONTRADICTED}
    assert rate(firm, worlds, 0.80, noise) <= 0.05 + CHANCE
    assert rate({*firm, Verdict.LEANS_TOWARDS, Verdict.LEANS_AGAINST}, worlds, 0.50, noise) <= 0.05 + CHANCE


@pytest.mark.parametrize("worlds", [16, 64])
@pytest.mark.parametrize("noise", [0.1, 1.0, 2.0])
def test_luck_makes_no_effect_look_small(worlds, noise):
    """Half of the worlds lie within the band, a quarter beyond it on either side; in a second study four in five lie within."""
    luck, times = np.random.default_rng(20062), 200
    for share, words in ((0.5, {Verdict.TOO_SMALL, Verdict.MOSTLY_SMALL}), (0.8, {Verdict.TOO_SMALL})):
        spread = BAND / norm.ppf((1 + share) / 2)
        own = (np.repeat(luck.normal(0, spread, worlds), 2) for _ in range(times))
        lives = (one + luck.normal(0, spread * np.sqrt(2 * noise), 2 * worlds) for one in own)
        found = (decide(evidence(one, np.repeat(np.arange(worlds), 2), Direction.RISES, BAND, relative=False).shares, Kind.SIGN)
                 for one in lives)
        assert sum(word in words for word in found) / times <= 0.05 + CHANCE


@pytest.mark.parametrize("worlds, high, low, luck", [(20, 0.20, 0.0, 0.03), (64, 0.20, 0.0, 0.03), (24, 0.10, -0.05, 0.03)])
def test_a_mechanism_that_works_in_half_of_the_worlds_is_not_smeared_over_all(worlds, high, low, luck):
    """Effects in two groups are no normal: taken for one, those without an effect are drawn over the band (a lean in one study of four)."""
    draw, leans = np.random.default_rng(20063), 0
    for _ in range(TIMES):
        own = np.where(draw.random(worlds) < 0.5, high, low)
        lives = np.repeat(own, 2) + draw.normal(0, luck, 2 * worlds)
        found = evidence(lives, np.repeat(np.arange(worlds), 2), Direction.RISES, BAND, relative=False)
        leans += found.word(Kind.SIGN) is not Verdict.CANNOT_TELL
    assert leans / TIMES <= 0.064 + CHANCE      # both sides of a half, as Wilson's interval has them


def test_a_clear_effect_is_told_through_luck():
    assert rate({Verdict.SUPPORTED}, 64, 0.97, 1.0, 60) > 0.8
    assert rate({Verdict.SUPPORTED, Verdict.LEANS_TOWARDS}, 24, 0.95, 1.0, 60) > 0.8


def test_luck_alone_is_no_disagreement_of_worlds():
    """Every world has the same effect of 10%, lives scatter by 20 points: by single lives a third of worlds would not agree."""
    luck = np.random.default_rng(7)
    changes, world = 0.10 + luck.normal(0, 0.20, 400), np.repeat(np.arange(200), 2)
    found = evidence(changes, world, Direction.RISES, BAND, relative=False)
    assert found.shares.agree > (changes > BAND).mean() + 0.1 and found.noise > 0.7


def test_without_luck_worlds_count_as_they_are():
    own = np.array([0.10, 0.05, -0.10, 0.0])
    twice = evidence(np.repeat(own, 2), np.repeat(np.arange(4), 2), Direction.RISES, BAND)
    once = evidence(own, np.arange(4), Direction.RISES, BAND)
    (of_two,), (of_one,) = twice.readings, once.readings
    assert of_two.agree.tolist() == of_one.agree.tolist() == [1, 1, 0, 0] and of_two.oppose.tolist() == [0, 0, 1, 0]
    assert twice.noise == 0 and np.isnan(once.noise)


def test_two_worlds_by_hand():
    """Effects far apart and little luck: each world is its own mean, and its chance that of a normal about it."""
    changes = np.array([0.99, 1.01, -1.01, -0.99, 0.01, 0.03])
    found = evidence(changes, np.repeat(np.arange(3), 2), Direction.RISES, BAND)
    normal = found.readings[0]
    assert normal.agree == pytest.approx([1, 0, 0.5], abs=0.02) and normal.oppose == pytest.approx([0, 1, 0.001], abs=0.01)


def test_falls_mirrors_rises_and_absence_is_what_neither_does():
    changes, world = lived(24, 0.7, 1.0, np.random.default_rng(3))
    both = ((1, Direction.RISES), (-1, Direction.FALLS))
    rises, falls = (evidence(side * changes, world, expects, BAND, relative=False) for side, expects in both)
    still = evidence(changes, world, Direction.UNCHANGED, BAND, relative=False)
    assert rises.readings[0].agree == pytest.approx(falls.readings[0].agree)
    assert rises.readings[0].doubts == pytest.approx(falls.readings[0].doubts)
    assert still.readings[0].agree == pytest.approx(1 - rises.readings[0].agree - rises.readings[0].oppose)


def test_shuffled_worlds_say_nothing():
    """Signs dealt by lot, each world's lives alike: about half of worlds agree, and no word comes of it."""
    luck = np.random.default_rng(11)
    said = []
    for _ in range(60):
        own = np.repeat(luck.choice([-0.1, 0.1], 24), 2) + luck.normal(0, 0.02, 48)
        said.append(decide(evidence(own, np.repeat(np.arange(24), 2), Direction.RISES, BAND).shares, Kind.SIGN))
    assert sum(verdict is not Verdict.CANNOT_TELL for verdict in said) <= 7


def test_one_loud_world_does_not_silence_the_others():
    """31 quiet worlds fall by 8%; in one more a life explodes."""
    changes = np.append(np.repeat(-0.08, 62) + np.random.default_rng(2).normal(0, 0.01, 62), [-0.10, 5.0])
    found = evidence(changes, np.repeat(np.arange(32), 2), Direction.FALLS, BAND)
    assert found.readings[0].agree[:31].min() > 0.95 and decide(found.shares, Kind.SIGN) is Verdict.SUPPORTED


def test_a_universal_claim_of_no_effect_is_not_saved_by_cancelling():
    """Two ways at +8 and -8%, band 5%, a little luck: neither leaves things as they are."""
    luck, world = np.random.default_rng(4), np.repeat(np.arange(32), 2)
    ways = [evidence(luck.normal(size, 0.01, 64), world, Direction.UNCHANGED, 0.05) for size in (0.08, -0.08)]
    assert decide(everywhere(ways).shares, Kind.NO_EFFECT) is Verdict.CONTRADICTED
    still = [evidence(luck.normal(size, 0.01, 64), world, Direction.UNCHANGED, 0.05) for size in (0.01, -0.01)]
    assert decide(everywhere(still).shares, Kind.NO_EFFECT) is Verdict.SUPPORTED


def test_extremes_of_luck_are_no_extremes_of_settings():
    """Ten settings truly at +4%, luck of 2% a life: each alone is told, so the universal claim is, whatever the extremes of lives."""
    luck, world = np.random.default_rng(5), np.repeat(np.arange(64), 2)
    lives = [luck.normal(0.04, 0.02, 128) for _ in range(10)]
    assert (np.min(lives, 0) > BAND).mean() < 0.3
    assert everywhere([evidence(one, world, Direction.RISES, BAND) for one in lives]).shares.agree > 0.6


def test_worlds_whose_lives_agree_to_the_last_digit_stand_beside_others():
    changes = np.array([0.1, 0.1, 0.1, 0.1, -0.1, -0.1, 0.05, 0.06])
    found = evidence(changes, np.repeat(np.arange(4), 2), Direction.RISES, BAND)
    assert found.readings[0].agree == pytest.approx([1, 1, 0, 1], abs=0.05) and np.isfinite(found.readings[0].doubts).all()


def test_something_against_nothing_counts_by_its_side():
    found = evidence(np.array([np.inf, 0.1, 0.1, 0.2]), np.array([0, 0, 1, 1]), Direction.RISES, BAND)
    assert found.readings[0].agree.tolist() == [1, 1]
