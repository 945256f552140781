"""Strikes on known labs, and labs that are built again elsewhere, large or small as strikes of late advise."""

import numpy as np

from sim.agents.maker import LAB, Makers
from sim.chance import Decision, Luck
from sim.clock import WEEKS_A_YEAR
from sim.market import plants

REBUILT = 0x8000   # added to the place of a lab that is built again, so that it never shares luck with an entrant


def strike(firms: Makers, week: int, luck: Luck, wanted: float, known: float, may_rebuild: bool) -> int:
    """Destroy so many of the labs that are known (known: their share), large ones first. Their owners may build again after a while."""
    labs = firms.of(LAB)
    large = max(int(firms.large[labs].sum()), 1)
    seen = labs[luck.uniform(Decision.STRIKE, 0, firms.identity[labs]) < known]
    count = int(wanted + luck.one(Decision.STRIKE, week + 1, 0))
    hit = seen[np.lexsort((-firms.capacity[seen], ~firms.large[seen]))][:count]
    again = (luck.uniform(Decision.LAB_SIZE, week + 1, firms.identity[hit], 1) < firms.q.rebuilt) & may_rebuild
    firms.peak[hit], firms.open[hit], firms.rebuild[hit] = firms.capacity[hit], False, np.where(again, week + firms.q.rebuild, 0)
    firms.capacity[hit] = 0.0
    firms.struck += firms.q.strike_memory * WEEKS_A_YEAR * min(len(hit) / large, 1.0)
    return len(hit)


def build_again(firms: Makers, week: int, luck: Luck) -> None:
    """Strikes and sweeps fade; labs that were struck come back; what a small one lacks against the large one it was is not replaced."""
    struck, swept = firms.struck.item(), firms.swept.item()
    firms.struck[0], firms.swept[0] = struck * (1 - firms.q.strike_memory), swept + firms.q.strike_memory * (1 - swept)
    rebuilt = firms.rebuild[firms.labs] == week
    if not week or not rebuilt.any():
        return
    rows = np.flatnonzero(rebuilt)
    identity = firms.identities(LAB, week, len(rows), REBUILT)
    large = luck.uniform(Decision.LAB_SIZE, week, identity) < plants.chance_large(float(firms.struck[0]), firms.q)
    firms.peak[rows] *= np.where(large | ~firms.large[rows], 1.0, firms.q.small_size)
    firms.capacity[rows] = firms.peak[rows]
    firms.open[rows], firms.opened[rows], firms.rebuild[rows], firms.identity[rows] = True, week, 0, identity
    firms.large[rows] &= large
