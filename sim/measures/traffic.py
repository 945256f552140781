"""Traffickers: crossings and what is believed of them, purity of loads, trades and organisations, money on its way home."""

import numpy as np

from sim.axes import AXES, ROUTES_OF, ROUTES_OVER
from sim.measures.goods_moved import NAME_OF_LINE as NAME_OF
from sim.measures.goods_moved import PRODUCT_OF, PURE, WORDS_OF_LINE
from sim.measures.measure import Of, kg, measure, register, select
from sim.observe import Weeks
from sim.series import Series, share

GRAMS = 1000.0
CROSSING_OF = {route: crossing for crossing, routes in ROUTES_OVER.items() for route in routes}
WORDS_OF_CHANNEL = {"mirror": "mirror transfers", "goods": "trade in goods", "cash": "bulk cash"}


def _route(route: str, line: str) -> None:
    """Sent, landed and seized on one route, and what cells believe of its risk."""
    words = f"{WORDS_OF_LINE[line]}, crossing: {CROSSING_OF[route]}"

    def mass(name: str) -> Of:
        return lambda w: kg(w[name].at(route=route), w, PRODUCT_OF[line])

    register(f"{route}_sent_kg", PURE, f"{words}: sent (M16)", "sum", mass("sent_by_route"))
    register(f"{route}_seized_kg", PURE, f"{words}: seized (M17)", "sum", mass("seized_by_route"))
    register(f"{route}_believed_loss", "share", f"{words}: loss that cells expect", "mean", select("believed_loss", route=route))
    register(f"{route}_true_loss", "share", f"{words}: loss", "mean", select("true_loss", route=route))


def _crossing(name: str, routes: tuple[str, ...]) -> None:
    """Share of all doses that come over a crossing, and share of them seized there."""
    register(f"{name}_share_sent", "share", f"Doses sent by the crossing {name} (M22)", "mean",
             lambda w: share(w.sent_by_route.at(route=routes).sum(), w.sent_by_route.sum()))
    register(f"{name}_seizure_share", "share", f"Doses sent by the crossing {name} that are seized (M17)", "mean",
             lambda w: share(w.seized_by_route.at(route=routes).sum(), w.sent_by_route.at(route=routes).sum()))


def _line(line: str) -> None:
    """Consignments and purity on one line."""
    name, words, routes = NAME_OF[line], WORDS_OF_LINE[line], ROUTES_OF[line]
    register(f"{name}_consignments", "loads/week", f"{words}: loads sent (M23)", "sum",
             lambda w: (w.sent_by_route.at(route=routes) * (w.gross_g.at(line=line) / GRAMS) / w.mass_kg.at(route=routes)).sum())
    register(f"{name}_load_purity", "share", f"{words}: purity of loads (M08)", "mean",
             lambda w: w.pure_mg.at(product=PRODUCT_OF[line]) / GRAMS / w.gross_g.at(line=line))


def _trade(trade: str) -> None:
    """Who brings what, and what it earns."""
    for product in ("fentanyl", "heroin"):
        register(f"{trade}_share_{product}", "share", f"{product.capitalize()} brought by the trade: {trade} (M22)", "mean",
                 _brought(trade, product))
    register(f"{trade}_capacity", "DE/week", f"Capacity of the trade: {trade} (M20)", "mean", select("capacity_by_trade", trade=trade))
    register(f"{trade}_net_usd", "USD/week", f"Receipts less outlays and laundering, trade: {trade} (M11)", "sum",
             select("earned_by_trade", trade=trade))


def _brought(trade: str, product: str) -> Of:
    return lambda w: share(w.moved_by_trade.at(trade=trade, product=product), w.moved_by_trade.at(product=product).sum())


def _price_of_money(w: Weeks) -> Series:
    """Cost of a dollar on each channel, waiting included."""
    return w.laundering_fee + w.laundering_loss + w.delay_cost * w.money_weeks


def _channel(channel: str, words: str) -> None:
    """Use and price of one way to bring money home."""
    register(f"money_share_{channel}", "share", f"Proceeds sent by {words} (M29)", "mean",
             lambda w: share(w.money_taken.at(channel=channel), w.money_taken.sum()))
    register(f"money_price_{channel}", "share", f"Cost of {words}, waiting included (M29)", "mean",
             lambda w: _price_of_money(w).at(channel=channel))


for _name, _routes in ROUTES_OF.items():
    for _place in _routes:
        _route(_place, _name)
for _name, _routes in ROUTES_OVER.items():
    if _routes:
        _crossing(_name, _routes)
for _name in AXES["line"]:
    _line(_name)
for _name in ("cartel", "other", "importer", "broker"):
    _trade(_name)
for _name, _words in WORDS_OF_CHANNEL.items():
    _channel(_name, _words)
register("hhi_groups", "index", "Herfindahl index of the goods that trafficking organisations bring in, whole country (M12)", "mean",
         select("hhi_groups"))
register("groups", "organisations", "Trafficking organisations that have cells (M20)", "mean", select("groups"))
register("splits", "splits", "Organisations that split off after a leader was taken, so far", "mean", select("splits"))
register("laundering_fees_usd", "USD/week", "Commissions paid for laundering (M29)", "sum", select("fees"))
register("laundering_frozen_usd", "USD/week", "Proceeds seized on their way home (M17)", "sum", select("frozen"))
register("money_under_way_usd", "USD", "Proceeds not home at the end of the week (M29)", "mean", select("money_under_way"))


@measure("share")
def laundering_excess(w: Weeks) -> Series:
    """Cost of laundering beyond that of 2006, share of proceeds (M29)."""
    return (w.money_taken * _price_of_money(w)).sum() / np.maximum(w.proceeds, 1e-9) - w.usual_cost


@measure("share")
def laundering_cost(w: Weeks) -> Series:
    """Commissions and seizures, share of proceeds (M29)."""
    return share(w.fees + w.frozen, w.proceeds)


@measure("USD/week", "sum")
def trafficker_net_usd(w: Weeks) -> Series:
    """Cells' receipts less outlays and the cost of laundering (M11)."""
    return w.earned_by_trade.sum()


@measure("share")
def importer_share_mail(w: Weeks) -> Series:
    """Fentanyl brought by online importers, of all that is sent by mail, at most one (M22)."""
    sent = w.sent_by_route.at(route=ROUTES_OF["mail"]).sum()
    return np.minimum(share(w.moved_by_trade.at(trade="importer", product="fentanyl"), sent), 1.0)
