"""Pay for risk: what carriers and handlers ask, up and down, by the gram and by value; and in what traffickers compare lines."""

from dataclasses import replace

import numpy as np
import pytest

from sim.agents.sight import Search
from sim.market import FENTANYL_LAND, HEROIN_LAND, choice, cost, shipping
from sim.market.cost import unit_costs
from sim.market.risk import BY_POST, MAILED
from sim.market.routes import ROUTES
from sim.params.mechanisms import ChoiceUnit, Mechanisms, Pay
from sim.policy.rules import NEUTRAL
from tests.market.small_traffic import CUSTOM, PARAMS, numbers, small

HEROIN, LAB = 0, 5   # routes over ports
SHARE = PARAMS.enforcement.wage_of_risk


def plain(records: np.ndarray) -> np.record:
    """The first row, whose fields plain Python reads and writes by name."""
    return records.view(np.recarray)[0]


def met(effort: float, weeks: int = 300, by_post: float = 1.0, **switches):
    """What cells see after weeks of a search effort on all routes and of penalties for parcels, relative to 2006; 2006 itself if both
    are one."""
    switches = {"pay": Pay.risk} | switches
    chosen = replace(Mechanisms(), **switches)
    costs = unit_costs(PARAMS.supply, PARAMS.enforcement, chosen)
    few = small(2, **switches)
    few.cells["capacity"], few.cells["mix"] = 1.0, 1 / 3
    search = Search(PARAMS.supply, PARAMS.enforcement, costs, chosen).record
    few.sees.put(risk=float(chosen.enforcement), inside=float(chosen.enforcement), at_source=1.0)
    few.numbers["moving"], few.numbers["handling"] = costs.moving, costs.handling
    law = replace(NEUTRAL, parcel_penalty=by_post)
    for _ in range(weeks):
        shipping.open_week(few.cells, few.sees.record, np.full(ROUTES, effort), law.record, few.numbers, search)
        shipping.learn_all(few.cells[:0], few.markets, few.sees.record, few.numbers)
    return few


def landed(few, route: int, line: int) -> float:
    """USD to bring a DE to the country, with nothing believed lost."""
    return few.sees.source[line] + few.numbers["moving"][0, line] * few.sees.pay[route] + few.sees.load[route]


def test_pay_by_hand():
    assert cost.pay_for(1.0, 0.65) == 1.0
    assert cost.pay_for(0.0, 0.65) == pytest.approx(0.35)
    assert cost.pay_for(3.0, 0.65) == pytest.approx(2.3)


def test_carriers_ask_for_what_is_lost_and_settle_at_the_rule():
    more = met(4.0)
    risk = more.sees.lost / CUSTOM.seen.lost
    assert (risk > 1.5).all()
    assert more.sees.pay == pytest.approx(1 - SHARE + SHARE * risk, rel=1e-6)


def test_no_enforcement_pays_the_same_under_both_rules():
    """The rule's end at no risk is the old reading of a world without enforcement."""
    follows, fixed = met(1.0, enforcement=False), met(1.0, enforcement=False, pay=Pay.fixed)
    for route, line in ((HEROIN, HEROIN_LAND), (LAB, FENTANYL_LAND)):
        assert landed(follows, route, line) == pytest.approx(landed(fixed, route, line), rel=1e-6)
    assert follows.sees.handling == pytest.approx(fixed.sees.handling, rel=1e-6)


def test_search_moves_what_goods_cost_each_other_only_where_pay_follows_risk():
    """Nearly all that fentanyl costs is pay, and heroin also costs its source: carriers who ask for more narrow the ratio of the two (4.5,
    4.2, 4.1 at search of 1, 4, 16 times). With pay fixed only loads cost more, and the ratio stays."""
    def ratio(effort, **switches):
        few = met(effort, **switches)
        return landed(few, HEROIN, HEROIN_LAND) / landed(few, LAB, FENTANYL_LAND)

    follows, fixed = ratio(16.0) / ratio(1.0), ratio(16.0, pay=Pay.fixed) / ratio(1.0, pay=Pay.fixed)
    assert abs(np.log(follows)) > abs(np.log(fixed))


def handled_under(weeks: int = 300, certainty: float = 3.0, **switches) -> np.ndarray:
    """What handling costs by line over what it did, after weeks of so certain penalties inside the country."""
    few = small(1, **({"pay": Pay.risk} | switches))
    rules = replace(NEUTRAL, dealer_certainty=certainty)
    search = Search(PARAMS.supply, PARAMS.enforcement, CUSTOM.costs, Mechanisms()).record
    few.cells["mix"] = few.cells["capacity"] = few.sees.inside[...] = 1.0
    for _ in range(weeks):
        shipping.open_week(few.cells, few.sees.record, np.ones(ROUTES), rules.record, few.numbers, search)
    return few.sees.handling / few.numbers["handling"][0]


def test_penalties_inside_the_country_raise_what_handling_costs_as_they_become_known():
    """By the rule that dealers expect penalties by; handlers learn at the pace at which cells learn of losses."""
    law, share = PARAMS.market.sidelines.penalties, PARAMS.enforcement.handling_risk
    expected = 3.0**law.certainty
    assert handled_under() == pytest.approx(1 + share * (expected - 1), rel=1e-6)
    assert handled_under(weeks=1) == pytest.approx(1 + share * PARAMS.market.cells.risk_memory * (expected - 1))


@pytest.mark.parametrize("switches", [{"deterrence": False}, {"pay": Pay.fixed}, {"certainty": 1.0}], ids=str)
def test_handlers_whom_nothing_deters_or_whose_pay_is_fixed_ask_what_they_asked(switches):
    assert handled_under(**switches) == pytest.approx(1.0, abs=1e-12)


def test_a_heavier_penalty_for_parcels_is_paid_for_by_those_who_send_them():
    few = met(1.0, by_post=3.0)
    mailed = np.isin(np.arange(ROUTES), np.flatnonzero(MAILED & BY_POST))
    assert few.sees.risk[mailed] == pytest.approx(3 * (few.sees.lost / CUSTOM.seen.lost)[mailed], rel=1e-6)
    assert few.sees.risk[~mailed] == pytest.approx((few.sees.lost / CUSTOM.seen.lost)[~mailed], rel=1e-6)


def test_handling_by_value_by_hand():
    """At the price of heroin of 2006 heroin costs what it did; a gram of a quarter of that value, half of it at an exponent of one half."""
    few = small(1)
    few.sees.put(handling=few.numbers["handling"][0])
    few.numbers["handling_by_value"] = 0.5
    sees, mine = plain(few.sees.record), plain(few.numbers)
    market, grams = plain(few.markets), mine.handled_g
    market.customary[:] = mine.usual_price, mine.usual_price * grams[FENTANYL_LAND] / grams[HEROIN_LAND] / 4
    assert cost.handled(HEROIN_LAND, market, sees, mine) == pytest.approx(mine.handling[0])
    assert cost.handled(FENTANYL_LAND, market, sees, mine) == pytest.approx(mine.handling[FENTANYL_LAND] / 2)
    few.numbers["per_dose"] = True
    assert cost.handled(FENTANYL_LAND, market, sees, mine) == mine.handling[FENTANYL_LAND], "doses paid for are all like heroin's"


def test_a_dollar_a_dose_and_a_share_of_price_rank_lines_apart():
    """A line that earns 30 cents on a dose of a dollar, and one that earns 20 on one of 40: dollars prefer the first, shares the other."""
    def wish(unit):
        few = small(1, choice_unit=unit)
        few.cells["access"], few.cells["margin"], few.cells["gain"] = 1.0, (0.3, 0.2, 0.0), (0.3, 0.5, 0.0)
        cell = plain(few.cells)
        for _ in range(500):
            choice.choose_lines(cell, plain(few.sees.record), plain(few.numbers))
        return cell.mix

    dollars, shares = wish(ChoiceUnit.dose), wish(ChoiceUnit.price)
    assert dollars[0] > dollars[1] and shares[1] > shares[0]
    assert not numbers()["by_price"][0]
