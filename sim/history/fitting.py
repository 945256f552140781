"""A fit: prior worlds, a check for conflicts, steps of the smoother, and a filter on the model itself.

    waves/prior         prior worlds, of which the first are the members of the smoother
    waves/step_K        the members after K steps, lived once more under fresh luck
    waves/life_K        those of them that came near the record, lived again for the filter

Nothing is kept but waves: whatever else a fit finds is reckoned anew from them, so that a fit that was killed goes on where it was.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from sim.experiment.draws import drawn_numbers, prior_draws
from sim.experiment.files import begin
from sim.experiment.progress import Reporter
from sim.history import smoother
from sim.history.judged import Judged, conflicts, judged, promising
from sim.history.scores import DUMMIES, dummies, scores, values
from sim.history.shown import shown
from sim.history.targets import Targets
from sim.history.wave import Wave, lived
from sim.params.form import Number
from sim.spec import Spec

FAR = 10.0               # standard deviations: a member further off says no more by how much
FIRST_LIFE = 1_000_000   # lives of a fit begin here, far from those of anybody's runs


@dataclass(frozen=True)
class Asked:
    """prior: worlds that are drawn; members, steps: of the smoother; lives: of each member in the filter; set_aside: kinds of targets."""

    prior: int
    members: int
    steps: int
    lives: int
    set_aside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fit:
    """What a fit found. Arrays over targets are in the order of `targets`, those that were set aside or are in conflict last looked at.

    used        bool [T]: targets that the smoother and the filter were held to
    prior       [N, T] what prior worlds show; misfit [S + 1]: mean squared distance of members from the record, before and after steps
    members     [N, K] normal scores after the last step, dummies last; start: before the first; worlds: their numbers by path
    tried       [M] rows of members that were lived again; lives: [L, M, T] what they show; judged: over all lives, on the targets used
    """

    targets: Targets
    used: np.ndarray
    prior: np.ndarray
    misfit: list[float] = field(default_factory=list)
    members: np.ndarray = field(default_factory=lambda: np.empty((0, 0)))
    start: np.ndarray = field(default_factory=lambda: np.empty((0, 0)))
    worlds: dict[str, np.ndarray] = field(default_factory=dict)
    tried: np.ndarray = field(default_factory=lambda: np.empty(0, int))
    lives: np.ndarray = field(default_factory=lambda: np.empty((0, 0, 0)))
    judged: Judged | None = None

    @property
    def left(self) -> np.ndarray:
        """Rows of the members that are not ruled out."""
        return self.tried[self.judged.kept]


Live = Callable[[str, dict[str, np.ndarray]], np.ndarray]  # a wave's name and its worlds, to what they show [N, T]


def fit(folder: Path, asked: Asked, targets: Targets, spec: Spec, processes: int, reporter: Callable[[str], Reporter]) -> Fit:
    """Fit worlds to targets; waves that are there are not run again.

    Raises InputError for a kind of target that there is none of, OutputError if the folder holds waves of another fit or other code.
    """
    waves, luck = begin(folder / "waves"), _luck()

    def live(name: str, worlds: dict[str, np.ndarray]) -> np.ndarray:
        wave = Wave(name, worlds, luck(len(next(iter(worlds.values())))))
        return shown(lived(waves / name, wave, spec, processes, reporter(f"worlds ({name.replace('_', ' ')})")), targets)

    return fitted(live, asked, targets, drawn_numbers(), spec.seed)


def fitted(live: Live, asked: Asked, targets: Targets, numbers: list[Number], seed: int) -> Fit:
    """The fit of a model, whichever: `live` shows what worlds of its `numbers` show of the targets."""
    used, drawn = targets.mask(asked.set_aside), prior_worlds(asked.prior, seed, numbers)
    prior = live("prior", drawn)
    used &= ~conflicts(prior, targets.record, targets.spread)
    record, spread, covariance = targets.record[used], targets.spread[used], targets.covariance[np.ix_(used, used)]
    members = np.hstack([scores(numbers, drawn), dummies(asked.prior, seed)])[: asked.members]
    start, seen, misfit = members, prior[: asked.members], []
    worlds = {path: held[: asked.members] for path, held in drawn.items()}
    for number in range(1, asked.steps + 1):
        members, seen = sound(members, seen, used, seed + number)
        misfit.append(_misfit(seen[:, used], record, spread))
        near = record + np.clip(seen[:, used] - record, -FAR * spread, FAR * spread)
        members = smoother.step(members, near, record, covariance, asked.steps, seed + number).members
        worlds = values(numbers, members[:, :-DUMMIES])
        seen = live(f"step_{number}", worlds)
    misfit.append(_misfit(seen[:, used], record, spread))
    tried = promising(seen[:, used], record, spread)
    again = {path: held[tried] for path, held in worlds.items()}
    lives = np.stack([seen[tried], *(live(f"life_{number}", again) for number in range(2, asked.lives + 1))])
    return Fit(targets, used, prior, misfit, members=members, start=start, worlds=worlds, tried=tried, lives=lives,
               judged=judged(lives[:, :, used], record, spread))


def prior_worlds(n: int, seed: int, known: list[Number]) -> dict[str, np.ndarray]:
    """The first n prior worlds of a seed, [n] by path of the numbers that are known."""
    drawn = prior_draws(n, seed)
    every = np.array([[value for _, value in draw.values] for draw in drawn]).T
    columns = dict(zip((path for path, _ in drawn[0].values), every, strict=True))
    return {number.path: columns[number.path].astype(type(number.default)) for number in known}


def sound(members: np.ndarray, seen: np.ndarray, used: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Members [N, K] and what they show [N, T], where each that failed is one that did not, drawn by lot."""
    good = np.isfinite(seen[:, used]).all(1)
    if good.all():
        return members, seen
    rows = np.where(good, np.arange(len(good)), np.random.default_rng(seed).choice(np.flatnonzero(good), len(good)))
    return members[rows], seen[rows]


def _misfit(seen: np.ndarray, record: np.ndarray, spread: np.ndarray) -> float:
    """Mean squared distance from the record in standard deviations."""
    return float(np.nanmean(((seen - record) / spread) ** 2))


def _luck() -> Callable[[int], int]:
    """The first life of each wave in turn, by how many worlds it has: none has a life of another."""
    taken = [FIRST_LIFE]

    def first(n: int) -> int:
        taken.append(taken[-1] + n)
        return taken[-2]

    return first
