"""Every lever at nothing, in force, and as strong as its range allows.

Read off the form, so that a new lever is asked without being named.
"""

from dataclasses import fields, replace
from enum import Enum
from typing import Any

from sim.clock import year_of
from sim.experiment.scaling import with_firms
from sim.policy.lever import Lever
from sim.policy.levers import Policy
from sim.spec import Params

# measures that may be negative: profits, what is saved against 2006, what a lever spares the state
SIGNED = ("trafficker_profit_usd", "trafficker_net_usd", "cartel_net_usd", "other_net_usd", "importer_net_usd", "broker_net_usd",
          "laundering_excess", "public_cost_usd")
FEW = replace(Params(), supply=with_firms(Params().supply, 0.1))   # a small pool of suppliers is soon founded
LEVERS = [f.name for f in fields(Policy) if isinstance(f.default, Lever)]


def nothing(name: str, week: int) -> Policy:
    """The lever starts, and its size is nothing."""
    return _set(name, week)


def strong(name: str, week: int) -> Policy:
    """The lever at the end of its range."""
    return _set(name, week, _strongest(_size(name)))


def corner(name: str, week: int, end: str) -> Policy:
    """The lever at the end of its range, every other number of it at the `low` or `high` end of its own."""
    policy, lever = strong(name, week), getattr(Policy(), name)
    others = [f for f in fields(lever)[1:] if "range" in f.metadata and f.name != "start"]
    changes = {f.name: type(f.default)(getattr(f.metadata["range"], end)) for f in others}
    return replace(policy, **{name: replace(getattr(policy, name), **changes)})


def _size(name: str):
    return fields(getattr(Policy(), name))[0]


def _strongest(f) -> Any:
    if isinstance(f.default, Enum):
        return list(type(f.default))[-1]
    reach = f.metadata["range"]
    return type(f.default)(reach.high if f.default != reach.high else reach.low)


def _set(name: str, week: int, size: Any = None) -> Policy:
    lever = getattr(Policy(), name)
    changes = {"start": year_of(week)} | ({} if size is None else {_size(name).name: size})
    return replace(Policy(), **{name: replace(lever, **changes)})
