"""Sources: suppliers by kind and place, officials, chemicals on their way, plants and new products."""

from sim.agents.industry import PLACE_NAMES, Industry
from sim.agents.supplier import KIND_NAMES
from sim.market.chemicals import ROUTE_NAMES
from sim.measures.form import register

SEEN = {
    "capacity_abroad": ("chemicals_share_abroad", "share", "What sellers of chemicals could sell from other countries (M22)", "mean"),
    "storefronts": ("storefronts", "sites", "Storefronts of suppliers that stand (M20)", "mean"),
    "reach": ("seller_reach", "share", "Buyers that a usual seller meets (M20)", "mean"),
    "penalty_ratio": ("supplier_penalty_ratio", "ratio", "Penalty that sellers of chemicals expect, relative to their gain (M28)", "mean"),
    "zeal": ("province_zeal", "scale 0 to 1", "Zeal of provincial officials, mean (M27)", "mean"),
    "lost_trade": ("compliant_trade_lost", "share", "Legitimate revenue that compliant firms lose to listings and sanctions (M27)", "mean"),
    "price": ("chemical_price", "ratio", "Price of the chemicals that labs buy, relative to usual (M16)", "mean"),
    "passed": ("chemicals_passed", "ratio", "Share of chemicals sent that arrive, relative to usual (M16)", "mean"),
    "bought": ("chemicals_bought_de", "DE/week", "Chemicals that labs buy, in doses made from them (M16)", "sum"),
    "lost": ("chemicals_lost_de", "DE/week", "Chemicals found on their way, in doses made from them (M17)", "sum"),
    "store": ("chemicals_store_de", "DE", "Chemicals in labs' stores, in doses made from them", "mean"),
    "tier_1": ("chemicals_tier_1", "share", "Labs' need covered from unregulated pre-precursors (M39)", "mean"),
    "tier_2": ("chemicals_tier_2", "share", "Labs' need covered from general industrial chemicals (M39)", "mean"),
    "large_labs": ("large_labs", "firms", "Large labs at work", "mean"),
    "struck": ("labs_destroyed", "firms/week", "Labs destroyed by strikes (M21)", "sum"),
    "successor_mail": ("successor_share_mail", "share", "Mail vendors' capacity that makes a successor product (M39)", "mean"),
    "successor_land": ("successor_share_land", "share", "Labs' capacity that makes a successor product (M39)", "mean"),
    "source_cost_labs": ("lab_cost_ratio", "ratio", "Cost of what labs make, relative to usual (M10)", "mean"),
}


def _seen(column: str, name: str, unit: str, meaning: str, total: str = "mean") -> None:
    place = Industry.names.index(column)
    register(name, unit, meaning, total, lambda h, c: h.sources[:, place])


for _kind in KIND_NAMES:
    _seen(f"suppliers_{_kind}", f"suppliers_{_kind}", "firms", f"Suppliers that sell to labs: {_kind} firms (M20)")
for _place in PLACE_NAMES:
    _seen(f"suppliers_{_place}", f"suppliers_{_place}", "firms", f"Suppliers that sell to labs: {_place.replace('_', ' ')} (M27)")
for _route in ROUTE_NAMES:
    _seen(f"route_{_route}", f"chemical_route_{_route}", "share", f"Chemicals sent by {_route} (M16)")
for _column, _what in SEEN.items():
    _seen(_column, *_what)
