"""Firms: how many, how large, how concentrated, what they earn."""

from sim.agents.maker import LAB, VENDOR
from sim.market import PRODUCT_OF
from sim.measures.form import measure
from sim.week import Happenings


@measure("firms")
def labs(h: Happenings) -> float:
    """Labs at work."""
    return float(len(h.makers.of(LAB)))


@measure("firms")
def mail_vendors(h: Happenings) -> float:
    """Mail vendors in business."""
    return float(len(h.makers.of(VENDOR)))


@measure("DE/week")
def lab_capacity(h: Happenings) -> float:
    """What labs could make."""
    return h.makers.capacity_of(LAB)


@measure("firms")
def suppliers_open(h: Happenings) -> float:
    """Suppliers that sell to labs."""
    return float(h.suppliers.sells.sum())


@measure("firms")
def dealers_open(h: Happenings) -> float:
    """Retail pitches that sell."""
    return float(h.dealers.open.sum())


@measure("index")
def hhi_cells(h: Happenings) -> float:
    """Herfindahl index of cells' capacity, mean over regions."""
    return h.cells.concentration()


@measure("USD/week", "sum")
def trafficker_profit_usd(h: Happenings) -> float:
    """Cells' expected profit on the business of the week."""
    price = h.stocks.price[h.cells.region]
    business = h.cells.capacity[:, None] * h.cells.mix
    return float((h.cells.profit_share * (business * price[:, PRODUCT_OF]).sum(1)).sum())
