"""The named axes of everything that has more than one value: what each is called, and the labels along it.

An axis is declared once, here or in the room that owns its labels. Fields of actors and what is observed of a run name their axes, so that
sizes, selections by label and labelled results all come from one place.
"""

import numpy as np

from sim.market import CROSSING_NAMES, LINE_NAMES, PRODUCT_NAMES, PRODUCT_OF, REGION_NAMES
from sim.market.chemicals import TIERS
from sim.market.laundering import CHANNEL_NAMES
from sim.market.routes import CROSSING_OF, LINE_OF, ROUTE_NAMES
from sim.params.places import COAST_OF, DIVISION_NAMES

AXES: dict[str, tuple[str, ...]] = {}


def declare(name: str, labels: tuple[str, ...]) -> tuple[str, ...]:
    """Give an axis its labels, and return them; an axis without labels has as many members as a run has.

    Raises ValueError if another axis has the name with other labels.
    """
    labels = tuple(labels)
    if AXES.setdefault(name, labels) != labels:
        raise ValueError(f"the axis '{name}' has labels already: {', '.join(AXES[name])}")
    return labels


def shape_of(axes: tuple[str, ...]) -> tuple[int, ...]:
    """Lengths of axes. Raises KeyError for one that is not declared."""
    return tuple(len(AXES[name]) for name in axes)


declare("region", REGION_NAMES)
declare("division", DIVISION_NAMES)
declare("product", PRODUCT_NAMES)
declare("line", LINE_NAMES)
declare("route", ROUTE_NAMES)
declare("crossing", CROSSING_NAMES)
declare("channel", CHANNEL_NAMES)
declare("key", ("seed", "replicate"))      # of luck
declare("tier", tuple(f"tier_{tier}" for tier in range(TIERS)))
declare("dealer", ())


def _members(labels: tuple[str, ...], place: np.ndarray, of: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {whole: tuple(label for label, mine in zip(labels, place) if of[mine] == whole) for whole in of}


DIVISIONS_OF = _members(DIVISION_NAMES, COAST_OF, REGION_NAMES)     # by region
LINES_OF = _members(LINE_NAMES, PRODUCT_OF, PRODUCT_NAMES)          # by product
ROUTES_OF = _members(ROUTE_NAMES, LINE_OF, LINE_NAMES)              # by line
ROUTES_OVER = _members(ROUTE_NAMES, CROSSING_OF, CROSSING_NAMES)    # by crossing
