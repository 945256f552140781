"""What worlds say of one question before any word is given: how likely each agrees, and how much of their spread is luck.

A world is lived several times and every life gives a paired change: one life alone would call a world by its luck. Changes (logarithms of
ratios where they are relative, so that a single life that explodes is one life) are taken as a world's own effect plus luck of a life, and
effects of worlds as spread about a mean of theirs (analysis of variance with random effects). Were the spread t of effects known, a
world's effect would be a normal with mean and variance

    mean_w = m + r_w (d_w - m),   variance_w = r_w s_w^2 / n_w + (1 - r_w)^2 v,   r_w = t^2 / (t^2 + s_w^2 / n_w)

d_w: mean of its n_w lives; s_w^2: variance of its lives, drawn towards the usual one of worlds (the median's, so that one loud world does
not speak for all), as if that had been seen in PRIOR lives more; m: the mean of worlds, v: its variance. The world counts with the chance
that this effect lies beyond the band, over what t may be after these lives (flat before). Where worlds were lived once, or something is
measured against nothing, luck cannot be told apart, and each counts by what its lives said.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import ndtr, ndtri
from scipy.stats import chi2

from sim.claims.parts import Direction, Kind
from sim.claims.verdict import Shares, Verdict, agrees, decide, opposes, whichever
from sim.experiment.over_worlds import luck_in_spread

WIDEST, SPREADS = 3.0, 31              # spreads that are weighed: up to so many times what worlds' means spread, in so many steps
LIGHT = 1e-3                           # weight below which a place holds no group
GROUPS, STEPS = 61, 200                # places that a group may take between the least and the largest mean; steps to find them
NODES = ndtri((np.arange(9) + 0.5) / 9)     # means of effects that are weighed, in standard deviations of theirs
PRIOR = 4                              # lives that the usual luck is worth beside a world's own
TINY = 1e-12                           # so that an effect that is known to the last digit has a side


@dataclass(frozen=True)
class Reading:
    """One way to reckon with luck. agree, oppose, neither: each world's chance that its effect lies so, [W].

    doubts: variance of the shares of these three, for what lives leave open of all worlds together.
    """

    agree: np.ndarray
    oppose: np.ndarray
    neither: np.ndarray
    doubts: tuple[float, float, float] = (0.0, 0.0, 0.0)

    @property
    def shares(self) -> Shares:
        """How the worlds divide."""
        agree, oppose, neither = (float(np.clip(side.mean(), 0.0, 1.0)) for side in (self.agree, self.oppose, self.neither))
        return Shares(agree, oppose, neither, len(self.agree), self.doubts)


@dataclass(frozen=True)
class Evidence:
    """readings: effects of worlds as spread normally, and as any number of groups that share one each; one alone where luck is not told
    apart.

    noise: what part of the variance of worlds' means is luck of lives; not a number where it cannot be told.
    """

    readings: tuple[Reading, ...]
    noise: float = np.nan

    @property
    def shares(self) -> Shares | None:
        """How the worlds divide, by the reading that is less sure of it; None where there are none."""
        found = [one.shares for one in self.readings if len(one.agree)]
        return min(found, key=lambda shares: shares.interval[0]) if found else None

    def word(self, kind: Kind, dates: int = 1) -> Verdict:
        """The word at one date of so many: what both readings give."""
        return whichever([decide(one.shares if len(one.agree) else None, kind, dates) for one in self.readings])


def evidence(changes: np.ndarray, world: np.ndarray, expects: Direction, band: float,
             inside: tuple[float, float] | None = None, relative: bool = True) -> Evidence:
    """Evidence of changes [N], one a life, of worlds [N]; relative: they are relative changes, above -1.

    Raises ValueError where a change is undefined.
    """
    if np.isnan(changes).any():
        raise ValueError("evidence needs a defined change of every life")
    known, of = np.unique(world, return_inverse=True)
    lives = np.bincount(of, minlength=len(known))
    noise = luck_in_spread(pd.Series(changes), pd.Series(of)) if len(known) else np.nan
    told = len(known) > 1 and len(changes) > len(known) and np.isfinite(changes).all() and expects.kind is not Kind.THRESHOLD
    ratio = relative and (changes > -1).all()
    scaled, bands = (np.log1p(changes), (np.log1p(band), -np.log1p(-band))) if ratio else (changes, (band, band))
    means, luck = _moments(scaled, of, lives) if told else (scaled, np.zeros(1))
    if not luck.any():
        asked = changes, expects, band, inside
        agree, oppose = (np.bincount(of, says(*asked), len(known)) / np.maximum(lives, 1) for says in (agrees, opposes))
        return Evidence((Reading(agree, oppose, 1 - agree - oppose),), noise)
    return Evidence((_normal(means, luck, bands, expects), _grouped(means, luck, bands, expects)), noise)


def everywhere(found: Sequence[Evidence]) -> Evidence:
    """Evidence of a claim that asks for several things at once, from that of each, over the same worlds.

    A world agrees with the chance that it does in all (taken as independent, which is less than if they go together), and opposes with that
    of the part that opposes most; else the least favourable part is too small.
    The extreme is taken of what lives say of each part together, not life by life, where luck would make extremes of its own.
    """
    noise = max((one.noise for one in found if one.noise >= 0), default=np.nan)
    most = max(len(one.readings) for one in found)
    return Evidence(tuple(_together([one.readings[min(k, len(one.readings) - 1)] for one in found]) for k in range(most)), noise)


def _together(parts: Sequence[Reading]) -> Reading:
    agree, oppose = np.prod([one.agree for one in parts], 0), np.max([one.oppose for one in parts], 0)
    return Reading(agree, oppose, np.maximum(1 - agree - oppose, 0.0), tuple(np.max([one.doubts for one in parts], 0).tolist()))


def _sides(above: np.ndarray, below: np.ndarray, expects: Direction) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Chances to agree, to oppose and to do neither, from those to lie above and below the band."""
    agree, oppose = {Direction.UNCHANGED: (1 - above - below, above + below), Direction.NOT_LOWER: (1 - below, below),
                     Direction.NOT_HIGHER: (1 - above, above), Direction.RISES: (above, below), Direction.FALLS: (below, above)}[expects]
    return agree, oppose, 1 - agree - oppose


def _normal(means: np.ndarray, luck: np.ndarray, bands: tuple[float, float], expects: Direction) -> Reading:
    """Effects of worlds spread normally."""
    weight, centres, spreads = _effects(means, luck)
    above, below = (ndtr((side * centres - limit) / spreads) for side, limit in zip((1, -1), bands, strict=True))
    sides = _sides(above, below, expects)
    return Reading(*(np.einsum("tm,tmw->w", weight, side) for side in sides), tuple(_variance(side.mean(2), weight) for side in sides))


def _grouped(means: np.ndarray, luck: np.ndarray, bands: tuple[float, float], expects: Direction) -> Reading:
    """Effects of worlds in any number of groups that share one each, as likely as they can make what was seen: where a mechanism works in
    some worlds and not in others a normal would smear them into one another.

    Source: Laird 1978 (non-parametric maximum likelihood of a mixing distribution, by expectation and maximisation); from memory,
    unverified.
    """
    places, weight = _groups(means, luck)
    part = _likely(means, luck, places) * weight
    part /= part.sum(1, keepdims=True)                                     # how likely each world is of each group, [W, groups]
    error = np.sqrt(np.median(luck) / np.maximum(part.sum(0), 1.0)) + TINY       # of a group's effect: so many worlds tell it
    above, below = ndtr((places - bands[0]) / error), ndtr((-places - bands[1]) / error)
    sides, shares = _sides(above, below, expects), part.mean(0)
    return Reading(*(part @ side for side in sides), tuple(float((shares**2 * side * (1 - side)).sum()) for side in sides))


def _groups(means: np.ndarray, luck: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Effects of groups and their weights: neighbours on a grid that share a weight are one group."""
    grid = np.linspace(means.min(), means.max(), GROUPS)
    likely, weight = _likely(means, luck, grid), np.full(GROUPS, 1 / GROUPS)
    for _ in range(STEPS):
        part = likely * weight
        weight = (part / part.sum(1, keepdims=True)).mean(0)
    there = weight > LIGHT
    number = np.cumsum(np.diff(there, prepend=False) & there)[there] - 1
    total = np.bincount(number, weight[there])
    return np.bincount(number, weight[there] * grid[there]) / total, total / total.sum()


def _likely(means: np.ndarray, luck: np.ndarray, places: np.ndarray) -> np.ndarray:
    """How likely each place makes each world's mean, the likeliest being 1, [W, places]."""
    logs = -((means[:, None] - places) ** 2) / (2 * luck[:, None] + TINY)
    return np.exp(logs - logs.max(1, keepdims=True))


def _moments(changes: np.ndarray, of: np.ndarray, lives: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Means of worlds and the variance that luck leaves in each, [W]; a world lived once has the usual luck."""
    means, spare = np.bincount(of, changes) / lives, lives - 1
    squares = np.bincount(of, (changes - means[of]) ** 2)
    twice = spare > 0
    usual = float(np.median(squares[twice] / chi2.median(spare[twice])))
    return means, (PRIOR * usual + squares) / (PRIOR + spare) / lives


def _effects(means: np.ndarray, luck: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """How likely each spread and mean of effects is [T, M], and under each the mean and standard deviation of worlds' own, [T, M, W].

    means, luck: of worlds' lives and its variance [W].
    """
    between = float(means.var(ddof=1))
    own = np.linspace(0, WIDEST * np.sqrt(max(between, float(luck.mean()))), SPREADS)[:, None, None] ** 2    # t^2
    all_ = own + luck + TINY
    centre = means.mean() + np.sqrt(all_.mean(2, keepdims=True) / len(means)) * NODES[None, :, None]         # m
    kept = own / all_                                                                                        # r
    weight = _likelihood(all_.mean((1, 2)), between, len(means))
    return np.outer(weight, np.full(len(NODES), 1 / len(NODES))), centre + kept * (means - centre), np.sqrt(kept * luck) + TINY


def _variance(values: np.ndarray, weight: np.ndarray) -> float:
    """Variance of values [T, M] under weights [T, M]."""
    mean = float((weight * values).sum())
    return float((weight * (values - mean) ** 2).sum())


def _likelihood(variance: np.ndarray, between: float, worlds: int) -> np.ndarray:
    """How likely each variance of worlds' means makes the one that was seen, [T], summing to 1."""
    logs = -(worlds - 1) / 2 * (np.log(variance) + between / variance)
    weight = np.exp(logs - logs.max())
    return weight / weight.sum()
