"""Actors as Mesa agents: each is an ordinary agent with verbs, whose attributes are the fields of its row in its kind's records.

A kind decides in one compiled loop over its records; an agent's verb calls the very rule of that loop on its own row, with what its kind
sees. So `model.agents_by_type[Dealer].do("step")` gives the bits that the loop gives.
"""

import mesa
import numpy as np

from sim.records import Field, dtype_of


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
        getattr(actor.table, self.name)[actor.row] = value


class Actor(mesa.Agent):
    """One actor: `table` holds its kind, `row` is its place there, `identity` addresses its luck.

    A kind declares its fields as class attributes: `price = Field("USD", "price of a bag")`.
    """

    fields: dict[str, Field] = {}

    def __init_subclass__(cls, **kw) -> None:
        super().__init_subclass__(**kw)
        declared = {name: field for name, field in vars(cls).items() if isinstance(field, Field)}
        cls.fields = {"identity": Field("", "addresses its luck", (), np.uint64), **cls.fields, **declared}
        cls.dtype = dtype_of(cls.fields)
        for name in cls.dtype.names:
            setattr(cls, name, Attribute(name))

    def __init__(self, model, table: "Actors", row: int) -> None:
        super().__init__(model)
        self.table, self.row = table, row

    @property
    def record(self) -> np.void:
        """Its row: what a compiled rule takes. Writing to its fields writes to the kind's records."""
        return self.table.records[self.row]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.row}>"


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
        super().__init__(**options)

    @property
    def agents(self):
        """Every actor, as Mesa's AgentSet."""
        self.cast()
        return self._all_agents

    @property
    def agents_by_type(self) -> dict:
        """AgentSets by kind: Mesa's own for actors, views with Mesa's words for people and suppliers."""
        self.cast()
        return self._agents_by_type

    @property
    def agent_types(self) -> list[type]:
        """All kinds."""
        return list(self.agents_by_type)

    def cast(self) -> None:
        """Make the agents of all kinds that wait for it."""
        waiting, self.waiting = self.waiting, []
        for actors in waiting:
            actors.make()
        if waiting:
            let_go(self)


def let_go(model: mesa.Model) -> None:
    """Let a model whose actors all exist be forgotten with its last user.

    Mesa 3.3 keeps the next agent number of every model in a table of the class, and with it every model ever made; an ensemble would
    keep all its worlds in memory. Later versions have no such table. Actors that close and open keep their agents, so no number is lost.
    """
    getattr(mesa.Agent, "_ids", {}).pop(model, None)
