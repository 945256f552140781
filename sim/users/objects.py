"""The same people as ordinary Mesa objects: what array speed is measured against."""

import mesa

from sim.users.columns import COLUMNS
from sim.users.person import Scene, live


class PlainUser(mesa.Agent):
    """A person with attributes of its own; lives by the same rule as `User`."""

    def __init__(self, model: "PlainWorld", traits: dict) -> None:
        super().__init__(model)
        for name, trait in traits.items():
            setattr(self, name, trait)

    def step(self) -> None:
        """Live a week in the model's scene."""
        live(self, self.model.scene)


class PlainWorld(mesa.Model):
    """Holds one Mesa object per living row of `users` and the scene they meet; nobody is born here."""

    def __init__(self, users, scene: Scene | None = None) -> None:
        super().__init__()
        self.scene = scene
        columns = {name: users.columns[name][users.rows()].tolist() for name in COLUMNS}
        for values in zip(*columns.values(), strict=True):
            PlainUser(self, dict(zip(columns, values, strict=True)))

    def step(self) -> None:
        """Everybody lives a week."""
        self.agents.do("step")
