"""Firms as Mesa agents: each firm is an ordinary agent that reads and writes its row of its kind's table.

Decisions of a kind are taken together, by one pure function on the columns; a reader or a modeller sees agents with attributes.
"""

import mesa
import numpy as np


class Column:
    """An attribute of a firm that lives in its kind's table."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, firm, owner=None):
        if firm is None:
            return self
        value = getattr(firm.table, self.name)[firm.row]
        return value.item() if np.ndim(value) == 0 else value

    def __set__(self, firm, value) -> None:
        getattr(firm.table, self.name)[firm.row] = value


class Firm(mesa.Agent):
    """One firm: `table` holds its kind's columns, `row` is its place there, `identity` addresses its luck."""

    def __init_subclass__(cls, columns: dict | None = None, **kw) -> None:
        super().__init_subclass__(**kw)
        cls.columns = {"identity": np.uint64, **(columns or {})}
        for name in cls.columns:
            setattr(cls, name, Column(name))

    def __init__(self, model, table: "Firms", row: int) -> None:
        super().__init__(model)
        self.table, self.row = table, row

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.row}>"


class Firms:
    """All firms of a kind: one array per column, first axis the firm [F]. Identities are those of the pitch, not of the next free row."""

    kind: type[Firm] = Firm

    def __init__(self, model, number: int) -> None:
        self.model, self.number = model, number
        for name, shape in self.kind.columns.items():
            dtype, inner = shape if isinstance(shape, tuple) else (shape, ())
            setattr(self, name, np.zeros((number, *inner), dtype))
        self.identity[:] = np.arange(number, dtype=np.uint64)
        self.members = [self.kind(model, self, row) for row in range(number)]

    def __len__(self) -> int:
        return self.number

    def __iter__(self):
        return iter(self.members)

    def __getitem__(self, row: int) -> Firm:
        return self.members[row]

    def saved(self) -> dict[str, np.ndarray]:
        """A copy of every column."""
        return {name: getattr(self, name).copy() for name in self.kind.columns}

    def restore(self, saved: dict[str, np.ndarray]) -> None:
        """Put saved columns back."""
        for name in self.kind.columns:
            getattr(self, name)[...] = saved[name]


def let_go(model: mesa.Model) -> None:
    """Let a model whose firms all exist be forgotten with its last user.

    Mesa 3.3 keeps the next agent number of every model in a table of the class, and with it every model ever made; an ensemble would
    keep all its worlds in memory. Later versions have no such table. Firms that close and open keep their agents, so no number is lost.
    """
    getattr(mesa.Agent, "_ids", {}).pop(model, None)
