"""What people meet in a week besides dealers: the dated record, the rules in force and the switches, as one `Setting`."""

import numpy as np

from sim.params.mechanisms import Mechanisms
from sim.policy.rules import Rules
from sim.users.week import Setting

MOST = 0.98  # chance of naloxone that no programme exceeds


def setting_of(record: np.ndarray, shown: dict[str, np.ndarray], rules: Rules, m: Mechanisms) -> Setting:
    """record [5, R]: prescription opioids on offer and their ln price, naloxone, company, entry into treatment, as dated.

    shown   what dealers show beside their bags and police do, [R] by field of `Setting`: pills, lacing, selling near clinics, arrests.
    """
    rx_availability, ln_rx_price, naloxone, witnessed, care_entry = record
    return Setting(
        **shown,
        rx_availability=rx_availability,
        ln_rx_price=ln_rx_price + rules.rx_price,
        naloxone=np.minimum(naloxone + rules.naloxone, MOST),
        witnessed=witnessed * rules.witnessed,
        care_entry=care_entry * rules.care_entry,
        care_retention=rules.care_retention,
        heroin_places=rules.heroin_places,
        sites=rules.sites,
        severity=rules.dealer_severity if m.enforcement else 1.0,
        education=rules.education,
        checking=rules.checking,
        legal_share=rules.legal_share if m.legal_migration else 0.0,
        legal_price=rules.legal_price,
        diverted=rules.diverted,
        informed=m.informed,
        research=m.research,
        tolerance=m.tolerance,
        elastic=m.elastic,
        availability=m.availability,
        witnesses=m.witnesses,
        conversion=m.conversion,
    )
