"""Which assumptions move the answer: rank correlations over worlds, as bars to either side."""

from sim.report import svg
from sim.report.tokens import FEWER, INK, MUTED, POLICY
from sim.report.words import signed

ROW = 33


def bars(rows: list[tuple[str, float]], chance: float, key: str, label: str) -> str:
    """rows: (assumption in words, rank correlation in -1..1), strongest first.  Sign shown by side, number and colour.

    chance: the size that the strongest correlation reaches by luck; drawn as a line on either side, bars that stay inside are pale.
    """
    height = ROW * len(rows) + 34
    fig = svg.figure(520, height)
    ax = svg.bare(fig, 250, 22, 230, ROW * len(rows))
    ax.set(xlim=(-1, 1), ylim=(len(rows) - 0.5, -0.5))
    for y, (name, rho) in enumerate(rows):
        ax.barh(y, rho, height=0.56, color=POLICY if rho > 0 else FEWER, alpha=0.85 if abs(rho) > chance else 0.25)
        lines = name.split("\n")
        for i, line in enumerate(lines):  # one by one: lines of one text would be lined up by the widths of another typeface
            down = 6.5 * (len(lines) - 1) - 13 * i
            ax.annotate(line, (-1.08, y), xytext=(0, down), textcoords="offset points", ha="right", va="center", fontsize=11.5, color=INK,
                        annotation_clip=False)
        ax.annotate(signed(rho), (1.24, y), ha="right", va="center", fontsize=11, color=INK, annotation_clip=False)
    ax.axvline(0, color=INK, lw=1)
    if chance < 1:
        for side in (-chance, chance):
            ax.plot((side, side), (-0.5, len(rows) - 0.5), color=INK, lw=1, ls=(0, (2, 2)))
            ax.text(side, -0.75, "chance", ha="center", va="bottom", fontsize=10.5, color=INK)
    ax.text(-0.05, -0.75, "less", ha="right", va="bottom", fontsize=10.5, color=MUTED)
    ax.text(0.05, -0.75, "more", ha="left", va="bottom", fontsize=10.5, color=MUTED)
    return svg.to_svg(fig, key, label)
