"""A small street, an ordinary setting and populations that meet them."""

from dataclasses import replace

import mesa
import numpy as np

from sim.chance import Luck
from sim.params.care import Care
from sim.params.casual import Casuals
from sim.params.people import People
from sim.users import Numbers, Setting, Street, Users

DEALERS = 24
REGION = (np.arange(DEALERS) >= DEALERS // 2).astype(np.int8)


def street(fentanyl: float = 0.3, **changes) -> Street:
    """Dealers who differ in everything; every seventh is closed."""
    d = np.arange(DEALERS)
    offers = {
        "region": REGION,
        "open": d % 7 != 3,
        "fentanyl_share": np.clip(fentanyl + 0.02 * (d % 5), 0.0, 1.0),
        "ln_heroin": 0.05 * (d % 3) - 0.1,
        "ln_fentanyl": 0.3 + 0.1 * (d % 4),
        "ln_heroin_believed": 0.02 * (d % 2),
        "ln_fentanyl_believed": 0.1 + 0.02 * (d % 2),
        "ln_price": 0.02 * (d % 6),
        "var_heroin": np.full(DEALERS, 0.14),
        "var_fentanyl": 0.8 + 0.01 * d,
    }
    return Street.of(DEALERS, **(offers | changes))


def setting(**changes) -> Setting:
    """2010, slightly different in the West."""
    usual = {
        "rx_availability": np.array([1.0, 0.9]),
        "ln_rx_price": np.array([0.0, 0.1]),
        "naloxone": np.array([0.1, 0.2]),
        "witnessed": np.array([1.0, 1.1]),
        "care_entry": np.array([0.1, 0.12]),
    }
    return Setting.of(2, **(usual | changes))


SOME = replace(People(), spread=1.05, frailty_sd=0.58, warning=0.46, new_rx=0.47)   # go with a threshold that is solved nowhere here


def population(number: int = 1000, replicate: int = 0, people: People | None = None) -> Users:
    """People of 2006 in a Mesa model of their own, in two places called East and West."""
    people = people or SOME
    share = np.array([people.share_east, 1 - people.share_east])
    return Users(mesa.Model(), Numbers(people, Care(), Casuals(rows=100)), Luck(5, replicate), number, REGION, share)


def lived(users: Users, weeks: int, first: int = 0, **changes):
    """Tolls of so many ordinary weeks."""
    return [users.step(first + week, street(**changes), setting()) for week in range(weeks)]


def shuffled(users: Users, seed: int) -> Users:
    """The same people on other rows of their regions."""
    order = np.random.default_rng(seed)
    for span in users.spans:
        rows = order.permutation(np.arange(span.start, span.stop))
        for column in users.columns.values():
            column[span] = column[rows]
    return users


def by_identity(users: Users) -> dict[int, tuple]:
    """Everything known of everybody on the books, by who it is."""
    names = [name for name in users.columns if name != "who"]
    rows = np.concatenate([np.arange(span.start, span.stop) for span in users.spans])
    values = zip(*(users.columns[name][rows].tolist() for name in names), strict=True)
    return dict(zip(users.columns["who"][rows].tolist(), values, strict=True))


def equal_tolls(a, b) -> bool:
    """Whether two tolls are the same numbers to the last bit."""
    return a.records.tobytes() == b.records.tobytes() and a.sales.records.tobytes() == b.sales.records.tobytes()
