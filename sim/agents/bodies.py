"""What bodies with two tasks and one budget have in common: their numbers."""

import numpy as np

from sim.market.desks import of_a_month
from sim.params.mechanisms import Mechanisms
from sim.params.state_actors import CoastGuard, Investigators, Police
from sim.records import record


def numbers_of(p: Police | Investigators | CoastGuard, usual: float, switches: Mechanisms) -> np.ndarray:
    """Numbers [1] of a body whose first task usually gets the share `usual` of its budget."""
    return record(usual=usual, attention=p.attention, month=of_a_month(p.memory), allocation=switches.allocation)
