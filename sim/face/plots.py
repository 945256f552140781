"""Pictures for notebooks: small, labelled, in the colours of the page."""

import numpy as np
import pandas as pd

from sim.clock import year_of
from sim.experiment.over_worlds import ENOUGH
from sim.report.tokens import BASELINE, HAIRLINE, INK, MUTED, POLICY

SMOOTH = 13                                                  # weeks: a quarter
BEFORE = 52                                                  # weeks shown before the policy
SPARK = (120, 36)                                            # px


def comparison(weeks: pd.DataFrame, measure: str, unit: str):
    """Both arms of a comparison, and their paired relative difference: median, 50% and 90% of pairs, or of worlds if there are many.

    Where they are too few for an interval each is a line of its own.
    """
    baseline, changed = paired(weeks, measure)
    branch = changed.index[0]
    figure, (left, right) = panels(2)
    fan(left, baseline.loc[branch - BEFORE:], BASELINE, "no policy", "--")
    fan(left, changed, POLICY, "policy", "-")
    left.set_title(f"{words(measure)}, {unit}", loc="left")
    fan(right, 100 * (changed / baseline.loc[changed.index] - 1), POLICY, "", "-")
    right.axhline(0, color=BASELINE, linewidth=1, linestyle="--")
    right.set_title("paired difference, percent", loc="left")
    right.axvline(year_of(branch), color=MUTED, linewidth=0.8)
    start_line(left, branch)
    return figure


def life(weeks: pd.DataFrame, measures: tuple[str, ...], units: dict[str, str]):
    """One life: a panel per measure, quarterly means."""
    figure, shown = panels(len(measures))
    for axes, measure in zip(shown, measures, strict=True):
        values = weeks.set_index("week")[measure].rolling(SMOOTH, min_periods=1).mean()
        axes.plot([year_of(week) for week in values.index], values, color=INK, linewidth=1.8)
        axes.set_title(f"{words(measure)}, {units.get(measure, '')}", loc="left")
        axes.set_ylim(bottom=0)
    return figure


def paired(weeks: pd.DataFrame, measure: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Quarterly means of a measure in both arms: a row per week, a column per pair, or per world if there are many (means over its lives).

    The changed arm starts with the policy.
    """
    one = "draw" if weeks["draw"].nunique() > 1 else "replicate"
    wide = weeks.pivot_table(index="week", columns=["arm", one], values=measure)
    baseline, changed = wide["baseline"], wide["changed"].dropna()
    whole = pd.concat([baseline.loc[: changed.index[0] - 1], changed])
    smooth = [frame.rolling(SMOOTH, min_periods=1).mean() for frame in (baseline, whole)]
    return smooth[0], smooth[1].loc[changed.index]


def sparkline(weeks: pd.DataFrame, measure: str) -> str:
    """The median paired difference over time, as a small SVG."""
    baseline, changed = paired(weeks, measure)
    return line_of((changed / baseline.loc[changed.index] - 1).median(axis=1).to_numpy())


def line_of(values: np.ndarray) -> str:
    """A line through values [N] over a dashed zero, as a small SVG."""
    width, height = SPARK
    low, high = min(float(np.nanmin(values)), 0.0), max(float(np.nanmax(values)), 0.0)
    x = np.linspace(2, width - 2, len(values))
    y, zero = (height - 2 - (height - 4) * (level - low) / ((high - low) or 1.0) for level in (values, 0.0))
    points = " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x, y, strict=True) if np.isfinite(b))
    return (
        f'<svg width="{width}" height="{height}" role="img" aria-label="course over time">'
        f'<line x1="0" x2="{width}" y1="{zero:.1f}" y2="{zero:.1f}" stroke="{BASELINE}" stroke-dasharray="3 3"/>'
        f'<polyline points="{points}" fill="none" stroke="{POLICY}" stroke-width="1.8"/></svg>'
    )


def panels(number: int, high: float = 3.1):
    """A figure with so many panels beside each other, and the panels."""
    import matplotlib.pyplot as plt
    from matplotlib.ticker import MaxNLocator

    figure, axes = plt.subplots(1, number, figsize=(4.6 * number, high), layout="constrained", squeeze=False)
    plt.close(figure)                                        # the caller shows it, once
    for ax in axes[0]:
        ax.spines[["top", "right", "left"]].set_visible(False)
        ax.grid(axis="y", linewidth=0.5, color=HAIRLINE)
        ax.tick_params(length=0, colors=MUTED)
        ax.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    return figure, axes[0]


def fan(axes, values: pd.DataFrame, colour: str, label: str, style: str, alone: bool = False) -> None:
    """The median of columns over weeks, with bands, or with a line each where they are too few; alone: no bands, where lines are many."""
    years = [year_of(week) for week in values.index]
    few = alone or values.shape[1] < ENOUGH
    if few and not alone:
        axes.plot(years, values, color=colour, linewidth=0.8, linestyle=style, alpha=0.5)
    for low, high, alpha in () if few else ((0.05, 0.95, 0.14), (0.25, 0.75, 0.24)):
        axes.fill_between(years, values.quantile(low, axis=1), values.quantile(high, axis=1), color=colour, alpha=alpha, linewidth=0)
    middle = values.median(axis=1)
    axes.plot(years, middle, color=colour, linewidth=1.8, linestyle=style)
    if label:
        axes.annotate(label, (years[-1], middle.iloc[-1]), xytext=(4, 0), textcoords="offset points", color=colour, va="center")


def start_line(axes, week: int) -> None:
    """A rule where the first policy starts."""
    axes.axvline(year_of(week), color=MUTED, linewidth=0.8)
    axes.annotate("policy starts", (year_of(week), 1), xycoords=("data", "axes fraction"), xytext=(4, -10), textcoords="offset points",
                  color=MUTED, fontsize=9)


def words(measure: str) -> str:
    """A measure as one writes it."""
    return measure.replace("_", " ")
