"""The seven crossings: a fixed budget of search each, or a shared one that goes where doses were found."""

import numpy as np

from sim.agents.actor import Actor, Actors
from sim.agents.coastguard import CoastGuard
from sim.agents.crossers import Crossers
from sim.agents.government import Governments
from sim.market import BETWEEN, CANADA, CROSSINGS, HUB, MAIL, PORTS, SEA, border
from sim.market.routes import CROSSING_OF, HEROIN_ROUTES
from sim.observe import level, look, observe, once
from sim.params.enforcement import Enforcement
from sim.params.mechanisms import Mechanisms
from sim.params.state_actors import Crossings as Numbers
from sim.params.timeline import Timeline, by_week
from sim.policy.rules import NEUTRAL, Rules
from sim.records import Field, Seen, dtype_of, record

POOL = [MAIL, PORTS, CANADA]             # customs share one budget; other crossings have bodies of their own
BUSY = [PORTS, BETWEEN]                  # where crossers take the time of staff
TRAFFIC = dtype_of({
    "volume": Field("ratio to 2010", "legitimate traffic", ("crossing",)),
    "hidden": Field("ratio to 2010", "success of search in that traffic", ("crossing",)),
})


class Crossing(Actor):
    """One crossing and the body that searches it."""

    place = Field("", "which crossing, in the order of `market.CROSSING_NAMES`", (), np.int64)
    pooled = Field("", "whether it shares the customs' budget", (), bool)
    busy = Field("", "whether crossers take the time of its staff", (), bool)
    papers = Field("", "whether goods are declared there", (), bool)
    by_data = Field("", "whether shipment data guide its search", (), bool)
    budget = Field("share", "usual part of the customs' budget")
    processing = Field("share", "time of staff that crossers take in 2010")
    clearing = Field("share", "time of staff that legitimate traffic takes in 2010")
    corrupt = Field("share", "loads that are waved through for money in 2006")
    reference = Field("ratio", "intensity of search at the start")
    spread = Field("ratio", "intensity of search as its budget goes now")
    yielded = Field("share", "smoothed share of its budget's seized doses")
    evaded = Field("share", "part of a targeting model's edge that senders have learned away")
    trained = Field("weeks", "since the model was trained", (), np.int32)
    load = Field("ratio to 2010", "crossers that its staff process")
    taken = Field("share", "time of staff that crossers and legitimate traffic take")
    staff = Field("ratio to 2006", "staff free to search")
    effort = Field("ratio to 2006", "search of the week")
    sent = Field("DE", "goods sent last week")
    hazard = Field("1", "of being found, per unit of the body's own spread of search")
    pressure = Field("ratio", "multiplies search for heroin while a policy asks for a seizure that ordinary search does not reach")

    def man(self) -> None:
        """Take in crossers, post staff and ships, keep the targeting model trained."""
        table = self.table
        border.man(self.record, table.sees.record[self.row], table.rules[0], table.numbers[0])

    def search(self) -> float:
        """Search effort of the week, relative to 2006."""
        table = self.table
        self.effort = border.search(self.record, table.sees.record[self.row], table.rules[0], table.numbers[0])
        return self.effort

    def learn(self) -> None:
        """Shift attention to where doses were seized."""
        border.learn(self.record, self.table.sees.record[self.row], self.table.numbers[0])

    def press(self, share: float, lost: float, landed: float, uncut: float) -> None:
        """Raise or ease the search for heroin so that `share` of what would land (uncut, DE this week) does not; lost: share found now."""
        self.pressure = border.pressed(self.pressure, share, lost, landed, uncut)

    def ease(self) -> None:
        """Search for heroin as before."""
        self.pressure = 1.0

    def step(self) -> None:
        """Its week: staff, then search."""
        self.man()
        self.search()


class Sees(Seen):
    """What each crossing sees of a week."""

    load = Field("ratio to 2010", "work that crossers bring")
    ships = Field("ratio to 2006", "ships on the watch for chemicals")
    volume = Field("ratio to 2010", "legitimate traffic")
    hidden = Field("ratio to 2010", "success of search in that traffic")
    china = Field("ratio to 2010", "cooperation of the source state")
    partner = Field("ratio to 2010", "what the state adds that works there too")
    sent = Field("DE", "goods of the week, as far as customs can tell afterwards")
    seized = Field("DE", "goods found there")
    found = Field("DE", "goods that all customs found")


class Crossings(Actors):
    """All seven, in the order of `market.CROSSING_NAMES`."""

    kind = Crossing

    def __init__(self, model, e: Enforcement, p: Numbers, timeline: Timeline, switches: Mechanisms) -> None:
        super().__init__(model, CROSSINGS)
        self.p = p
        self.blind = p.mislabelled if switches.labels else 0.0     # illicit consignments whose papers tell nothing
        self.numbers = record(p, e, shared_staff=switches.shared_staff, adversary=switches.adversary, bribes=switches.bribes,
                              allocation=switches.allocation, blind=self.blind)
        self.sees, self.rules, self.traffic = Sees(CROSSINGS), NEUTRAL.record, traffic(p, timeline, switches)
        self._stand(p)
        self.yielded[PORTS] = self.pressure[:] = self.load[:] = self.staff[:] = 1.0
        self.reference[:] = self.spread[:] = 1.0
        self.reference[POOL] = self.spread[POOL] = 1 - e.attention + e.attention * self.yielded[POOL] / self.budget[POOL]

    def _stand(self, p: Numbers) -> None:
        """What each crossing is."""
        self.place[:] = np.arange(CROSSINGS)
        self.pooled[POOL] = self.busy[BUSY] = self.by_data[[SEA, HUB]] = True
        self.papers[:] = self.place != BETWEEN                     # nobody declares anything between ports
        self.budget[POOL] = p.mail_budget, p.ports_budget, 1 - p.mail_budget - p.ports_budget
        self.processing[BUSY] = p.processing_ports, p.processing_between
        self.clearing[PORTS] = p.clearing
        self.corrupt[[PORTS, BETWEEN, CANADA]] = p.corrupt_border

    def look(self, rules: Rules, states: Governments, crossers: Crossers, ships: CoastGuard) -> None:
        """See what the week brings to every crossing, under these rules."""
        self.rules = rules.record
        border.look(self.sees.record, states.records, crossers.records, ships.records, self.traffic, self.model.week)

    def search(self) -> np.ndarray:
        """Man every crossing and search it. Returns effort [X], relative to 2006."""
        return border.search_all(self.records, self.sees.record, self.rules, self.numbers, True)

    def expected(self, rules: Rules) -> np.ndarray:
        """Search effort [X] that these rules would make of this week as it is."""
        return border.search_all(self.records, self.sees.record, rules.record, self.numbers, False)

    def by_route(self, effort: np.ndarray) -> np.ndarray:
        """Effort [X] as the routes [P] meet it, with the pressure on heroin."""
        by_route, pressure = effort[CROSSING_OF], self.pressure[PORTS]
        return by_route if pressure == 1.0 else by_route * np.where(HEROIN_ROUTES, pressure, 1.0)

    def press(self, share: float, lost: float, landed: float, uncut: float) -> None:
        """Let the ports press the search for heroin so that `share` of what would land (uncut, DE) does not; lost: share found now."""
        self.pressure[PORTS] = border.pressed(self.pressure.item(PORTS), share, lost, landed, uncut)

    def ease(self) -> None:
        """Let the ports search for heroin as before."""
        self.pressure[PORTS] = 1.0

    def learn(self, sent: np.ndarray, seized: np.ndarray) -> None:
        """Shift attention to where doses were seized; sent, seized [P] DE this week, by route."""
        border.learn_all(self.records, self.sees.record, self.numbers, sent, seized)


def traffic(p: Numbers, timeline: Timeline, switches: Mechanisms) -> np.ndarray:
    """Legitimate traffic by week from January 2006 on, a record [weeks], and how far it hides loads."""
    mail, land = by_week(timeline.parcels), by_week(timeline.land_traffic)
    made = np.ones(len(mail), TRAFFIC)
    made["volume"] = np.stack([mail, land, np.ones_like(mail), land, land, mail, mail], axis=1)
    made["hidden"] = made["volume"] ** -p.haystack if switches.volume_search else 1.0
    return made


observe("world.crossings",
        staff_taken=level("share", "staff time that crossers and legitimate traffic take", "crossing", at="taken"),
        evaded=level("share", "part of a targeting model's edge that senders learned away", "crossing"))
observe("world.crossings.p",
        parcels_a_year=once("parcels/year", "international parcels in 2010", at="parcels"),
        picked=once("share", "parcels that are picked for a check as a matter of course"),
        false_alarm=once("share", "harmless parcels among those checked that are held back"),
        delay_usd=once("USD", "cost of holding a harmless parcel back"))


@look(traffic=level("ratio to 2010", "legitimate traffic", "crossing"))
def traffic_seen(world, flows, seen) -> None:
    """The dated series of parcels and of traffic over land."""
    seen["traffic"][0] = world.crossings.traffic["volume"][world.week]
