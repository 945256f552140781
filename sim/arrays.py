"""Mesa agents kept as arrays: columns hold the state, agents are windows on one row.

A kind with many members (users; suppliers or dealers where there are thousands) is a `Population`: one array per attribute. Its members
are proxies of a `RowAgent` subclass, made when somebody first asks for one and kept while it is in the population, so that it is the same
object each time, Mesa's own sets can hold it, and what is written on it stays. The population registers an AgentSet-like view
(`sim.view`) as `model.agents_by_type[kind]`; `do("step")` on it runs a whole-population function.
"""

from collections.abc import Callable, Iterator
from typing import Any

import mesa
import numpy as np

from sim import held
from sim.records import Field
from sim.view import ArrayAgentSet


class Column:
    """An attribute of a row agent that lives in a column of its population."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, agent, kind=None):
        return self if agent is None else agent.population.columns[self.name][agent.row()].item()

    def __set__(self, agent, value) -> None:
        row = agent.row()
        if not agent.population.alive(row):
            raise agent.population.gone(agent._who)
        agent.population.write(self.name, row, value)


class RowAgent(mesa.Agent):
    """A member of a population. Subclasses declare their columns as fields, `sells = Field("", "sells to labs", dtype=bool)`, or name them
    with `columns = {name: dtype}`; "who" must be among them.

    Mesa's constructor is not called: a proxy is not registered, its population is. `apart` is added to identities to make agents'
    numbers, so that no two agents of a model have one.
    """

    __slots__ = ("population", "_row", "_who")
    apart = 0
    pos = None
    columns: dict[str, type] = {}
    fields: dict[str, Field] = {}
    given: tuple[str, ...] = ("who",)               # columns that stay as they are
    limits: dict[str, tuple[float, float]] = {}     # of what may be written on the others

    def __init_subclass__(cls, **options) -> None:
        super().__init_subclass__(**options)
        cls.fields = {name: field for name, field in vars(cls).items() if isinstance(field, Field)}
        for name in (*cls.columns, *cls.fields):
            setattr(cls, name, Column(name))

    def __init__(self, population: "Population", row: int | None = None, who: int = 0) -> None:
        if row is None:
            raise TypeError(f"{type(self).__name__} members enter through their population: they cannot be made one by one")
        self.population, self._row, self._who = population, row, who

    def row(self) -> int:
        """The row that holds this identity now; rows move when the dead are taken off the books.

        Raises LookupError if the identity is on no row any more.
        """
        if not (self._row < self.population.length and self.population.columns["who"][self._row] == self._who):
            self._row = self.population.find(self._who)
        return self._row

    @property
    def model(self):
        """The model of the population."""
        return self.population.model

    @property
    def unique_id(self) -> int:
        """Says who it is among all agents of the model, the same in every arm of a comparison."""
        return self.apart + self._who

    @classmethod
    def create_agents(cls, model, n: int, *args, **kwargs):
        """Refused."""
        raise TypeError(f"{cls.__name__} members enter through their population: they cannot be made one by one")

    def remove(self) -> None:
        """Take the member out of the population; nothing happens if it has left, as with Mesa's own agents."""
        if self.population.lives(self):
            self.population.kill(self.row())

    def __reduce__(self):
        return Population.agent, (self.population, self._who), vars(self) or None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._who}>"


class Population:
    """The members of one kind as columns, all of one length, and the view of them that Mesa shows.

    Columns must contain "who" (uint64, unique) and, unless `rows` is overridden, "alive" (bool).
    """

    def __init__(self, model: mesa.Model, kind: type[RowAgent], columns: dict[str, np.ndarray]) -> None:
        self.model, self.kind, self.columns = model, kind, columns
        self.together: dict[str, Callable[[], Any]] = {}
        self.shuffles = 0
        self.made: dict[int, RowAgent] = {}
        self.members = ArrayAgentSet(self)
        model._agents_by_type[kind] = self.members

    def __reduce_ex__(self, protocol):
        """That of the copied model, where the model copies itself; a plain one is copied as it lies."""
        if "tables" in vars(self.model):
            return _population, (self.model, self.kind)
        return super().__reduce_ex__(protocol)

    @property
    def length(self) -> int:
        """Length of the columns, unused and dead rows included."""
        return self.columns["who"].size

    def rows(self) -> np.ndarray:
        """Rows of living members, ascending, int64."""
        return np.flatnonzero(self.columns["alive"])

    def find(self, who: int) -> int:
        """The row of an identity. Raises LookupError if it has none."""
        found = np.flatnonzero(self.columns["who"] == np.uint64(who))
        if found.size == 0:
            raise self.gone(who)
        return int(found[0])

    def gone(self, who: int) -> LookupError:
        """What is said of an identity that is no member any more."""
        return LookupError(f"{self.kind.__name__} {who} has left the population")

    def limits(self, name: str) -> held.Limits:
        """Between which numbers a column may be written by others than the rules; None if it may hold any."""
        return self.kind.limits.get(name)

    def write(self, name: str, rows: Any, value: Any) -> None:
        """Put a value, or one each, on rows of a column. Raises ValueError for one that it cannot hold, or that names nothing."""
        if name in self.kind.given:
            held.write_given(self.columns[name], rows, name, value)
        else:
            held.write(self.columns[name], rows, name, value, self.limits(name))

    def alive(self, rows):
        """Whether members on these rows, or on this one, are in the population."""
        return self.columns["alive"][rows]

    def lives(self, agent: RowAgent) -> bool:
        """Whether a proxy's identity is still in the population."""
        try:
            return bool(self.alive(agent.row()))
        except LookupError:
            return False

    def still(self, rows: np.ndarray, who: np.ndarray) -> np.ndarray:
        """Where those of these identities, last seen on these rows, stand now; without those who have left. Int64."""
        column = self.columns["who"]
        if not (rows < column.size).all() or not (column[rows] == who).all():
            there = self.rows()
            order = there[np.argsort(column[there])]
            rows = order[np.searchsorted(column[order], who).clip(max=max(order.size - 1, 0))] if order.size else rows[:0]
            rows = rows[column[rows] == who] if rows.size else rows
        return rows[self.alive(rows)]

    def kill(self, row: int) -> None:
        """Take a member out."""
        self.columns["alive"][row] = False

    def member(self, row: int) -> RowAgent:
        """The proxy of a row."""
        return self._proxy(int(self.columns["who"][row]), int(row))

    def agents(self, rows: np.ndarray) -> Iterator[RowAgent]:
        """The proxies of rows; who stands there when this is asked, wherever rows move while it goes on."""
        return map(self._proxy, self.columns["who"][rows].tolist(), rows.tolist())

    def agent(self, who: int) -> RowAgent:
        """The proxy of an identity. Raises LookupError if it has no row."""
        return self._proxy(who, self.find(who))

    def _proxy(self, who: int, row: int) -> RowAgent:
        found = self.made.get(who)
        if found is None:
            if len(self.made) > self.length:   # some have left: forget them
                self.made = {one: agent for one, agent in self.made.items() if self.lives(agent)}
            found = self.made[who] = self.kind(self, row, who)
        return found


def _population(model: mesa.Model, kind: type[RowAgent]) -> Population:
    return model._agents_by_type[kind].population
