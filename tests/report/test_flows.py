"""Is anything lost on the way, in the table or in the picture?"""

import made_up_goods as goods
import numpy as np
import pytest

from sim.report import LeakyFlowError, balance
from sim.report.charts import goods_flow as picture

SCALE = 0.05


@pytest.fixture
def flows():
    return goods.flows()


def test_a_table_that_balances_is_accepted(flows):
    balance.check(flows)


def test_a_leaky_table_raises_and_names_the_node(flows):
    leak = (flows.source == "land") & (flows.target == "East") & (flows["product"] == "heroin") & (flows.arm == "no policy")
    flows.loc[leak, "kg"] *= 0.99
    with pytest.raises(LeakyFlowError, match="(land|East) receives .* heroin .* 'no policy'"):
        balance.check(flows)
    with pytest.raises(LeakyFlowError):
        picture.panel(flows, "no policy", None, "x")


def test_one_product_cannot_pay_for_another(flows):
    """Totals over products balance here; each product's books do not."""
    heroin, fentanyl = ((flows["product"] == p) & (flows.source == "East") & (flows.target == "used") for p in ("heroin", "fentanyl"))
    flows.loc[heroin, "kg"] += 1.0
    flows.loc[fentanyl, "kg"] -= 1.0
    with pytest.raises(LeakyFlowError):
        balance.check(flows)


def test_goods_that_appear_from_nowhere_raise(flows):
    with pytest.raises(LeakyFlowError, match="heroin makers"):
        balance.check(flows[flows.source != "poppy"])


@pytest.mark.parametrize("value", [-1.0, np.nan])
def test_negative_or_unknown_flows_raise(flows, value):
    flows.loc[0, "kg"] = value
    with pytest.raises(LeakyFlowError):
        balance.check(flows)


def test_a_node_without_a_place_is_refused(flows):
    with pytest.raises(ValueError, match="no place for the node moon"):
        balance.check(flows.replace({"mail": "moon"}))


def test_what_is_made_is_used_seized_lost_or_stored(flows):
    for row in balance.summary(flows):
        assert row["made"] + row["from_stock"] == pytest.approx(row["used"] + row["seized"] + row["lost"] + row["stock"], rel=1e-12)
    made = {(r["arm"], r["product"]): r["made"] for r in balance.summary(flows)}
    assert made == {(arm, product): pytest.approx(kg) for arm, kgs in goods.ARMS.items() for product, kg in kgs.items()}


def test_bars_are_as_high_as_what_passes_them(flows):
    """In the picture: ribbons in plus stock taken = the bar = ribbons out plus its foot (seized, lost, stored)."""
    table = picture.sized(flows)
    for arm in goods.ARMS:
        here = table[table.arm == arm]
        nodes = picture.place(here, SCALE)
        for name, node in nodes.items():
            arriving = here[(here.target == name) & (here.source != balance.STOCK)]["size"].sum()
            leaving = here[(here.source == name) & here.target.isin(balance.NODES)]["size"].sum()
            if balance.NODES[name] > 0:
                assert arriving + node.from_stock == pytest.approx(node.size)
            if name != balance.USED:
                assert leaving + sum(node.ends.values()) == pytest.approx(node.size)


def test_both_arms_share_one_scale_and_only_growth_is_rust(flows):
    before, after = (picture.panel(flows, arm, against, f"t-{i}") for i, (arm, against) in
                     enumerate((("no policy", None), ("half of heroin cut", "no policy"))))
    rust, blue = "fill: #c4512d", "fill: #0b6e99"
    heroin, fentanyl = 6, 9  # ribbons between bars; what is seized, lost or stored is the foot of a bar
    assert (before.count(blue), before.count(rust)) == (heroin + fentanyl, 0)
    assert (after.count(blue), after.count(rust)) == (heroin, fentanyl)
