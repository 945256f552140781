"""Bringing proceeds home: what the channels cost, who chooses which, how money moves. Channels [M]: mirror transfers, goods, bulk cash."""

from dataclasses import dataclass

import numpy as np

from sim.exact import exp
from sim.jit import part, rule
from sim.market.risk import power
from sim.market.routes import REVIEW
from sim.params.money import Money

CHANNEL_NAMES = ("mirror", "goods", "cash")
MONEY_CHANNELS = len(CHANNEL_NAMES)
MIRROR, GOODS, CASH = range(MONEY_CHANNELS)
DEAREST = 0.6        # no commission is above this share
MOST_SEIZED = 0.9
VOLUME_MEMORY = 0.3   # a few weeks
LONGEST = 9           # weeks that money may be on its way, and one
MOST_BY_TRADE = 0.9   # some cash always moves as cash
LEAST_ROOM = 1e-3


@dataclass(frozen=True)
class Terms:
    """What a dollar of proceeds meets on each channel [M]: commission, share seized, weeks of delay."""

    fee: np.ndarray
    loss: np.ndarray
    weeks: np.ndarray

    def price(self, p: Money) -> np.ndarray:
        """Cost of a dollar on each channel [M], waiting included."""
        return self.fee + self.loss + p.delay_cost * self.weeks


def start_shares(p: Money) -> np.ndarray:
    """How proceeds divided over the channels in 2006, [M]; the first two give way where they ask for more than nine tenths."""
    room = min(1.0, MOST_BY_TRADE / (p.mirror_share + p.goods_share))
    named = room * np.array([p.mirror_share, p.goods_share])
    return np.append(named, 1 - named.sum())


def usual_terms(p: Money) -> Terms:
    """The terms of 2006."""
    return Terms(np.array([p.mirror_fee, p.goods_fee, p.cash_fee]), np.array([p.mirror_loss, p.goods_loss, p.cash_loss]),
                 np.array([p.mirror_weeks, p.goods_weeks, p.cash_weeks]))


@rule
def offer(launderers, purse, sees, rules, numbers):
    """The week's terms of every channel, from how its capacity is used and from policy; mirror transfers need dollar demand and banks
    that look away. Writes them into `purse`, and what a dollar's way home costs beyond the mean of 2006 into `sees`."""
    money, law, custom, room = purse[0], rules[0], numbers[0], np.zeros(MONEY_CHANNELS)
    for row in range(len(launderers)):
        room[launderers[row].channel] += launderers[row].capacity
    room[MIRROR] *= (1 - law.bank_cut) * law.transfer_cap
    for channel in range(MONEY_CHANNELS):
        money.used[channel] = money.volume[channel] / max(room[channel], 1.0)
        found = law.trade_audited * custom.money.audit_finds if channel == GOODS else 0.0
        money.loss[channel] = seized(custom.usual_loss[channel], found, law.assets_seized)
        money.fee[channel] = commission(custom.usual_fee[channel], money.used[channel], custom.money.crowding)
        money.price[channel] = money.fee[channel] + money.loss[channel] + custom.money.delay_cost * custom.weeks_home[channel]
        sees[0].excess[channel] = money.price[channel] - custom.usual_money_cost


@part
def seized(usual, found, taken):
    """Share of a dollar that is lost on its way: as usual, where it is found, and by assets that are seized beyond."""
    return min(1 - (1 - usual) * (1 - found) * (1 - taken), MOST_SEIZED)


@part
def commission(usual, use, crowding):
    """Share of a dollar that launderers ask where their capacity is used `use` times as much as usual."""
    return min(usual * power(max(use, LEAST_ROOM), crowding), DEAREST)


@rule
def choose(cell, purse, numbers):
    """A cell's shares of channels after a review: a part of proceeds is sent anew, less by a channel that became dearer than it was."""
    total, part = 0.0, 1 - (1 - numbers.money.speed) ** REVIEW
    for channel in range(MONEY_CHANNELS):
        total += asked_for(channel, purse, numbers)
    for channel in range(MONEY_CHANNELS):
        cell.channels[channel] += part * (asked_for(channel, purse, numbers) / total - cell.channels[channel])


@part
def asked_for(channel, purse, numbers):
    """Weight of a channel in the choice of those who choose anew."""
    dearer = purse.price[channel] - numbers.usual_money_price[channel]
    return numbers.usual_channels[channel] * exp(-numbers.money.sense * dearer)


@rule
def grow(launderer, purse, numbers):
    """A launderer's capacity after a review: more where its channel is used beyond the usual, less where it is idle."""
    use = max(purse.used[launderer.channel], LEAST_ROOM)
    launderer.capacity *= exp(numbers.money.growth * REVIEW * ((use * use - 1) / (use * use + 1)))   # tanh(ln use)


@rule
def grow_all(launderers, purse, numbers):
    """A review of every launderer's capacity."""
    for row in range(len(launderers)):
        grow(launderers[row], purse[0], numbers[0])


@part
def send_home(cell, purse, numbers, week):
    """Send a cell's proceeds through its channels, and take in what comes home in `week`; what was lost counts against what it earned."""
    for channel in range(MONEY_CHANNELS):
        sent, charged = cell.proceeds * cell.channels[channel], (1 - purse.loss[channel]) * purse.fee[channel]
        purse.by_channel[channel] += sent
        cell.earned -= sent * (purse.loss[channel] + charged)
        cell.coming[(week + numbers.weeks_home[channel]) % LONGEST] += sent * (1 - (purse.loss[channel] + charged))
    arrived, cell.coming[week % LONGEST] = cell.coming[week % LONGEST], 0.0
    cell.cash += arrived
    purse.home += arrived
    for later in range(LONGEST):
        purse.under_way += cell.coming[later]


@part
def draw(cell, money):
    """Owners take out a part of the cash that is beyond the weeks of outlay they like to hold; they refill a smaller part of what lacks,
    unless there are debts. Returns USD taken out less refilled."""
    beyond = cell.cash - money.working_weeks * cell.outlay
    taken = beyond * (money.withdrawn if beyond > 0 or cell.cash < 0 else money.refilled)
    cell.cash -= taken
    return taken
