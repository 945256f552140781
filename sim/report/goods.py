"""Goods from weekly measures: the flow table of two arms, built so that every node passes on what it receives."""

import pandas as pd

from sim.experiment.results import StudyResult
from sim.experiment.study import START_SET
from sim.market import REGION_NAMES
from sim.report.balance import SEIZED, STOCK, USED

CLAIM, DATE, SIZE = "C02b", "40%", "50%"
ROUTES = (  # columns of weekly measures, product, source, maker, crossing
    ("heroin", "heroin", "poppy", "heroin makers", "land"),
    ("fentanyl_mail", "fentanyl", "precursors", "mail vendors", "mail"),
    ("fentanyl_land", "fentanyl", "precursors", "labs", "land"),
)


def arm_goods(weeks: pd.DataFrame, arm: str, de_per_kg: dict[str, float]) -> list[dict]:
    """The flows of one arm over its weeks, kg pure. Goods under way and in stock are the node 'stock'."""
    total = weeks.sum(numeric_only=True)
    rows: list[tuple] = []
    for column, product, source, maker, crossing in ROUTES:
        sent, seized = total[f"{column}_sent_kg"], total[f"{column}_seized_kg"]
        landed = {r: total[f"{column}_landed_kg_{r}"] for r in REGION_NAMES}
        rows += [(product, source, maker, sent), (product, maker, crossing, sent), (product, crossing, SEIZED, seized)]
        rows += [(product, crossing, r.capitalize(), kg) for r, kg in landed.items()]
        rows.append(_stock(product, crossing, sent - seized - sum(landed.values())))
    for product in ("heroin", "fentanyl"):
        for r in REGION_NAMES:
            used = total[f"{product}_used_kg_{r}"]
            came = sum(total[f"{c}_landed_kg_{r}"] for c, p, *_ in ROUTES if p == product)
            rows += [(product, r.capitalize(), USED, used), _stock(product, r.capitalize(), came - used)]
    return [{"arm": arm, "product": p, "source": a, "target": b, "kg": float(kg), "de_per_kg": de_per_kg[p]}
            for p, a, b, kg in rows if kg > 0]


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
    return pd.DataFrame([flow for name, arm in arms.items() for flow in arm_goods(study.weeks(arm=arm, **keys), name, de_per_kg)])
