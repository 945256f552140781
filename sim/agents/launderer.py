"""Launderers: they bring proceeds home by mirror transfers, goods or bulk cash, for a commission, with losses and delay."""

import numpy as np

from sim.agents.actor import Actor, Actors
from sim.ledger import Ledger
from sim.market import laundering, weighted
from sim.market.laundering import MIRROR, MONEY_CHANNELS, Terms
from sim.observe import flow, level, look, observe, once
from sim.params.money import Money
from sim.policy.rules import Rules

REVIEW = 4            # weeks between launderers' reviews of their capacity
VOLUME_MEMORY = 0.3   # a few weeks
LONGEST = 9           # weeks that money may be on its way, and one


class Launderer(Actor, columns={"channel": np.int8, "capacity": float}):
    """Someone who launders on one channel: USD a week that can be moved at the usual commission."""


class Launderers(Actors):
    """All launderers, by channel; and the money that is on its way home, by week of arrival and cell [W, F]."""

    kind = Launderer

    def __init__(self, model, p: Money) -> None:
        super().__init__(model, max(p.launderers, MONEY_CHANNELS))
        self.p = p
        self.usual_shares, self.usual = laundering.start_shares(p), laundering.usual_terms(p)
        self.usual_price = self.usual.price(p)
        self.usual_cost = float(weighted(self.usual_shares, self.usual_price))
        edges = np.cumsum(self.usual_shares)[:-1] * (len(self) - MONEY_CHANNELS)
        self.channel[:MONEY_CHANNELS] = np.arange(MONEY_CHANNELS)
        self.channel[MONEY_CHANNELS:] = np.searchsorted(edges, np.arange(len(self) - MONEY_CHANNELS) + 0.5)
        self.works, self.earned = self.channel.astype(int), np.zeros(1)

    def start(self, proceeds: np.ndarray, week: int) -> None:
        """Begin with the capacity that proceeds [F] of 2006 need, in Zipf sizes, and with the money of the last weeks on its way."""
        place = np.array([(self.channel[:i] == c).sum() for i, c in enumerate(self.channel)]) + 1
        size = 1 / place
        total = np.bincount(self.channel, size)[self.channel]
        self.volume = self.usual_shares * proceeds.sum()
        self.capacity[:] = np.maximum(self.volume, 1.0)[self.channel] * size / total
        self.pipe = np.zeros((LONGEST, len(proceeds)))
        for m, weeks in enumerate(self.usual.weeks):
            for ahead in range(int(weeks)):
                self.pipe[(week + ahead) % LONGEST] += self.usual_shares[m] * proceeds * (1 - self.usual.fee[m] - self.usual.loss[m])

    def use(self, rules: Rules) -> np.ndarray:
        """Use of the channels' capacity relative to the usual, [M]; mirror transfers need dollar demand and banks that look away."""
        room = np.bincount(self.works, self.capacity, minlength=MONEY_CHANNELS)
        room[MIRROR] *= (1 - rules.bank_cut) * rules.transfer_cap
        return self.volume / np.maximum(room, 1.0)

    def offer(self, rules: Rules) -> Terms:
        """This week's terms."""
        self.used = self.use(rules)
        return laundering.terms(self.used, rules.assets_seized, rules.trade_audited, self.p)

    def excess(self, terms: Terms) -> np.ndarray:
        """Cost of bringing a dollar home on each channel beyond the mean of 2006, [M]."""
        return terms.price(self.p) - self.usual_cost

    def move(self, proceeds: np.ndarray, shares: np.ndarray, terms: Terms, week: int, ledger: Ledger) -> tuple[np.ndarray, np.ndarray]:
        """Take proceeds [F] in, hand out what comes home this week. Returns arrivals [F] and each cell's fees and freezes [F]."""
        arrived, gone, self.by_channel, frozen, fees = laundering.move(
            proceeds, shares, terms.fee, terms.loss, terms.weeks, self.pipe, week)
        taken, frozen, fees, home = sum(self.by_channel.tolist()), sum(frozen.tolist()), sum(fees.tolist()), float(arrived.sum())
        self.flows = taken, fees, frozen, home, float(self.pipe.sum())
        self.volume = self.volume + VOLUME_MEMORY * (self.by_channel - self.volume)
        self.earned[0] += fees
        ledger.pay("traffickers", "launderers", taken)
        ledger.pay("launderers", "traffickers", home)
        ledger.pay("launderers", "state", frozen)
        if week % REVIEW == 0:
            self.capacity[:] = laundering.grow(self.capacity, self.used[self.works], REVIEW, self.p)
        return arrived, gone

    def cash(self) -> float:
        """Money on its way and commissions taken, USD."""
        return float(self.pipe.sum() + self.earned[0])

    def saved(self) -> dict[str, np.ndarray]:
        """Columns, money on its way, volumes and earnings."""
        return super().saved() | {"pipe": self.pipe.copy(), "volume": self.volume.copy(), "earned": self.earned.copy()}

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Put them back."""
        super().restore(saved)
        self.pipe, self.volume, self.earned = (saved[name].copy() for name in ("pipe", "volume", "earned"))


observe("world.launderers",
        money_taken=flow("USD", "proceeds that launderers took in", "channel", at="by_channel"),
        usual_cost=once("share", "cost of bringing a dollar home in 2006"))
observe("world.launderers.usual", money_weeks=once("weeks", "that money is on its way", "channel", at="weeks"))
observe("world.launderers.p", delay_cost=once("share", "what a week of waiting costs of a dollar"))


@look(proceeds=flow("USD", "proceeds that were to be brought home"),
      fees=flow("USD", "commissions paid for laundering"),
      frozen=flow("USD", "proceeds seized on their way home"),
      money_under_way=level("USD", "proceeds that are not home at the end of the week"))
def money_seen(world, flows, seen) -> None:
    """The week's money."""
    row = seen[0]
    row["proceeds"], row["fees"], row["frozen"], _, row["money_under_way"] = world.launderers.flows
