"""Goods from weekly measures: the flow table of two arms.

Every number is a measure of its own. What is under way and what lies in wholesale stock are counted at both ends of the window, so
that `balance.check` compares what came with what went, and a model that loses goods cannot be put on the page.
"""

import pandas as pd

from sim.experiment.results import StudyResult
from sim.experiment.study import START_SET, history_id
from sim.market import REGION_NAMES
from sim.report.balance import LOST, SEIZED, STOCK, USED

CLAIM, DATE, SIZE = "C02b", "40%", "50%"
ROUTES = (  # columns of weekly measures, product, source, maker, crossing
    ("heroin", "heroin", "poppy", "heroin makers", "land"),
    ("fentanyl_mail", "fentanyl", "precursors", "mail vendors", "mail"),
    ("fentanyl_land", "fentanyl", "precursors", "labs", "land"),
)


def arm_goods(weeks: pd.DataFrame, before: pd.Series, arm: str, de_per_kg: dict[str, float]) -> list[dict]:
    """The flows of one arm, kg pure.

    weeks    weekly measures of the window; before: those of the week before it, which say what was there when it began
    Goods under way and in wholesale stock are the node 'stock', goods kept from landing by a quota the node 'lost'.
    """
    total, end = weeks.sum(numeric_only=True), weeks.sort_values("week").iloc[-1]
    rows: list[tuple] = []
    for column, product, source, maker, crossing in ROUTES:
        sent, seized, held = total[f"{column}_sent_kg"], total[f"{column}_seized_kg"], f"{column}_under_way_kg"
        rows += [(product, source, maker, sent), (product, maker, crossing, sent), (product, crossing, SEIZED, seized)]
        rows += [(product, crossing, r.capitalize(), total[f"{column}_landed_kg_{r}"]) for r in REGION_NAMES]
        rows.append(_stock(product, crossing, end[held] - before[held]))
    rows.append(("heroin", "land", LOST, total["heroin_kept_out_kg"]))
    for product in ("heroin", "fentanyl"):
        for r in REGION_NAMES:
            region, held = r.capitalize(), f"{product}_stock_kg_{r}"
            rows += [(product, region, USED, total[f"{product}_used_kg_{r}"]), _stock(product, region, end[held] - before[held])]
    return [{"arm": arm, "product": p, "source": a, "target": b, "kg": float(kg), "de_per_kg": de_per_kg[p]}
            for p, a, b, kg in rows if kg != 0]


def _stock(product: str, node: str, gain: float) -> tuple:
    """A gain of stock at a node is a flow to 'stock', a loss a flow from it."""
    return (product, node, STOCK, gain) if gain >= 0 else (product, STOCK, node, -gain)


def goods(study: StudyResult, mg_per_de: dict[str, float]) -> pd.DataFrame | None:
    """The flow table of the start set's arms of the 50% cut at the 40% date; None where the study does not hold them."""
    runs = study.runs()
    if CLAIM not in set(runs["claim"]):
        return None
    chosen = runs[(runs["claim"] == CLAIM) & (runs["draw"] == START_SET) & (runs["date"] == DATE) & (runs["size"] == SIZE)
                  & (runs["knockout"] == "none") & (runs["status"] == "ok") & (runs["measure"] == "deaths_expected")]
    if chosen.empty:
        return None
    row, de_per_kg = chosen.iloc[0], {product: 1e6 / mg for product, mg in mg_per_de.items()}
    arms = {"No cut": row["baseline_arm"], f"{SIZE} of heroin kept out": row["changed_arm"]}
    keys = {"draw": START_SET, "replicate": int(row["replicate"])}
    before = study.weeks(arm=history_id(()), week=int(row["branch_week"]) - 1, **keys).iloc[0]
    return pd.DataFrame([flow for name, arm in arms.items() for flow in arm_goods(study.weeks(arm=arm, **keys), before, name, de_per_kg)])
