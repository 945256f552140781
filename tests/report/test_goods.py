"""Are the flows on the page those of the weekly measures, and does a market that loses goods get found out?"""

import numpy as np
import pandas as pd
import pytest

from sim.market import REGION_NAMES
from sim.report import LeakyFlowError, balance
from sim.report.goods import CROSSINGS, ROUTES, arm_goods

DE_PER_KG = {"heroin": 1.0, "fentanyl": 1.0}
WEEKS = 104


def market(cut: bool = True, seed: int = 1) -> tuple[pd.DataFrame, pd.Series]:
    """A made-up market whose books are kept week by week: the window's weeks, and the week before it."""
    luck = np.random.default_rng(seed)
    under_way = {column: 40.0 for column, *_ in ROUTES}
    stock = {(product, r): 300.0 for product in DE_PER_KG for r in REGION_NAMES}
    rows = []
    for week in range(499, 500 + WEEKS):
        row = {"week": week}
        for column, product, *_ in ROUTES:
            sent, seized = 20 * luck.random(), 2 * luck.random()
            kept_out = 5 * luck.random() if column == "heroin" and cut and week >= 500 else 0.0
            landed = 0.4 * (under_way[column] + sent - seized - kept_out)
            under_way[column] += sent - seized - kept_out - landed
            row |= {f"{column}_sent_kg": sent, f"{column}_seized_kg": seized, f"{column}_under_way_kg": under_way[column]}
            row |= {"heroin_kept_out_kg": kept_out} if column == "heroin" else {}
            for r, part in zip(REGION_NAMES, (0.7, 0.3)):
                row[f"{column}_landed_kg_{r}"] = part * landed
                stock[product, r] += part * landed
        for (product, r), held in stock.items():
            used = 0.05 * held * luck.random()
            stock[product, r] -= used
            row |= {f"{product}_used_kg_{r}": used, f"{product}_stock_kg_{r}": stock[product, r]}
        rows.append(row)
    table = pd.DataFrame(rows).astype(np.float32)
    return table[1:], table.iloc[0]


def flows(weeks: pd.DataFrame, before: pd.Series) -> pd.DataFrame:
    return pd.DataFrame(arm_goods(weeks, before, "arm", DE_PER_KG))


def test_books_kept_week_by_week_balance_on_the_page():
    weeks, before = market()
    table = flows(weeks, before)
    balance.check(table)
    lost = table[table.target == balance.LOST]
    assert lost[["product", "source"]].values.tolist() == [["heroin", "land"]]
    assert lost.kg.iloc[0] == pytest.approx(weeks.heroin_kept_out_kg.sum())
    stock = table[(table.source == "East") & (table.target == balance.STOCK) | (table.source == balance.STOCK) & (table.target == "East")]
    gain = weeks.iloc[-1].heroin_stock_kg_east - before.heroin_stock_kg_east
    row = stock[stock["product"] == "heroin"].iloc[0]
    assert (row.kg if row.source == "East" else -row.kg) == pytest.approx(gain, rel=1e-5)


def test_nothing_is_kept_out_without_a_quota():
    table = flows(*market(cut=False))
    balance.check(table)
    assert balance.LOST not in set(table.target)


def by_crossing(weeks: pd.DataFrame) -> pd.DataFrame:
    """The same weeks, with each line's goods told apart by crossing: two thirds over the first that it has, the rest over the second."""
    columns = {}
    for column, *_, line, _ in ROUTES:
        for crossing, part in zip([c for c in CROSSINGS if (c == "ports") or (c == "canada")], (2 / 3, 1 / 3)):
            columns |= {f"{line}_{crossing}_{what}_kg": weeks[f"{column}_{what}_kg"] * part for what in ("sent", "seized")}
    return weeks.assign(**columns)


def test_crossings_that_are_told_apart_conserve_goods_too():
    weeks, before = market()
    table = flows(by_crossing(weeks), before)
    balance.check(table)
    assert {"ports", "Canada", "heroin loads", "lab fentanyl", "mailed fentanyl"} <= set(table.source)
    assert {"land", "mail"} & set(table.source) == set()


@pytest.mark.parametrize("column", ["heroin_ports_sent_kg", "lab_canada_seized_kg", "mail_ports_sent_kg"])
def test_goods_that_vanish_at_a_crossing_are_found_out(column):
    weeks, before = market()
    weeks = by_crossing(weeks)
    with pytest.raises(LeakyFlowError):
        balance.check(flows(weeks.assign(**{column: weeks[column] * 0.98}), before))


@pytest.mark.parametrize("column, part", [
    ("heroin_used_kg_east", 0.999), ("heroin_seized_kg", 0.99), ("fentanyl_land_landed_kg_west", 1.001), ("heroin_kept_out_kg", 0.0),
    ("fentanyl_mail_under_way_kg", 0.9), ("fentanyl_stock_kg_west", 1.01), ("heroin_sent_kg", 1.001),
])
def test_goods_that_vanish_or_appear_in_any_column_are_found_out(column, part):
    """The negative twin: one column says a little more or less than the others; no number is a residual that could hide it."""
    weeks, before = market()
    with pytest.raises(LeakyFlowError):
        balance.check(flows(weeks.assign(**{column: weeks[column] * part}), before))


def test_what_was_there_before_the_window_counts():
    weeks, before = market()
    with pytest.raises(LeakyFlowError):
        balance.check(flows(weeks, before * 1.01))
