"""What is conserved: goods made are held, under way, seized or used; money paid is money received. Closed every week, in the run."""

import numpy as np

from sim.clock import year_of
from sim.errors import LeakError
from sim.market import FENTANYL, PRODUCT_NAMES, REGION_NAMES
from sim.market.chemicals import ROUTES

PLACES = tuple((region, product) for region in REGION_NAMES for product in PRODUCT_NAMES)
TOLERANCE = 1e-9   # of the account's turnover: rounding of double sums, far below one bag


class Ledger:
    """Running accounts of one run.

    Goods in DE by region and product [R, J]; chemicals in DE made from them: bought by tier [T], sent and lost by route; money in USD.
    """

    goods = ("opening", "made", "seized", "kept_out", "used", "successor")
    inputs = ("chemicals", "chemicals_sent", "chemicals_lost", "lab_output")
    holders = ("users", "dealers", "traffickers", "makers", "sources", "carriers", "pressers", "launderers", "owners", "state",
               "suppliers")

    def __init__(self, opening: np.ndarray, tiers: int) -> None:
        """opening [R, J]: stock and goods under way at the start."""
        self.opening = opening.copy()
        self.made, self.seized, self.kept_out, self.used = (np.zeros_like(opening) for _ in range(4))
        self.chemicals, self.lab_output = np.zeros(tiers), np.zeros(1)
        self.chemicals_sent, self.chemicals_lost = np.zeros(ROUTES), np.zeros(ROUTES)
        self.successor = np.zeros(len(opening))   # of the fentanyl class: made, less seized, less used
        self.balance = dict.fromkeys(self.holders, 0.0)
        self.turnover = 0.0

    def pay(self, giver: str, taker: str, usd: float) -> None:
        """Move money from one holder to another."""
        self.balance[giver] -= usd
        self.balance[taker] += usd
        self.turnover += abs(usd)

    def close(self, week: int, held: np.ndarray, under_way: np.ndarray, successor: np.ndarray, store: float,
              cash: dict[str, float]) -> None:
        """Compare the accounts with what is really there.

        held, under_way [R, J] DE as the stocks have them; successor [R] DE of it, in stock or under way; store: DE of chemicals that labs
        say they have; cash: what holders who keep cash say they have, USD.
        Raises LeakError naming week and account.
        """
        accounts = (self.opening, self.made, self.seized, self.kept_out, self.used, held, under_way)
        lines = zip(*(account.ravel().tolist() for account in accounts), strict=True)
        for (region, product), (opening, made, seized, kept_out, used, there, coming) in zip(PLACES, lines, strict=True):
            gap, slack = opening + made - seized - kept_out - used - there - coming, TOLERANCE * (opening + made + 1.0)
            if not (abs(gap) <= slack and there >= -slack):
                self._leak(week, f"{product} in the {region}", f"{gap:+.6g} DE, with {there:.6g} DE in stock")
        for r, (booked, there) in enumerate(zip(self.successor.tolist(), successor.tolist(), strict=True)):
            if not abs(booked - there) <= TOLERANCE * (self.opening[r, FENTANYL] + self.made[r, FENTANYL] + 1.0):
                self._leak(week, f"successors in the {REGION_NAMES[r]}", f"{booked - there:+.6g} DE")
        self._close_chemicals(week, store)
        for holder, there in cash.items():
            missing = self.balance[holder] - there
            if not abs(missing) <= TOLERANCE * (self.turnover + 1.0):
                self._leak(week, f"cash of {holder}", f"{missing:+.6g} USD")

    def _close_chemicals(self, week: int, store: float) -> None:
        """Sent = lost + bought, and bought = used by labs + in store."""
        bought, sent, lost = (float(np.add.reduce(flow)) for flow in (self.chemicals, self.chemicals_sent, self.chemicals_lost))
        used = float(self.lab_output[0])
        slack, on_way, unworked = TOLERANCE * (sent + used + 1.0), sent - lost - bought, bought - used - store
        if not (abs(unworked) <= slack and store >= -slack):
            self._leak(week, "chemicals that labs could buy", f"{unworked:+.6g} DE, with {store:.6g} DE in store")
        if not abs(on_way) <= slack:
            self._leak(week, "chemicals on their way", f"{on_way:+.6g} DE")

    @staticmethod
    def _leak(week: int, account: str, gap: str) -> None:
        raise LeakError(f"the books do not close in week {week} ({year_of(week):.2f}): {account}: {gap} unaccounted for")

    def saved(self) -> dict[str, np.ndarray]:
        """A copy of every account."""
        flows = {name: getattr(self, name).copy() for name in (*self.goods, *self.inputs)}
        return flows | {"balance": np.array(list(self.balance.values())), "turnover": np.array([self.turnover])}

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Put saved accounts back."""
        for name in (*self.goods, *self.inputs):
            setattr(self, name, saved[name].copy())
        self.balance = dict(zip(self.holders, saved["balance"].tolist(), strict=True))
        self.turnover = float(saved["turnover"][0])
