"""What people meet in a week besides dealers: the dated record, the rules in force and the switches, as one `Setting`."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from sim.jit import rule
from sim.params.mechanisms import Mechanisms
from sim.policy.rules import Rules
from sim.users.week import Around, Places, Setting

MOST = 0.98  # chance of naloxone that no programme exceeds
SAME = ("legal_price", "diverted")  # as the rules have it
SWITCHES = ("informed", "titration", "research", "tolerance", "elastic", "availability", "witnesses", "depletion", "conversion",
            "scarcity")


class Shown(NamedTuple):
    """What dealers show beside their bags and police do, [R] by field of `Places`."""

    near_clinics: np.ndarray
    lacing: np.ndarray
    counterfeit: np.ndarray
    ln_pill: np.ndarray
    arrests: np.ndarray


def setting_of(dated: np.ndarray, shown: dict[str, np.ndarray], rules: Rules, m: Mechanisms) -> Setting:
    """What people meet under some rules; `dated` [R] are records of `Places` with what the dated record says of a week.

    shown   the fields of `Shown`. Raises TypeError if one is missing, or is none of them.
    """
    places = np.empty(len(dated), Places.dtype)
    show(places, dated, Shown(**shown), rules.by_division, m.enforcement)
    return Setting(Places(places), _around(_Same(rules), _Same(m)))


@rule
def show(places, dated, shown, rules, enforced):
    """Fill in the places [R] from the dated record, what is shown there, and the rules of each division [9]."""
    for region in range(len(places)):
        place, usual, law = places[region], dated[region], rules[region]
        place.rx_availability, place.ln_rx_price = usual.rx_availability, usual.ln_rx_price + law.rx_price
        place.naloxone, place.witnessed = min(usual.naloxone + law.naloxone, MOST), usual.witnessed * law.witnessed
        place.care_entry, place.care_retention = usual.care_entry * law.care_entry, law.care_retention
        place.heroin_places, place.sites, place.severity = law.heroin_places, law.sites, law.dealer_severity if enforced else 1.0
        place.education, place.checking = law.education, law.checking
        place.near_clinics, place.lacing, place.arrests = shown.near_clinics[region], shown.lacing[region], shown.arrests[region]
        place.counterfeit, place.ln_pill = shown.counterfeit[region], shown.ln_pill[region]


class _Same:
    """Something that equals itself alone: to be found again without comparing all that it holds."""

    def __init__(self, what) -> None:
        self.what = what

    def __hash__(self) -> int:
        return id(self.what)

    def __eq__(self, other) -> bool:
        return self.what is other.what


@lru_cache(maxsize=64)
def _around(rules: _Same, mechanisms: _Same) -> Around:
    """Rules and switches that are the same everywhere; a change of law makes new ones."""
    rules, m = rules.what, mechanisms.what
    return Around.of(
        1,
        **{name: getattr(rules, name) for name in SAME},
        **{name: getattr(m, name) for name in SWITCHES},
        legal_share=rules.legal_share if m.legal_migration else 0.0,
    )
