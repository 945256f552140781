"""Launderers: they bring proceeds home by mirror transfers, goods or bulk cash, for a commission, with losses and delay."""

import numpy as np

from sim.agents.actor import Actor, Actors
from sim.agents.trafficker import Traffickers
from sim.market import laundering
from sim.market.laundering import LONGEST, MONEY_CHANNELS
from sim.observe import flow, level, observe, once
from sim.params.money import Money
from sim.policy.rules import Rules
from sim.records import Field


class Launderer(Actor):
    """Someone who launders on one channel."""

    channel = Field("", "mirror transfers, goods or bulk cash, by their place in `laundering.CHANNEL_NAMES`", (), np.int8)
    capacity = Field("USD/week", "what can be moved at the usual commission")

    def grow(self) -> None:
        """Keep more capacity where the channel is used beyond the usual, less where it is idle."""
        laundering.grow(self.record, self.table.purse.record[0], self.table.numbers[0])

    step = grow


class Launderers(Actors):
    """All launderers, by channel; what they do in a week stands in the cells' `purse`, money on its way in the cells' `coming`."""

    kind = Launderer

    def __init__(self, model, cells: Traffickers, p: Money) -> None:
        super().__init__(model, max(p.launderers, MONEY_CHANNELS))
        self.cells, self.purse, self.numbers = cells, cells.purse, cells.numbers
        self.usual_cost, self.weeks_home, self.delay_cost = self.numbers["usual_money_cost"][0], self.numbers["weeks_home"][0], p.delay_cost
        edges = np.cumsum(self.numbers["usual_channels"][0])[:-1] * (len(self) - MONEY_CHANNELS)
        self.channel[:MONEY_CHANNELS] = np.arange(MONEY_CHANNELS)
        self.channel[MONEY_CHANNELS:] = np.searchsorted(edges, np.arange(len(self) - MONEY_CHANNELS) + 0.5)

    def start(self, proceeds: np.ndarray, week: int) -> None:
        """Begin with the capacity that proceeds [F] of 2006 need, in Zipf sizes, and with the money of the last weeks on its way."""
        usual, purse = self.numbers[0], self.purse
        size = 1 / (np.array([(self.channel[:row] == channel).sum() for row, channel in enumerate(self.channel)]) + 1)
        total = np.bincount(self.channel, size)[self.channel]
        purse.volume[:] = usual["usual_channels"] * proceeds.sum()
        self.capacity[:] = np.maximum(purse.volume, 1.0)[self.channel] * size / total
        kept = 1 - usual["usual_fee"] - usual["usual_loss"]
        for channel, weeks in enumerate(usual["weeks_home"].tolist()):
            for ahead in range(weeks):
                self.cells.coming[:, (week + ahead) % LONGEST] += usual["usual_channels"][channel] * proceeds * kept[channel]
        purse.under_way[...] = self.cells.coming.sum()

    def offer(self, rules: Rules) -> None:
        """This week's terms."""
        laundering.offer(self.records, self.purse.record, self.cells.sees.record, rules.record, self.numbers)

    def grow(self) -> None:
        """Review capacity, as `Launderer.grow` does."""
        laundering.grow_all(self.records, self.purse.record, self.numbers)

    def cash(self) -> float:
        """Money on its way and commissions taken, USD."""
        return float(self.purse.under_way + self.purse.earned)


observe("world.launderers.purse",
        money_taken=flow("USD", "proceeds that launderers took in", "channel", at="by_channel"),
        proceeds=flow("USD", "proceeds that were to be brought home", at="taken"),
        fees=flow("USD", "commissions paid for laundering"),
        frozen=flow("USD", "proceeds seized on their way home"),
        money_under_way=level("USD", "proceeds that are not home at the end of the week", at="under_way"))
observe("world.launderers",
        usual_cost=once("share", "cost of bringing a dollar home in 2006"),
        money_weeks=once("weeks", "that money is on its way", "channel", at="weeks_home"),
        delay_cost=once("share", "what a week of waiting costs of a dollar"))
