"""The page of a sweep: which combination of its levels does most, over what is drawn; or how far what is drawn moves deaths."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from sim.claims.influence import Influence, influences
from sim.claims.wording import WITHIN_NOISE
from sim.clock import week_of
from sim.experiment.moved import SMALLEST
from sim.experiment.over_worlds import ENOUGH, too_few
from sim.report import assumptions
from sim.report.bands import Paths
from sim.report.beyond_noise import is_noise
from sim.report.charts import bars, fan
from sim.report.charts.calendar import years_below
from sim.report.measure_lines import Line, answers, line_of
from sim.report.page import rendered
from sim.report.pictures import Picture
from sim.report.sweep_arms import DEATHS, Arm, arm_words, compared, effect_of, finished, paired
from sim.report.what_matters import GROUPS
from sim.report.with_units import amount_of, in_words
from sim.report.words import counted, number, percent, sentence, signed, span
from sim.sweep.results import SweepResult
from sim.typed import typed

SHOWN, MOST_DRAWS = 8, 4096      # settings in the bars; draws whose ranks are reshuffled, the first ones
POINT = "point"


def write_sweep(result: SweepResult, out: Path) -> Path:
    """Write the page of a sweep, as far as it has been run. Raises InputError if no run has finished."""
    plan, rows = result.plan, finished(result)
    arms = compared(result, rows)
    best = min(arms, key=lambda arm: (arm.noise, arm.found["median"])) if arms else None
    first, moved = arm_words(result, rows, 0), _moved(rows, plan.design.over, best)
    pairs, thing = answers(best.found) if best else rows["draw"].nunique(), thing_of(rows)
    context = {
        "title": f"{sentence(plan.name)[:-1]}: {levels_found(arms, best) if arms else spread_found(rows, moved)}",
        "lede": _lede(result, rows, best, first), "arms": arms, "first": first, "best": best, "fans": _by_year(rows, plan, best),
        "groups": _groups(result, rows, best), "moves": _bars(moved, bool(best)), "weeks": result.weeks, "noise": WITHIN_NOISE,
        "things": f"{thing}s", "few": sentence(few) if (few := too_few(pairs, thing)) else "",
        "line": [("Points", f"{rows['draw'].nunique():,}"), ("Runs", f"{len(rows):,} of {plan.runs:,} finished"),
                 ("Lives of a point", f"{plan.replicates:,}"), ("Simulated people", f"{plan.written['people']:,}")],
        "command": typed("counterflow", "sweep", "page", result.path),
    }
    return rendered("sweep.html.j2", context, out)


def thing_of(rows: pd.DataFrame) -> str:
    """What an interval is taken over: points, or pairs of lives where nothing is drawn."""
    return POINT if rows["draw"].nunique() > 1 else "pair"


def levels_found(arms: list[Arm], best: Arm) -> str:
    """What the combinations do to deaths, as the second half of a sentence."""
    if all(arm.noise for arm in arms):
        return "no combination changes expected deaths beyond noise"
    agree = _agreeing(best.found)
    if best.noise or best.found["median"] >= 0:
        worst = max(arms, key=lambda arm: -np.inf if arm.noise else arm.found["median"])
        return (f"no combination lowers expected deaths beyond noise; {worst.words} raises them by "
                f"{percent(worst.found['median'], signed=False)}{_agreeing(worst.found)}")
    most = " most" if len(arms) > 1 else ""
    return f"{best.words} lowers expected deaths{most}, by {percent(-best.found['median'], signed=False)}{agree}"


def _agreeing(found: dict[str, Any]) -> str:
    if "worlds" not in found:
        return ""
    return f" in the median of {counted(found['worlds'], POINT)} ({round(found['agree'] * found['worlds'])} agree)"


def spread_found(rows: pd.DataFrame, moved: Influence) -> str:
    """How far the points lie apart, as the second half of a sentence."""
    deaths = rows.groupby("draw")[DEATHS].mean()
    if len(deaths) < ENOUGH:
        return f"{number(deaths.median())} expected deaths in the median of {counted(len(deaths), POINT)}"
    low, high = deaths.quantile([0.05, 0.95])
    if high / max(low, 1e-9) - 1 < SMALLEST:
        return "what is drawn moves expected deaths by none beyond noise"
    known = assumptions.meanings()
    named = f", and go most with {_meaning(moved.standing_out[0][0], known)}" if moved.standing_out else ""
    return f"expected deaths lie between {number(low)} and {number(high)} in nine of ten points{named}"


def _lede(result: SweepResult, rows: pd.DataFrame, best: Arm | None, first: str) -> str:
    counted_over = f"over the {result.weeks:,} weeks that count"
    if best is None:
        return (f"{sentence(counted(rows['draw'].nunique(), POINT) + ' were drawn')} Expected deaths {counted_over} are "
                f"{number(rows[DEATHS].median())} in the median.")
    interval = "" if too_few(answers(best.found), POINT) else f"; nine in ten {thing_of(rows)}s lie between {span(*best.found['i90'])}"
    found = best.found
    return (f"{best.words[:1].upper()}{best.words[1:]} against {first}, {counted_over}: {number(found['baseline'])} deaths are expected "
            f"without it and {number(found['changed'])} with it{interval}. Runs of a point share their luck and differ in nothing "
            "but the levels.")


def _groups(result: SweepResult, rows: pd.DataFrame, best: Arm | None) -> list[tuple[str, list[Line]]]:
    """What one asks of a policy, of the first combination and the best; of what is drawn alone, the median and where nine in ten lie."""
    def line(name: str, title: str) -> Line | None:
        if name not in rows or not rows[name].any():
            return None
        if best is None:
            return _spread_line(name, title, rows.groupby("draw")[name].mean(), result.units.get(name, ""))
        pairs = paired(rows, best.number, name)
        return line_of(name, title, effect_of(result, pairs, name), is_noise(pairs))

    shown = ((group, [one for name, title in titles.items() if (one := line(name, title))]) for group, titles in GROUPS)
    return [(group, lines) for group, lines in shown if lines]


def _spread_line(name: str, title: str, values: pd.Series, unit: str) -> Line:
    low, middle, high = (amount_of(value, unit) for value in values.quantile([0.05, 0.5, 0.95]))
    return Line(name, title, unit=in_words(unit), baseline=middle, changed="", change="",
                interval=f"{low} to {high}" if len(values) >= ENOUGH else "")


def _by_year(rows: pd.DataFrame, plan: Any, best: Arm | None) -> list[Picture]:
    """Expected deaths by year in the first combination and the best, and their difference, where the sweep was asked for years."""
    years = [int(name.rsplit("_", 1)[1]) for name in rows if name.startswith(f"{DEATHS}_") and name.rsplit("_", 1)[1].isdigit()]
    if best is None or len(years) < 2:
        return []
    sides = [pd.DataFrame({year: paired(rows, best.number, f"{DEATHS}_{year}").groupby("draw")[side].mean() for year in years})
             for side in ("baseline", "changed")]
    p = Paths(np.array([week_of(year + 0.5) - plan.since for year in years]), *(side.to_numpy(float) for side in sides))
    few, below = p.worlds < ENOUGH, years_below(plan.since)
    what = f"A line for each of {counted(p.worlds, POINT)}" if few else f"Median, 50% and 90% of {counted(p.worlds, POINT)}"
    label = f"Expected deaths a year in both combinations, {years[0]} to {years[-1]}."
    said = f"Difference within each {POINT}, {best.line.change} over all weeks that count"
    return [Picture("Expected deaths a year, nation", f"{what}. Rust: {best.words}.",
                    fan.fan(p, "sweep-deaths", label, "number", ("First", "Changed"), "", below=below, apart=few)),
            Picture(said, "Same draw, same luck: changed over first, minus 1.",
                    fan.difference(p, "sweep-difference", f"{said}.", None, True, below=below, name="", apart=few))]


def _drawn(rows: pd.DataFrame, over: Any) -> pd.DataFrame:
    """What was drawn and is a number, a row a draw."""
    first = rows[rows["arm"] == rows["arm"].min()].drop_duplicates("draw").set_index("draw").sort_index().iloc[:MOST_DRAWS]
    return first[[axis.path for axis in over]].select_dtypes("number")


def _moved(rows: pd.DataFrame, over: Any, best: Arm | None) -> Influence:
    """What of that which was drawn goes with the change, or with deaths."""
    drawn = _drawn(rows, over)
    target = _target(rows, best).loc[drawn.index].to_numpy(float)
    return influences(drawn.reset_index(drop=True), target, drawn.index.to_numpy()) if len(drawn.columns) else Influence([], np.inf)


def _target(rows: pd.DataFrame, best: Arm | None) -> pd.Series:
    """What is asked to follow from what is drawn, by draw: the change that the best combination makes, or deaths themselves."""
    by_draw = rows.groupby("draw")[DEATHS].mean()
    if best is None:
        return by_draw
    changes = paired(rows, best.number, DEATHS).groupby("draw")["difference"].mean()
    return changes.reindex(by_draw.index).fillna(0.0)


def _bars(moved: Influence, change: bool) -> Picture | None:
    rows, known = moved.order[:SHOWN], assumptions.meanings()
    if not rows:
        return None
    named = [(assumptions.wrapped(_meaning(name, known)), rho) for name, rho in rows]
    label = "; ".join(f"{words} {signed(rho)}".replace("\n", " ") for words, rho in named)
    what = "the change" if change else "expected deaths"
    title = f"What goes with {what}" if moved.standing_out else f"Nothing that is drawn goes with {what} beyond chance"
    note = f"Rank correlation between what is drawn and {what}. Dashed: what the strongest reaches by luck, in 95 of 100 reshufflings."
    return Picture(title, note, bars.bars(named, moved.chance, "sweep-moves", f"Rank correlation of {what} with each: {label}."))


def _meaning(path: str, known: dict[str, str]) -> str:
    return assumptions.in_words(path.removeprefix("params."), known)
