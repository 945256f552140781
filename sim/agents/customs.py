"""The seven crossings: a fixed budget of search each, or a shared one that goes where doses were found."""

import numpy as np

from sim.agents.actor import Actor, Actors
from sim.agents.government import Governments
from sim.clock import WEEKS_A_YEAR
from sim.market import BETWEEN, CANADA, CROSSINGS, MAIL, PORTS, SEA, screening
from sim.market.routes import CROSSING_OF, HEROIN_ROUTES
from sim.params.enforcement import Enforcement
from sim.params.mechanisms import Allocation, Mechanisms
from sim.params.states import Crossings as Numbers
from sim.params.timeline import Timeline, by_week
from sim.policy.rules import Rules

STEP = 0.1             # elasticity of the weekly correction: goods take six weeks to show it, so small steps
MOST_PRESSURE = 200.0
BUSY = np.array([PORTS, BETWEEN])                  # where crossers take the time of staff
POOL = np.array([MAIL, PORTS, CANADA])             # customs share one budget; other crossings have bodies of their own
PAPERS = np.arange(CROSSINGS) != BETWEEN           # nobody declares anything between ports


class Crossing(Actor, columns={
    "yielded": float, "reference": float, "pressure": float, "evaded": float, "trained": np.int32, "load": float, "staff": float,
    "sent": float, "hazard": float,
}):
    """One crossing and the body that searches it.

    yielded  smoothed share of its budget's seized doses       evaded   part of a targeting model's edge that senders have learned away
    trained  weeks since the model was trained                 load     crossers its staff process, relative to 2010
    staff    free to search, relative to 2006
    sent     doses sent last week, DE                          hazard   of being found, per unit of the body's own spread of search
    pressure multiplies search for heroin while a policy asks for a seizure that ordinary search does not reach
    """


class Crossings(Actors):
    """All seven, in the order of `market.CROSSING_NAMES`."""

    kind = Crossing

    def __init__(self, model, e: Enforcement, p: Numbers, timeline: Timeline, switches: Mechanisms) -> None:
        super().__init__(model, CROSSINGS)
        self.e, self.p, self.switches = e, p, switches
        self.budget = np.array([p.mail_budget, p.ports_budget, 1 - p.mail_budget - p.ports_budget])
        self.processing, self.corrupt = np.zeros(CROSSINGS), np.zeros(CROSSINGS)
        self.processing[[PORTS, BETWEEN]] = p.processing_ports, p.processing_between
        self.corrupt[[PORTS, BETWEEN, CANADA]] = p.corrupt_border
        mail, land, still = by_week(timeline.parcels), by_week(timeline.land_traffic), np.ones_like(by_week(timeline.parcels))
        self.volume = np.stack([mail, land, still, land, land, mail, mail], axis=1)      # [weeks, X] relative to 2010
        self.hidden = self.volume**-p.haystack if switches.volume_search else np.ones_like(self.volume)
        self.yielded[PORTS] = self.pressure[:] = self.load[:] = self.staff[:] = 1.0
        self.reference[:] = self.spread = self._by_yields()

    def _spread(self) -> np.ndarray:
        """Search by crossing [X] when a part of the customs' budget moves and the rest stays."""
        if self.switches.allocation is Allocation.yields:
            return self._by_yields()
        if self.switches.allocation is Allocation.fixed or not (self.sent[POOL] * self.hazard[POOL]).any():
            return self.reference
        spread = self.reference.copy()
        spread[POOL] = screening.best_spread(self.e.attention, self.budget, self.sent[POOL], self.hazard[POOL])
        return spread

    def _by_yields(self) -> np.ndarray:
        """Search by crossing [X] when the customs' budget follows what was found."""
        spread = np.ones(CROSSINGS)
        spread[POOL] = screening.by_yields(self.e.attention, self.yielded[POOL], self.budget)
        return spread

    def man(self, load: float, ships: float, rules: Rules) -> None:
        """Take in crossers (load relative to 2010), post staff and ships (relative to 2006), keep the targeting models trained.

        Senders learn what a model looks for, and forget it when there is none.
        """
        self.load[BUSY] = load
        self.staff[BUSY] = screening.free_staff(load, self.processing[BUSY]) if self.switches.shared_staff else 1.0
        self.staff[SEA] = ships
        if rules.targeting > 0.5:
            renew = self.trained + 1 >= rules.targeting_renewal
            self.evaded[renew] *= 1 - self.p.relearned
            self.trained[:] = np.where(renew, 0, self.trained + 1)
        if self.switches.adversary:
            self.evaded += self.p.adversary_speed * (float(rules.targeting > 0.5) - self.evaded)

    def effort(self, rules: Rules, states: Governments) -> np.ndarray:
        """Search effort at every crossing [X], relative to 2006: staff, lift, traffic, paid passages, checks, partners."""
        seen = 1 + self.p.data_gain * min(rules.data_shared * states.china, 1.0) * (1 - self.blind)
        named = np.array((rules.search_mail, rules.search_ports, rules.search_between, rules.search_canada * states.canada,
                          rules.search_sea * states.mexico * seen, rules.search_hub * seen, rules.search_domestic))
        self.spread = self._spread()
        effort = self.spread / self.reference * named * rules.search * self.staff * self.hidden[self.model.week]
        if rules.targeting > 0.5:
            lift = np.array([screening.lift(self.p.picked, self.edge(x, rules), self.blind) for x in range(CROSSINGS)])
            effort *= np.where(PAPERS, 1 + self.p.steered * (lift - 1), 1.0)
        if rules.parcels_checked > 0:
            effort[MAIL] += self.checks(rules)
        return screening.waved_through(effort, self.corrupt, self.p.bribe_response) if self.switches.bribes else effort / (1 - self.corrupt)

    @property
    def blind(self) -> float:
        """Illicit consignments whose papers tell nothing."""
        return self.p.mislabelled if self.switches.labels else 0.0

    def edge(self, crossing: int, rules: Rules) -> float:
        """The targeting model's area under the curve after what senders have learned away."""
        return 0.5 + (rules.targeting - 0.5) * (1 - float(self.evaded[crossing]))

    def checks(self, rules: Rules) -> float:
        """Search effort that physical checks of parcels add to the mail's."""
        return screening.search_of_checks(rules.parcels_checked, rules.check_sensitivity, self.edge(MAIL, rules), self.blind,
                                          self.e.mail_loss)

    def by_route(self, effort: np.ndarray) -> np.ndarray:
        """Effort [X] as the routes [P] meet it, with the pressure on heroin."""
        by_route, pressure = effort[CROSSING_OF], self.pressure[PORTS]
        return by_route if pressure == 1.0 else by_route * np.where(HEROIN_ROUTES, pressure, 1.0)

    def taken(self) -> np.ndarray:
        """Share of staff time [X] that crossers and legitimate traffic take."""
        taken = self.processing * self.load
        taken[PORTS] += self.p.clearing * self.volume[self.model.week, PORTS]
        return taken

    def parcels(self, rules: Rules, sent: float, found: float) -> np.ndarray:
        """Parcels of the week [5]: picked or checked, illicit ones sent, those found, harmless ones held back; USD of their delay."""
        every = self.p.parcels / WEEKS_A_YEAR * self.volume[self.model.week, MAIL]
        picked = min(self.p.picked + rules.parcels_checked, 1.0) * every
        alarms = self.p.false_alarm * (picked - found)
        return np.array((picked, sent, found, alarms, alarms * self.p.delay_usd))

    def press(self, share: float, lost: float, landed: float, uncut: float) -> None:
        """Raise or ease the search for heroin so that `share` of what would land (uncut, DE this week) does not.

        It begins with the search that would find the share if loads stayed as they are (lost: share found now), and is corrected week by
        week by what lands.
        """
        if self.pressure[PORTS] == 1.0 and share < 1:
            self.pressure[PORTS] = 1 + np.log(1 - share) / min(np.log(1 - lost), -1e-9)
        step = (max(landed, 1e-9) / max((1 - share) * uncut, 1e-9)) ** STEP
        self.pressure[PORTS] = min(max(self.pressure[PORTS] * step, 1.0 + 1e-9), MOST_PRESSURE)

    def ease(self) -> None:
        """Search for heroin as before."""
        self.pressure[PORTS] = 1.0

    def learn(self, sent: np.ndarray, seized: np.ndarray) -> None:
        """Shift attention to where doses were seized; sent, seized [X] DE this week."""
        self.hazard[:] = -np.log1p(-np.minimum(seized / np.maximum(sent, 1e-300), 0.999)) / self.spread
        self.sent[:] = sent
        found, yielded = seized[POOL], self.yielded[POOL]
        total = float(np.add.reduce(found))
        if total > 0:
            self.yielded[POOL] = yielded + self.e.attention_memory * (found / total - yielded)
