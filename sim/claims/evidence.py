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
from sim.claims.verdict import Shares, agrees, opposes
from sim.experiment.over_worlds import luck_in_spread

WIDEST, SPREADS = 3.0, 31              # spreads that are weighed: up to so many times what worlds' means spread, in so many steps
NODES = ndtri((np.arange(9) + 0.5) / 9)     # means of effects that are weighed, in standard deviations of theirs
PRIOR = 4                              # lives that the usual luck is worth beside a world's own
TINY = 1e-12                           # so that an effect that is known to the last digit has a side


@dataclass(frozen=True)
class Evidence:
    """agree, oppose: each world's chance that its effect lies beyond the band on either side of the claim, [W].

    doubts: variance of the shares that agree, oppose and do neither, for what lives leave open of all worlds together.
    noise: what part of the variance of worlds' means is luck of lives; not a number where it cannot be told.
    """

    agree: np.ndarray
    oppose: np.ndarray
    doubts: tuple[float, float, float] = (0.0, 0.0, 0.0)
    noise: float = np.nan

    @property
    def shares(self) -> Shares | None:
        """How the worlds divide; None where there are none."""
        if len(self.agree) == 0:
            return None
        agree, oppose = float(self.agree.mean()), float(self.oppose.mean())
        return Shares(agree, oppose, max(0.0, 1.0 - agree - oppose), len(self.agree), self.doubts)


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
        return Evidence(agree, oppose, noise=noise)
    weight, centres, spreads = _effects(means, luck)
    above, below = (ndtr((side * centres - limit) / spreads) for side, limit in zip((1, -1), bands, strict=True))
    sides = {Direction.UNCHANGED: (1 - above - below, above + below), Direction.NOT_LOWER: (1 - below, below),
             Direction.RISES: (above, below), Direction.FALLS: (below, above)}[expects]
    agree, oppose = (np.einsum("tm,tmw->w", weight, side) for side in sides)
    return Evidence(agree, oppose, tuple(_variance(side.mean(2), weight) for side in (*sides, 1 - above - below)), noise)


def everywhere(found: Sequence[Evidence]) -> Evidence:
    """Evidence of a universal claim from that of its settings, over the same worlds: each world counts by the setting least favourable.

    The extreme is taken of what lives say of each setting together, not life by life, where luck would make extremes of its own.
    """
    agree, oppose = np.min([one.agree for one in found], 0), np.max([one.oppose for one in found], 0)
    doubts = tuple(np.max([one.doubts for one in found], 0).tolist())
    return Evidence(agree, oppose, doubts, max((one.noise for one in found if one.noise >= 0), default=np.nan))


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
