"""What every way to run has in common: an id of all its results depend on, and a footer by which a lone file can be traced."""

from collections.abc import Sequence
from typing import Any

from sim import __version__
from sim.experiment.ensemble import Plan, Task, plan_id
from sim.experiment.model import Model
from sim.experiment.outputs import SCHEMA
from sim.spec import Spec


def planned(model: Model, spec: Spec, asked: Any, tasks: Sequence[Task], **does: Any) -> Plan:
    """The plan of these tasks under a spec; asked: what else its results depend on; does: the rest of Plan."""
    content = [asked, [[task.name, repr(task.work)] for task in tasks]]
    return Plan(id_of(model, spec, content), tasks, metadata=footer(model, spec), **does)


def id_of(model: Model, spec: Spec, content: Any) -> str:
    """The id of what is run in this model under this spec."""
    return plan_id([model.world.__qualname__, repr(spec), content])


def footer(model: Model, spec: Spec) -> dict[str, Any]:
    """What a Parquet file notes of itself."""
    return {"schema": SCHEMA, "version": __version__, "units": dict(model.units), "seed": spec.seed, "measures": dict(model.definitions)}
