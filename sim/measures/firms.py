"""Firms: how many, how large, how concentrated, what they earn."""

from sim.measures.measure import register, select

register("labs", "firms", "Labs at work", "mean", select("makers_open", maker="lab"))
register("mail_vendors", "firms", "Mail vendors in business", "mean", select("makers_open", maker="vendor"))
register("suppliers_open", "firms", "Suppliers that sell to labs", "mean", select("sellers", "supplier"))
register("dealers_open", "firms", "Retail pitches that sell", "mean", select("dealers_open"))
register("lab_capacity", "DE/week", "What labs could make", "mean", select("maker_capacity", maker="lab"))
register("hhi_cells", "index", "Herfindahl index of cells' capacity, mean over regions", "mean", select("hhi"))
register("trafficker_profit_usd", "USD/week", "Cells' expected profit on the business of the week", "sum", select("profit"))
