"""Bringing proceeds home: what the channels cost, who chooses which, how money moves. Channels [M]: mirror transfers, goods, bulk cash."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numba import njit

from sim.params.money import Money

CHANNEL_NAMES = ("mirror", "goods", "cash")
MONEY_CHANNELS = len(CHANNEL_NAMES)
MIRROR, GOODS, CASH = range(MONEY_CHANNELS)
DEAREST = 0.6        # no commission is above this share
MOST_SEIZED = 0.9
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


@lru_cache(maxsize=8)
def usual_terms(p: Money) -> Terms:
    """The terms of 2006."""
    return Terms(np.array([p.mirror_fee, p.goods_fee, p.cash_fee]), np.array([p.mirror_loss, p.goods_loss, p.cash_loss]),
                 np.array([p.mirror_weeks, p.goods_weeks, p.cash_weeks]))


def terms(use: np.ndarray, assets_seized: float, trade_audited: float, p: Money) -> Terms:
    """Terms under this week's policy; use [M] of the channels' capacity relative to what is usual."""
    usual, found = usual_terms(p), (0.0, trade_audited * p.audit_finds, 0.0)
    loss = [min(1 - (1 - lost) * (1 - seen) * (1 - assets_seized), MOST_SEIZED) for lost, seen in zip(usual.loss.tolist(), found)]
    fee = np.minimum(usual.fee * np.maximum(use, LEAST_ROOM) ** p.crowding, DEAREST)
    return Terms(fee, np.array(loss), usual.weeks)


def choose(shares: np.ndarray, price: np.ndarray, usual_shares: np.ndarray, usual_price: np.ndarray, p: Money,
           weeks: int = 1) -> np.ndarray:
    """Shares of channels [F, M] after `weeks`: a part of proceeds is sent anew, less by a channel that became dearer than it was."""
    weight = usual_shares * np.exp(-p.sense * (price - usual_price))
    return shares + (1 - (1 - p.speed) ** weeks) * (weight / weight.sum() - shares)


def grow(capacity: np.ndarray, use: np.ndarray, weeks: int, p: Money) -> np.ndarray:
    """Capacity of launderers after `weeks`, [L]: more where theirs is used beyond the usual, less where it is idle."""
    return capacity * np.exp(p.growth * weeks * np.tanh(np.log(np.maximum(use, LEAST_ROOM))))


@njit(cache=True)
def move(proceeds, shares, fee, loss, weeks, pipe, week):
    """Send proceeds [F] by shares [F, M], and take out what comes home in `week`; pipe [W, F] USD on its way, by week of arrival.

    fee, loss, weeks [M] are the `Terms`. Returns arrivals [F], each cell's fees and freezes [F], and by channel [M] what was taken in,
    what was frozen and what fees were charged.
    """
    longest, gone = len(pipe), np.zeros(len(proceeds))
    by_channel, frozen, fees = np.zeros(len(fee)), np.zeros(len(fee)), np.zeros(len(fee))
    for m in range(len(fee)):
        charged, arrival = (1 - loss[m]) * fee[m], (week + int(weeks[m])) % longest
        for f in range(len(proceeds)):
            sent = proceeds[f] * shares[f, m]
            by_channel[m] += sent
            gone[f] += sent * (loss[m] + charged)
            pipe[arrival, f] += sent * (1 - (loss[m] + charged))
        frozen[m], fees[m] = by_channel[m] * loss[m], by_channel[m] * charged
    arrived = pipe[week % longest].copy()
    pipe[week % longest] = 0.0
    return arrived, gone, by_channel, frozen, fees


@njit(cache=True)
def draw(cash, outlay, weeks, withdrawn, refilled):
    """Owners take out a part of the cash [F], in its place, that is beyond `weeks` of outlay [F]; they refill a smaller part of what
    lacks, unless there are debts. Returns USD taken out less refilled."""
    out = 0.0
    for f in range(len(cash)):
        beyond = cash[f] - weeks * outlay[f]
        taken = beyond * (withdrawn if beyond > 0 or cash[f] < 0 else refilled)
        cash[f] -= taken
        out += taken
    return out
