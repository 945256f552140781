"""What a run is made of: the whole of it in one frozen object."""

from dataclasses import dataclass, field

from sim.clock import EPOCH
from sim.params.care import Care
from sim.params.casual import Casuals
from sim.params.dated import Dated
from sim.params.enforcement import Enforcement
from sim.params.exogenous import Exogenous
from sim.params.market import Market
from sim.params.mechanisms import Mechanisms
from sim.params.people import People
from sim.params.record import Record
from sim.params.state_actors import States
from sim.params.supply import Supply
from sim.params.timeline import Timeline
from sim.policy.costs import Costs
from sim.policy.levers import Policy


@dataclass(frozen=True)
class Params:
    """Every uncertain number. The defaults are the start set; prior worlds are draws over the plausible ranges."""

    supply: Supply = Supply()
    market: Market = Market()
    enforcement: Enforcement = Enforcement()
    people: People = People()
    care: Care = Care()
    casuals: Casuals = Casuals()
    dated: Dated = Dated()
    record: Record = Record()
    states: States = States()
    exogenous: Exogenous = Exogenous()
    costs: Costs = Costs()


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
    solve_level: bool = True   # set the overdose threshold from the deaths of 2010, in every world
    levels_apart: bool = True    # set it from deaths of street opioids, and that of prescription opioids from theirs
    threshold_of: tuple[float, int] | None = None   # spread and form of the curve that thresholds belong to; None: the usual one
