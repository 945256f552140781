"""An AgentSet over arrays: Mesa's words, columns underneath, no object per agent until somebody asks for one.

What each word does beside Mesa's own is a table in `docs/mesa.md`; `tests/agents/test_mesa_words.py` holds one to the other.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from math import ceil
from typing import Any

import numpy as np

from sim.chance import HALF, MASK, priority

try:  # Mesa 3.5 and later
    from mesa.agentset import AbstractAgentSet, AgentSet, GroupBy
except ImportError:  # Mesa 3.3 and 3.4
    from mesa.agent import AgentSet, GroupBy
    AbstractAgentSet = AgentSet


class ArrayAgentSet(AbstractAgentSet):
    """The living members of a population, or some of them in some order.

    population   holds the columns.
    picked       rows [n] int64, or None for everybody alive whenever it is asked. Picked members keep their places in the set wherever
                 their rows move; who leaves the population leaves the set.
    """

    def __init__(self, population, picked: np.ndarray | None = None) -> None:
        self.population, self._picked = population, picked
        self._who = None if picked is None else population.columns["who"][picked]

    @property
    def random(self):
        """Mesa's own generator, for Mesa's own uses; the model's luck never comes from it."""
        return self.population.model.random

    @property
    def rows(self) -> np.ndarray:
        """Rows of the members, int64 [n]."""
        if self._picked is None:
            return self.population.rows()
        self._picked = self.population.still(self._picked, self._who)
        self._who = self.population.columns["who"][self._picked]
        return self._picked

    @property
    def _agents(self):
        return self

    def column(self, name: str) -> np.ndarray:
        """A copy of one attribute of the members [n]. Raises AttributeError for a column that there is not."""
        self._must_have(name)
        return self.population.columns[name][self.rows]

    def _must_have(self, name: str) -> None:
        if name not in self.population.columns:
            there = ", ".join(self.population.columns)
            raise AttributeError(f"{self.population.kind.__name__} has no column '{name}': it has {there}")

    def __len__(self) -> int:
        return self.rows.size

    def __iter__(self) -> Iterator:
        return self.population.agents(self.rows)

    def __contains__(self, agent) -> bool:
        mine = getattr(agent, "population", None) is self.population and self.population.lives(agent)
        return mine and (self._picked is None or self._places(agent).size > 0)

    def __getitem__(self, item):
        rows = self.rows[item]
        return self.population.member(rows) if np.ndim(rows) == 0 else list(self.population.agents(rows))

    def __reversed__(self) -> Iterator:
        return self.population.agents(self.rows[::-1])

    def index(self, agent, start: int = 0, stop: int | None = None) -> int:
        """Place of an agent among the members. Raises ValueError if it is not one."""
        found = self._places(agent) if agent in self else np.empty(0, np.int64)
        found = found[np.isin(found, np.arange(len(self))[start:stop])]
        if found.size == 0:
            raise ValueError(f"{agent!r} is not in this set")
        return int(found[0])

    def _places(self, agent) -> np.ndarray:
        return np.flatnonzero(self.rows == agent.row())

    def _with(self, rows: np.ndarray, inplace: bool) -> "ArrayAgentSet":
        if not inplace:
            return ArrayAgentSet(self.population, rows)
        self._must_be_picked()
        self._picked, self._who = rows, self.population.columns["who"][rows]
        return self

    def _must_be_picked(self) -> None:
        """Only a set that was picked can be changed. Raises TypeError for the one that the model holds."""
        if self._picked is None:
            raise TypeError(f"this set is all of {self.population.kind.__name__} that the model holds, and follows it: "
                            "pick one to change with select(), shuffle() or sort(); agent.remove() takes an agent out of the model")

    def _update(self, agents: Iterable) -> "ArrayAgentSet":
        return self._with(np.fromiter((agent.row() for agent in agents), np.int64), inplace=True)

    def select(self, filter_func=None, at_most=float("inf"), inplace=False, agent_type=None, **equal) -> "ArrayAgentSet":
        """Those for whom `filter_func(agent)` holds and whose attributes equal the given values: `select(state=State.HF)`.

        The keywords work on whole columns; a function is asked once per remaining agent. `where` takes a function of columns.
        """
        if inplace:
            self._must_be_picked()
        rows = self.rows if agent_type is None or issubclass(self.population.kind, agent_type) else self.rows[:0]
        limit = int(len(self) * at_most) if isinstance(at_most, float) and at_most <= 1.0 else at_most
        number = max(ceil(limit), 0) if limit < rows.size else rows.size
        for name, value in equal.items():
            some = ArrayAgentSet(self.population, rows)
            rows = rows[np.fromiter((mine == value for mine in some.get(name)), bool, rows.size)]
        if filter_func is not None:
            found = (row for row, agent in zip(rows.tolist(), self.population.agents(rows)) if filter_func(agent))
            rows = np.fromiter(islice(found, number), np.int64)
        return self._with(rows[:number], inplace)

    def where(self, condition: Callable[[Any], np.ndarray]) -> "ArrayAgentSet":
        """Those for whom a function of columns is true: `where(lambda u: (u.state == State.HF) & (u.belief > 0.5))`."""
        return self._with(self.rows[condition(_Columns(self))], inplace=False)

    def get(self, attr_names, handle_missing: str = "error", default_value: Any = None) -> list:
        """Values of one attribute, or a list per agent of several, in order.

        Raises AttributeError for an unknown attribute unless handle_missing is "default", ValueError if it is anything else.
        """
        if handle_missing not in ("error", "default"):
            raise ValueError(f"Unknown handle_missing option: {handle_missing}, should be one of 'error' or 'default'")
        default = (default_value,) if handle_missing == "default" else ()
        if isinstance(attr_names, str):
            return self._values(attr_names, default)
        columns = [self._values(name, default) for name in attr_names]
        return [[values[n] for values in columns] for n in range(len(self))]

    def _values(self, name: str, default: tuple) -> list:
        if name in self.population.columns:
            return self.column(name).tolist()
        return [getattr(agent, name, *default) for agent in self]

    def set(self, attr_name: str, value: Any) -> "ArrayAgentSet":
        """Give every member this value; or, of a column, the members in order the values of an array."""
        if attr_name in self.population.columns:
            self.population.write(attr_name, self.rows, value)
            return self
        return self.do(setattr, attr_name, value)

    def agg(self, attribute: str, func):
        """func of the list of the attribute's values, or a list for several functions; NumPy's own get an array at once."""
        funcs = [func] if callable(func) else list(func)
        fast = attribute in self.population.columns and all(_numpys(f) for f in funcs)
        values = wide(self.column(attribute)) if fast else self.get(attribute)
        found = [f(values) for f in funcs]
        return found[0] if callable(func) else found

    def groupby(self, by, result_type: str = "agentset") -> GroupBy:
        """Groups by an attribute's value or by a function of an agent; as views, or as lists of agents."""
        groups: dict[Any, list[int]] = {}
        rows = self.rows
        for row, key in zip(rows.tolist(), self.map(by) if callable(by) else self.get(by), strict=True):
            groups.setdefault(key, []).append(row)
        views = {key: ArrayAgentSet(self.population, np.array(mine, np.int64)) for key, mine in groups.items()}
        return ArrayGroups(views) if result_type == "agentset" else GroupBy({key: list(view) for key, view in views.items()})

    def sort(self, key, ascending: bool = False, inplace: bool = False) -> "ArrayAgentSet":
        """Ordered by an attribute or by a function of an agent, descending unless told otherwise, ties in present order."""
        if inplace:
            self._must_be_picked()
        rows, values = self.rows, self.map(key) if callable(key) else self.get(key)
        order = sorted(range(rows.size), key=values.__getitem__, reverse=not ascending)
        return self._with(rows[np.array(order, np.int64)], inplace)

    def shuffle(self, inplace: bool = False) -> "ArrayAgentSet":
        """Another order each time, from a hash of the identities and of how often the kind was shuffled.

        Mesa's generator is not touched: the model's luck has addresses, so a shuffle here moves no other draw.
        """
        if inplace:
            self._must_be_picked()
        self.population.shuffles += 1
        rows = self.rows
        who = self.population.columns["who"][rows]
        order = np.argsort(priority((who & MASK) ^ (who >> HALF), np.uint64(self.population.shuffles)), kind="stable")
        return self._with(rows[order], inplace)

    def do(self, method, *args, **kwargs) -> "ArrayAgentSet":
        """Call a method on every agent; `do("step")` on everybody runs the population's own function of that name at once."""
        if self._at_once(method):
            self.population.together[method](*args, **kwargs)
        else:
            self.map(method, *args, **kwargs)
        return self

    def _at_once(self, method) -> bool:
        return self._picked is None and isinstance(method, str) and method in self.population.together

    def shuffle_do(self, method, *args, **kwargs) -> "ArrayAgentSet":
        """Like `do` in another order each time; what everybody does at once has no order."""
        (self if self._at_once(method) else self.shuffle()).do(method, *args, **kwargs)
        return self

    def map(self, method, *args, **kwargs) -> list:
        """Results of a method, or of a function of an agent, in order; who has left meanwhile is passed over."""
        lives, named = self.population.lives, isinstance(method, str)
        return [getattr(agent, method)(*args, **kwargs) if named else method(agent, *args, **kwargs) for agent in self if lives(agent)]

    def to_list(self) -> list:
        """The agents."""
        return list(self)

    def add(self, agent) -> None:
        """Put a member of the population into a set that was picked. Raises TypeError for any other agent, or set."""
        if self._picked is None:
            raise TypeError(f"{self.population.kind.__name__} members enter through their population; a set of them that was picked "
                            "with select(), shuffle() or sort() can be added to")
        if getattr(agent, "population", None) is not self.population:
            kind = self.population.kind.__name__
            raise TypeError(f"a set of {kind} holds {kind} of one model only: mesa.agent.AgentSet([...]) holds agents of several kinds")
        if agent not in self:
            self._with(np.append(self.rows, agent.row()), inplace=True)

    def remove(self, agent) -> None:
        """Take an agent out of a set that was picked; `agent.remove()` takes it out of the model. Raises KeyError if it is not in it."""
        self._must_be_picked()
        if agent not in self:
            raise KeyError(agent)
        self._with(np.delete(self.rows, self._places(agent)), inplace=True)

    def discard(self, agent) -> None:
        """Take an agent out of a set that was picked, if it is in it."""
        self._must_be_picked()
        if agent in self:
            self.remove(agent)

    @classmethod
    def _from_iterable(cls, agents: Iterable) -> AgentSet:
        """What `|`, `&`, `-` and `^` give: Mesa's own set, for both sides may be of different kinds."""
        return AgentSet(agents)

    def __copy__(self) -> "ArrayAgentSet":
        return ArrayAgentSet(self.population, self.rows)

    def __reduce__(self):
        return _again, (self.population, None if self._picked is None else self.population.columns["who"][self.rows])


def _again(population, who: np.ndarray | None) -> ArrayAgentSet:
    """The set of these identities."""
    return ArrayAgentSet(population, None if who is None else population.still(np.zeros(who.size, np.int64), who))


class ArrayGroups(GroupBy):
    """Mesa's GroupBy whose groups are views, so that `agg` works on columns."""

    def agg(self, attr_name: str, func: Callable) -> dict[Any, Any]:
        """One aggregate per group."""
        return {name: group.agg(attr_name, func) for name, group in self.groups.items()}


def wide(column: np.ndarray) -> np.ndarray:
    """The array that NumPy makes of the column's values as a list."""
    return column.astype({"f": np.float64, "i": np.int64}.get(column.dtype.kind, column.dtype))


def _numpys(func: Callable) -> bool:
    """Whether a function is one of NumPy's, which take an array for what they take a list for."""
    return isinstance(func, np.ufunc) or (getattr(func, "__module__", None) or "").partition(".")[0] == "numpy"


class _Columns:
    """Columns of a set's members as attributes."""

    def __init__(self, members: ArrayAgentSet) -> None:
        self._members = members

    def __getattr__(self, name: str) -> np.ndarray:
        return self._members.column(name)
