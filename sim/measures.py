"""What we count each week: name, unit, meaning, one function each."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sim.agents.maker import LAB, VENDOR
from sim.market import EAST, FENTANYL, FENTANYL_LAND, FENTANYL_MAIL, HEROIN, HEROIN_LAND, PRODUCT_OF, WEST
from sim.users.states import Kind, State
from sim.week import Happenings

MG_PER_KG = 1e6
STREET = [Kind.HEROIN, Kind.FENTANYL]


@dataclass(frozen=True)
class Measure:
    """A weekly observable. `total` says how weeks add up: sum (flows, deaths) or mean (levels, shares)."""

    name: str
    unit: str
    meaning: str
    total: str
    of: Callable[[Happenings], float]


MEASURES: dict[str, Measure] = {}


def measure(unit: str, total: str = "mean"):
    """Register a function of a week as the measure of the same name; its docstring is the meaning."""

    def register(of: Callable[[Happenings], float]) -> Callable[[Happenings], float]:
        MEASURES[of.__name__] = Measure(of.__name__, unit, of.__doc__.strip().rstrip("."), total, of)
        return of

    return register


def kg(h: Happenings, doses: float, product: int) -> float:
    """Kilograms of pure active mass in a number of DE."""
    return float(doses * h.costs.pure_mg[product] / MG_PER_KG)


def share(part: float, whole: float) -> float:
    """part / whole, 0 where the whole is nothing."""
    return float(part / whole) if whole > 0 else 0.0


def weighted(values: np.ndarray, weights: np.ndarray) -> float:
    """Mean of values by weights; a plain mean where nothing weighs."""
    total = weights.sum()
    return float((values * weights).sum() / total) if total > 0 else float(values.mean())


@measure("deaths/week", "sum")
def deaths_expected(h: Happenings) -> float:
    """Fatal opioid overdoses expected from this week's doses."""
    return float(h.toll.deaths_expected.sum())


@measure("deaths/week", "sum")
def deaths_realised(h: Happenings) -> float:
    """Fatal opioid overdoses that luck realised."""
    return float(h.toll.deaths_realised.sum())


@measure("deaths/week", "sum")
def deaths_heroin(h: Happenings) -> float:
    """Expected deaths on heroin bags."""
    return float(h.toll.deaths_expected[:, Kind.HEROIN].sum())


@measure("deaths/week", "sum")
def deaths_fentanyl(h: Happenings) -> float:
    """Expected deaths on fentanyl bags."""
    return float(h.toll.deaths_expected[:, Kind.FENTANYL].sum())


@measure("deaths/week", "sum")
def deaths_fentanyl_east(h: Happenings) -> float:
    """Expected deaths on fentanyl bags, East."""
    return float(h.toll.deaths_expected[EAST, Kind.FENTANYL])


@measure("deaths/week", "sum")
def deaths_fentanyl_west(h: Happenings) -> float:
    """Expected deaths on fentanyl bags, West."""
    return float(h.toll.deaths_expected[WEST, Kind.FENTANYL])


@measure("deaths/week", "sum")
def deaths_rx(h: Happenings) -> float:
    """Expected deaths on prescription opioids and in treatment."""
    return float(h.toll.deaths_expected[:, Kind.PRESCRIPTION:].sum())


@measure("deaths/week", "sum")
def deaths_east(h: Happenings) -> float:
    """Expected fatal opioid overdoses, East."""
    return float(h.toll.deaths_expected[EAST].sum())


@measure("deaths/week", "sum")
def deaths_west(h: Happenings) -> float:
    """Expected fatal opioid overdoses, West."""
    return float(h.toll.deaths_expected[WEST].sum())


@measure("overdoses/week", "sum")
def overdoses_nonfatal(h: Happenings) -> float:
    """Expected non-fatal overdoses treated in emergency care."""
    return float(h.toll.nonfatal_treated.sum())


@measure("share")
def fentanyl_share_deaths(h: Happenings) -> float:
    """Fentanyl's share of expected street-opioid deaths."""
    street = h.toll.deaths_expected[:, STREET]
    return share(street[:, FENTANYL].sum(), street.sum())


@measure("share")
def fentanyl_share_deaths_east(h: Happenings) -> float:
    """Fentanyl's share of expected street-opioid deaths, East."""
    return share(h.toll.deaths_expected[EAST, Kind.FENTANYL], h.toll.deaths_expected[EAST, STREET].sum())


@measure("share")
def fentanyl_share_deaths_west(h: Happenings) -> float:
    """Fentanyl's share of expected street-opioid deaths, West."""
    return share(h.toll.deaths_expected[WEST, Kind.FENTANYL], h.toll.deaths_expected[WEST, STREET].sum())


@measure("share")
def fentanyl_share_bags(h: Happenings) -> float:
    """Fentanyl's share of bags bought."""
    return share(h.toll.bags[:, FENTANYL].sum(), h.toll.bags.sum())


@measure("DE/week", "sum")
def consumption_de(h: Happenings) -> float:
    """Street opioids used, in dose-equivalents."""
    return float(h.used.sum())


@measure("bags/week", "sum")
def bags(h: Happenings) -> float:
    """Bags bought."""
    return float(h.toll.bags.sum())


@measure("USD/week", "sum")
def spending_usd(h: Happenings) -> float:
    """What users spent on street opioids."""
    return float(h.spending.sum())


@measure("kg pure/week", "sum")
def heroin_used_kg(h: Happenings) -> float:
    """Heroin used."""
    return kg(h, h.used[:, HEROIN].sum(), HEROIN)


@measure("kg pure/week", "sum")
def fentanyl_used_kg(h: Happenings) -> float:
    """Fentanyl used."""
    return kg(h, h.used[:, FENTANYL].sum(), FENTANYL)


@measure("kg pure/week", "sum")
def heroin_landed_kg(h: Happenings) -> float:
    """Heroin that reached wholesale."""
    return kg(h, h.landed[:, HEROIN_LAND].sum(), HEROIN)


@measure("kg pure/week", "sum")
def heroin_landed_kg_east(h: Happenings) -> float:
    """Heroin that reached wholesale, East."""
    return kg(h, h.landed[EAST, HEROIN_LAND], HEROIN)


@measure("kg pure/week", "sum")
def heroin_landed_kg_west(h: Happenings) -> float:
    """Heroin that reached wholesale, West."""
    return kg(h, h.landed[WEST, HEROIN_LAND], HEROIN)


@measure("kg pure/week", "sum")
def fentanyl_landed_kg(h: Happenings) -> float:
    """Fentanyl that reached wholesale."""
    return kg(h, h.landed[:, [FENTANYL_MAIL, FENTANYL_LAND]].sum(), FENTANYL)


@measure("kg pure/week", "sum")
def fentanyl_mail_kg(h: Happenings) -> float:
    """Fentanyl that came by mail."""
    return kg(h, h.landed[:, FENTANYL_MAIL].sum(), FENTANYL)


@measure("kg pure/week", "sum")
def fentanyl_land_kg(h: Happenings) -> float:
    """Fentanyl that came over land."""
    return kg(h, h.landed[:, FENTANYL_LAND].sum(), FENTANYL)


@measure("kg pure/week", "sum")
def heroin_seized_kg(h: Happenings) -> float:
    """Heroin seized or kept from landing."""
    return kg(h, h.seized[:, HEROIN_LAND].sum(), HEROIN)


@measure("kg pure/week", "sum")
def fentanyl_seized_kg(h: Happenings) -> float:
    """Fentanyl seized, pure mass."""
    return kg(h, h.seized[:, [FENTANYL_MAIL, FENTANYL_LAND]].sum(), FENTANYL)


@measure("kg pure/week", "sum")
def fentanyl_mail_seized_kg(h: Happenings) -> float:
    """Fentanyl seized in the mail, pure mass."""
    return kg(h, h.seized[:, FENTANYL_MAIL].sum(), FENTANYL)


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


@measure("USD")
def bag_price(h: Happenings) -> float:
    """Mean price of a bag."""
    return weighted(h.dealers.price, h.toll.bags.sum(1))


@measure("USD/DE")
def price_per_de(h: Happenings) -> float:
    """What users pay for a dose-equivalent."""
    return share(h.spending.sum(), h.used.sum())


@measure("DE/bag")
def content_mean(h: Happenings) -> float:
    """What a bag holds."""
    return share(h.used.sum(), h.toll.bags.sum())


@measure("DE/bag")
def content_heroin(h: Happenings) -> float:
    """What a heroin bag holds."""
    return weighted(h.dealers.held[:, HEROIN], h.toll.bags[:, HEROIN])


@measure("DE/bag")
def content_fentanyl(h: Happenings) -> float:
    """What a fentanyl bag holds."""
    return weighted(h.dealers.held[:, FENTANYL], h.toll.bags[:, FENTANYL])


@measure("log sd")
def dose_sigma_fentanyl(h: Happenings) -> float:
    """Spread of fentanyl doses."""
    return float(np.sqrt(weighted(h.street.var_fentanyl, h.toll.bags[:, FENTANYL])))


@measure("log sd")
def dose_sigma_heroin(h: Happenings) -> float:
    """Spread of heroin doses."""
    return float(np.sqrt(weighted(h.street.var_heroin, h.toll.bags[:, HEROIN])))


@measure("USD/DE")
def wholesale_heroin(h: Happenings) -> float:
    """Wholesale price of heroin, weighted by stock use."""
    return weighted(h.stocks.price[:, HEROIN], h.used[:, HEROIN])


@measure("USD/DE")
def wholesale_fentanyl(h: Happenings) -> float:
    """Wholesale price of fentanyl, weighted by stock use."""
    return weighted(h.stocks.price[:, FENTANYL], h.used[:, FENTANYL])


@measure("people")
def users_rx(h: Happenings) -> float:
    """People dependent on prescription opioids."""
    return float(h.toll.people[:, State.RX].sum())


@measure("people")
def users_hf(h: Happenings) -> float:
    """People dependent on heroin or fentanyl."""
    return float(h.toll.people[:, State.HF].sum())


@measure("people")
def users_moud(h: Happenings) -> float:
    """People in medication treatment."""
    return float(h.toll.people[:, State.MOUD].sum())


@measure("people")
def users_abs(h: Happenings) -> float:
    """People abstinent for less than a year."""
    return float(h.toll.people[:, State.ABS].sum())


@measure("people")
def users_rec(h: Happenings) -> float:
    """People who recovered."""
    return float(h.toll.people[:, State.REC].sum())


@measure("people")
def customers_without_dealer(h: Happenings) -> float:
    """People dependent on heroin or fentanyl whose dealer is closed."""
    return float(h.toll.customers[~h.street.open].sum())


@measure("share")
def unaware_share(h: Happenings) -> float:
    """Of those who met fentanyl, who thought it less likely than not."""
    return share(h.toll.unaware.sum(), h.toll.exposed.sum())


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
