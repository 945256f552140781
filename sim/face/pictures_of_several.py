"""Pictures of several policies side by side: paths, differences, dose and response, the price ladder, divisions."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from sim.config.check import nearest
from sim.errors import InputError, refuse
from sim.experiment.finished_results import WEEK_KEYS
from sim.experiment.over_worlds import ENOUGH
from sim.face.between_arms import BASELINE, Answers
from sim.face.plots import SMOOTH, fan, panels, start_line, words
from sim.params.places import DIVISION_NAMES
from sim.report.charts.divisions import words as division_words
from sim.report.charts.ladder import LEVELS
from sim.report.tokens import BASELINE as GREY
from sim.report.tokens import BASELINE_WORDS, FEWER, HAIRLINE, INK, MUTED, POLICY
from sim.report.words import number, percent

COLOURS = (GREY, POLICY, "#0b6e99", "#6b4a86", "#1f6b46", "#855a00", "#27475a", "#b3261e", "#5d6675")
MARKS = ("o", "s", "^", "D", "v", "P", "X", "*")
TILES = {"new_england": (0, 4), "pacific": (1, 0), "mountain": (1, 1), "west_north_central": (1, 2), "east_north_central": (1, 3),
         "mid_atlantic": (1, 4), "west_south_central": (2, 2), "east_south_central": (2, 3), "south_atlantic": (2, 4)}     # row, column
MOST = 8       # arms in one panel
PANELS = 6
FEW = 3        # arms whose bands may lie over each other
BEFORE = 52    # weeks shown before the first policy
YEAR = 52      # weeks of which the last prices are means


def picture(found: Answers, measure: str, kind: str, **how: Any):
    """The picture of that kind, as a matplotlib Figure. Raises InputError for a kind that there is not, or what it does not take."""
    refuse([] if kind in KINDS else [f"kind={kind!r} is none of {', '.join(KINDS)}{nearest(str(kind), list(KINDS))}"])
    draw, takes = KINDS[kind]
    takes_what = ", ".join(takes) or "a measure alone"
    refuse(f"plot(kind={kind!r}) does not take {name}: it takes {takes_what}" for name in how if name not in takes)
    found.result.refuse_unknown(measure)
    return draw(found, measure, **how)


def paths(found: Answers, measure: str):
    """Every arm over time, a panel for each setting: the median of lives or of worlds; bands where they are enough and arms few."""
    weeks, cells = found.result.weeks([*WEEK_KEYS, measure]), _cells(found)
    figure, axes = panels(len(cells))
    few = len(found.names()) <= FEW
    for ax, (title, arms) in zip(axes, cells.items(), strict=True):
        for place, row in enumerate(arms[: MOST + 1]):
            wide = _smooth(weeks[weeks["arm"] == row["arm"]], measure, found.many)
            shown = wide.loc[found.since - BEFORE:] if row["name"] == BASELINE else wide.loc[found.since:]
            fan(ax, shown, COLOURS[place % len(COLOURS)], "", "-" if place else "--", alone=not few)
            ax.lines[-1].set_label(row["name"])
        start_line(ax, found.since)
        ax.set_title(title or f"{words(measure)}, {found.result.units.get(measure, '')}", loc="left")
    axes[0].legend(frameon=False, fontsize=9, loc="lower left")
    figure.suptitle(f"{words(measure)}, {found.result.units.get(measure, '')}" if found.settings else None)
    return figure


def _cells(found: Answers) -> dict[str, list[dict]]:
    """The arms at each setting, the baseline first, by what the setting is called; the first of them where there are many."""
    arms, cells = found.arms.to_dict("records"), {}
    baselines = [row for row in arms if row["name"] == BASELINE]
    for base in baselines[:PANELS]:
        shared = [name for name in found.settings if base[name] == base[name]]
        mine = [row for row in arms if all(row[name] == base[name] for name in shared)]
        title = ", ".join(f"{name}={base[name]}" for name in shared)
        cells[title] = [base, *({**row, "name": _called(row, found, shared)} for row in mine if row["name"] != BASELINE)]
    return cells


def _called(row: dict, found: Answers, shared: list[str]) -> str:
    own = [f"{name}={row[name]:g}" for name in found.settings if name not in shared and row[name] == row[name]]
    return ", ".join([row["name"], *own])


def differences(found: Answers, measure: str, by: str | None = None, weeks: int | None = None, against: str = BASELINE):
    """Each arm's change with the middle half and 90% of worlds or pairs; without them where they are too few."""
    rows = found.effects(measure, by, weeks, against)
    figure, axes = panels(1, high=0.6 + 0.38 * len(rows))
    labels = [", ".join([*(f"{name}={row[name]}" for name in [*found.settings, *([by] if by else [])] if row[name] == row[name]),
                         row["arm"]]) for row in rows.to_dict("records")]
    _forest(axes[0], rows, labels)
    axes[0].set_title(f"{words(measure)}: change{'' if against == BASELINE else f' against {against}'}, percent", loc="left")
    return figure


def dose(found: Answers, measure: str, x: str | None = None, weeks: int | None = None, against: str = BASELINE):
    """The change over a number that is crossed with the arms, a line an arm; bands hold 90% of worlds or pairs."""
    rows = found.effects(measure, None, weeks, against)
    numeric = [name for name in found.settings if pd.api.types.is_numeric_dtype(rows[name])]
    if not numeric:
        raise InputError("no number is crossed with the policies: compare(..., over={'potency': [14, 22, 30]}) crosses one")
    refuse([] if x is None or x in numeric else [f"x={x!r} is none of {', '.join(numeric)}{nearest(str(x), numeric)}"])
    x = x or numeric[0]
    rest = [name for name in [*found.settings, "arm"] if name != x]
    figure, axes = panels(1)
    for place, (key, group) in enumerate(rows.dropna(subset=x).groupby(rest, sort=False, dropna=False)):
        line, colour, mark = group.sort_values(x), COLOURS[1 + place % MOST], MARKS[place % len(MARKS)]
        axes[0].fill_between(line[x], 100 * line["low90"], 100 * line["high90"], color=colour, alpha=0.14, linewidth=0)
        axes[0].plot(line[x], 100 * line["median"], color=colour, marker=mark, linewidth=1.8, label=", ".join(map(str, key)))
    axes[0].axhline(0, color=GREY, linewidth=1, linestyle="--")
    axes[0].set_xlabel(x)
    axes[0].legend(frameon=False, fontsize=9)
    axes[0].set_title(f"{words(measure)}: change, percent", loc="left")
    return figure


def ladder(found: Answers, measure: str, product: str = "fentanyl"):
    """What a pure gram costs from source to street in every arm, means over the last year of the window."""
    names = [f"{level}_pure_gram_{product}" for level, _ in LEVELS]
    found.result.refuse_unknown(*names)
    last = found.since + found.weeks
    weeks = found.result.weeks([*WEEK_KEYS, *names])
    prices = weeks[weeks["week"].between(last - min(YEAR, found.weeks), last - 1)].groupby("arm")[names].mean()
    cells = _cells(found)
    figure, axes = panels(len(cells))
    for ax, (title, arms) in zip(axes, cells.items(), strict=True):
        for place, row in enumerate(row for row in arms[: MOST + 1] if row["arm"] in prices.index):
            ax.plot(range(len(LEVELS)), prices.loc[row["arm"]], color=COLOURS[place % len(COLOURS)], marker=MARKS[place % len(MARKS)],
                    linewidth=1.4, linestyle="-" if place else "--", label=row["name"])
        ax.set_yscale("log")
        ax.yaxis.set_major_formatter(lambda value, _: number(value))
        ax.minorticks_off()
        ax.set_xticks(range(len(LEVELS)), [level for _, level in LEVELS])
        ax.set_title(f"USD for a pure gram of {product}{', ' if title else ''}{title}", loc="left")
    axes[0].legend(frameon=False, fontsize=9)
    return figure


def divisions(found: Answers, measure: str, arm: str | None = None, weeks: int | None = None):
    """A tile a census division with the change in it; rust grew, blue fell, and the number says it too."""
    known = found.names()
    refuse([] if arm is None or arm in known else [f"there is no arm {arm}{nearest(str(arm), known)}: there are {', '.join(known)}"])
    arms = [arm] if arm else known[:MOST]
    rows = found.effects(measure, "division", weeks)
    figure, axes = panels(len(arms))
    far = float(np.nanmax(np.abs(rows["median"].replace([np.inf, -np.inf], np.nan)))) or 1.0
    for ax, name in zip(axes, arms, strict=True):
        mine = rows[rows["arm"] == name].groupby("division")["median"].median()      # of all settings
        _tiles(ax, mine, far)
        ax.set_title(f"{name}: {words(measure)}", loc="left")
    return figure


def _tiles(ax, change: pd.Series, far: float) -> None:
    from matplotlib.patches import Rectangle

    ax.set(xlim=(0, 5), ylim=(3, 0), xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    ax.grid(False)
    for division in DIVISION_NAMES:
        row, column = TILES[division]
        value = float(change.get(division, np.nan))
        strength = 0.15 + 0.75 * min(abs(value) / far, 1) if np.isfinite(value) else 0
        place, colour = (column + 0.04, row + 0.04), POLICY if value > 0 else FEWER
        ax.add_patch(Rectangle(place, 0.92, 0.92, facecolor=colour, alpha=strength, linewidth=0))
        ax.add_patch(Rectangle(place, 0.92, 0.92, fill=False, edgecolor=HAIRLINE))
        ax.text(column + 0.5, row + 0.42, percent(value), ha="center", va="center", fontsize=11, color=INK)
        ax.text(column + 0.5, row + 0.74, division_words(division).replace(" ", "\n", 1), ha="center", va="center", fontsize=6.5, color=INK)


def _forest(ax, rows: pd.DataFrame, labels: list[str]) -> None:
    places = np.arange(len(rows))[::-1]
    for low, high, wide in (("low90", "high90", 1.0), ("low50", "high50", 3.2)):
        ax.hlines(places, 100 * rows[low], 100 * rows[high], color=POLICY, linewidth=wide)
    ax.plot(100 * rows["median"], places, "o", color=POLICY, markerfacecolor="white", zorder=3)
    ax.axvline(0, color=GREY, linewidth=1, linestyle="--")
    ax.set_yticks(places, labels)
    ax.set_ylim(-0.6, len(rows) - 0.4)
    ax.tick_params(axis="y", labelcolor=BASELINE_WORDS)
    ax.grid(False)
    ax.grid(axis="x", linewidth=0.5, color=HAIRLINE)
    count = rows["worlds" if "worlds" in rows else "pairs"].min()
    if count < ENOUGH:
        ax.set_xlabel(f"no intervals: {ENOUGH} are the fewest", color=MUTED)


def _smooth(weeks: pd.DataFrame, measure: str, many: bool) -> pd.DataFrame:
    """Quarterly means: a row a week, a column a life, or a world."""
    wide = weeks.pivot_table(index="week", columns="draw" if many else "replicate", values=measure)
    return wide.rolling(SMOOTH, min_periods=1).mean()


KINDS: dict[str, tuple[Callable, tuple[str, ...]]] = {
    "paths": (paths, ()), "differences": (differences, ("by", "weeks", "against")), "dose-response": (dose, ("x", "weeks", "against")),
    "ladder": (ladder, ("product",)), "divisions": (divisions, ("arm", "weeks"))}
