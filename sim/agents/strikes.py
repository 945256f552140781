"""Strikes on known labs, whose owners may build again elsewhere after a while (`market/sources.py: begin`)."""

import numpy as np

from sim.agents.maker import LAB, Makers
from sim.chance import Decision, Luck
from sim.clock import WEEKS_A_YEAR


def strike(firms: Makers, week: int, luck: Luck, wanted: float, known: float) -> int:
    """Destroy so many of the labs that are known (known: their share), large ones first. Returns how many."""
    labs, numbers = firms.of(LAB), firms.here.numbers[0]
    large = max(int(firms.large[labs].sum()), 1)
    seen = labs[luck.uniform(Decision.STRIKE, 0, firms.identity[labs]) < known]
    count = int(wanted + luck.one(Decision.STRIKE, week + 1, 0))
    hit = seen[np.lexsort((-firms.capacity[seen], ~firms.large[seen]))][:count]
    again = (luck.uniform(Decision.LAB_SIZE, week + 1, firms.identity[hit], 1) < numbers["rebuilt"]) & numbers["entry"]
    firms.peak[hit], firms.open[hit], firms.rebuild[hit] = firms.capacity[hit], False, np.where(again, week + numbers["rebuild"], 0)
    firms.capacity[hit] = 0.0
    firms.trades.struck[LAB] += numbers["strike_memory"] * WEEKS_A_YEAR * min(len(hit) / large, 1.0)
    return len(hit)
