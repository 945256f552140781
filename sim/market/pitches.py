"""Vacant pitches of dealers: newcomers take them over."""

import numpy as np

from sim.chance import Decision, draw
from sim.jit import part, rule
from sim.market import PRODUCTS

ENTERS, NEWCOMER = np.uint64(Decision.FIRM_ENTRY), np.uint64(2**10)   # luck of a newcomer lies beside that of who was there


@rule
def take_over_all(dealers, numbers, key, week):
    """Newcomers take over vacant pitches, the fewer the less selling pays for its risk; key and week of the luck."""
    if not numbers[0].switches.entry:
        return
    for d in range(len(dealers)):
        dealer = dealers[d]
        if not dealer.open and draw(key, ENTERS, week, dealer.identity + NEWCOMER) < numbers[0].reopening * (1 - dealer.unpaid):
            begin_like_others(dealer, dealers, numbers[0].nearness)
            dealer.open = True


@part
def begin_like_others(dealer, dealers, nearness):
    """A newcomer starts as the open dealers of its region do in the mean, or as the pitch was left where there are none.

    Each counts by how near its division is, [9, 9].
    """
    peers, price = 0.0, 0.0
    mix, content, believed = np.zeros(PRODUCTS), np.zeros(PRODUCTS), np.zeros(PRODUCTS)
    for other in range(len(dealers)):
        peer = dealers[other]
        if peer.open and peer.region == dealer.region:
            near = nearness[dealer.division, peer.division]
            peers, price = peers + near, price + near * peer.price
            for product in range(PRODUCTS):
                mix[product] += near * peer.mix[product]
                content[product] += near * peer.content[product]
                believed[product] += near * peer.believed[product]
    if peers > 0:
        dealer.price = price / peers
        for product in range(PRODUCTS):
            dealer.mix[product], dealer.content[product] = mix[product] / peers, content[product] / peers
            dealer.believed[product] = believed[product] / peers
