"""Goods from weekly measures: the flow table of two arms.

Every number is a measure of its own. What is under way and what lies in wholesale stock are counted at both ends of the window, so
that `balance.check` compares what came with what went, and a model that loses goods cannot be put on the page.
"""

import pandas as pd

from sim.experiment.family import START_SET, of_start
from sim.experiment.finished_results import StudyResult
from sim.experiment.study import history_id
from sim.market import REGION_NAMES
from sim.report.arms import Arms
from sim.report.balance import LOST, SEIZED, STOCK, USED

CLAIM, DATE, SIZE = "C02b", "40%", "50%"
ROUTES = (  # columns of weekly measures, product, source, maker, crossing; where crossings are told apart: their columns, node on the way
    ("heroin", "heroin", "poppy", "heroin makers", "land", "heroin", "heroin loads"),
    ("fentanyl_mail", "fentanyl", "precursors", "mail vendors", "mail", "mail", "mailed fentanyl"),
    ("fentanyl_land", "fentanyl", "precursors", "labs", "land", "lab", "lab fentanyl"),
)
CROSSINGS = {"between": "between ports", "ports": "ports", "canada": "Canada", "mail": "mail", "domestic": "domestic"}


def arm_goods(weeks: pd.DataFrame, before: pd.Series, arm: str, de_per_kg: dict[str, float]) -> list[dict]:
    """The flows of one arm, kg pure.

    weeks    weekly measures of the window; before: those of the week before it, which say what was there when it began
    Goods under way and in wholesale stock are the node 'stock', goods kept from landing by a quota the node 'lost'.
    """
    total, end = weeks.sum(numeric_only=True), weeks.sort_values("week").iloc[-1]
    rows: list[tuple] = []
    for column, product, source, maker, crossing, line, on_the_way in ROUTES:
        sent, seized, held = total[f"{column}_sent_kg"], total[f"{column}_seized_kg"], f"{column}_under_way_kg"
        routes = _routes(total, line)
        node = on_the_way if routes else crossing
        rows.append((product, source, maker, sent))
        rows += [(product, maker, crossing, sent), (product, crossing, SEIZED, seized)] if not routes else []
        for over, (went, taken) in routes.items():
            rows += [(product, maker, over, went), (product, over, SEIZED, taken), (product, over, node, went - taken)]
        rows += [(product, node, r.capitalize(), total[f"{column}_landed_kg_{r}"]) for r in REGION_NAMES]
        rows.append(_stock(product, node, end[held] - before[held]))
        rows += [(product, node, LOST, total["heroin_kept_out_kg"])] if product == "heroin" else []
    for product in ("heroin", "fentanyl"):
        for r in REGION_NAMES:
            region, held = r.capitalize(), f"{product}_stock_kg_{r}"
            rows += [(product, region, USED, total[f"{product}_used_kg_{r}"]), _stock(product, region, end[held] - before[held])]
    return [{"arm": arm, "product": p, "source": a, "target": b, "kg": float(kg), "de_per_kg": de_per_kg[p]}
            for p, a, b, kg in rows if kg != 0]


def _routes(total: pd.Series, line: str) -> dict[str, tuple[float, float]]:
    """Sent and seized by crossing, of a line whose crossings are told apart; empty where they are not."""
    known = {words: f"{line}_{crossing}" for crossing, words in CROSSINGS.items() if f"{line}_{crossing}_sent_kg" in total}
    return {words: (float(total[f"{name}_sent_kg"]), float(total[f"{name}_seized_kg"])) for words, name in known.items()}


def _stock(product: str, node: str, gain: float) -> tuple:
    """A gain of stock at a node is a flow to 'stock', a loss a flow from it."""
    return (product, node, STOCK, gain) if gain >= 0 else (product, STOCK, node, -gain)


def goods(study: StudyResult, mg_per_de: dict[str, float]) -> pd.DataFrame | None:
    """The flow table of the start set's arms of the 50% cut at the 40% date; None where the study does not hold them."""
    arms = flagship(study)
    return flows(arms, ("No cut", f"{SIZE} of heroin kept out"), mg_per_de) if arms else None


def flagship(study: StudyResult) -> Arms | None:
    """The start set's two arms of the 50% cut at the 40% date, with the history before; None where the study does not hold them."""
    runs = study.runs()
    if CLAIM not in set(runs["claim"]):
        return None
    chosen = runs[(runs["claim"] == CLAIM) & of_start(runs["draw"]) & (runs["date"] == DATE) & (runs["size"] == SIZE)
                  & (runs["knockout"] == "none") & (runs["status"] == "ok") & (runs["measure"] == "deaths_expected")]
    if chosen.empty:
        return None
    row = chosen.iloc[0]
    branch, keys = int(row["branch_week"]), {"draw": START_SET, "replicate": int(row["replicate"])}
    past = study.weeks(arm=history_id(()), **keys).sort_values("week")
    baseline, changed = (study.weeks(arm=row[f"{side}_arm"], **keys).sort_values("week") for side in ("baseline", "changed"))
    return Arms(past[past["week"] < branch], baseline, changed, branch)


def flows(arms: Arms, names: tuple[str, str], mg_per_de: dict[str, float]) -> pd.DataFrame:
    """The flow table of two arms over all weeks from their branch on. mg_per_de: pure mass of a dose by product."""
    de_per_kg, before = {product: 1e6 / mg for product, mg in mg_per_de.items()}, arms.before.iloc[-1]
    sides = zip(names, (arms.baseline, arms.changed), strict=True)
    return pd.DataFrame([flow for name, weeks in sides for flow in arm_goods(weeks, before, name, de_per_kg)])
