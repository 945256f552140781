"""A fit of a model whose truth is known, and one of the market itself, killed and gone on with."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.special import ndtri

from sim.errors import InputError
from sim.experiment.draws import drawn_numbers
from sim.experiment.progress import Silent
from sim.history.fitting import Asked, Batch, children, fit, fitted, prior_worlds, sound
from sim.history.judged import Judged
from sim.history.scores import DUMMIES, scores, values
from sim.history.smoother import Update
from sim.history.targets import Target, Targets, targets
from sim.history.wave import TOGETHER, Wave, planned
from sim.spec import Spec

NUMBERS = drawn_numbers()[:40]
TRUTH = np.random.default_rng(5).normal(size=len(NUMBERS)) * 0.8
TARGETS = 12
WIRED = 4                                        # numbers that matter, each to all targets in its own measure
WEIGHTS = np.random.default_rng(6).normal(size=(WIRED, TARGETS))
SMALL = Spec(people=100, end=2020)


def toy(name: str, worlds: dict[str, np.ndarray]) -> np.ndarray:
    """What worlds show of a model that is a little bent, and has luck."""
    u = scores(NUMBERS, worlds)[:, :WIRED]
    luck = np.random.default_rng(list(name.encode())).normal(0, 0.02, (len(u), TARGETS))
    return 0.3 * (u + 0.1 * u**2) @ WEIGHTS + luck


def toy_targets(shown: np.ndarray) -> Targets:
    sure = {"scale": "log", "error": 0.05, "discrepancy": 0.05, "together": 0.0}
    return Targets(tuple(Target(f"t{place}", "nation", 2015, float(np.exp(value)), block=f"t{place}", **sure)
                         for place, value in enumerate(shown)))


TRUE = toy("truth", values(NUMBERS, TRUTH[None]))[0]


@pytest.fixture(scope="module")
def toy_fit():
    return fitted(toy, Asked(400, 400, 4, 3), toy_targets(TRUE), NUMBERS, seed=1)


def test_a_known_truth_is_found_and_its_interval_holds_it(toy_fit):
    low, high = np.quantile(toy_fit.members[:, :WIRED], (0.025, 0.975), 0)
    assert ((low < TRUTH[:WIRED]) & (TRUTH[:WIRED] < high)).sum() >= WIRED - 1
    assert toy_fit.members[:, :WIRED].std(0).max() < 0.7                      # and says more than the prior did
    assert toy_fit.misfit[-1] < 2 < toy_fit.misfit[0]


def test_numbers_that_nothing_shows_stay_free(toy_fit):
    free = toy_fit.members[:, WIRED:]
    assert (free.std(0) / toy_fit.start[:, WIRED:].std(0)).min() > 0.9
    assert free.shape[1] == len(NUMBERS) - WIRED + DUMMIES


def test_what_is_left_meets_the_record_and_shuffled_targets_leave_nothing(toy_fit):
    assert len(toy_fit.left) > 0.4 * len(toy_fit.members)
    assert len(fitted(toy, Asked(400, 400, 4, 2), toy_targets(np.roll(TRUE, 1)), NUMBERS, seed=1).left) < 40


def test_where_too_few_are_left_worlds_about_them_are_tried(toy_fit):
    wanted = len(toy_fit.left) + 100
    found = fitted(toy, replace(Asked(400, 400, 4, 3), wanted=wanted, refills=3), toy_targets(TRUE), NUMBERS, seed=1)
    assert np.array_equal(found.members, toy_fit.members) and 2 <= len(found.batches) <= 4 and len(found.left) > len(toy_fit.left)
    free = found.batches[1].members[:, WIRED:]
    assert free.std(0).min() > 0.85, "what history left free is drawn anew"
    assert len(next(iter(found.worlds.values()))) == len(found.left) == len(found.shown)


def test_a_target_that_no_world_comes_near_stops_the_fit_until_it_is_set_aside_by_name(toy_fit):
    far = toy_targets(np.append(TRUE[:-1], 9.0))
    with pytest.raises(InputError, match=r"no prior world comes near 't11 2015': .*job.set_aside=\['t11 2015'\]"):
        fitted(toy, Asked(200, 200, 2, 2), far, NUMBERS, seed=1)
    found = fitted(toy, Asked(200, 200, 2, 2, ("t11 2015",)), far, NUMBERS, seed=1)
    assert found.used.tolist() == [True] * (TARGETS - 1) + [False]


def test_refills_neither_widen_nor_narrow_what_nothing_shows(toy_fit):
    """Round after round about the last one's: dummies keep a spread of one."""
    batches = toy_fit.batches
    moved = np.arange(toy_fit.start.shape[1]) < len(NUMBERS)                   # as if every number had been moved
    for number in range(6):
        members, parents = children(batches, moved, 400, (number,))
        every = np.arange(400)
        calm = Judged(np.zeros((400, 1)), np.ones(400, bool))
        batches = [Batch(members, {}, every, np.zeros((1, 400, 1)), judged=calm, parents=parents)]
    assert members[:, WIRED:].std(0).mean() == pytest.approx(toy_fit.start[:, WIRED:].std(0).mean(), abs=0.12)
    assert len(set(parents.tolist())) < 400


def test_scores_and_values_are_each_others_inverse():
    worlds = prior_worlds(16, 3, NUMBERS)
    back = values(NUMBERS, scores(NUMBERS, worlds))
    assert all(np.allclose(back[path], held, rtol=1e-6) for path, held in worlds.items())
    ends = values(NUMBERS, np.full((1, len(NUMBERS)), ndtri(1 - 1e-9)))
    assert all(ends[number.path][0] <= number.range.high for number in NUMBERS)


def test_a_member_that_failed_becomes_one_that_did_not():
    members, seen = np.arange(6.0)[:, None], np.array([[1.0], [np.nan], [1.0], [1.0], [1.0], [1.0]])
    found, shown = sound(members, seen, np.array([True]), (0,))
    assert found[1, 0] != 1.0 and np.isfinite(shown).all()


def test_chunks_of_a_wave_have_luck_of_their_own(tmp_path):
    worlds = prior_worlds(2 * TOGETHER + 1, 1, drawn_numbers())
    plan = planned(tmp_path / "wave", Wave("wave", worlds, 1_000_000), SMALL)
    assert [block.replicates[0] for block in plan.blocks] == [1_000_000, 1_000_001, 1_000_002]
    assert (plan.runs, plan.chunks) == (2 * TOGETHER + 1, 3)
    assert planned(tmp_path / "wave", Wave("wave", worlds, 1_000_000), SMALL) == plan


def test_a_fit_of_the_market_goes_on_where_it_was(tmp_path, monkeypatch):
    """Chunks of its last wave are taken away, as a kill would leave it, on a machine whose products have other last digits."""
    few = tuple({target.name for target in targets().every} - {"users_heroin_chronic", "oud_population"})    # ten worlds come near
    asked = Asked(prior=10, members=10, steps=1, lives=2, set_aside=few)
    first = fit(tmp_path, asked, targets(), SMALL, 1, lambda word: Silent())
    for chunk in (tmp_path / "waves" / "life_2" / "results").iterdir():
        chunk.unlink()
    monkeypatch.setattr("sim.history.smoother.step", lambda *asked: Update(first.members + 1e-13, np.ones(first.members.shape[1])))
    again = fit(tmp_path, asked, targets(), SMALL, 1, lambda word: Silent())
    assert np.array_equal(first.members, again.members) and np.array_equal(first.batches[0].lives, again.batches[0].lives)
    assert first.batches[0].lives.shape == (2, len(first.batches[0].tried), len(targets())) and len(first.batches) == 1
    assert np.isfinite(first.prior).all()
    with pytest.raises(InputError, match="set_aside=nonsense"):
        fit(tmp_path, replace(asked, set_aside=("nonsense",)), targets(), SMALL, 1, lambda word: Silent())
