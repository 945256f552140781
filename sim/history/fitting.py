"""A fit: prior worlds, a check for conflicts, steps of the smoother, and a filter on the model itself.

    waves/prior         prior worlds, of which the first are the members of the smoother
    waves/step_K        the members after K steps, lived once more under fresh luck
    waves/life_K        those of them that came near the record, lived again for the filter
    waves/refill_K      worlds about those that are left, where too few are, and their lives

Waves are kept, and the members of each step (`members/`), for a matrix product has other last digits on other numbers of threads: whatever
else a fit finds is reckoned anew, so that a fit that was killed goes on where it was.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sim.errors import InputError
from sim.experiment.draws import drawn_numbers, prior_draws
from sim.experiment.files import begin, write
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
PARENTS = 40             # worlds about which the filter is refilled, at least
NEARBY = 0.5             # of what parents differ by: how far a child lies from its own
TWICE = 2                # steps in which a number must have been moved, to count as one that history tells of
COPIES, ERRORS, CHILDREN = range(3)  # what luck of a fit is for
FIRST_LIFE = 1_000_000   # lives of a fit begin here, far from those of anybody's runs


@dataclass(frozen=True)
class Asked:
    """prior: worlds that are drawn; members, steps: of the smoother; lives: of each world in the filter; set_aside: kinds of targets;
    wanted: worlds that are to be left, for which the filter is refilled, `refills` times at most."""

    prior: int
    members: int
    steps: int
    lives: int
    set_aside: tuple[str, ...] = ()
    wanted: int = 0
    refills: int = 0


@dataclass(frozen=True)
class Batch:
    """Worlds that were put to the filter together.

    members     [N, K] normal scores, dummies last; worlds: their numbers by path
    tried       [M] rows that were lived again; lives: [L, M, T] what they show; judged: over all lives, on the targets used
    parents     [N] the member of the smoother about which each lies; its own, if it is one
    """

    members: np.ndarray
    worlds: dict[str, np.ndarray]
    tried: np.ndarray
    lives: np.ndarray
    judged: Judged
    parents: np.ndarray

    @property
    def left(self) -> np.ndarray:
        """Rows that are not ruled out."""
        return self.tried[self.judged.kept]

    @property
    def nearest(self) -> np.ndarray:
        """Rows that were tried, the nearest to the record first."""
        return self.tried[np.lexsort(self.judged.worst.T[::-1])]


@dataclass(frozen=True)
class Fit:
    """What a fit found; arrays over targets are in the order of `targets`.

    used        bool [T]: targets that the smoother and the filter were held to
    prior       [N, T] what prior worlds show; misfit [S + 1]: mean squared distance of members from the record, before and after steps
    start       [N, K] members before the first step; batches: those after the last, then refills
    """

    targets: Targets
    used: np.ndarray
    prior: np.ndarray
    misfit: list[float]
    start: np.ndarray
    batches: list[Batch]

    @property
    def members(self) -> np.ndarray:
        """Members of the smoother after its last step, [N, K]."""
        return self.batches[0].members

    @property
    def left(self) -> np.ndarray:
        """Scores of all worlds that are not ruled out, [W, K]."""
        return np.concatenate([batch.members[batch.left] for batch in self.batches])

    @property
    def worlds(self) -> dict[str, np.ndarray]:
        """Their numbers by path, [W]."""
        return {path: np.concatenate([batch.worlds[path][batch.left] for batch in self.batches]) for path in self.batches[0].worlds}

    @property
    def shown(self) -> np.ndarray:
        """What they show, as means over lives, [W, T]."""
        return np.concatenate([batch.lives.mean(0)[batch.judged.kept] for batch in self.batches])

    @property
    def lineages(self) -> int:
        """How many members of the smoother they lie about."""
        return len(set(np.concatenate([batch.parents[batch.left] for batch in self.batches]).tolist()))

    @property
    def tried(self) -> int:
        """Worlds that were put to the filter."""
        return sum(len(batch.members) for batch in self.batches)

    @property
    def worst(self) -> np.ndarray:
        """Largest and second largest implausibility of all that were lived again, [M, 2]."""
        return np.concatenate([batch.judged.worst for batch in self.batches])


Live = Callable[[str, dict[str, np.ndarray]], np.ndarray]  # a wave's name and its worlds, to what they show [N, T]


Keep = Callable[[str, np.ndarray], np.ndarray]             # a step's name and what it made, to what it made when it was first made


def fit(folder: Path, asked: Asked, targets: Targets, spec: Spec, processes: int, reporter: Callable[[str], Reporter]) -> Fit:
    """Fit worlds to targets; waves that are there are not run again.

    Raises InputError for a kind of target that there is none of, OutputError if the folder holds waves of another fit or other code.
    """
    waves, luck = begin(folder / "waves"), _luck()

    def live(name: str, worlds: dict[str, np.ndarray]) -> np.ndarray:
        wave = Wave(name, worlds, luck(len(next(iter(worlds.values())))))
        return shown(lived(waves / name, wave, spec, processes, reporter(f"worlds ({name.replace('_', ' ')})")), targets)

    kept = begin(folder / "members")

    def keep(name: str, made: np.ndarray) -> np.ndarray:
        file = kept / f"{name}.npy"
        if not file.is_file():
            write(file, lambda draft: _saved(draft, made))
        return np.load(file, allow_pickle=False)

    return fitted(live, asked, targets, drawn_numbers(), spec.seed, keep=keep)


def _saved(draft: Path, made: np.ndarray) -> None:
    with draft.open("wb") as opened:
        np.save(opened, made)


def fitted(live: Live, asked: Asked, targets: Targets, numbers: list[Number], seed: int, *, keep: Keep = lambda name, made: made) -> Fit:
    """The fit of a model, whichever: `live` shows what worlds of its `numbers` show of the targets, `keep` what a step made once before."""
    used, drawn = targets.mask(asked.set_aside), prior_worlds(asked.prior, seed, numbers)
    prior = live("prior", drawn)
    _refuse_conflicts(targets, used & conflicts(prior, targets.record, targets.spread))
    record, spread, covariance = targets.record[used], targets.spread[used], targets.covariance[np.ix_(used, used)]
    start = np.hstack([scores(numbers, drawn), dummies(asked.prior, seed)])[: asked.members]
    members, seen, misfit, steps_moved = start, prior[: asked.members], [], np.zeros(start.shape[1], int)
    worlds = {path: held[: asked.members] for path, held in drawn.items()}
    for number in range(1, asked.steps + 1):
        members, seen = sound(members, seen, used, (seed, number, COPIES))
        misfit.append(_misfit(seen[:, used], record, spread))
        near = record + np.clip(seen[:, used] - record, -FAR * spread, FAR * spread)
        made = smoother.step(members, near, record, covariance, asked.steps, (seed, number, ERRORS))
        *rows, weight = keep(f"step_{number}", np.vstack([made.members, made.weight]))
        members, steps_moved = np.array(rows), steps_moved + (weight > 0)
        worlds = values(numbers, members[:, :-DUMMIES])
        seen = live(f"step_{number}", worlds)
    misfit.append(_misfit(seen[:, used], record, spread))

    def filtered(name: str, members: np.ndarray, worlds: dict[str, np.ndarray], seen: np.ndarray, parents: np.ndarray) -> Batch:
        tried = promising(seen[:, used], record, spread)
        again = {path: held[tried] for path, held in worlds.items()}
        lives = np.stack([seen[tried], *(live(f"{name}life_{number}", again) for number in range(2, asked.lives + 1))])
        return Batch(members, worlds, tried, lives, judged=judged(lives[:, :, used], record, spread), parents=parents)

    batches = [filtered("", members, worlds, seen, np.arange(len(members)))]
    for number in range(1, asked.refills + 1):
        if sum(len(batch.left) for batch in batches) >= asked.wanted:
            break
        members, parents = children(batches, steps_moved >= TWICE, asked.members, (seed, number, CHILDREN))
        worlds = values(numbers, members[:, :-DUMMIES])
        batches.append(filtered(f"refill_{number}_", members, worlds, live(f"refill_{number}", worlds), parents))
    return Fit(targets, used, prior, misfit, start, batches)


def children(batches: list[Batch], moved: np.ndarray, n: int, seed: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """New worlds [n, K] about those that are left, or, while they are few, about those that came nearest; and the parent of each, [n].

    Numbers that the smoother moved lie between a parent's and the parents' mean, and vary so that they spread as parents do; all others,
    which history left free, are drawn anew.
    """
    luck = np.random.default_rng(seed)
    left, kin = (np.concatenate(parts) for parts in zip(*((b.members[b.left], b.parents[b.left]) for b in batches), strict=True))
    if len(left) < PARENTS:
        near, kin = (np.concatenate(parts) for parts in zip(*((b.members[b.nearest], b.parents[b.nearest]) for b in batches), strict=True))
        order = np.argsort(np.concatenate([np.sort(b.judged.worst[:, 0]) for b in batches]))[:PARENTS]
        left, kin = near[order], kin[order]
    drawn, chosen = luck.standard_normal((n, left.shape[1])), luck.integers(len(left), size=n)
    mean, spread = left.mean(0), left.std(0)
    near = mean + np.sqrt(1 - NEARBY**2) * (left[chosen] - mean) + NEARBY * spread * drawn
    return np.where(moved, near, drawn), kin[chosen]


def _refuse_conflicts(targets: Targets, found: np.ndarray) -> None:
    """Raise InputError if a target cannot be met: no fit is to be bent through it."""
    names = [f"'{label}'" for label, one in zip(targets.labels, found, strict=True) if one]
    if names:
        raise InputError(f"no prior world comes near {', '.join(names)}: structure must change, or they are set aside by name, "
                         f"job.set_aside=[{','.join(names)}]")


def prior_worlds(n: int, seed: int, known: list[Number]) -> dict[str, np.ndarray]:
    """The first n prior worlds of a seed, [n] by path of the numbers that are known."""
    drawn = prior_draws(n, seed)
    every = np.array([[value for _, value in draw.values] for draw in drawn]).T
    columns = dict(zip((path for path, _ in drawn[0].values), every, strict=True))
    return {number.path: columns[number.path].astype(type(number.default)) for number in known}


def sound(members: np.ndarray, seen: np.ndarray, used: np.ndarray, seed: smoother.Seed) -> tuple[np.ndarray, np.ndarray]:
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
