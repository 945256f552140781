"""How far levers' public costs are not known: for each lever that has any, one factor on all of it, drawn over the range of its costs."""

from dataclasses import fields, make_dataclass

from sim.params.form import par
from sim.params.order import order
from sim.policy import levers
from sim.policy.lever import COST, Lever

HOUSE = f"{levers.__name__}."
GROUP = "costs"   # of the parameters


def _factor(name: str, kind: type[Lever]) -> list[tuple]:
    """The field of a lever's factor; none for a lever without a cost. It is drawn once it has a place in the order of draws."""
    costs = [f for f in fields(kind) if f.metadata.get("source") == COST]
    if not costs:
        return []
    low = min(f.metadata["range"].low / f.default for f in costs)
    high = max(f.metadata["range"].high / f.default for f in costs)
    declared = par(1.0, "ratio", f"public cost of policy.{name}, over what it is set to", (low, high), COST, log=True,
                   drawn=f"{GROUP}.{name}" in order().places)
    return [(name, float, declared)]


Costs = make_dataclass(
    "Costs",
    [field for name, kind in levers.known().items() if kind.__module__.startswith(HOUSE) for field in _factor(name, kind)],
    frozen=True,
    namespace={"__module__": __name__, "__doc__": "One factor for each lever of this package that has a public cost; 1: as it is set."},
)
