"""The words for people's states, for causes of death and for newcomers, and the axes that they are."""

from enum import IntEnum

from sim.axes import declare


class State(IntEnum):
    """Where a person stands."""

    RX = 0  # dependent on prescription opioids
    HF = 1  # dependent on heroin or fentanyl
    MOUD = 2  # in medication treatment
    ABS = 3  # abstinent for less than a year
    REC = 4  # recovered
    PRISON = 5
    HAT = 6  # on prescribed heroin, taken under supervision
    DEAD = 7


class Kind(IntEnum):
    """What a fatal poisoning is booked under."""

    HEROIN = 0
    FENTANYL = 1  # counterfeit pills included
    PRESCRIPTION = 2
    CARE = 3  # in treatment, not by a street or prescription dose
    SUPERVISED = 4  # prescribed heroin taken under supervision
    LEGAL = 5  # a dose of the regulated legal supply


class Cause(IntEnum):
    """How a person left the books."""

    OVERDOSE = 0
    CARE = 1
    OTHER = 2


class Origin(IntEnum):
    """How a person came into the books."""

    START = 0
    RX = 1
    HF = 2
    CONVERTED = 3  # came to depend on what was met by accident


class Group(IntEnum):
    """Who they are that do not depend on opioids and meet fentanyl by accident."""

    OCCASIONAL = 0  # takes opioid pills now and then
    OTHER = 1  # uses other drugs, which may be laced
    YOUTH = 2  # takes pills of unknown origin


NEWCOMERS = tuple(Origin)[1:]  # who enter during a run


def labels(words: tuple[IntEnum, ...] | type[IntEnum]) -> tuple[str, ...]:
    """The words in small letters, in their order."""
    return tuple(word.name.lower() for word in words)


STATES, KINDS, GROUPS = declare("state", labels(State)), declare("kind", labels(Kind)), declare("group", labels(Group))
declare("entry", labels(NEWCOMERS))
