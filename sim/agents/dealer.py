"""Retail dealers: what to sell, how much to put in a bag, what to charge; what to do beside bags; what to fear.

A decision of a dealer's is a rule in `market/` (named at each verb below) that takes the dealer's own record, what dealers see and the
numbers they go by. All dealers follow it in one compiled loop; `model.agents_by_type[Dealer].do("step")` gives the same bits.
"""

import numpy as np

from sim.agents.actor import Actor
from sim.chance import Decision
from sim.market import bags, distance, penalties, retail, sidelines
from sim.market.seen import count_dealers
from sim.observe import flow, level, look, observe, once
from sim.params.mechanisms import Mechanisms, Mix
from sim.records import Field, Seen, record
from sim.spec import Params


class Dealer(Actor):
    """A pitch, whoever holds it."""

    region = Field("", "coast whose wholesale it buys from", (), np.int64)
    division = Field("", "census division whose people it serves", (), np.int64)
    open = Field("", "whether it sells", (), bool)
    cash = Field("USD", "what it has earned")
    # bags
    price = Field("USD", "price of a bag")
    mix = Field("share", "of its bags by product, as it would like", ("product",))
    content = Field("DE", "what a bag is to hold", ("product",))
    held = Field("DE", "what a bag really holds this week", ("product",))
    offered = Field("share", "of its bags by product, as stock allows this week", ("product",))
    believed = Field("DE", "what customers believe a bag to hold", ("product",))
    met = Field("share", "of what its contacts can bring that includes fentanyl")
    bags = Field("bags/week", "that present customers ask for")
    per_dose = Field("bags", "that they put into one dose")
    used_to = Field("ln ratio", "tolerance of its customers over what was usual for them")
    usual = Field("ln DE", "tolerance of its customers in mid-2006")
    asked = Field("usual doses/week", "that customers asked for this week")
    sold = Field("bags/week", "sold this week", ("product",))
    # beside bags
    deadly = Field("deaths/DE", "among customers, as it sees them", ("product",))
    laced_deadly = Field("probability", "that a laced dose kills, as it sees it")
    lacing_taste = Field("sd", "what lacing is worth to it beside money, against other dealers")
    willing = Field("share", "of its other drugs' custom in which it would lace")
    laced = Field("share", "of doses of other drugs it sells that hold fentanyl")
    knows = Field("share", "how far it knows the additive")
    adulterant = Field("share", "of its fentanyl bags that hold the additive")
    thrift = Field("ratio", "drug really used for the effect of one DE", ("product",))
    near = Field("share", "of its selling that is near clinics")
    # the law
    certainty = Field("ratio", "how sure a penalty is, 1 in 2006")
    penalty = Field("ratio", "penalty it expects, 1 in 2006")
    selling_cost = Field("USD", "cost of selling a bag")
    unpaid = Field("share", "of its income that takes risk for which price does not pay")

    def step(self) -> None:
        """The decision of every week: next week's bags."""
        self.rethink()

    def fill(self) -> None:
        """Fill bags with what can be had and show them to customers (`market.bags.fill`)."""
        bags.fill(self.record, self.table.street.records[self.row], self._sees, self._numbers)

    def sell(self) -> None:
        """Sell what was asked as far as stock serves it (`market.bags.sell`)."""
        bags.sell(self.record, self._sees, self._numbers)

    def spread_word(self) -> None:
        """Let customers learn how strong its bags are (`market.retail.spread_word`)."""
        retail.spread_word(self.record, self._numbers)

    def rethink(self) -> None:
        """Re-think content, mix and price of bags (`market.retail.rethink`)."""
        retail.rethink(self.record, self._sees, self._numbers)

    def expect(self) -> None:
        """Learn what penalty to expect (`market.penalties.expect`)."""
        penalties.expect(self.record, self._sees, self._numbers)

    def look(self) -> None:
        """Every few weeks, think again about all that is sold beside bags (`market.sidelines.look`): `lace`, `add` and `stand`."""
        sidelines.look(self.record, self._sees, self._numbers)

    def lace(self) -> None:
        """Decide how far to lace other drugs."""
        sidelines.lace(self.record, self._sees, self._numbers)

    def add(self) -> None:
        """Decide how much of the additive to use."""
        sidelines.add(self.record, self._sees, self._numbers)

    def stand(self) -> None:
        """Decide where to stand."""
        sidelines.stand(self.record, self._sees, self._numbers)

    def leave(self) -> bool:
        """Be arrested or give up, if it comes to that this week (`market.penalties.leave`). Returns whether it left."""
        luck = self.model.luck.one(Decision.DEALER_LEAVES, self.model.week, self.identity)
        return penalties.leave(self.record, self._sees, self._numbers, luck)

    @property
    def _sees(self) -> np.void:
        return self.table.sees.record[0]

    @property
    def _numbers(self) -> np.void:
        return self.table.numbers[0]


class Sees(Seen):
    """What dealers see of a week."""

    price = Field("USD/DE", "wholesale price", ("region", "product"))
    fill = Field("share", "of what dealers want that stock can meet", ("region", "product"))
    served = Field("share", "of what customers ask for that stock can serve", ("region", "product"))
    successor = Field("share", "of the fentanyl in stock that is a successor product", ("region",))
    # the law
    certainty = Field("ratio", "how sure the law makes a penalty, 1 in 2006", ("division",))
    severity = Field("ratio", "how hard it is, 1 in 2006", ("division",))
    police = Field("ratio", "effort of police on dealers, 1 in 2006", ("division",))
    buffer = Field("share", "of selling near clinics that police drive away", ("division",))
    # every few weeks
    year = Field("year", "the date")
    in_care = Field("share", "of dependent people who are in care", ("region",))
    deadly = Field("deaths/DE", "among customers", ("region", "product"))
    laced_deadly = Field("probability", "that a laced dose killed; 0 where nobody took one", ("region",))
    additive = Field("share", "of fentanyl bags around that hold the additive", ("region",))
    fentanyl = Field("", "whether any dealer has fentanyl", (), bool)


def numbers_of(params: Params, trade: retail.Trade, pure_mg: np.ndarray, switches: Mechanisms) -> np.ndarray:
    """What dealers go by, a record [1]: the numbers of `params.market.Dealers`, and by name those of other matters and the switches.

    trade: what retail is like before any policy; pure_mg [J] active mass of a DE. worth: USD that a dependent customer brings in a year.
    """
    market, people = params.market, params.people
    beside, usual = market.sidelines, market.dealers.bags_per_dose
    worth = sidelines.custom_of_a_year(trade.profit, people.doses_heroin * usual)
    even_mg = usual * pure_mg[0] if switches.mixing is Mix.even else 0.0   # all spread like a usual dose of heroin
    return record(market.dealers, trade=trade, worth=worth, doses_heroin=people.doses_heroin, doses_fentanyl=people.doses_fentanyl,
                  pure_mg=pure_mg, even_mg=even_mg, custom=market.custom, mixing=market.mixing, lacing=beside.lacing,
                  additive=beside.additive, clinics=beside.clinics, penalties=beside.penalties, switches=switches,
                  nearness=distance.nearness(market.cells, switches))


observe("world.dealers",
        bags=flow("bags", "bags sold", "dealer", "product", at="sold"),
        bag_content=level("DE/bag", "what a bag holds", "dealer", "product", at="held"),
        adulterant=level("share", "fentanyl bags with an additive that is no opioid", "dealer"),
        dealer_division=once("index", "place of the census division that a dealer serves", "dealer", at="division"))
observe("world.dealers.street",
        dose_variance=level("ln variance", "of the dose in a bag", "dealer", "product", at=("var_heroin", "var_fentanyl")))


@look(dealers_open=level("firms", "pitches that sell"),
      penalty=level("ratio to 2006", "penalty that dealers expect"),
      stranded=level("people", "people dependent on heroin or fentanyl whose dealer is closed"))
def dealers_seen(world, flows, seen) -> None:
    """Pitches at the end of the week, and customers of those that were closed in it."""
    count_dealers(world.dealers.records, flows["street"].open, flows["toll"].customers, seen)
