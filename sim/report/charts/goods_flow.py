"""The flow of goods from sources to users: one panel per arm, same scale, ribbons that grew in rust.

Heights are proportional to goods; each node's bar is exactly as high as what it received, and what it passed on, had
seized, kept out or stored adds up to that bar (`balance.check` refuses a table in which it does not).
"""

from dataclasses import dataclass, field

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from sim.report import balance, svg
from sim.report.tokens import BASELINE, FLOW, HAIRLINE, INK, MUTED, NODE, POLICY
from sim.report.words import number

WIDTH, HEIGHT, TOP, GAP = 1040, 290, 34, 38
LEFT, RIGHT, BAR = 70, 110, 9
GREW = 1.02  # a ribbon this many times its baseline has grown
LOOK = {balance.SEIZED: BASELINE, balance.LOST: MUTED, balance.STOCK: HAIRLINE}
SAID = {balance.SEIZED: "seized", balance.LOST: "kept out", balance.STOCK: "to stock", "from": "from stock"}


@dataclass
class Node:
    """A bar while it is being drawn: where it stands, how much of it is already taken on either side."""

    name: str
    x: float
    top: float
    size: float
    taken_in: float = 0.0
    taken_out: float = 0.0
    ends: dict[str, float] = field(default_factory=dict)
    from_stock: float = 0.0


def panel(flows: pd.DataFrame, arm: str, against: str | None, key: str) -> str:
    """One arm as an `<svg>`; ribbons are compared with the arm `against`.  The scale is shared by all arms of the table."""
    balance.check(flows)
    table = sized(flows)
    scale = _scale(table)
    here = table[table.arm == arm]
    before = table[table.arm == against].groupby(["product", "source", "target"])["size"].sum() if against else None
    high = height(table)
    fig = svg.figure(WIDTH, high)
    ax = svg.bare(fig, 0, 0, WIDTH, high)
    ax.set(xlim=(0, WIDTH), ylim=(high, 0))
    nodes = place(here, scale)
    for row in _in_order(here):
        _ribbon(ax, nodes, row, scale, _grew(row, before))
    for node in nodes.values():
        _bar(ax, node, scale)
    for column, x in _places(here).items():
        ax.text(x, 12, balance.COLUMNS[column], fontsize=11.5, color=MUTED, va="center", ha="left")
    return svg.to_svg(fig, key, in_words(flows, arm))


def sized(flows: pd.DataFrame) -> pd.DataFrame:
    """The table with `size`, what a height shows: million dose-equivalents where the table says how many a kg holds, else kg."""
    per_kg = flows.de_per_kg / 1e6 if "de_per_kg" in flows.columns else 1.0
    return flows.assign(size=flows.kg * per_kg)


def unit_of(flows: pd.DataFrame) -> str:
    """What the heights and the numbers beside the bars count."""
    return "million dose-equivalents" if "de_per_kg" in flows.columns else "kg of pure drug"


def place(table: pd.DataFrame, scale: float) -> dict[str, Node]:
    """Every node of one arm: columns from left to right, nodes of a column from top to bottom."""
    received, passed = table.groupby("target")["size"].sum(), table.groupby("source")["size"].sum()
    nodes, foot, places = {}, {}, _places(table)
    for name, column in balance.NODES.items():
        size = max(received.get(name, 0.0), passed.get(name, 0.0))
        if size == 0:
            continue
        top = foot.get(column, TOP)
        nodes[name] = Node(name, places[column], top, size)
        foot[column] = top + size * scale + GAP
    for row in table.itertuples():
        if row.target in LOOK:
            ends = nodes[row.source].ends
            ends[row.target] = ends.get(row.target, 0.0) + row.size
        elif row.source == balance.STOCK:
            nodes[row.target].from_stock += row.size
    return nodes


def _scale(table: pd.DataFrame) -> float:
    """Pixels per unit, such that the fullest column of any arm fits."""
    needs = []
    for _, arm in table.groupby("arm"):
        received, passed = arm.groupby("target")["size"].sum(), arm.groupby("source")["size"].sum()
        for column in range(len(balance.COLUMNS)):
            sizes = [max(received.get(n, 0.0), passed.get(n, 0.0)) for n, c in balance.NODES.items() if c == column]
            drawn = [s for s in sizes if s > 0]
            needs.append(sum(drawn) / (height(table) - TOP - 30 - GAP * max(0, len(drawn) - 1)))
    return 1 / max(needs)


def height(table: pd.DataFrame) -> float:
    """Pixels of a panel: a column of more than three bars needs room for the words below each."""
    drawn = set(table.source) | set(table.target)
    fullest = max(sum(1 for name, column in balance.NODES.items() if column == c and name in drawn) for c in range(len(balance.COLUMNS)))
    return HEIGHT + GAP * max(0, fullest - 3)


def _places(table: pd.DataFrame) -> dict[int, float]:
    """Where each column that has bars stands."""
    drawn = sorted({balance.NODES[name] for name in (*table.source, *table.target) if name in balance.NODES})
    return {column: LEFT + i * (WIDTH - LEFT - RIGHT) / max(len(drawn) - 1, 1) for i, column in enumerate(drawn)}


def _in_order(table: pd.DataFrame) -> list:
    """Ribbons between drawn nodes, so ordered that they leave and reach their bars from top to bottom."""
    order = {name: i for i, name in enumerate(balance.NODES)}
    rows = [r for r in table.itertuples() if r.source in order and r.target in order and r.size > 0]
    return sorted(rows, key=lambda r: (order[r.source], order[r.target], r.product))


def _grew(row, before) -> bool:
    if before is None:
        return False
    return row.size > GREW * before.get((row.product, row.source, row.target), 0.0)


def _ribbon(ax: Axes, nodes: dict[str, Node], row, scale: float, grew: bool) -> None:
    a, b = nodes[row.source], nodes[row.target]
    h = row.size * scale
    y0, y1 = a.top + a.taken_out, b.top + b.taken_in
    a.taken_out += h
    b.taken_in += h
    x0, x1 = a.x + BAR, b.x
    m = (x0 + x1) / 2
    points = [(x0, y0), (m, y0), (m, y1), (x1, y1), (x1, y1 + h), (m, y1 + h), (m, y0 + h), (x0, y0 + h), (x0, y0)]
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    ax.add_patch(PathPatch(Path(points, codes), facecolor=POLICY if grew else FLOW, alpha=0.42 if grew else 0.17, lw=0))


def _bar(ax: Axes, node: Node, scale: float) -> None:
    height = max(node.size * scale, 1.2)
    ax.add_patch(Rectangle((node.x, node.top), BAR, height, facecolor=NODE, lw=0))
    foot = node.top + height
    for end, size in node.ends.items():
        foot -= size * scale
        ax.add_patch(Rectangle((node.x, foot), BAR, size * scale, facecolor=LOOK[end], lw=0))
    middle = node.top + height / 2
    ax.text(node.x - 7, middle, number(node.size), fontsize=11.5, ha="right", va="center", color=INK)
    name = node.name if node.name[0].isupper() else node.name.capitalize()
    ax.text(node.x + BAR + 7, middle, name, fontsize=11.5, fontweight="bold", ha="left", va="center", color=INK)
    for line, notes in enumerate(n for n in _notes(node) if n):
        ax.text(node.x, node.top + height + 11 + 13 * line, ", ".join(notes), fontsize=10, ha="left", va="center", color=MUTED)


def _notes(node: Node) -> tuple[list[str], list[str]]:
    """What stands below a bar: what was taken out of the flow, and what stock gained or gave; nothing too small to see."""
    ends = {**{end: node.ends.get(end, 0.0) for end in LOOK}, "from": node.from_stock}
    said = {end: f"{number(size)} {SAID[end]}" for end, size in ends.items() if size > 0.002 * node.size}
    taken, stock = (balance.SEIZED, balance.LOST), (balance.STOCK, "from")
    return [said[end] for end in taken if end in said], [said[end] for end in stock if end in said]


def in_words(flows: pd.DataFrame, arm: str) -> str:
    """One arm's flow in a sentence per product."""
    said = [
        f"{r['product']}: {number(r['made'])} kg made, {number(r['used'])} kg used, {number(r['seized'])} kg seized"
        for r in balance.summary(flows) if r["arm"] == arm
    ]
    return f"Flow of goods, {arm}, heights in {unit_of(flows)}. " + "; ".join(said) + "."
