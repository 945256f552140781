"""What is counted of many actors each week for those who watch: sums over the records of a kind, written to the fields of `seen` [1]."""

import numpy as np
from numba import njit

from sim.market import CHANNELS, PRODUCT_OF, PRODUCTS
from sim.market.choice import concentration
from sim.market.makers import LAB
from sim.market.routes import LINE_OF, ROUTES

FITTED = 1   # cells of this trade and of those before it were there in the fitted history


@njit(cache=True, error_model="numpy")
def count_makers(makers, seen):
    """Firms at work, what they could make and how much of that is a successor, by trade; large labs at work."""
    counted = seen[0]
    for row in range(len(makers)):
        maker = makers[row]
        if maker.open:
            counted.makers_open[maker.trade] += 1
            if maker.large and maker.trade == LAB:
                counted.large_labs += 1
        counted.maker_capacity[maker.trade] += maker.capacity
        if maker.successor:
            counted.successor_capacity[maker.trade] += maker.capacity


@njit(cache=True, error_model="numpy")
def count_dealers(dealers, sold, customers, seen):
    """Pitches that sell, the penalty that dealers expect, and customers [D] of those who did not sell (`sold` [D]) this week."""
    counted = seen[0]
    for row in range(len(dealers)):
        if dealers[row].open:
            counted.dealers_open += 1
        if not sold[row]:
            counted.stranded += customers[row]
        counted.penalty += dealers[row].penalty
    counted.penalty /= len(dealers)


@njit(cache=True, error_model="numpy")
def count_cells(cells, earned, price, importer_size, seen):
    """Goods, capacity and earnings by trade; what cells believe of routes, weighted by their goods; how concentrated they are.

    earned [F] USD; price [R, J] of wholesale, USD per DE; an online importer stands for several, each of `importer_size`.
    """
    counted, number = seen[0], len(cells)
    capacity, goods, many = np.empty(number), np.empty(number), np.zeros(number)
    home, group, alone, nation = np.empty((4, number), np.int64)
    weight = np.zeros(ROUTES)
    for row in range(number):
        cell = cells[row]
        trade, region = cell.trade, cell.region
        capacity[row], goods[row] = cell.capacity, 0.0
        home[row], group[row], alone[row], nation[row] = region, cell.organisation, row, 0
        counted.capacity_by_trade[trade] += cell.capacity
        counted.earned_by_trade[trade] += earned[row]
        for product in range(PRODUCTS):
            counted.moved_by_trade[trade, product] += cell.flow[product]
            goods[row] += cell.flow[product]
        worth = 0.0
        for line in range(CHANNELS):
            known = 1.0 if trade <= FITTED else cell.access[line]
            worth += cell.capacity * cell.mix[line] * known * price[region, PRODUCT_OF[line]]
        counted.profit += worth * cell.profit_share
        for route in range(ROUTES):
            there = cell.capacity * cell.mix[LINE_OF[route]] * cell.shares[route]
            weight[route] += there
            counted.believed_loss[route] += there * cell.believed_loss[route]
        if trade > FITTED:
            many[row] = cell.capacity
    for route in range(ROUTES):
        counted.believed_loss[route] /= max(weight[route], 1e-9)
    counted.hhi = concentration(capacity, home, alone, many, importer_size)
    counted.hhi_groups = concentration(goods, nation, group, many, importer_size)
    counted.groups = len(np.unique(group))
