"""The price ladder: what a pure gram costs at the source, landed, in wholesale and on the street, in two arms."""

import math
from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes

from sim.report import svg
from sim.report.tokens import BASELINE, BASELINE_WORDS, INK, MUTED, POLICY, POLICY_WORDS
from sim.report.words import number

LEVELS = (("source", "At source"), ("landed", "Landed"), ("wholesale", "Wholesale"), ("price", "Street"))
Rungs = Mapping[str, Sequence[float]]


def ladder(prices: Mapping[str, tuple[Rungs, Rungs]], key: str, label: str) -> str:
    """One panel a product: rungs from source to street on a scale of ratios, grey without and rust with the policy.

    prices: product -> (without, with), each level -> USD a pure gram.
    """
    fig = svg.figure(1040, 300)
    known = [value for pair in prices.values() for side in pair for value in side.values() if value > 0]
    low, high = math.floor(math.log10(min(known))), math.ceil(math.log10(max(known)))
    for column, (product, (without, with_)) in enumerate(prices.items()):
        ax = svg.axes(fig, 60 + column * 520, 34, 410, 226)
        ax.set_yscale("log")
        ax.set_ylim(10 ** low, 2 * 10 ** high)
        ax.set_xlim(-0.5, len(LEVELS) - 0.5)
        _rungs(ax, without, -0.17, BASELINE, BASELINE_WORDS)
        _rungs(ax, with_, 0.17, POLICY, POLICY_WORDS)
        ticks = [10.0 ** power for power in range(low, high + 1)]
        ax.set_yticks(ticks, [number(tick) for tick in ticks])
        ax.minorticks_off()
        ax.set_xticks(range(len(LEVELS)), [words for _, words in LEVELS])
        ax.tick_params(axis="x", labelsize=11.5, labelcolor=INK)
        ax.text(0, 1.07, product.capitalize(), transform=ax.transAxes, fontsize=11.5, fontweight="bold", color=INK)
    return svg.to_svg(fig, key, label)


def _rungs(ax: Axes, side: Rungs, shift: float, colour: str, tint: str) -> None:
    """A bar at each level, its number above it, and a thin line from rung to rung."""
    levels = [(i, side[name]) for i, (name, _) in enumerate(LEVELS) if side[name] > 0]
    ax.plot([i + shift for i, _ in levels], [usd for _, usd in levels], color=MUTED, lw=0.6, ls=(0, (1, 2)), zorder=1)
    for i, usd in levels:
        ax.plot([i + shift - 0.14, i + shift + 0.14], [usd, usd], color=colour, lw=3.2, solid_capstyle="butt", zorder=2)
        ax.annotate(number(usd), (i + shift, usd), xytext=(0, 5), textcoords="offset points", ha="center", fontsize=10.5, color=tint)


def in_words(prices: Mapping[str, tuple[Rungs, Rungs]]) -> str:
    """Every rung, for a reader who cannot see it."""
    said = [f"{product} {words.lower()} {number(without[name])} and {number(with_[name])}"
            for product, (without, with_) in prices.items() for name, words in LEVELS]
    return f"Dollars a pure gram, without and with the policy: {'; '.join(said)}."
