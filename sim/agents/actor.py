"""Actors as Mesa agents: each is an ordinary agent with verbs, whose attributes are the fields of its row in its kind's records.

A kind decides in one compiled loop over its records; an agent's verb calls the very rule of that loop on its own row, with what its kind
sees. So `model.agents_by_type[Dealer].do("step")` gives the bits that the loop gives.
"""

import mesa
import numpy as np

from sim import held
from sim.arrays import RowAgent
from sim.everyone import Everyone, parts_of
from sim.records import Field, dtype_of
from sim.view import ArrayAgentSet


class Attribute:
    """An attribute of an actor that is a field of its kind's records."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, actor, owner=None):
        if actor is None:
            return self
        value = getattr(actor.table, self.name)[actor.row]
        return value.item() if np.ndim(value) == 0 else value

    def __set__(self, actor, value) -> None:
        column = getattr(actor.table, self.name)
        if self.name == "identity" or self.name in held.GIVEN:
            held.write_given(column, actor.row, self.name, value)
        else:
            held.write(column, actor.row, self.name, value, actor.table.limits(self.name))


class Actor(mesa.Agent):
    """One actor: `table` holds its kind, `row` is its place there, `identity` addresses its luck.

    A kind declares its fields as class attributes: `price = Field("USD", "price of a bag")`.
    """

    fields: dict[str, Field] = {}
    limits: dict[str, tuple[float, float]] = {}   # of what may be written on fields that name a row or a code

    def __init_subclass__(cls, **kw) -> None:
        super().__init_subclass__(**kw)
        declared = {name: field for name, field in vars(cls).items() if isinstance(field, Field)}
        cls.fields = {"identity": Field("", "addresses its luck", (), np.uint64), **cls.fields, **declared}
        cls.dtype = dtype_of(cls.fields)
        for name in cls.dtype.names:
            setattr(cls, name, Attribute(name))

    def __init__(self, model, table: "Actors | None" = None, row: int = 0) -> None:
        if table is None:
            raise TypeError(_stays(type(self)))
        super().__init__(model)
        self.table, self.row = table, row

    @classmethod
    def create_agents(cls, model, n: int, *args, **kwargs):
        """Refused: a kind has as many rows as the run began with."""
        raise TypeError(_stays(cls))

    def remove(self) -> None:
        """Refused: the kind's rules say when an actor closes, and its row stays."""
        raise TypeError(_stays(type(self)))

    @property
    def record(self) -> np.void:
        """Its row: what a compiled rule takes. Writing to its fields writes to the kind's records."""
        return self.table.records[self.row]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.row}>"

    @property
    def written(self) -> dict:
        """What somebody wrote on it that is no field."""
        return {name: value for name, value in vars(self).items() if name not in OWN and not (name == "pos" and value is None)}

    def __reduce_ex__(self, protocol):
        if not isinstance(self.model, Stage):
            return super().__reduce_ex__(protocol)
        return _actor, (self.model, self.model.tables.index(self.table), self.row), self.written or None


OWN = ("model", "table", "row", "unique_id")


def _stays(kind: type[Actor]) -> str:
    return (f"a {kind.__name__} is a row of its kind, which has as many as the run began with: its rules say when it opens and closes, "
            "so none can be made or removed one by one")


def _actor(model: "Stage", table: int, row: int) -> Actor:
    return model.tables[table][row]


class Actors:
    """All actors of a kind: `records` [n], one structured row each; every field is also an attribute, its column [n, ...].

    Identities are those of the pitch, not of the next free row.
    """

    kind: type[Actor] = Actor

    def __init__(self, model, number: int) -> None:
        self.model, self.number = model, number
        self._members: list[Actor] | None = None
        self.records = np.zeros(number, self.kind.dtype)
        for name in self.kind.dtype.names:
            setattr(self, name, self.records[name])
        self.identity[:] = np.arange(number, dtype=np.uint64)
        if isinstance(model, Stage):
            model.waiting.append(self)
            model.tables.append(self)

    @property
    def members(self) -> list[Actor]:
        """Its agents, made when they are first asked for: rules need none, and a sweep founds thousands of worlds.

        Those of a stage are all made at once, whoever is asked for, so that Mesa numbers them in one go and then lets the model go.
        """
        if self._members is None:
            if isinstance(self.model, Stage):
                self.model.cast()
            else:
                self.make()
        return self._members

    def make(self) -> None:
        """Make its agents."""
        self._members = [self.kind(self.model, self, row) for row in range(self.number)]

    def __len__(self) -> int:
        return self.number

    def __iter__(self):
        return iter(self.members)

    def __getitem__(self, row: int) -> Actor:
        return self.members[row]

    def limits(self, name: str) -> held.Limits:
        """Between which numbers a field may be written by others than the rules; None if it may hold any."""
        return self.kind.limits.get(name)

    def saved(self) -> dict[str, np.ndarray]:
        """A copy of every column."""
        return {name: self.records[name].copy() for name in self.kind.dtype.names}

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Put saved columns back."""
        for name in self.kind.dtype.names:
            self.records[name] = saved[name]


class Stage(mesa.Model):
    """A model whose actors become Mesa agents when somebody looks for agents, and whose people are views of columns from the start."""

    def __init__(self, **options) -> None:
        self.waiting: list[Actors] = []
        self.tables: list[Actors] = []
        self.numbered = 0
        super().__init__(**options)

    @property
    def agents(self) -> Everyone:
        """Every agent: actors, people, suppliers, and those that somebody added."""
        self.cast()
        return Everyone(self, lambda: parts_of(self))

    @agents.setter
    def agents(self, agents) -> None:
        mesa.Model.agents.fset(self, agents)

    @property
    def agents_by_type(self) -> dict:
        """AgentSets by kind: Mesa's own for actors, views with Mesa's words for people and suppliers."""
        self.cast()
        return self._agents_by_type

    @property
    def agent_types(self) -> list[type]:
        """All kinds."""
        return list(self.agents_by_type)

    def register_agent(self, agent) -> None:
        """Take in an agent, and number it. Raises TypeError for a member of a population, which is in it already."""
        if isinstance(agent, RowAgent):
            raise TypeError(f"{type(agent).__name__} members enter through their population: they cannot be registered one by one")
        super().register_agent(agent)
        self.numbered += 1
        agent.unique_id = self.numbered
        let_go(self)

    def deregister_agent(self, agent) -> None:
        """Let an agent leave the model, as `agent.remove()` does."""
        if isinstance(agent, RowAgent):
            if agent not in self._agents_by_type.get(type(agent), ()):
                raise KeyError(agent)
            agent.population.kill(agent.row())
        elif isinstance(agent, Actor):
            raise TypeError(_stays(type(agent)))
        else:
            super().deregister_agent(agent)

    def remove_all_agents(self) -> None:
        """Refused: a week needs its actors."""
        raise TypeError("a world without its actors has no week to live: found another World(Spec(...)) instead of emptying this one")

    def cast(self) -> None:
        """Make the agents of all kinds that wait for it."""
        waiting, self.waiting = self.waiting, []
        for actors in waiting:
            actors.make()

    def written(self) -> dict:
        """What others added since founding, for a copy: agents of theirs, and agents of ours that they wrote on."""
        actors = [actor for table in self.tables for actor in table._members or () if actor.written]
        rows = [agent for view in self._agents_by_type.values() if isinstance(view, ArrayAgentSet)
                for agent in view.population.made.values() if vars(agent) and view.population.lives(agent)]
        guests = [agent for agent in self._agents if not isinstance(agent, Actor)]
        numbers = None if self.waiting else [[actor.unique_id for actor in table] for table in self.tables]
        return {"agents": [*actors, *rows], "guests": guests, "numbers": numbers, "numbered": self.numbered}

    def write(self, written: dict) -> None:
        """Put back what `written` gave; the agents that were written on have it already."""
        for guest in written["guests"]:
            number = guest.unique_id
            self.register_agent(guest)
            guest.unique_id = number
        if written["numbers"] is not None:
            self.cast()
            for table, numbers in zip(self.tables, written["numbers"]):
                for actor, number in zip(table, numbers):
                    actor.unique_id = number
        self.numbered = written["numbered"]


def let_go(model: mesa.Model) -> None:
    """Let a model be forgotten with its last user.

    Mesa 3.3 keeps the next agent number of every model in a table of the class, and with it every model ever made; an ensemble would
    keep all its worlds in memory. Later versions have no such table. A stage numbers its agents itself.
    """
    getattr(mesa.Agent, "_ids", {}).pop(model, None)
