"""What stands beside a verdict without a vote: the same question in prior worlds, and under rival structures.

A rival structure is another account of the same thing that the record does not rule out. Worlds were fitted under the usual one, so that
under a rival they are no longer fitted: what it says is sensitivity, until worlds are fitted under it too.
"""

from dataclasses import dataclass
from typing import Any

from sim.params.mechanisms import ChoiceUnit, Hazard, Pay


@dataclass(frozen=True)
class Beside:
    """name: of the rows; heading, note: as a reader is told; mechanisms: in what its structure differs from the usual one."""

    name: str
    heading: str
    note: str
    mechanisms: tuple[tuple[str, Any], ...] = ()


RIVAL = "Sensitivity: a rival structure, in worlds that were fitted under the usual one"
PRIOR = Beside("prior worlds", "In prior worlds", "Sensitivity: drawn over whole ranges, not fitted to history")
RIVALS = (
    Beside("logistic hazard", "Were risk a logistic curve of dose", RIVAL, (("hazard", Hazard.logistic),)),
    Beside("choice by price", "Did traffickers compare returns on price", RIVAL, (("choice_unit", ChoiceUnit.price),)),
    Beside("fixed pay", "Did pay not follow risk", RIVAL, (("pay", Pay.fixed),)),
)
ALL_BESIDE = {one.name: one for one in (PRIOR, *RIVALS)}
