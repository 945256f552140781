"""The words for people's states and for causes of death."""

from enum import IntEnum


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
