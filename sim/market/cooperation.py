"""How a state's cooperation follows politics: three rival rules, none of which can be told from data.

Levels are relative to the practice of 2010 and follow a logistic curve, so that no good will lifts cooperation above one.
"""

import numpy as np

from sim.params.mechanisms import Cooperation
from sim.params.states import Governments


def level(base: np.ndarray | float, good: np.ndarray | float) -> np.ndarray | float:
    """Cooperation relative to `base` (0 to 1) when log odds rise by `good`; exactly one at zero."""
    odds = np.exp(good)
    return odds / (1 + base * (odds - 1))


def stake(conditional: float, unconditional: float, majors: float, p: Governments) -> float:
    """Legitimate trade that a state stands to lose by its own conduct: losses that stop when it complies count in full, 0 to 1."""
    return min(conditional + p.unconditional * unconditional + p.majors * majors, 1.0)


def source_politics(
    rule: Cooperation, tension: float, concession: float, at_stake: float, sanctions: float, p: Governments
) -> tuple[float, float]:
    """What politics adds to and takes from the source state's will (log odds, both >= 0).

    insulated: nothing; leverage: cooperation is sold for concessions, follows what is at stake, and is withheld under tension;
    backlash: it falls with sanctions, whatever they put at stake.
    """
    if rule is Cooperation.leverage:
        return p.concession * concession + p.stake * at_stake, p.tension * tension
    return 0.0, p.backlash * sanctions if rule is Cooperation.backlash else 0.0


def neighbour_politics(rule: Cooperation, rhetoric: float, p: Governments) -> float:
    """What hostile rhetoric, barriers and unilateral acts take from a neighbour's will (log odds): more under the backlash rule."""
    if rule is Cooperation.insulated:
        return 0.0
    return (p.backlash if rule is Cooperation.backlash else p.nationalism) * rhetoric


def promised(gained: float, taken: float, p: Governments) -> float:
    """Log odds of what is said: promises cost nothing and go beyond what is meant."""
    return gained * (1 + p.talk) - taken


def meant(gained: float, taken: float, p: Governments) -> float:
    """Log odds of what will be done: deeds cost something."""
    return gained * (1 - p.delivery) - taken
