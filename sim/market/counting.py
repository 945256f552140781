"""What can be seen of traffickers after a week, counted in one compiled pass: who brings what, what they expect, how few they are."""

import numpy as np

from sim.jit import part, rule
from sim.market import CHANNELS, PRODUCT_OF, PRODUCTS, REGIONS
from sim.market.routes import LINE_OF, ROUTES


@rule
def count(cells, groups, markets, seen, numbers):
    """Fill in `seen` [1] (`agents.trafficker.cells_seen`) from cells [F], organisations [O] and markets [R]."""
    told, custom = seen[0], numbers[0]
    count_groups(cells, groups, told, custom.importer_size)
    told.hhi = cells_concentration(cells, custom.importer_size)
    told.moved_by_trade[:] = 0.0
    told.capacity_by_trade[:] = 0.0
    told.earned_by_trade[:] = 0.0
    told.believed_loss[:] = 0.0
    told.profit, goods = 0.0, np.zeros(ROUTES)
    for row in range(len(cells)):
        cell = cells[row]
        told.capacity_by_trade[cell.trade] += cell.capacity
        told.earned_by_trade[cell.trade] += cell.earned
        for product in range(PRODUCTS):
            told.moved_by_trade[cell.trade, product] += cell.flow[product]
        for line in range(CHANNELS):
            business = cell.capacity * cell.mix[line] * max(cell.access[line], cell.fitted)
            told.profit += business * markets[cell.region].price[PRODUCT_OF[line]] * cell.profit_share
        for route in range(ROUTES):
            there = cell.capacity * cell.mix[LINE_OF[route]] * cell.shares[route]
            goods[route] += there
            told.believed_loss[route] += there * cell.believed_loss[route]
    for route in range(ROUTES):
        told.believed_loss[route] /= max(goods[route], 1e-9)


@part
def count_groups(cells, groups, told, importer_size):
    """Organisations that have cells, and the Herfindahl index of the goods that they bring in, over the country.

    Goods, not capacity: what stands idle moves no market.
    """
    for row in range(len(groups)):
        groups[row].goods, groups[row].sellers, groups[row].cells = 0.0, 0.0, 0
    whole = 0.0
    for row in range(len(cells)):
        cell, brought = cells[row], 0.0
        group = groups[cell.organisation]
        for product in range(PRODUCTS):
            brought += cell.flow[product]
        whole += brought
        group.goods += brought
        group.sellers += sellers(cell, importer_size)
        group.cells += 1
    told.groups, told.hhi_groups = 0, 0.0
    for row in range(len(groups)):
        told.groups += groups[row].cells > 0
        told.hhi_groups += part_of_index(groups[row].goods, whole, groups[row].sellers)


@part
def cells_concentration(cells, importer_size):
    """Herfindahl index of the capacity of cells, mean over coasts, 0 to 1."""
    whole, index = np.zeros(REGIONS), 0.0
    for row in range(len(cells)):
        whole[cells[row].region] += cells[row].capacity
    for row in range(len(cells)):
        cell = cells[row]
        index += part_of_index(cell.capacity, whole[cell.region], sellers(cell, importer_size))
    return index / REGIONS


@part
def sellers(cell, importer_size):
    """Online importers that a cell stands for, each of whom counts by itself; 0 for a cell that is one."""
    return (1 - cell.fitted) * cell.capacity / importer_size


@part
def part_of_index(own, whole, sellers):
    """What one seller, or a group of `sellers` alike, adds to a Herfindahl index."""
    return (own / max(whole, 1e-12)) ** 2 / max(sellers, 1.0)
