"""Luck is a function of its address: known answers, open ends, the same in every engine, the same whoever else is asked."""

import numpy as np
import pytest
from scipy import stats

from sim.chance import HALF, MASK, UNIT, Decision, Luck, four_words, philox, priority, uniform_of

ONES = 0xFFFFFFFF
PI = (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344, 0xA4093822, 0x299F31D0)
KNOWN = [
    ((0, 0, 0, 0, 0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((ONES,) * 6, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (PI, (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1)),
]
PEOPLE = np.arange(5000, dtype=np.uint64) * np.uint64(0x100000001) + np.uint64(7)


@pytest.mark.parametrize("address, words", KNOWN)
@pytest.mark.parametrize("engine", [philox, philox.py_func], ids=["compiled", "plain"])
def test_philox_gives_the_published_answers(address, words, engine):
    assert tuple(int(word) for word in engine(*(np.uint64(part) for part in address))) == words


def test_compiled_words_are_those_of_the_plain_formula():
    luck = Luck(2**32 + 5, 9)
    ours = luck.words(Decision.WEEK, 1043, PEOPLE)
    week, decision = (np.full_like(PEOPLE, value) for value in (1043, Decision.WEEK))
    assert np.array_equal(ours, np.stack(philox.py_func(PEOPLE & MASK, PEOPLE >> HALF, week, decision, *luck.key), axis=1))
    one = four_words(*luck.key, PEOPLE[17], np.uint64(1043), np.uint64(Decision.WEEK))
    assert tuple(ours[17]) == one


def test_uniform_numbers_stay_strictly_inside():
    ends = [uniform_of(np.uint64(word)) for word in (0, ONES)]
    assert 0.0 < ends[0] < ends[1] < 1.0
    assert ends == [0.5 * UNIT, 1.0 - 0.5 * UNIT]


def test_uniform_and_normal_numbers_follow_their_laws():
    luck = Luck(1, 1)
    assert stats.kstest(luck.uniform(Decision.WEEK, 3, PEOPLE), "uniform").pvalue > 1e-4
    assert stats.kstest(luck.normal(Decision.TRAITS, 0, PEOPLE), "norm").pvalue > 1e-4


def test_normal_luck_rises_with_uniform_luck():
    luck = Luck(1, 1)
    order = np.argsort(luck.uniform(Decision.TRAITS, 0, PEOPLE))
    assert np.all(np.diff(luck.normal(Decision.TRAITS, 0, PEOPLE)[order]) >= 0)


def test_nobody_elses_presence_changes_a_draw():
    luck = Luck(3, 4)
    together = luck.words(Decision.RARE, 8, PEOPLE)
    alone = luck.words(Decision.RARE, 8, PEOPLE[1234])
    assert np.array_equal(together[1234], alone[0])


def test_one_draw_is_the_first_of_many():
    luck = Luck(3, 4)
    assert [luck.one(Decision.FIRM_ENTRY, 8, who) for who in (0, 1, 7)] == luck.uniform(Decision.FIRM_ENTRY, 8, [0, 1, 7]).tolist()


@pytest.mark.parametrize("other", [Luck(4, 4), Luck(3, 5)])
def test_another_seed_or_replicate_is_another_world(other):
    assert not np.any(np.all(Luck(3, 4).words(Decision.WEEK, 8, PEOPLE) == other.words(Decision.WEEK, 8, PEOPLE), axis=1))


def test_weeks_decisions_and_people_do_not_repeat_each_other():
    luck = Luck(3, 4)
    blocks = [luck.words(d, week, PEOPLE) for d in (Decision.WEEK, Decision.RARE) for week in (0, 1, 52)]
    words = np.concatenate(blocks).astype(np.uint64)
    whole = (words[:, 0] << np.uint64(32)) | words[:, 1]
    assert np.unique(whole).size == whole.size


def test_ranking_is_fair_and_ignores_those_who_leave():
    words = Luck(3, 4).words(Decision.RARE, 8, PEOPLE)[:, 2].astype(np.uint64)[:, None]
    dealers = np.arange(8, dtype=np.uint64)
    first = np.argmax(priority(words, dealers[None, :]), axis=1)
    assert stats.chisquare(np.bincount(first, minlength=8)).pvalue > 1e-4
    without = np.array([0, 1, 2, 4, 5, 6, 7], np.uint64)
    again = without[np.argmax(priority(words, without[None, :]), axis=1)]
    assert np.array_equal(again[first != 3], first[first != 3])
