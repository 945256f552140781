"""Goods on their way: sent, seized, landed, used, by product, channel and region."""

import numpy as np

from sim.market import CHANNELS, FENTANYL, FENTANYL_LAND, FENTANYL_MAIL, HEROIN, PRODUCT_NAMES, PRODUCT_OF, REGION_NAMES
from sim.market.cost import UnitCosts
from sim.measures.form import kg, measure, register, share
from sim.week import Happenings

CHANNEL_NAMES = ("heroin", "fentanyl_mail", "fentanyl_land")
CHANNEL_WORDS = ("Heroin", "Fentanyl by mail", "Fentanyl over land")
PURE = "kg pure/week"
GRAMS = 1000.0


def _channel(k: int) -> None:
    """Sent, seized and landed on one channel."""
    name, words, product = CHANNEL_NAMES[k], CHANNEL_WORDS[k], PRODUCT_OF[k]
    register(f"{name}_sent_kg", PURE, f"{words} sent across the border", "sum", lambda h, c: kg(h.sent[:, :, k].sum(1), c, product))
    register(f"{name}_seized_kg", PURE, f"{words} seized", "sum", lambda h, c: kg(h.seized[:, :, k].sum(1), c, product))
    register(f"{name}_landed_kg", PURE, f"{words} that reached wholesale", "sum", lambda h, c: kg(h.landed[:, :, k].sum(1), c, product))
    register(f"{name}_under_way_kg", "kg pure", f"{words} under way at the end of the week", "mean",
             lambda h, c: kg(h.under_way[:, :, k].sum(1), c, product))
    for r, region in enumerate(REGION_NAMES):
        _landed_in(f"{name}_landed_kg_{region}", f"{words} that reached wholesale, {region.capitalize()}", r, k)


def _landed_in(name: str, meaning: str, r: int, k: int) -> None:
    register(name, PURE, meaning, "sum", lambda h, c: kg(h.landed[:, r, k], c, PRODUCT_OF[k]))


def _used(product: int) -> None:
    """Used of one product."""
    name = PRODUCT_NAMES[product]
    register(f"{name}_used_kg", PURE, f"{name.capitalize()} used", "sum", lambda h, c: kg(h.used[:, :, product].sum(1), c, product))
    register(f"{name}_stock_kg", "kg pure", f"{name.capitalize()} in wholesale stock at the end of the week", "mean",
             lambda h, c: kg(h.stock[:, :, product].sum(1), c, product))
    for r, region in enumerate(REGION_NAMES):
        _used_in(name, region, r, product)


def _used_in(name: str, region: str, r: int, product: int) -> None:
    what = PRODUCT_NAMES[product].capitalize()
    register(f"{name}_used_kg_{region}", PURE, f"{what} used, {region.capitalize()}", "sum",
             lambda h, c: kg(h.used[:, r, product], c, product))
    register(f"{name}_stock_kg_{region}", "kg pure", f"{what} in wholesale stock at the end of the week, {region.capitalize()}", "mean",
             lambda h, c: kg(h.stock[:, r, product], c, product))


for _k in range(CHANNELS):
    _channel(_k)
for _j in range(len(PRODUCT_NAMES)):
    _used(_j)


@measure(PURE, "sum")
def heroin_kept_out_kg(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Heroin that a quota kept from landing."""
    return kg(h.kept_out.sum(1), costs, HEROIN)


@measure(PURE, "sum")
def fentanyl_landed_kg(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Fentanyl that reached wholesale."""
    return kg(h.landed[:, :, [FENTANYL_MAIL, FENTANYL_LAND]].sum((1, 2)), costs, FENTANYL)


@measure(PURE, "sum")
def fentanyl_seized_kg(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Fentanyl seized."""
    return kg(h.seized[:, :, [FENTANYL_MAIL, FENTANYL_LAND]].sum((1, 2)), costs, FENTANYL)


@measure("kg gross/week", "sum")
def fentanyl_land_seized_gross_kg(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Fentanyl loads seized over land, gross mass."""
    return h.seized[:, :, FENTANYL_LAND].sum(1) * h.gross_g[:, FENTANYL_LAND] / GRAMS


@measure("kg gross/week", "sum")
def shipped_gross_kg(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Goods sent across the border, gross mass."""
    return (h.sent.sum(1) * h.gross_g).sum(1) / GRAMS


@measure("kg gross/week", "sum")
def seized_gross_kg(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Goods seized, gross mass."""
    return (h.seized.sum(1) * h.gross_g).sum(1) / GRAMS


@measure("DE/kg gross")
def de_per_gross_kg(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Compactness at the border: dose-equivalents in a gross kilo sent."""
    return share(h.sent.sum((1, 2)), shipped_gross_kg(h, costs))


@measure("share")
def seizure_share(h: Happenings, costs: UnitCosts) -> np.ndarray:
    """Share of doses sent that are seized."""
    return share(h.seized.sum((1, 2)), h.sent.sum((1, 2)))
