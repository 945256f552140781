"""What is counted of many actors each week for those who watch: sums over the records of a kind, written to the fields of `seen` [1]."""


from sim.jit import rule
from sim.market.makers import LAB


@rule
def count_makers(makers, seen):
    """Firms at work, what they could make and how much of that is a successor, by trade; large labs at work; vendors in transit."""
    counted = seen[0]
    for row in range(len(makers)):
        maker = makers[row]
        if maker.transit:
            counted.vendors_in_transit += maker.open
            counted.transit_capacity += maker.capacity
            continue
        if maker.open:
            counted.makers_open[maker.trade] += 1
            if maker.large and maker.trade == LAB:
                counted.large_labs += 1
        counted.maker_capacity[maker.trade] += maker.capacity
        if maker.successor:
            counted.successor_capacity[maker.trade] += maker.capacity


@rule
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
