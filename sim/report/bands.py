"""Paths of many worlds, and the bands that sum them up."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Paths:
    """One weekly observable in the two arms of every world, aligned on the week the policy starts.

    t         [T] weeks since the policy began (negative before it)
    baseline  [W, T] the arm without the policy; NaN where that week was not kept
    changed   [W, T] the same worlds with the policy
    """

    t: np.ndarray
    baseline: np.ndarray
    changed: np.ndarray

    @property
    def worlds(self) -> int:
        return self.baseline.shape[0]

    def difference(self, *, relative: bool) -> np.ndarray:
        """[W, T] changed minus baseline within each world, as a share of that world's baseline where `relative`."""
        gap = self.changed - self.baseline
        if not relative:
            return gap
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(np.abs(self.baseline) > 0, gap / np.abs(self.baseline), np.nan)

    def indexed(self) -> "Paths":
        """Each world as a multiple of its own level in the half year before the policy (or in its first week, if none was kept)."""
        before = np.where(self.t < 0)[0]
        level = np.nanmean(self.baseline[:, before], axis=1) if before.size else self.baseline[:, 0]
        with np.errstate(divide="ignore", invalid="ignore"):
            scale = np.where(level > 0, 1 / level, np.nan)[:, None]
        return Paths(self.t, self.baseline * scale, self.changed * scale)

    def averaged(self, weeks: int) -> "Paths":
        """Means over blocks of `weeks` weeks that never straddle the start of the policy; t is the middle of the block."""
        block = np.floor_divide(self.t, weeks)
        groups = [block == b for b in np.unique(block)]
        t = np.array([self.t[g].mean() + 0.5 for g in groups])
        return Paths(t, _means(self.baseline, groups), _means(self.changed, groups))


@dataclass(frozen=True)
class Bands:
    """Median and central 50% and 90% of worlds at each t; all [T]."""

    t: np.ndarray
    low90: np.ndarray
    low50: np.ndarray
    median: np.ndarray
    high50: np.ndarray
    high90: np.ndarray


def bands(t: np.ndarray, values: np.ndarray) -> Bands:
    """Bands over worlds of `values` [W, T].  Times at which no world has a value are left out."""
    kept = np.isfinite(values).any(axis=0)
    q = np.nanquantile(values[:, kept], (0.05, 0.25, 0.5, 0.75, 0.95), axis=0)
    return Bands(np.asarray(t, float)[kept], *q)


def block_of(paths: Paths) -> int:
    """Weeks averaged into one point, so that a page stays light and weekly noise does not hide the path."""
    return 4 if paths.t[-1] < 130 else 13


def _means(values: np.ndarray, groups: list[np.ndarray]) -> np.ndarray:
    columns = []
    for g in groups:
        part, known = values[:, g], np.isfinite(values[:, g])
        total = np.where(known, part, 0).sum(axis=1)
        n = known.sum(axis=1)
        columns.append(np.where(n > 0, total / np.maximum(n, 1), np.nan))
    return np.stack(columns, axis=1)
