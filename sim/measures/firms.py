"""Firms: how many, how large, how concentrated, what they earn."""

from sim.measures.form import register

FIRMS = (
    ("labs", "firms", "Labs at work"),
    ("vendors", "firms", "Mail vendors in business"),
    ("suppliers", "firms", "Suppliers that sell to labs"),
    ("dealers", "firms", "Retail pitches that sell"),
    ("lab_capacity", "DE/week", "What labs could make"),
    ("hhi", "index", "Herfindahl index of cells' capacity, mean over regions"),
)
NAMES = {"vendors": "mail_vendors", "suppliers": "suppliers_open", "dealers": "dealers_open", "hhi": "hhi_cells"}


def _level(field: str, unit: str, meaning: str) -> None:
    register(NAMES.get(field, field), unit, meaning, "mean", lambda h, c: getattr(h, field))


for _firm in FIRMS:
    _level(*_firm)
register("trafficker_profit_usd", "USD/week", "Cells' expected profit on the business of the week", "sum", lambda h, c: h.profit)
