"""Loads and search: what the textbook says of a trafficker who may choose the size of a load."""

from dataclasses import replace

import numpy as np
import pytest

from sim.agents.sight import Search, Sight
from sim.market.cost import unit_costs
from sim.market.routes import ROUTES
from sim.params.enforcement import Enforcement
from sim.params.mechanisms import Detection, MakingCost, Mechanisms, MovingCost
from sim.params.supply import Supply

ONE = np.ones(ROUTES)
HEROIN, PARCEL, LAB = 0, 2, 5   # routes


def search(switches=Mechanisms()) -> Search:
    supply, enforcement = Supply(), Enforcement()
    return Search(supply, enforcement, unit_costs(supply, enforcement, switches), switches)


def loads(effort=ONE, switches=Mechanisms(), **hindrance) -> Sight:
    return search(switches).loads(effort, **hindrance)


def test_no_search_loses_nothing():
    assert (loads(switches=replace(Mechanisms(), enforcement=False)).lost < 1e-6).all()


def test_more_search_makes_loads_smaller_and_losses_larger():
    one, four = loads(), loads(4 * ONE)
    assert (four.mass_kg < one.mass_kg).all() and (four.lost > one.lost).all() and (four.load > one.load).all()


def test_a_chosen_load_is_the_cheapest_one():
    """Fixed cost plus expected replacement, over a grid of sizes, has its minimum near the chosen size (small losses)."""
    supply, e, weak = Supply(), Enforcement(), 0.1 * ONE
    costs = unit_costs(supply, e, Mechanisms())
    chosen = loads(weak).mass_kg[0]
    per_kg = -np.log(1 - e.land_loss) / e.reference_land_kg**e.bulk_exponent * 0.1
    mass = np.linspace(chosen / 4, chosen * 4, 2001)
    kg = costs.gross_g[0] / 1000
    cost = supply.moving.load_cost * kg / mass + (costs.source[0] + costs.moving[0]) * per_kg * mass**e.bulk_exponent
    assert mass[cost.argmin()] == pytest.approx(chosen, rel=0.01)


def test_compact_goods_are_cheap_to_move_by_the_gram_and_not_by_the_dose():
    supply, e = Supply(), Enforcement()
    gram = unit_costs(supply, e, Mechanisms())
    dose = unit_costs(supply, e, replace(Mechanisms(), moving_cost=MovingCost.dose))
    assert gram.moving[1] < gram.moving[0] / 10 and gram.handling[2] < gram.handling[0]
    assert (dose.moving == dose.moving[0]).all() and (dose.handling == dose.handling[0]).all()
    assert (dose.source == gram.source).all()


def test_equal_cost_a_dose_is_equal_in_every_part():
    c = unit_costs(Supply(), Enforcement(), replace(Mechanisms(), making_cost=MakingCost.equal))
    assert all((part == part[0]).all() for part in (c.source, c.moving, c.handling))


def test_a_search_that_sees_value_sees_more_of_compact_goods_over_land():
    bulk, value = loads(), loads(switches=replace(Mechanisms(), detection=Detection.value))
    assert value.lost[HEROIN] == bulk.lost[HEROIN] and value.lost[PARCEL] == bulk.lost[PARCEL]
    assert value.lost[LAB] > bulk.lost[LAB]


def test_where_cost_is_by_the_dose_loads_cost_the_same_too():
    same = loads(switches=replace(Mechanisms(), making_cost=MakingCost.equal))
    assert (same.load == same.load[0]).all() and (same.fixed == same.fixed[0]).all()


def test_alike_search_treats_all_crossings_of_a_line_alike():
    found = loads()
    assert found.lost[0] == found.lost[1] and len(set(found.lost[2:5])) == len(set(found.lost[5:])) == 1


def test_a_fine_on_parcels_falls_on_the_post_alone():
    dearer = loads(by_post=10.0).load > loads().load
    assert dearer.tolist() == [False, False, True, False, True, False, False, False]


def test_loads_that_nobody_may_split_are_found_as_often_as_search_says():
    bound, kept = search(), loads().mass_kg
    bound.keep(kept)
    fixed = bound.loads(4 * ONE)
    assert (fixed.mass_kg == kept).all()
    assert np.log1p(-fixed.lost) == pytest.approx(4 * np.log1p(-loads().lost))
    assert (fixed.lost > loads(4 * ONE).lost).all(), "splitting is the cheaper answer to search"


def test_a_search_that_sees_value_sees_by_this_weeks_masses():
    """Purer loads over land hold more doses a kilo, so each kilo looks like more heroin; a search that sees mass does not care."""
    def found(purer: float, switches: Mechanisms) -> float:
        bound = search(switches)
        bound.keep(loads(switches=switches).mass_kg)
        bound.costs.gross_g[2] /= purer
        return bound.loads(ONE).lost[LAB]

    by_value = replace(Mechanisms(), detection=Detection.value)
    assert np.log1p(-found(2.0, by_value)) == pytest.approx(2.0**Enforcement().bulk_exponent * np.log1p(-found(1.0, by_value)))
    assert found(2.0, Mechanisms()) == found(1.0, Mechanisms())
