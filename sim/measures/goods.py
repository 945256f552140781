"""Goods on their way: sent, seized, landed, used, by product, channel and region."""

from sim.market import CHANNELS, FENTANYL, FENTANYL_LAND, FENTANYL_MAIL, PRODUCT_NAMES, PRODUCT_OF, REGION_NAMES
from sim.measures.form import kg, measure, register, share
from sim.week import Happenings

CHANNEL_NAMES = ("heroin", "fentanyl_mail", "fentanyl_land")
CHANNEL_WORDS = ("heroin", "fentanyl by mail", "fentanyl over land")


def _channel(k: int) -> None:
    """Sent, seized and landed on one channel, kg pure."""
    name, words, product = CHANNEL_NAMES[k], CHANNEL_WORDS[k], PRODUCT_OF[k]
    unit = "kg pure/week"
    register(f"{name}_sent_kg", unit, f"{words} sent across the border", "sum", lambda h: kg(h, h.shipped[:, k].sum(), product))
    register(f"{name}_seized_kg", unit, f"{words} seized or kept out", "sum", lambda h: kg(h, h.seized[:, k].sum(), product))
    register(f"{name}_landed_kg", unit, f"{words} that reached wholesale", "sum", lambda h: kg(h, h.landed[:, k].sum(), product))
    for r, region in enumerate(REGION_NAMES):
        _landed_in(name, words, region, k, r)


def _landed_in(name: str, words: str, region: str, k: int, r: int) -> None:
    register(f"{name}_landed_kg_{region}", "kg pure/week", f"{words} that reached wholesale, {region.capitalize()}", "sum",
             lambda h: kg(h, h.landed[r, k], PRODUCT_OF[k]))


def _used(product: int, name: str) -> None:
    """Used of one product, kg pure."""
    register(f"{name}_used_kg", "kg pure/week", f"{name} used", "sum", lambda h: kg(h, h.used[:, product].sum(), product))
    for r, region in enumerate(REGION_NAMES):
        _used_in(product, name, region, r)


def _used_in(product: int, name: str, region: str, r: int) -> None:
    register(f"{name}_used_kg_{region}", "kg pure/week", f"{name} used, {region.capitalize()}", "sum",
             lambda h: kg(h, h.used[r, product], product))


for _k in range(CHANNELS):
    _channel(_k)
for _j, _name in enumerate(PRODUCT_NAMES):
    _used(_j, _name)


@measure("kg pure/week", "sum")
def fentanyl_landed_kg(h: Happenings) -> float:
    """Fentanyl that reached wholesale."""
    return kg(h, h.landed[:, [FENTANYL_MAIL, FENTANYL_LAND]].sum(), FENTANYL)


@measure("kg pure/week", "sum")
def fentanyl_seized_kg(h: Happenings) -> float:
    """Fentanyl seized, pure mass."""
    return kg(h, h.seized[:, [FENTANYL_MAIL, FENTANYL_LAND]].sum(), FENTANYL)


@measure("kg gross/week", "sum")
def fentanyl_land_seized_gross_kg(h: Happenings) -> float:
    """Fentanyl loads seized over land, gross mass."""
    return float(h.seized[:, FENTANYL_LAND].sum() * h.costs.gross_g[FENTANYL_LAND] / 1000)


@measure("kg gross/week", "sum")
def shipped_gross_kg(h: Happenings) -> float:
    """Goods sent across the border, gross mass."""
    return float((h.shipped.sum(0) * h.costs.gross_g).sum() / 1000)


@measure("kg gross/week", "sum")
def seized_gross_kg(h: Happenings) -> float:
    """Goods seized or kept from landing, gross mass."""
    return float((h.seized.sum(0) * h.costs.gross_g).sum() / 1000)


@measure("DE/kg gross")
def de_per_gross_kg(h: Happenings) -> float:
    """Compactness at the border: dose-equivalents in a gross kilo sent."""
    return share(h.shipped.sum(), (h.shipped.sum(0) * h.costs.gross_g).sum() / 1000)


@measure("share")
def seizure_share(h: Happenings) -> float:
    """Share of doses sent that are seized or kept from landing."""
    return share(h.seized.sum(), h.shipped.sum())
