"""Luck, addressed by decision, week and who: the same life can be lived twice.

Every random number is a pure function of (seed, replicate; who, week, decision): Philox4x32-10 (Salmon et al. 2011) with the key
(seed, replicate) and the counter (who's low and high 32 bits, week, decision). There is no stream to run ahead, so two arms of a
comparison share each draw that the policy does not touch, and neither row order, threads nor other people's fates can shift anyone's luck.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np
from numba import njit

from sim.fast import normal_quantile
from sim.jit import part, rule

MASK = np.uint64(0xFFFFFFFF)
HALF = np.uint64(32)
MULTIPLY_A, MULTIPLY_B = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
BUMP_A, BUMP_B = np.uint64(0x9E3779B9), np.uint64(0xBB67AE85)
HASH_A, HASH_B = np.uint64(0x85EBCA6B), np.uint64(0xC2B2AE35)
ONE = np.uint64(1)
UNIT = 2.0**-32


class Decision(IntEnum):
    """What is being decided; the last word of the address. Numbers are part of every result: never renumber."""

    TRAITS = 1  # a person's habit, frailty and company, once per life (week 0)
    START = 2  # a person's state history at the start of a run
    WEEK = 3  # a person's week: move, product met, overdose, other deaths and second thoughts
    RARE = 4  # what only few meet in a week: fatality, destination, candidate dealer, acceptance
    BIRTHS = 5  # rounding of the number of newcomers, who = region
    ARRIVAL = 6  # a newcomer's first dealer
    CONVERSION = 7  # rounding of the number who come to depend on what they met by accident, who = region
    ACCIDENT = 8  # rounding of accidental deaths, who = region
    FRAILTY = 9  # what a year makes of a person's frailty
    CELL_COST = 40  # a trafficking cell's own cost
    LAB_BUILD = 41  # whether a laboratory is built
    SUPPLIER_REVIEW = 42  # whether a supplier reconsiders this week
    DEALER_CONTACT = 43  # whom a dealer meets
    RAID = 44  # whether a raid finds its target
    FIRM_ENTRY = 45  # whether a new firm enters
    CLOSURE = 47  # whether a supplier who sells is found out
    LEADER = 46  # what becomes of a group whose leader is taken
    DEALER_LEAVES = 80  # whether a dealer is arrested or gives up
    LACING_TASTE = 81  # what lacing is worth to a dealer beside money
    SUCCESSION = 70  # whether a trafficking organisation without its leader is led by another
    CELL_HIT = 71  # whether military means hit a cell

    SUPPLIER_TRAITS = 50  # a supplier's threshold, entry cost, size and kind, once per life (week 0)
    SUPPLIER_PLACE = 51  # its province, storefronts and labels, once per life; later moves
    DESIGNATION = 52  # which firms a sanction hits
    VETTING = 53  # whether a check unmasks a front
    SWEEP = 54  # whether a closure of source-country makers reaches a firm
    STRIKE = 55  # whether a strike comes this week, and which labs are known
    LAB_SIZE = 56  # size of a new lab; whether a lab that was struck is built again
    SUCCESSOR = 57  # whether a trade finds a successor; whether a maker takes it up
    ESCAPES = 58  # whether who knows how in a firm that closes could begin again
    TEACHES = 59  # whether a maker teaches one more
    FORGETS = 60  # whether one who knows how and makes nothing is lost to the trade
    REDISCOVERS = 61  # whether somebody finds out how where nobody knows


@njit(cache=True, inline="always", no_cfunc_wrapper=True)
def philox(c0, c1, c2, c3, k0, k1):
    """Ten Philox rounds on four 32-bit counter words, all given and returned as uint64."""
    for _ in range(10):
        p0 = MULTIPLY_A * c0
        p1 = MULTIPLY_B * c2
        c0, c1, c2, c3 = (p1 >> HALF) ^ c1 ^ k0, p1 & MASK, (p0 >> HALF) ^ c3 ^ k1, p0 & MASK
        k0 = (k0 + BUMP_A) & MASK
        k1 = (k1 + BUMP_B) & MASK
    return c0, c1, c2, c3


@njit(cache=True, inline="always", no_cfunc_wrapper=True)
def uniform_of(word):
    """A 32-bit word as a float64 strictly inside (0, 1): (word + 1/2) / 2**32, exact."""
    return (np.float64(word) + 0.5) * UNIT


@rule
def four_words(k0, k1, who, week, decision):
    """The four words of one address, all arguments and results uint64."""
    return philox(who & MASK, who >> HALF, week, decision, k0, k1)


@part
def draw(key, decision, week, who):
    """The first uniform of an address, as `Luck.one` gives it, for compiled code; key as `Luck.key`."""
    return uniform_of(four_words(key[0], key[1], np.uint64(who), np.uint64(week), np.uint64(decision))[0])


@rule
def many_words(k0, k1, who, week, decision):
    """The words of many addresses, uint32 [n, 4]; `who` uint64 [n]."""
    words = np.empty((who.size, 4), np.uint32)
    for i in range(who.size):
        a, b, c, d = philox(who[i] & MASK, who[i] >> HALF, week, decision, k0, k1)
        words[i, 0], words[i, 1], words[i, 2], words[i, 3] = a, b, c, d
    return words


def priority(word, dealer):
    """A hash of a 32-bit word and a small integer (uint64, arrays or scalars): who ranks highest is a fair draw among any subset.

    Drawing "the open dealer of highest priority" leaves a person's choice alone when a dealer that was not chosen comes or goes.
    """
    x = (word + (dealer + ONE) * BUMP_A) & MASK
    x = ((x ^ (x >> np.uint64(16))) * HASH_A) & MASK
    x = ((x ^ (x >> np.uint64(13))) * HASH_B) & MASK
    return x ^ (x >> np.uint64(16))


@dataclass(frozen=True)
class Luck:
    """All the luck of one run.

    seed       of the study; replicate number of the run; both taken modulo 2**32.
    """

    seed: int
    replicate: int

    @cached_property
    def key(self) -> tuple[np.uint64, np.uint64]:
        """The two key words."""
        return np.uint64(self.seed % 2**32), np.uint64(self.replicate % 2**32)

    def words(self, decision: Decision, week: int, who) -> np.ndarray:
        """Four random words per address, uint32 [n, 4]; `who` an integer or uint64 [n]."""
        if not (isinstance(who, np.ndarray) and who.dtype == np.uint64 and who.ndim == 1):
            who = np.atleast_1d(np.asarray(who, np.uint64))
        return many_words(*self.key, who, np.uint64(week), np.uint64(int(decision)))

    def uniform(self, decision: Decision, week: int, who, word: int = 0) -> np.ndarray:
        """Uniform on (0, 1), ends excluded, float64 [n]; `word` 0 to 3 picks one of the address's four."""
        return (self.words(decision, week, who)[:, word] + 0.5) * UNIT

    def one(self, decision: Decision, week: int, who: int) -> float:
        """The first uniform of a single address, as `uniform` gives it."""
        return uniform_of(four_words(*self.key, np.uint64(who), np.uint64(week), np.uint64(decision))[0])

    def normal(self, decision: Decision, week: int, who, word: int = 0) -> np.ndarray:
        """Standard normal by inversion, float64 [n]: monotone in the uniform of the same address."""
        return normal_quantile(self.uniform(decision, week, who, word))
