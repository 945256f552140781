"""What people meet in a week besides dealers: the dated record, the rules in force and the switches, as one `Setting`."""

from functools import lru_cache

import numpy as np

from sim.params.mechanisms import Mechanisms
from sim.policy.rules import Rules
from sim.users.week import Around, Places, Setting

MOST = 0.98  # chance of naloxone that no programme exceeds
SAME = ("care_retention", "heroin_places", "sites", "education", "checking", "legal_price", "diverted")  # as the rules have it
SWITCHES = ("informed", "titration", "research", "tolerance", "elastic", "availability", "witnesses", "depletion", "conversion")


def setting_of(dated: np.ndarray, shown: dict[str, np.ndarray], rules: Rules, m: Mechanisms) -> Setting:
    """What people meet under some rules; `dated` [R] are records of `Places` with what the dated record says of a week.

    shown   what dealers show beside their bags and police do, [R] by field of `Places`: pills, lacing, selling near clinics, arrests.
    """
    places = Places(dated.copy())
    for name, values in shown.items():
        places.records[name] = values
    places.ln_rx_price += rules.rx_price
    np.minimum(places.naloxone + rules.naloxone, MOST, out=places.naloxone)
    places.witnessed *= rules.witnessed
    places.care_entry *= rules.care_entry
    return Setting(places, _around(_Same(rules), _Same(m)))


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
        severity=rules.dealer_severity if m.enforcement else 1.0,
        legal_share=rules.legal_share if m.legal_migration else 0.0,
    )
