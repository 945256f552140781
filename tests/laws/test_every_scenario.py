"""Laws asked of every scenario: it can be composed, its books close, its numbers are numbers, and in two parts it is the same run."""

from dataclasses import fields, replace

import numpy as np
import pytest

from sim.clock import year_of
from sim.config.scenarios import files
from sim.policy.lever import acts
from sim.spec import Spec
from sim.world import World
from tests.composed import composed
from tests.laws.conftest import same
from tests.laws.every import SIGNED
from tests.laws.test_every_lever import FROM, SMALL

NAMES = sorted(files("scenario"))


@pytest.fixture(scope="module")
def state():
    return World(SMALL).run(FROM).saved()


def played(name: str) -> Spec:
    """The scenario's run as one of few people, its first lever acting as the state is left, the others as much later as it has them."""
    asked = composed(name).spec()
    acting = {f.name: lever for f in fields(asked.policy) if acts(lever := getattr(asked.policy, f.name)) and hasattr(lever, "start")}
    first = min((lever.start_week for lever in acting.values()), default=0)
    moved = {field: replace(lever, start=year_of(lever.start_week - first + FROM + 1)) for field, lever in acting.items()}
    return replace(asked, people=SMALL.people, params=SMALL.params, end=SMALL.end, policy=replace(asked.policy, **moved))


@pytest.mark.parametrize("name", NAMES)
def test_a_scenario_keeps_the_laws(state, name):
    spec = played(name)
    through = World.resume(spec, state).run(FROM + 8)
    for measure, values in through.table().items():
        assert np.isfinite(values).all(), f"{measure} is not a number"
        assert measure in SIGNED or (values >= 0).all(), f"{measure} falls below nothing"
    half = World.resume(spec, state).run(FROM + 4).saved()
    assert same(World.resume(spec, half).run(FROM + 8).saved(), through.saved())
