"""The flow table: kilograms of pure drug from node to node, and the proof that none is lost on the way.

One row per ribbon: arm, product, source, target, kg (pure, over the window shown), and optionally de_per_kg, which puts
products of different strength on one scale.  Every node between the sources and the users passes on what it receives:

    in (goods received + taken from stock) = out (goods passed on + seized + lost + added to stock)
"""

import pandas as pd

from sim.errors import LeakError

SEIZED, LOST, STOCK, USED = "seized", "lost", "stock", "used"
ENDS = (SEIZED, LOST, STOCK, USED)
COLUMNS = ("Sources", "Makers", "Crossings", "On the way", "Markets", "Used")

# Which column a node stands in, and its place in the column.  `stock` is also a source: goods that left it in the window.
NODES = {
    "poppy": 0, "precursors": 0,
    "heroin makers": 1, "labs": 1, "mail vendors": 1,
    "between ports": 2, "ports": 2, "land": 2, "Canada": 2, "mail": 2, "domestic": 2,
    "heroin loads": 3, "lab fentanyl": 3, "mailed fentanyl": 3,
    "East": 4, "West": 4,
    USED: 5,
}
TOLERANCE = 1e-6  # of what passes the node; tables kept as float32 round at about 1e-7
_NEEDED = ("arm", "product", "source", "target", "kg")


class LeakyFlowError(LeakError):
    """A flow table in which a node passes on more or less than it received."""


def check(flows: pd.DataFrame) -> None:
    """Every node of every arm and product balances, and no ribbon is negative or leads nowhere.

    Raises LeakyFlowError naming the arm, the product and the node; ValueError where a column or a node is not known.
    """
    missing = [c for c in _NEEDED if c not in flows.columns]
    if missing:
        raise ValueError(f"the flow table lacks the column {', '.join(missing)}")
    unknown = sorted((set(flows.source) | set(flows.target)) - set(NODES) - set(ENDS))
    if unknown:
        raise ValueError(f"the flow picture has no place for the node {', '.join(unknown)}")
    if not (flows.kg >= 0).all():
        raise LeakyFlowError("a flow is negative or not a number; goods taken from stock are a flow from 'stock'")
    for (arm, product), table in flows.groupby(["arm", "product"], sort=True):
        for node, received, passed in through(table):
            if abs(received - passed) > TOLERANCE * max(received, passed):
                raise LeakyFlowError(f"{node} receives {received:.6g} kg of {product} and passes on {passed:.6g} kg in the arm '{arm}'")


def through(table: pd.DataFrame) -> list[tuple[str, float, float]]:
    """(node, kg received, kg passed on) of every node between sources and ends."""
    received, passed = table.groupby("target").kg.sum(), table.groupby("source").kg.sum()
    between = sorted(n for n in set(received.index) | set(passed.index) if n not in ENDS and NODES[n] > 0)
    return [(n, float(received.get(n, 0.0)), float(passed.get(n, 0.0))) for n in between]


def summary(flows: pd.DataFrame) -> list[dict]:
    """Per arm and product, kg: made, from stock = used + seized + lost + to stock.  The numbers under the picture."""
    rows = []
    for (arm, product), table in flows.groupby(["arm", "product"], sort=False):
        into, out = table.groupby("target").kg.sum(), table.groupby("source").kg.sum()
        first = [s for s in out.index if NODES.get(s) == 0]
        rows.append({
            "arm": arm, "product": product, "made": float(out[first].sum()), "from_stock": float(out.get(STOCK, 0.0)),
            **{end: float(into.get(end, 0.0)) for end in ENDS},
        })
    return rows
