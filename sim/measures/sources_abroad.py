"""Sources: suppliers by kind and place, officials, chemicals on their way, plants and new products."""

import numpy as np

from sim.agents import haulage, province, supplier
from sim.measures.measure import Of, register, select
from sim.observe import Weeks
from sim.series import Series, share

MOST_TOLD = 1e6   # a ratio to a gain that may go to nothing: more than this deters nobody more
HERE = province.PLACE_NAMES[:province.PROVINCES]


def storefronts(w: Weeks) -> Series:
    """Storefronts of suppliers that stand."""
    return w.sites * w.storefronts_up


def _successor(maker: str) -> Of:
    return lambda w: share(w.successor_capacity.at(maker=maker), w.maker_capacity.at(maker=maker))


for _kind in supplier.KIND_NAMES:
    register(f"suppliers_{_kind}", "firms", f"Suppliers that sell to labs: {_kind} firms (M20)", "mean", select("sellers", supplier=_kind))
for _place in province.PLACE_NAMES:
    register(f"suppliers_{_place}", "firms", f"Suppliers that sell to labs: {_place.replace('_', ' ')} (M27)", "mean",
             select("sellers_at", place=_place))
for _route in haulage.ROUTE_NAMES:
    register(f"chemical_route_{_route}", "share", f"Chemicals sent by {_route} (M16)", "mean",
             select("chemical_routes", chemical_route=_route))

for _name, _unit, _meaning, _total, _of in (
    ("chemicals_share_abroad", "share", "What sellers of chemicals could sell from other countries (M22)", "mean", select("sold_abroad")),
    ("storefronts", "sites", "Storefronts of suppliers that stand (M20)", "mean", storefronts),
    ("seller_reach", "share", "Buyers that a usual seller meets (M20)", "mean", select("reach")),
    ("supplier_penalty_ratio", "ratio", "Penalty that sellers of chemicals expect, relative to their gain (M28)", "mean",
     lambda w: np.minimum(w.expected_penalty, MOST_TOLD)),
    ("province_zeal", "scale 0 to 1", "Zeal of provincial officials, mean (M27)", "mean", lambda w: w.zeal.at(place=HERE).mean()),
    ("compliant_trade_lost", "share", "Legitimate revenue that compliant firms lose to listings and sanctions (M27)", "mean",
     lambda w: (w.lost_trade * w.legitimate).at(place=HERE).sum()),
    ("chemical_price", "ratio", "Price of the chemicals that labs buy, relative to usual (M16)", "mean", select("chemical_price")),
    ("chemicals_passed", "ratio", "Share of chemicals sent that arrive, relative to usual (M16)", "mean", select("chemicals_passed")),
    ("chemicals_bought_de", "DE/week", "Chemicals that labs buy, in doses made from them (M16)", "sum", select("chemicals_bought")),
    ("chemicals_lost_de", "DE/week", "Chemicals found on their way, in doses made from them (M17)", "sum", select("chemicals_lost")),
    ("chemicals_store_de", "DE", "Chemicals in labs' stores, in doses made from them", "mean", select("chemicals_stored")),
    ("chemicals_tier_1", "share", "Labs' need covered from unregulated pre-precursors (M39)", "mean",
     select("need_by_tier", tier="tier_1")),
    ("chemicals_tier_2", "share", "Labs' need covered from general industrial chemicals (M39)", "mean",
     select("need_by_tier", tier="tier_2")),
    ("large_labs", "firms", "Large labs at work", "mean", select("large_labs")),
    ("labs_destroyed", "firms/week", "Labs destroyed by strikes (M21)", "sum", select("labs_struck")),
    ("successor_share_mail", "share", "Mail vendors' capacity that makes a successor product (M39)", "mean", _successor("vendor")),
    ("successor_share_land", "share", "Labs' capacity that makes a successor product (M39)", "mean", _successor("lab")),
    ("lab_cost_ratio", "ratio", "Cost of what labs make, relative to usual (M10)", "mean", select("lab_cost")),
):
    register(_name, _unit, _meaning, _total, _of)
