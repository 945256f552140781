"""The border and the states: where search goes, what screening finds, what states say and do, what it costs."""

import numpy as np

from sim.axes import AXES
from sim.clock import WEEKS_A_YEAR
from sim.market import screening
from sim.measures.measure import Of, measure, register, select
from sim.observe import Weeks
from sim.series import Series, share

BODIES = {
    "police_on_dealers": "police on dealers",
    "police_on_users": "police on users",
    "cases_on_sources": "cases on sources",
    "cases_on_labs": "cases on labs",
    "ships_on_chemicals": "ships on chemicals",
}


def _staff(crossing: str) -> None:
    register(f"staff_taken_{crossing}", "share", f"Staff time at '{crossing}' that crossers and traffic take (M25)", "mean",
             select("staff_taken", crossing=crossing))
    register(f"queue_{crossing}", "ratio to idle", f"Waiting for inspection at '{crossing}' (M25)", "mean",
             lambda w: Series(screening.queue(w.staff_taken.at(crossing=crossing).values)))


def _cooperation(said: str, country: str) -> Of:
    return lambda w: (w.cooperation_2010 * w[said]).at(country=country)


def _body(name: str, what: str) -> None:
    register(name, "ratio to 2006", f"Effort: {what} (M18)", "mean", lambda w: w[name].mean())


for _crossing in AXES["crossing"]:
    register(f"search_{_crossing}", "ratio to 2006", f"Search effort at the crossing '{_crossing}' (M17)", "mean",
             select("effort", crossing=_crossing))
for _crossing in ("ports", "between"):
    _staff(_crossing)
for _country in ("china", "mexico", "canada"):
    register(f"cooperation_{_country}", "level 0-1", f"Cooperation that {_country.capitalize()} delivers (M26)", "mean",
             _cooperation("delivered", _country))
    register(f"promises_{_country}", "level 0-1", f"Cooperation that {_country.capitalize()} states (M26)", "mean",
             _cooperation("stated", _country))
for _name, _what in BODIES.items():
    _body(_name, _what)
register("designations_waiting", "firms", "Designations that wait for staff (M18)", "mean", select("designations_waiting"))
register("crossers", "ratio to 2010", "Attempts of irregular crossers (M25)", "mean", select("crossers"))


@measure("area under curve")
def targeting_edge(w: Weeks) -> Series:
    """What the model that picks parcels still tells apart (M24)."""
    return 0.5 + (w.targeting - 0.5) * (1 - w.evaded.at(crossing="mail"))


register("indictments", "makers/week", "Makers indicted (M18)", "sum", select("indicted"))
register("designations", "firms/week", "Firms designated (M18)", "sum", select("designated"))
register("public_cost_usd", "USD/week", "Public cost of the levers in force (M35)", "sum", select("public_cost"))


@measure("share")
def requests_honoured(w: Weeks) -> Series:
    """What the source state delivers of what it states (M26)."""
    delivered, stated = (w.cooperation_2010 * said for said in (w.delivered, w.stated))
    return np.minimum(share(delivered.at(country="china"), stated.at(country="china")), 1.0)


def parcels_of(w: Weeks, doses: Series) -> Series:
    """Parcels that hold so many DE of what is sent by mail."""
    return doses.at(route="mail_mail") * (w.gross_g.at(line="mail") / (1000.0 * w.mass_kg.at(route="mail_mail")))


def _picked(w: Weeks) -> Series:
    """Parcels picked or checked."""
    every = w.parcels_a_year / WEEKS_A_YEAR * w.traffic.at(crossing="mail")
    return np.minimum(w.picked + w.checked, 1.0) * every


@measure("share")
def parcel_hit_rate(w: Weeks) -> Series:
    """Illicit parcels found in all that are picked or checked: precision (M24)."""
    return share(parcels_of(w, w.seized_by_route), _picked(w))


@measure("share")
def parcel_recall(w: Weeks) -> Series:
    """Illicit parcels found in all that are sent (M24)."""
    return share(parcels_of(w, w.seized_by_route), parcels_attempted(w))


@measure("parcels/week", "sum")
def parcels_attempted(w: Weeks) -> Series:
    """Illicit parcels sent by mail (M23)."""
    return parcels_of(w, w.sent_by_route)


@measure("parcels/week", "sum")
def parcel_false_alarms(w: Weeks) -> Series:
    """Harmless parcels held back (M24)."""
    return w.false_alarm * (_picked(w) - parcels_of(w, w.seized_by_route))


@measure("USD/week", "sum")
def parcel_delay_usd(w: Weeks) -> Series:
    """Cost of holding back harmless parcels (M24)."""
    return parcel_false_alarms(w) * w.delay_usd
