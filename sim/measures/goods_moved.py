"""Goods on their way: sent, seized, landed, used, by product, line of trade and region."""

from sim.axes import AXES, LINES_OF
from sim.measures.measure import Of, kg, measure, register
from sim.observe import Weeks
from sim.series import Series, share

NAME_OF_LINE = {"heroin": "heroin", "mail": "fentanyl_mail", "lab": "fentanyl_land"}
WORDS_OF_LINE = {"heroin": "Heroin", "mail": "Fentanyl by mail", "lab": "Fentanyl over land"}
PRODUCT_OF = {line: product for product, lines in LINES_OF.items() for line in lines}
PURE = "kg pure/week"
GRAMS = 1000.0


def _mass(name: str, of_product: str, **chosen: str) -> Of:
    """Kilograms pure of a product in an observation at these labels, summed over its other axes."""

    def of(w: Weeks) -> Series:
        found = w[name].at(**chosen)
        return kg(found.sum() if found.axes else found, w, of_product)

    return of


def _line(line: str) -> None:
    """Sent, seized and landed on one line of trade."""
    name, words, product = NAME_OF_LINE[line], WORDS_OF_LINE[line], PRODUCT_OF[line]
    register(f"{name}_sent_kg", PURE, f"{words} sent across the border", "sum", _mass("sent", product, line=line))
    register(f"{name}_seized_kg", PURE, f"{words} seized", "sum", _mass("seized", product, line=line))
    register(f"{name}_landed_kg", PURE, f"{words} that reached wholesale", "sum", _mass("landed", product, line=line))
    register(f"{name}_under_way_kg", "kg pure", f"{words} under way at the end of the week", "mean", _mass("under_way", product, line=line))
    for region in AXES["region"]:
        register(f"{name}_landed_kg_{region}", PURE, f"{words} that reached wholesale, {region.capitalize()}", "sum",
                 _mass("landed", product, region=region, line=line))


def _product(product: str) -> None:
    """Used and in stock of one product."""
    what = product.capitalize()
    stock = f"{what} in wholesale stock at the end of the week"
    register(f"{product}_used_kg", PURE, f"{what} used", "sum", _mass("used", product, product=product))
    register(f"{product}_stock_kg", "kg pure", stock, "mean", _mass("wholesale_stock", product, product=product))
    for region in AXES["region"]:
        there = {"region": region, "product": product}
        register(f"{product}_used_kg_{region}", PURE, f"{what} used, {region.capitalize()}", "sum", _mass("used", product, **there))
        register(f"{product}_stock_kg_{region}", "kg pure", f"{stock}, {region.capitalize()}", "mean",
                 _mass("wholesale_stock", product, **there))


for _name in AXES["line"]:
    _line(_name)
for _name in AXES["product"]:
    _product(_name)


@measure(PURE, "sum")
def heroin_kept_out_kg(w: Weeks) -> Series:
    """Heroin that a quota kept from landing."""
    return kg(w.kept_out.sum(), w, "heroin")


@measure(PURE, "sum")
def fentanyl_landed_kg(w: Weeks) -> Series:
    """Fentanyl that reached wholesale."""
    return kg(w.landed.at(line=LINES_OF["fentanyl"]).sum(), w, "fentanyl")


@measure(PURE, "sum")
def fentanyl_seized_kg(w: Weeks) -> Series:
    """Fentanyl seized."""
    return kg(w.seized.at(line=LINES_OF["fentanyl"]).sum(), w, "fentanyl")


@measure("kg gross/week", "sum")
def fentanyl_land_seized_gross_kg(w: Weeks) -> Series:
    """Fentanyl loads seized over land, gross mass."""
    return w.seized.at(line="lab").sum() * w.gross_g.at(line="lab") / GRAMS


@measure("kg gross/week", "sum")
def shipped_gross_kg(w: Weeks) -> Series:
    """Goods sent across the border, gross mass."""
    return (w.sent.sum("region") * w.gross_g).sum() / GRAMS


@measure("kg gross/week", "sum")
def seized_gross_kg(w: Weeks) -> Series:
    """Goods seized, gross mass."""
    return (w.seized.sum("region") * w.gross_g).sum() / GRAMS


@measure("DE/kg gross")
def de_per_gross_kg(w: Weeks) -> Series:
    """Compactness at the border: dose-equivalents in a gross kilo sent."""
    return share(w.sent.sum(), shipped_gross_kg(w))


@measure("share")
def seizure_share(w: Weeks) -> Series:
    """Share of doses sent that are seized."""
    return share(w.seized.sum(), w.sent.sum())
