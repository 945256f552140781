"""Mesa agents kept as arrays: columns hold the state, agents are throw-away windows on one row.

A kind with many members (users; suppliers or dealers where there are thousands) is a `Population`: one array per attribute. Its members
are proxies of a `RowAgent` subclass, made when somebody asks for them and equal if they stand for the same identity. The population
registers an AgentSet-like view (`sim.view`) as `model.agents_by_type[kind]`; `do("step")` on it runs a whole-population function.

Proxies must not be collected in Mesa's own AgentSet, which keeps weak references only; every method of the view returns a view.
"""

from collections.abc import Callable
from typing import Any

import mesa
import numpy as np

from sim.records import Field
from sim.view import ArrayAgentSet


class Column:
    """An attribute of a row agent that lives in a column of its population."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, agent, kind=None):
        return self if agent is None else agent.population.columns[self.name][agent.row()].item()

    def __set__(self, agent, value) -> None:
        agent.population.columns[self.name][agent.row()] = value


class RowAgent(mesa.Agent):
    """A member of a population. Subclasses declare their columns as fields, `sells = Field("", "sells to labs", dtype=bool)`, or name them
    with `columns = {name: dtype}`; "who" must be among them.

    Mesa's constructor is not called: a proxy is not registered, its population is.
    """

    __slots__ = ("population", "_row", "_who")
    columns: dict[str, type] = {}
    fields: dict[str, Field] = {}

    def __init_subclass__(cls, **options) -> None:
        super().__init_subclass__(**options)
        cls.fields = {name: field for name, field in vars(cls).items() if isinstance(field, Field)}
        for name in (*cls.columns, *cls.fields):
            setattr(cls, name, Column(name))

    def __init__(self, population: "Population", row: int) -> None:
        self.population, self._row, self._who = population, row, int(population.columns["who"][row])

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
        """The identity, the same in every arm of a comparison."""
        return self._who

    def remove(self) -> None:
        """Take the member out of the population."""
        self.population.kill(self.row())

    def __eq__(self, other) -> bool:
        return type(other) is type(self) and other._who == self._who and other.population is self.population

    def __hash__(self) -> int:
        return hash((type(self), self._who))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._who}>"


class Population:
    """The members of one kind as columns, all of one length, and the view of them that Mesa shows.

    Columns must contain "who" (uint64, unique) and, unless `rows` is overridden, "alive" (bool).
    """

    def __init__(self, model: mesa.Model, kind: type[RowAgent], columns: dict[str, np.ndarray]) -> None:
        self.model, self.kind, self.columns = model, kind, columns
        self.together: dict[str, Callable[[], Any]] = {}
        self.members = ArrayAgentSet(self)
        model._agents_by_type[kind] = self.members

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
            raise LookupError(f"{self.kind.__name__} {who} has left the population")
        return int(found[0])

    def kill(self, row: int) -> None:
        """Take a member out."""
        self.columns["alive"][row] = False

    def member(self, row: int) -> RowAgent:
        """The proxy of a row."""
        return self.kind(self, int(row))
