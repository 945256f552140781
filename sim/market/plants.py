"""Plants: how large a lab is built, and what a successor product is worth to its maker. `numbers`: a record of the sources' numbers."""

import math

from sim.jit import part


@part
def chance_large(strikes, numbers):
    """Chance that a new lab is a large one: savings of scale against the chance a year that a large lab is struck."""
    odds = math.log(numbers.super_share / (1.0 - numbers.super_share))
    return 1.0 / (1.0 + math.exp(-odds + numbers.size_sense * strikes))


@part
def size_of(large, numbers):
    """Capacity of a new lab relative to the mean; with the usual share of large ones the mean is one."""
    small = numbers.small_size
    return (1.0 - (1.0 - numbers.super_share) * small) / numbers.super_share if large else small


@part
def usual_large(numbers):
    """Share of capacity in large labs at the usual chance."""
    return 1.0 - (1.0 - numbers.super_share) * numbers.small_size


@part
def find_rate(pressure, numbers):
    """Rate a year at which a trade finds a successor: by itself, and by pressure on the old product (log of its penalty ratio)."""
    alone = numbers.discovery if numbers.successors_alone else 0.0
    return alone + (numbers.provoked * max(pressure, 0.0) if numbers.successors_provoked else 0.0)


@part
def prefers_successor(saved_penalty, numbers):
    """Chance that a maker who knows how prefers the successor: less to move, a lighter penalty, against buyers who do not know it."""
    liking = (numbers.successor_gain + saved_penalty - numbers.successor_taste) / numbers.successor_spread
    return 1.0 / (1.0 + math.exp(-min(max(liking, -40.0), 40.0)))
