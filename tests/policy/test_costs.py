"""What levers cost is drawn: one factor for each that costs anything, 1 in the start set, and nothing else moves."""

from dataclasses import fields, replace

import pytest

from sim.experiment.draws import drawn_numbers, prior_draws
from sim.params.dated import Dated
from sim.params.enforcement import Enforcement
from sim.params.form import numbers
from sim.params.timeline import Timeline
from sim.policy.book import RuleBook
from sim.policy.costs import Costs
from sim.policy.levers import Policy
from sim.policy.levers.barrier import Barrier
from sim.policy.levers.treatment import Treatment

WALL = Barrier(2.0, start=2006)
BOTH = Policy(barrier=WALL, treatment=Treatment(2.0, start=2006))


def usd(policy: Policy, costs: Costs | None = None) -> float:
    """Cost of the tenth week."""
    return RuleBook(policy, Timeline(), Enforcement(), Dated(), costs=costs).cost(9)


def test_every_lever_that_costs_anything_has_a_factor_that_is_drawn():
    costly = {f.name for f in fields(Policy) if any(inner.name.startswith("usd_") for inner in fields(f.default))}
    assert {number.path for number in drawn_numbers() if number.path.startswith("costs.")} == {f"costs.{name}" for name in costly}


def test_a_factor_makes_its_own_lever_dearer():
    alone = usd(Policy(barrier=WALL))
    assert usd(BOTH, Costs()) == usd(BOTH) and alone > 0
    assert usd(BOTH, replace(Costs(), barrier=3.0)) == pytest.approx(usd(BOTH) + 2 * alone)
    assert usd(BOTH, replace(Costs(), education=3.0)) == usd(BOTH)


def test_it_is_drawn_over_the_range_of_the_costs_that_are_declared():
    factor = next(number for number in numbers(Costs()) if number.path == "barrier")
    declared = [number for number in numbers(Barrier()) if number.path.startswith("usd_")]
    for cost in declared:
        assert factor.range.low <= cost.range.low / cost.default and cost.range.high / cost.default <= factor.range.high
    drawn = [draw.params.costs.barrier for draw in prior_draws(16, 3)]
    assert min(drawn) < 0.5 and max(drawn) > 2 and all(cost in factor.range for cost in drawn)
