"""What phases hand on: small typed values, each with shapes and units. Axes: R regions, K lines, P routes, J products,
M channels of money, F cells, X crossings, T chemical tiers, D dealers; nine divisions."""

from typing import NamedTuple

import numpy as np

from sim.observe import flow, level, observe
from sim.policy.rules import Rules


class Law(NamedTuple):
    """Rules of the week; search effort at every crossing [X] relative to 2006; 1 for each line [K] whose sources can be reached, else 0."""

    rules: Rules
    effort: np.ndarray
    reachable: np.ndarray


class Trade(NamedTuple):
    """Costs of a dose by line [K] (g as it crosses the border, USD to make, USD to move), the loads that cells choose under this week's
    search by route [P] (kg gross, share lost), and the terms of launderers by channel [M] (commission, share seized)."""

    gross_g: np.ndarray
    source: np.ndarray
    moving: np.ndarray
    mass_kg: np.ndarray
    lost: np.ndarray
    fee: np.ndarray
    seized: np.ndarray


class Supplied(NamedTuple):
    """Share of what labs need that they can buy, in all and by tier [T]; the part of what each line [K] sends that is a successor."""

    share: float
    tiers: np.ndarray
    successor: np.ndarray


class Planned(NamedTuple):
    """What all cells would send, DE [K]; the mean return on price that they expect, by the business done [K]."""

    offered: np.ndarray
    return_by_line: np.ndarray


class Sourced(NamedTuple):
    """Share of what cells offer that sources can fill, by line [K]."""

    met: np.ndarray


class Ordered(NamedTuple):
    """What cells send, DE [F, K]: offers as far as wholesale orders them; orders over offers [R, J]."""

    sent: np.ndarray
    order_to_offer: np.ndarray


class Crossed(NamedTuple):
    """The border's week, DE: sent, seized and landed [R, K]; sent and seized by route [P]; heroin that a quota kept from landing [R];
    successors that were sent and not seized [R]."""

    sent: np.ndarray
    seized: np.ndarray
    landed: np.ndarray
    sent_by_route: np.ndarray
    seized_by_route: np.ndarray
    kept_out: np.ndarray
    successor: np.ndarray


class Stocked(NamedTuple):
    """Share of what dealers want that stock can meet [R, J]; share of the fentanyl in stock that is a successor [R]."""

    fill: np.ndarray
    successor: np.ndarray


class Beside(NamedTuple):
    """What people meet beside bags, by division [9]: selling near clinics over that of 2010, chance that a use of another drug is laced,
    share of pills that are counterfeit, ln of what one does over a usual dose of 2010."""

    near_clinics: np.ndarray
    lacing: np.ndarray
    counterfeit: np.ndarray
    ln_pill: np.ndarray


class Sold(NamedTuple):
    """Retail's week: bags [D, J] and their price [D] USD; DE used [R, J] and of it successors [R]; USD that customers spent; pills, and DE
    that went into other drugs [9]."""

    bags: np.ndarray
    bag_price: np.ndarray
    used: np.ndarray
    successor: np.ndarray
    spending: float
    pills: np.ndarray
    laced: np.ndarray


class Left(NamedTuple):
    """Dealers who were arrested beyond the practice of 2006, or gave up."""

    dealers: int


class Uncut(NamedTuple):
    """What a quota is relative to: heroin that lands in a life without the policy, DE [W, R], the first row being week `first`."""

    first: int
    landed: np.ndarray

    def at(self, week: int) -> np.ndarray:
        """Of one week [R]. Raises LookupError for a week that the life does not hold."""
        if not 0 <= week - self.first < len(self.landed):
            raise LookupError(f"the life without the policy does not hold week {week}")
        return self.landed[week - self.first]


# What is seen of flows; of those that show an actor's records it is declared beside the actor

observe("law", effort=level("ratio to 2006", "search effort", "crossing"))
observe("law.rules",
        designated=flow("firms", "firms designated", at="sanctioned"),
        indicted=flow("makers", "makers indicted", at="close_makers"),
        checked=level("share", "parcels physically checked beyond the practice of the time", at="parcels_checked"),
        targeting=level("area under curve", "what the model that picks loads tells apart, before senders learned", at="targeting"),
        takedown=level("share", "chance that a storefront is taken down in a week", at="takedown"))
observe("beside",
        counterfeit=level("share", "pills that are counterfeit", "division"),
        lacing=level("share", "uses of other drugs that are laced with fentanyl", "division"),
        near_clinics=level("ratio to 2010", "selling near clinics", "division"))
observe("sold",
        bag_price=level("USD", "price of a bag", "dealer"),
        used=flow("DE", "used, in bags, pills and laced drugs", "region", "product"),
        spending=flow("USD", "what customers spent on bags"))
observe("left", dealers_left=flow("dealers", "arrested beyond the practice of 2006, or given up", at="dealers"))
