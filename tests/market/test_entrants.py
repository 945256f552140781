"""Who begins to make: so many there could be, at such a cost, as numbers of their own."""

from dataclasses import replace

import mesa
import numpy as np
import pytest

from sim.agents.industry import Industry
from sim.agents.maker import LAB
from sim.chance import Luck
from sim.market import CHANNELS, FENTANYL_LAND, REGIONS, makers, sources
from sim.params.market import Cells
from sim.params.state_actors import Crossings
from sim.params.supply import Makers, Supply
from tests.alone import ALONE

LAND = (np.arange(CHANNELS) == FENTANYL_LAND).astype(float)
REQUIRED = Cells().required_return


def industry(entrants: bool = True, entry: bool = True, **numbers: float) -> Industry:
    """Six labs at work; places are open, nobody is raided, and who might begin looks every week."""
    supply = replace(Supply(), makers=replace(Makers(), labs=6, raid_rate=0.0, **numbers))
    switches = replace(ALONE, entrants=entrants, open_places=True)
    there = Industry(mesa.Model(), supply, Crossings(), Luck(3, 0), switches=switches, seed_capacity=100.0)
    weeks(there, 1, REQUIRED)
    there.here.numbers["supplier_review"], there.here.numbers["entry"] = 1.0, entry
    return there


def weeks(there: Industry, number: int, profit: float, asked: float = 1.0) -> int:
    """Weeks in which the line of labs pays so much. Returns how many labs are at work after them."""
    for _ in range(number):
        there.makers.trades.week += 1
        there.makers.trades.asked, there.makers.trades.supplied = asked, 1.0
        sources.come_and_go(there.here, np.full(CHANNELS, profit), LAND, 1.0, np.zeros((REGIONS, CHANNELS)))
    return len(there.makers.of(LAB))


@pytest.mark.parametrize("beginning, part", [(1.0, 0.5), (2.0, 1 / (1 + 2**1.2)), (0.5, 1 / (1 + 0.5**1.2))])
def test_as_many_firms_are_worth_while_as_earnings_pay_the_cost_of_beginning(beginning, part):
    there = industry(beginners=80, beginning=beginning)
    labs, numbers = there.makers.trades.records[LAB], there.here.numbers[0]
    labs["profit"], labs["asked"] = REQUIRED, 3.0
    assert makers.worthwhile(labs, numbers) == pytest.approx(80 * part)
    labs["asked"] = 1e-9
    assert makers.worthwhile(labs, numbers) == pytest.approx(0.0, abs=1e-6), "who would find no buyers does not begin"


@pytest.mark.parametrize("beginners, settled", [(20, 10), (60, 30), (5, 6)])
def test_firms_come_until_no_more_would_gain_and_nobody_is_sent_away(beginners, settled):
    """Half of those who might begin do where earnings are the required ones and cost is one."""
    assert weeks(industry(beginners=beginners, beginning=1.0), 40, REQUIRED) == settled


@pytest.mark.parametrize("change", [{"beginners": 200}, {"beginning": 0.5}])
def test_a_larger_pool_and_a_lower_cost_fill_the_places_of_closed_makers_sooner(change):
    usual = {"beginners": 40, "beginning": 2.0}
    left = {}
    for name, numbers in (("usual", usual), ("changed", usual | change)):
        there = industry(**numbers)
        there.makers.close(there.makers.of(LAB)[:4])
        there.here.numbers["supplier_review"] = 0.06
        left[name] = weeks(there, 6, 0.4)
    assert left["changed"] > left["usual"] >= 2


@pytest.mark.parametrize("entrants, entry", [(True, False), (False, True)])
def test_nobody_comes_where_nobody_may_and_without_pool_entry_follows_growth(entrants, entry):
    """The twin: at a return that lets nobody grow."""
    assert weeks(industry(entrants=entrants, entry=entry, beginners=60, beginning=1.0), 40, REQUIRED) == 6
