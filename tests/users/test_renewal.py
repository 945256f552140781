"""Frailty that is renewed in part from year to year: its spread among the born stays, the mean of survivors comes back."""

from dataclasses import replace

import numpy as np
import pytest
from small_street import population

from sim.params.people import People
from sim.spec import Spec
from sim.world import World
from tests.alone import ALONE


def frailty(users) -> np.ndarray:
    """Of the living, in the order of their identities."""
    rows = users.rows()
    return users.columns["frailty"][rows][np.argsort(users.columns["who"][rows])].astype(float)


def renewed(kept: float, years: int = 1, shift: float = 0.0):
    """Frailty before and after years of renewal, all shifted first."""
    users = population(20_000, people=replace(People(), frailty_kept=kept))
    users.columns["frailty"][:] += np.float32(shift)
    before = frailty(users)
    for week in range(52 * years):
        users.renew(week)
    return before, frailty(users)


def by_who(world: World) -> dict[int, float]:
    """Frailty of the living by identity."""
    rows = world.users.rows()
    return dict(zip(world.users.columns["who"][rows].tolist(), world.users.columns["frailty"][rows].tolist(), strict=True))


def test_by_hand():
    before, after = renewed(0.6)
    sd = People().frailty_sd
    assert np.corrcoef(before, after)[0, 1] == pytest.approx(0.6, abs=0.02)
    assert after.std() == pytest.approx(sd, rel=0.02) and after.mean() == pytest.approx(0.0, abs=0.02)


def test_survivors_who_were_robust_come_back_to_the_mean():
    _, after = renewed(0.8, years=3, shift=-0.5)
    assert after.mean() == pytest.approx(-0.5 * 0.8**3, abs=0.02)


def test_frailty_for_life_is_the_limit():
    before, after = renewed(1.0, years=3)
    assert np.array_equal(before, after)


def test_luck_is_addressed_by_person_and_year():
    (_, one), (_, same), (_, longer) = renewed(0.6), renewed(0.6), renewed(0.6, years=2)
    assert np.array_equal(one, same) and not np.allclose(one, longer)


def test_each_week_one_in_fifty_two_is_renewed():
    users = population(20_000)
    before = frailty(users)
    users.renew(5)
    changed = frailty(users) != before
    assert changed.mean() == pytest.approx(1 / 52, rel=0.2)
    who = np.sort(users.columns["who"][users.rows()])
    assert (changed == (who % np.uint64(52) == 5)).all()


def test_a_world_renews_only_where_it_is_switched_on():
    spec = Spec(people=200, end=2008, mechanisms=ALONE)
    on, off = World(replace(spec, mechanisms=replace(ALONE, renewal=True))), World(spec)
    first = by_who(on)
    kept = [np.mean([first.get(who, now) == now for who, now in by_who(world.run(20)).items()]) for world in (on, off)]
    assert kept[1] == 1.0 and kept[0] < 0.8
