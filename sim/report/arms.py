"""Two arms of one world side by side: divisions, price ladder, beliefs against truth. The flow of goods has its own file, `goods.py`."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sim.experiment.finished_results import PairResult
from sim.market import PRODUCT_NAMES
from sim.params.places import DIVISION_NAMES
from sim.report.charts import beliefs, divisions, ladder
from sim.report.pictures import Picture

BEFORE = 26            # weeks of history that are shown
YEAR = 52
BELIEVED, TRUE = "_believed_loss", "_true_loss"
LINES = {"heroin": "Heroin", "mail": "Mailed fentanyl", "lab": "Lab fentanyl"}
CROSSINGS = {"canada": "Canada", "between": "between ports", "domestic": "domestic post", "mail": "direct mail"}


NINE = ("Expected fatal overdoses per 100,000 people and year, means over quarters, one scale; grey dashed without the policy, rust with "
        "it. Few simulated people die in a small division: read trends, not wiggles.")
LADDER = ("Dollars for a pure gram, means over the last year of the window, a scale of ratios; grey without the policy, rust with it. "
          "Landed: making and moving, losses replaced.")
BELIEFS = ("Share of doses lost on each route under the policy (blue) and what traffickers expect to lose (rust): they learn from losses "
           "of their own and of those they know. What a quota keeps out counts in what they expect, not in what search takes. Each route "
           "on its own scale; weeks since the policy began.")


@dataclass(frozen=True)
class Arms:
    """Weekly measures of two arms from their branch on, and of their common history before it; rows by week, means over lives.

    branch: the first week in which they can differ.
    """

    before: pd.DataFrame
    baseline: pd.DataFrame
    changed: pd.DataFrame
    branch: int

    @property
    def t(self) -> np.ndarray:
        """Weeks since the branch, of a table that starts with the history shown."""
        return np.arange(-len(self.history), len(self.baseline))

    @property
    def history(self) -> pd.DataFrame:
        """The last half year before the branch."""
        return self.before.iloc[-BEFORE:]

    def with_history(self, side: pd.DataFrame) -> pd.DataFrame:
        """The history shown, then an arm."""
        return pd.concat([self.history, side], ignore_index=True)


def arms_of(pair: PairResult) -> Arms:
    """The two arms of a finished pair, means over its lives; of many worlds, means over worlds of those."""
    branch = int(pair.runs()["branch_week"].dropna().iloc[0])
    of = _over_worlds if pair.asked else _over_lives
    whole, changed = of(pair, "baseline"), of(pair, "changed")
    return Arms(whole[whole["week"] < branch], whole[whole["week"] >= branch], changed[changed["week"] >= branch], branch)


def _over_lives(pair: PairResult, arm: str) -> pd.DataFrame:
    return _mean(pair.weeks(arm=arm))


def _over_worlds(pair: PairResult, arm: str) -> pd.DataFrame:
    """One row a week, means over the worlds that have a number; read one after the other, as together they may be larger than memory."""
    total = known = 0
    for draw in pair.runs()["draw"].unique():
        weeks = pair.weeks(draw=int(draw), arm=arm)
        if len(weeks):
            one = _mean(weeks).set_index("week").astype(float)
            total, known = total + one.fillna(0), known + one.notna()
    return (total / known).reset_index()


def _mean(weeks: pd.DataFrame) -> pd.DataFrame:
    """One row a week, means over lives."""
    return weeks.drop(columns=["arm", "draw", "replicate"]).groupby("week").mean().reset_index()


def pictures(arms: Arms, key: str) -> list[Picture]:
    """Every picture of two arms whose measures were kept. `key` is unique on the page."""
    return [picture for picture in (_divisions(arms, key), _ladder(arms, key), _beliefs(arms, key)) if picture]


def _divisions(arms: Arms, key: str) -> Picture | None:
    if f"deaths_{DIVISION_NAMES[0]}" not in arms.baseline:
        return None
    t, sides = arms.t, [arms.with_history(side) for side in (arms.baseline, arms.changed)]
    drawn = divisions.divisions(t, *sides, f"{key}-divisions", divisions.in_words(t, *sides))
    return Picture("Nine divisions", NINE, drawn)


def _ladder(arms: Arms, key: str) -> Picture | None:
    if "landed_pure_gram_heroin" not in arms.baseline:
        return None
    last = [side.iloc[-YEAR:].mean(numeric_only=True) for side in (arms.baseline, arms.changed)]
    prices = {product: tuple({level: _price(side, level, product) for level, _ in ladder.LEVELS} for side in last)
              for product in PRODUCT_NAMES}
    drawn = ladder.ladder(prices, f"{key}-ladder", ladder.in_words(prices))
    return Picture("The price ladder", LADDER, drawn)


def _price(side: pd.Series, level: str, product: str) -> float:
    """A rung; 0 where nothing of the product is on sale."""
    value = float(side.get(f"{level}_pure_gram_{product}", 0.0))
    return value if np.isfinite(value) else 0.0


def _beliefs(arms: Arms, key: str) -> Picture | None:
    names = [column.removesuffix(BELIEVED) for column in arms.changed if column.endswith(BELIEVED)]
    side = arms.with_history(arms.changed)
    routes = {route(name): (side[name + BELIEVED].to_numpy(float), side[name + TRUE].to_numpy(float)) for name in names}
    if not routes:
        return None
    drawn = beliefs.beliefs(arms.t, routes, f"{key}-beliefs", beliefs.in_words(routes))
    return Picture("Belief against truth", BELIEFS, drawn)


def route(name: str) -> str:
    """A route as one writes it: heroin_ports is Heroin, ports."""
    line, _, crossing = name.partition("_")
    return f"{LINES.get(line, line.capitalize())}, {CROSSINGS.get(crossing, crossing)}"
