"""What is conserved: goods made are held, under way, seized or used; money paid is money received. Closed every week, in the run."""

import numpy as np

from sim.axes import declare
from sim.clock import year_of
from sim.errors import LeakError
from sim.jit import rule
from sim.market import FENTANYL, FENTANYL_LAND, HEROIN, PRODUCT_NAMES, PRODUCT_OF, REGION_NAMES
from sim.market.chemicals import ROUTE_NAMES
from sim.records import Field, dtype_of

TOLERANCE = 1e-9   # of the account's turnover: rounding of double sums, far below one bag
HOLDERS = declare("holder", ("users", "dealers", "traffickers", "makers", "sources", "carriers", "pressers", "launderers", "owners",
                             "state", "suppliers"))
HOLDER = {name: place for place, name in enumerate(HOLDERS)}
KEEPERS = ("dealers", "traffickers", "pressers", "launderers")   # who say how much cash they hold
KEEPER_PLACES = np.array([HOLDER[name] for name in KEEPERS])
declare("chemical_route", ROUTE_NAMES)
ACCOUNTS = {
    "opening": Field("DE", "stock and goods under way at the start", ("region", "product")),
    "made": Field("DE", "goods that sources sent", ("region", "product")),
    "seized": Field("DE", "goods found at the border", ("region", "product")),
    "kept_out": Field("DE", "goods that a quota kept from landing", ("region", "product")),
    "used": Field("DE", "goods that people used", ("region", "product")),
    "successor": Field("DE", "successors of fentanyl: made, less seized, less used", ("region",)),
    "chemicals": Field("DE", "chemicals that labs bought, by what could be made of them", ("tier",)),
    "chemicals_sent": Field("DE", "chemicals sent to labs", ("chemical_route",)),
    "chemicals_lost": Field("DE", "chemicals lost on the way", ("chemical_route",)),
    "lab_output": Field("DE", "goods that labs made"),
    "paid": Field("USD", "money that each holder (row) paid to each other", ("holder", "holder")),
}
DTYPE = dtype_of(ACCOUNTS)
CLOSED, GOODS, SUCCESSORS, UNWORKED, ON_WAY, CASH = range(6)      # that all is well, or the account that does not close


class Ledger:
    """Running accounts of one run: a record [1] of them, and each under its name."""

    def __init__(self, opening: np.ndarray) -> None:
        """opening [R, J]: stock and goods under way at the start, DE."""
        self.accounts = np.zeros(1, DTYPE)
        for name in DTYPE.names:
            account = self.accounts[name]
            setattr(self, name, account[0] if ACCOUNTS[name].axes else account)
        self.opening[:] = opening

    @property
    def balance(self) -> dict[str, float]:
        """What each holder received less what it paid, USD."""
        return dict(zip(HOLDERS, (self.paid.sum(0) - self.paid.sum(1)).tolist(), strict=True))

    def pay(self, giver: str, taker: str, usd: float) -> None:
        """Move money from one holder to another."""
        self.paid[HOLDER[giver], HOLDER[taker]] += usd

    def enter(self, sent: np.ndarray, seized: np.ndarray, kept_out: np.ndarray, used: np.ndarray, finished: float = 0.0) -> float:
        """Enter the goods of a week, DE: sent and seized [R, K], heroin kept out [R], used [R, J]. Returns what labs made of it.

        finished: share of the fentanyl sent over land that vendors made, not labs.
        """
        return _enter(self.accounts, sent, seized, kept_out, used, finished)

    def close(self, week: int, held: np.ndarray, on_way: np.ndarray, successor: np.ndarray, store: float, cash: np.ndarray) -> None:
        """Compare the accounts with what is really there.

        held [R, J] and on_way [R, K] DE as the stocks have them; successor [R] DE of it, in stock or under way; store: DE of chemicals that
        labs say they have; cash: what `KEEPERS` say they have, USD.
        Raises LeakError naming week and account.
        """
        leak, place, gap, there = _close(self.accounts, held, on_way, successor, store, cash)
        if leak != CLOSED:
            said = _said(leak, place, gap, there)
            raise LeakError(f"the books do not close in week {week} ({year_of(week):.2f}): {said} unaccounted for")

    def saved(self) -> dict[str, np.ndarray]:
        """A copy of every account."""
        return {name: self.accounts[name][0].copy() for name in DTYPE.names}

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Put saved accounts back."""
        for name in DTYPE.names:
            self.accounts[name][0] = saved[name]


def _said(leak: int, place: int, gap: float, there: float) -> str:
    """The account that does not close, by its place among those of its kind, and by how much."""
    if leak == GOODS:
        region, product = divmod(place, len(PRODUCT_NAMES))
        return f"{PRODUCT_NAMES[product]} in the {REGION_NAMES[region]}: {gap:+.6g} DE, with {there:.6g} DE in stock"
    if leak == SUCCESSORS:
        return f"successors in the {REGION_NAMES[place]}: {gap:+.6g} DE"
    if leak == UNWORKED:
        return f"chemicals that labs could buy: {gap:+.6g} DE, with {there:.6g} DE in store"
    if leak == ON_WAY:
        return f"chemicals on their way: {gap:+.6g} DE"
    return f"cash of {KEEPERS[place]}: {gap:+.6g} USD"


@rule
def count_cash(dealers, traffickers, pressers, launderers):
    """Cash of those who keep it, USD, in the order of `KEEPERS`: of each dealer [D], cell [F] and ring, and of all launderers together."""
    cash = np.zeros(len(KEEPERS))
    for one in dealers:
        cash[0] += one
    for one in traffickers:
        cash[1] += one
    for one in pressers:
        cash[2] += one
    cash[3] = launderers
    return cash


@rule
def _enter(accounts, sent, seized, kept_out, used, finished):
    """Enter goods of a week; returns what labs made, DE."""
    books, output = accounts[0], 0.0
    for region in range(len(sent)):
        for line in range(len(PRODUCT_OF)):
            books.made[region, PRODUCT_OF[line]] += sent[region, line]
            books.seized[region, PRODUCT_OF[line]] += seized[region, line]
        for product in range(used.shape[1]):
            books.used[region, product] += used[region, product]
        books.kept_out[region, HEROIN] += kept_out[region]
        output += sent[region, FENTANYL_LAND] * (1.0 - finished)
    books.lab_output += output
    return output


@rule
def _close(accounts, held, on_way, successor, store, cash):
    """The first account that does not close: which kind, its place among them, what is missing, what is there."""
    books, regions, products = accounts[0], held.shape[0], held.shape[1]
    for region in range(regions):
        for product in range(products):
            came, there = books.opening[region, product] + books.made[region, product], held[region, product]
            gap = came - books.seized[region, product] - books.kept_out[region, product] - books.used[region, product] - there
            for line in range(len(PRODUCT_OF)):
                gap -= on_way[region, line] if PRODUCT_OF[line] == product else 0.0
            slack = TOLERANCE * (came + 1.0)
            if not (abs(gap) <= slack and there >= -slack):
                return GOODS, region * products + product, gap, there
    for region in range(regions):
        gap = books.successor[region] - successor[region]
        if not abs(gap) <= TOLERANCE * (books.opening[region, FENTANYL] + books.made[region, FENTANYL] + 1.0):
            return SUCCESSORS, region, gap, successor[region]
    bought, sent, lost, used = books.chemicals.sum(), books.chemicals_sent.sum(), books.chemicals_lost.sum(), books.lab_output
    slack, on_road, unworked = TOLERANCE * (sent + used + 1.0), sent - lost - bought, bought - used - store
    if not (abs(unworked) <= slack and store >= -slack):
        return UNWORKED, 0, unworked, store
    if not abs(on_road) <= slack:
        return ON_WAY, 0, on_road, 0.0
    return _close_cash(books.paid, cash)


@rule
def _close_cash(paid, cash):
    """The first holder whose cash is not what the payments [giver, taker] leave it."""
    slack = TOLERANCE * (np.abs(paid).sum() + 1.0)
    for place in range(len(KEEPER_PLACES)):
        holder = KEEPER_PLACES[place]
        gap = paid[:, holder].sum() - paid[holder].sum() - cash[place]
        if not abs(gap) <= slack:
            return CASH, place, gap, cash[place]
    return CLOSED, 0, 0.0, 0.0
