"""The words for people's states and for causes of death."""

from enum import IntEnum


class State(IntEnum):
    """Where a person stands; prison and supervised heroin have room above DEAD."""

    RX = 0  # dependent on prescription opioids
    HF = 1  # dependent on heroin or fentanyl
    MOUD = 2  # in medication treatment
    ABS = 3  # abstinent for less than a year
    REC = 4  # recovered
    DEAD = 5


class Kind(IntEnum):
    """What a fatal poisoning is booked under."""

    HEROIN = 0
    FENTANYL = 1
    PRESCRIPTION = 2
    CARE = 3  # in treatment, not by a street or prescription dose


class Cause(IntEnum):
    """How a person left the books."""

    OVERDOSE = 0
    CARE = 1
    OTHER = 2
