"""An AgentSet over arrays: Mesa's words, columns underneath, no object per agent until somebody asks for one."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from sim.chance import HALF, MASK, priority

try:  # Mesa 3.5 and later
    from mesa.agentset import AbstractAgentSet, GroupBy
except ImportError:  # Mesa 3.3 and 3.4
    from mesa.agent import AgentSet as AbstractAgentSet
    from mesa.agent import GroupBy

VECTORISED = {sum: np.sum, min: np.min, max: np.max}


class ArrayGroups(GroupBy):
    """Mesa's GroupBy whose groups are views, so that `agg` works on columns."""

    def agg(self, attr_name: str, func: Callable) -> dict[Any, Any]:
        """One aggregate per group."""
        return {name: group.agg(attr_name, func) for name, group in self.groups.items()}


class ArrayAgentSet(AbstractAgentSet):
    """The living members of a population, or some of them in some order.

    population   holds the columns.
    picked       rows [n] int64, or None for everybody alive whenever it is asked.
    """

    def __init__(self, population, picked: np.ndarray | None = None) -> None:
        self.population, self._picked, self._turn = population, picked, 0

    @property
    def random(self):
        """Mesa's own generator, for Mesa's own uses; the model's luck never comes from it."""
        return self.population.model.random

    @property
    def rows(self) -> np.ndarray:
        """Rows of the members, int64 [n]."""
        return self.population.rows() if self._picked is None else self._picked

    @property
    def _agents(self):
        return self

    def column(self, name: str) -> np.ndarray:
        """A copy of one attribute of the members [n]."""
        return self.population.columns[name][self.rows]

    def __len__(self) -> int:
        return self.rows.size

    def __iter__(self) -> Iterator:
        return (self.population.member(row) for row in self.rows)

    def __contains__(self, agent) -> bool:
        return getattr(agent, "population", None) is self.population and self._places(agent).size > 0

    def __getitem__(self, item):
        rows = self.rows[item]
        return self.population.member(rows) if np.ndim(rows) == 0 else [self.population.member(row) for row in rows]

    def index(self, agent, start: int = 0, stop: int | None = None) -> int:
        """Place of an agent among the members. Raises ValueError if it is not one."""
        found = self._places(agent) if agent in self else np.empty(0, np.int64)
        found = found[(found >= start) & (found < (len(self) if stop is None else stop))]
        if found.size == 0:
            raise ValueError(f"{agent!r} is not in this set")
        return int(found[0])

    def _places(self, agent) -> np.ndarray:
        return np.flatnonzero(self.column("who") == np.uint64(agent.unique_id))

    def _with(self, rows: np.ndarray, inplace: bool) -> "ArrayAgentSet":
        if not inplace:
            return ArrayAgentSet(self.population, rows)
        self._picked = rows
        return self

    def _update(self, agents: Iterable) -> "ArrayAgentSet":
        return self._with(np.fromiter((agent.row() for agent in agents), np.int64), inplace=True)

    def select(self, filter_func=None, at_most=float("inf"), inplace=False, agent_type=None, **equal) -> "ArrayAgentSet":
        """Those for whom `filter_func(agent)` holds and whose columns equal the given values: `select(state=State.HF)`.

        The keywords work on whole columns; a function is asked once per remaining agent. `where` takes a function of columns.
        """
        rows = self.rows if agent_type is None or issubclass(self.population.kind, agent_type) else self.rows[:0]
        limit = int(len(self) * at_most) if isinstance(at_most, float) and at_most <= 1.0 else at_most
        for name, value in equal.items():
            rows = rows[self.population.columns[name][rows] == value]
        if filter_func is not None:
            rows = rows[np.fromiter((bool(filter_func(self.population.member(row))) for row in rows), bool, rows.size)]
        return self._with(rows if limit >= rows.size else rows[: int(limit)], inplace)

    def where(self, condition: Callable[[Any], np.ndarray]) -> "ArrayAgentSet":
        """Those for whom a function of columns is true: `where(lambda u: (u.state == State.HF) & (u.belief > 0.5))`."""
        return self._with(self.rows[condition(_Columns(self))], inplace=False)

    def get(self, attr_names, handle_missing: str = "error", default_value: Any = None) -> list:
        """Values of one attribute, or a list per agent of several, in order.

        Raises AttributeError for an unknown attribute unless handle_missing is "default".
        """
        if isinstance(attr_names, str):
            return self._values(attr_names, handle_missing, default_value)
        return [list(row) for row in zip(*(self._values(name, handle_missing, default_value) for name in attr_names), strict=True)]

    def _values(self, name: str, handle_missing: str, default: Any) -> list:
        if name in self.population.columns:
            return self.column(name).tolist()
        if hasattr(self.population.kind, name):
            return [getattr(agent, name) for agent in self]
        if handle_missing == "default":
            return [default] * len(self)
        raise AttributeError(f"{self.population.kind.__name__} has no attribute '{name}'")

    def set(self, attr_name: str, value: Any) -> "ArrayAgentSet":
        """Give every member this value, or the members in order the values of an array."""
        if attr_name not in self.population.columns:
            raise AttributeError(f"{self.population.kind.__name__} has no column '{attr_name}'")
        self.population.columns[attr_name][self.rows] = value
        return self

    def agg(self, attribute: str, func):
        """func of the attribute's values [n], or a list for several functions; sum, min and max are NumPy's."""
        values = self.column(attribute) if attribute in self.population.columns else np.array(self.get(attribute))
        if callable(func):
            return VECTORISED.get(func, func)(values)
        return [VECTORISED.get(f, f)(values) for f in func]

    def groupby(self, by, result_type: str = "agentset") -> GroupBy:
        """Groups by a column's value or by a function of an agent; as views, or as lists of agents."""
        rows = self.rows
        keys = self.column(by) if isinstance(by, str) else np.array([by(agent) for agent in self])
        groups = {key.item(): ArrayAgentSet(self.population, rows[keys == key]) for key in np.unique(keys)}
        return ArrayGroups(groups if result_type == "agentset" else {key: list(group) for key, group in groups.items()})

    def sort(self, key, ascending: bool = False, inplace: bool = False) -> "ArrayAgentSet":
        """Ordered by a column or by a function of an agent, descending unless told otherwise, ties in present order."""
        values = self.column(key) if isinstance(key, str) else np.array([key(agent) for agent in self])
        order = np.argsort(values, kind="stable") if ascending else values.size - 1 - np.argsort(values[::-1], kind="stable")[::-1]
        return self._with(self.rows[order], inplace)

    def shuffle(self, inplace: bool = False) -> "ArrayAgentSet":
        """Another order each time, from a hash of the identities and of how often it was asked; Mesa's generator is not touched."""
        self._turn += 1
        who = self.column("who")
        order = np.argsort(priority((who & MASK) ^ (who >> HALF), np.uint64(self._turn)), kind="stable")
        return self._with(self.rows[order], inplace)

    def do(self, method, *args, **kwargs) -> "ArrayAgentSet":
        """Call a method on every agent; `do("step")` on everybody runs the population's own function of that name at once."""
        if self._picked is None and isinstance(method, str) and method in self.population.together:
            self.population.together[method](*args, **kwargs)
        else:
            self.map(method, *args, **kwargs)
        return self

    def shuffle_do(self, method, *args, **kwargs) -> "ArrayAgentSet":
        """Like `do`: members of a population act at once, so their order has no meaning."""
        return self.do(method, *args, **kwargs)

    def map(self, method, *args, **kwargs) -> list:
        """Results of a method, or of a function of an agent, in order."""
        if isinstance(method, str):
            return [getattr(agent, method)(*args, **kwargs) for agent in self]
        return [method(agent, *args, **kwargs) for agent in self]

    def to_list(self) -> list:
        """The agents as proxies."""
        return list(self)

    def add(self, agent) -> None:
        """Not possible: members enter through their population."""
        raise TypeError(f"{self.population.kind.__name__} members enter through their population")

    def remove(self, agent) -> None:
        """Take an agent out of the population. Raises KeyError if it is not in this set."""
        if agent not in self:
            raise KeyError(agent)
        agent.remove()

    def discard(self, agent) -> None:
        """Take an agent out of the population if it is in this set."""
        if agent in self:
            agent.remove()

    def __copy__(self) -> "ArrayAgentSet":
        return ArrayAgentSet(self.population, self._picked)

    def __getstate__(self) -> dict:
        return self.__dict__

    def __setstate__(self, state: dict) -> None:
        self.__dict__.update(state)


class _Columns:
    """Columns of a set's members as attributes."""

    def __init__(self, members: ArrayAgentSet) -> None:
        self._members = members

    def __getattr__(self, name: str) -> np.ndarray:
        return self._members.column(name)
