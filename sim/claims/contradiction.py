"""A contradiction: sentences of the articles that cannot all be the whole truth, each put to the test by claims of the register.

It asks for no run of its own and holds no result: what each position is worth follows from the verdicts of its claims, which share arms
where they can, and `between.py` says what that leaves of the contradiction.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Position:
    """One side of a contradiction.

    says     what it holds, as a clause that may follow "that"
    said_by  who says so
    seeds    file names of the articles it stands in
    claims   claims of the register that hold if it does
    denies   claims of the register that fail if it holds
    """

    says: str
    said_by: str
    seeds: tuple[str, ...]
    claims: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()

    @property
    def tests(self) -> tuple[str, ...]:
        """Every claim that puts it to the test."""
        return self.claims + self.denies


@dataclass(frozen=True)
class Axis:
    """Claims whose settings stand side by side: by the number in their label or the value they carry, or as kinds where they have none.

    name: what grows along it, or what there are kinds of. Claims on one axis ask for one measure over one window, at the same dates.
    """

    name: str
    claims: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """Positions against one another.

    id, title   of the list of contradictions; the title is a question
    decides     what would decide between them
    axes        on which the effect may change its sign, so that each position has a part for itself
    caveat      what of the question these claims leave out; empty where nothing is
    open_       why it cannot be asked yet; empty where it is asked
    """

    id: str
    title: str
    positions: tuple[Position, ...]
    decides: str
    axes: tuple[Axis, ...] = ()
    caveat: str = ""
    open_: str = ""

    def __post_init__(self) -> None:
        if len(self.positions) < 2:
            raise ValueError(f"{self.id}: a contradiction has at least two positions")
        untested = [position.says for position in self.positions if not (position.tests or self.open_)]
        if untested:
            raise ValueError(f"{self.id}: no claim puts this to the test, and nothing says why: {untested[0]}")

    @property
    def seeds(self) -> tuple[str, ...]:
        """Every article it stands in."""
        return tuple(sorted({seed for position in self.positions for seed in position.seeds}))

    @property
    def claims(self) -> tuple[str, ...]:
        """Every claim it needs, in the order of its positions."""
        return tuple(dict.fromkeys(id for position in self.positions for id in position.tests))
