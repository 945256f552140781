"""Worlds in which somebody is missing: makers, dealers, enforcement, users, most firms. They run, or are refused in a sentence.

What runs must keep every number a number and no stock below nothing, and what cannot be there must be gone and not merely small.
"""

from dataclasses import replace

import numpy as np
import pytest

from sim.clock import week_of
from sim.config.compose import configured
from sim.errors import InputError, RunError
from sim.experiment.draws import prior_draws
from sim.experiment.scaling import with_firms
from sim.params.mechanisms import Mechanisms
from sim.policy.levers import Policy
from sim.policy.levers.remove_makers import RemoveMakers
from sim.policy.levers.remove_sellers import RemoveSellers
from sim.spec import Spec
from sim.world import World
from tests.laws.every import SIGNED

START = 2007.2
FROM, UNTIL = week_of(START), week_of(2008)
PARAMS = replace(Spec().params, supply=replace(Spec().params.supply, sources=replace(
    Spec().params.supply.sources, mail_reachable=2006.2, labs_reachable=2006.4)))       # fentanyl is about while few weeks have gone by
SMALL = Spec(people=300, end=2012, params=PARAMS)
NO_ENTRY = replace(Mechanisms(), entry=False, replacement=False)
CLOSED = {   # from a world that had them, and nobody follows
    "no maker": Policy(remove_makers=RemoveMakers(100, START)),
    "no dealer": Policy(remove_sellers=RemoveSellers(1.0, START)),
}
BARE = {     # from the first week
    "no fentanyl": replace(SMALL, mechanisms=replace(Mechanisms(), fentanyl=False)),
    "no enforcement": replace(SMALL, mechanisms=replace(Mechanisms(), enforcement=False)),
    "fewest firms": replace(SMALL, params=with_firms(PARAMS, 0.0)),
    "hardly a user": replace(SMALL, people=9),
}
GONE = {   # what must be nothing in the last week, or, of search, nothing that counts
    "no maker": ("labs", "mail_vendors", "fentanyl_mail_sent_kg", "fentanyl_land_sent_kg"),
    "no dealer": ("dealers_open", "bags", "spending_usd"),
    "no fentanyl": ("labs", "mail_vendors", "fentanyl_mail_sent_kg", "fentanyl_land_sent_kg", "deaths_fentanyl", "counterfeit_share"),
    "no enforcement": ("seized_gross_kg", "seizure_share"),
    "fewest firms": (),
    "hardly a user": (),
}
NOTHING = 1e-5
ALWAYS = ("price_per_de", "content_mean", "bag_price", "wholesale_heroin", "deaths_expected", "heroin_stock_kg")   # there, whoever is not


@pytest.fixture(scope="module")
def told() -> dict[str, dict[str, np.ndarray]]:
    with np.errstate(divide="raise", invalid="raise"):
        state = World(SMALL).run(FROM).saved()
        closed = {name: World.resume(replace(SMALL, mechanisms=NO_ENTRY, policy=policy), state) for name, policy in CLOSED.items()}
        worlds = closed | {name: World(spec) for name, spec in BARE.items()}
        return {name: world.run(UNTIL).table() for name, world in worlds.items()}


@pytest.mark.parametrize("name", GONE)
def test_it_runs_and_every_number_is_one(told, name):
    for measure, values in told[name].items():
        assert np.isfinite(values).all(), f"{measure} is not a number"
        assert measure in SIGNED or (values >= 0).all(), f"{measure} falls below nothing"


@pytest.mark.parametrize("name", GONE)
def test_who_is_missing_does_nothing_and_the_others_go_on(told, name):
    last = {measure: values[-1] for measure, values in told[name].items()}
    assert all(last[measure] < NOTHING for measure in GONE[name])
    assert all(last[measure] > NOTHING for measure in ALWAYS), "a silent nothing"


REFUSED = [
    (["world.people=0"], ["world.people=0 ", "100 to 10000000"]),
    (["params.market.dealers.number=0"], ["params.market.dealers.number=0 ", "5 to 5000"]),
    (["params.market.cells.number=1"], ["params.market.cells.number=1 ", "3 to 2000"]),
    (["params.supply.makers.labs=0"], ["params.supply.makers.labs=0 ", "1 to 600"]),
    (["params.supply.chemicals.industry.pool=1"], ["params.supply.chemicals.industry.pool=1 ", "60 to 100000"]),
    (["params.market.money.launderers=0"], ["params.market.money.launderers=0 ", "3 to 2000"]),
    (["params.market.organisations.importers=0"], ["params.market.organisations.importers=0 ", "1 to 400"]),
]


@pytest.mark.parametrize("words, parts", REFUSED, ids=[words[0] for words, _ in REFUSED])
def test_fewer_than_the_model_can_tell_apart_are_refused_in_a_sentence(words, parts):
    with pytest.raises(InputError) as refused:
        configured(words)
    assert len(refused.value.problems) == 1
    assert all(part in refused.value.problems[0] for part in parts)


def test_a_level_of_deaths_that_no_threshold_gives_is_told_by_its_setting():
    record = replace(SMALL.params.record, deaths_2010=1e9)
    with pytest.raises(RunError, match="no overdose threshold gives .* params.record.deaths_2010=1e.09 cannot be the level"):
        World(replace(SMALL, people=100, params=replace(SMALL.params, record=record))).run(week_of(2006.5) + 1)


def test_a_population_that_does_not_fill_the_places_is_refused():
    with pytest.raises(ValueError, match="at least 9 users, not 0"):
        World(replace(SMALL, people=0))


@pytest.mark.parametrize("draw", [2, 5, 9])
def test_where_nothing_is_enforced_goods_never_cost_less_than_nothing(draw):
    """Bulk that costs next to nothing makes loads so weak that what they save once exceeded what the goods cost."""
    params = prior_draws(16, seed=20061)[draw].params
    world = World(Spec(people=300, params=params, mechanisms=replace(Mechanisms(), enforcement=False))).run(160)
    assert (world.traffickers.unit_source >= 0).all()
    assert all(np.isfinite(values).all() for values in world.table().values())
