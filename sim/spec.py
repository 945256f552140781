"""What a run is made of: the whole of it in one frozen object."""

from dataclasses import dataclass, field

from sim.params.enforcement import Enforcement
from sim.params.market import Market
from sim.params.mechanisms import Mechanisms
from sim.params.people import People
from sim.params.supply import Supply
from sim.params.timeline import Timeline
from sim.policy.levers import Policy

WEEKS_A_YEAR = 52
EPOCH = 2006


def week_of(year: float) -> int:
    """Weeks from the first week of January 2006 to a decimal year."""
    return round((year - EPOCH) * WEEKS_A_YEAR)


def year_of(week: int) -> float:
    """The decimal year in which a week starts."""
    return EPOCH + week / WEEKS_A_YEAR


@dataclass(frozen=True)
class Params:
    """Every uncertain number. The defaults are the start set; prior worlds are draws over the plausible ranges."""

    supply: Supply = Supply()
    market: Market = Market()
    enforcement: Enforcement = Enforcement()
    people: People = People()


@dataclass(frozen=True)
class Spec:
    """One run: who, when, under which numbers, mechanisms and policy, with which luck."""

    people: int = 50_000
    start: int = EPOCH
    end: int = 2020
    params: Params = Params()
    mechanisms: Mechanisms = Mechanisms()
    policy: Policy = Policy()
    timeline: Timeline = field(default_factory=Timeline)
    seed: int = 20061
    replicate: int = 0
