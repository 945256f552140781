"""What is done to named suppliers: designation by a treasury, closure in a sweep, unmasking of fronts. Firms that are hit may come back."""

import numpy as np

from sim.agents.province import ABROAD, PLACES, Provinces
from sim.agents.supplier import FOREVER, FRONT, MAJOR, QUARTER, Suppliers
from sim.chance import Decision, Luck
from sim.clock import WEEKS_A_YEAR
from sim.policy.rules import Rules


def chosen(firms: Suppliers, rules: Rules, week: int, luck: Luck) -> np.ndarray:
    """Rows of the firms a treasury designates: so many majors, so many small firms, the rest as they come.

    A treasury does not know who sells: a part of its cases of each kind hits sellers while there are any, the others whomever luck names.
    """
    count = min(rules.sanctioned, len(firms))
    majors = min(round(count * rules.sanction_majors), count)
    small = min(round(count * rules.sanction_small), count - majors)
    chance = luck.uniform(Decision.DESIGNATION, week, firms.identity)
    aim = firms.here.numbers["designation_aim"][0]
    well_aimed = luck.uniform(Decision.DESIGNATION, week, np.arange(count, dtype=np.uint64), 1) < aim
    named, major = np.zeros(len(firms), bool), firms.sort == MAJOR
    ends = (0, majors, majors + small, count)
    for kind, first, last in zip((major, ~major, np.ones_like(major)), ends, ends[1:]):
        aimed = int(well_aimed[first:last].sum())
        for number, meant in ((aimed, kind & firms.sells), (last - first - aimed, kind)):
            if number:
                order = np.lexsort((chance, ~kind, ~meant, named))
                named[order[:number]] = True
    return np.flatnonzero(named)


def designate(firms: Suppliers, places: Provinces, rules: Rules, week: int, luck: Luck) -> None:
    """Sanction firms by name: they stop, and sell again under another name after a while or never; others of their kind take notice, and
    officials see the legitimate revenue of majors go."""
    rows, selling, numbers, pool = chosen(firms, rules, week, luck), firms.sells.copy(), firms.here.numbers[0], firms.pool
    firms.sells[rows] = False
    firms.barred[rows] = week + numbers["renaming"] if numbers["suppliers_move"] else FOREVER
    major = firms.sort[rows] == MAJOR
    memory, aim = numbers["designation_memory"] * WEEKS_A_YEAR, numbers["designation_aim"]
    kinds = ((pool.fear_major, firms.sort == MAJOR, major.sum()), (pool.fear_other, firms.sort != MAJOR, (~major).sum()))
    for fear, kind, cases in kinds:
        of_sellers, of_all = aim / (1 + (selling & kind).sum()), (1 - aim) / max(kind.sum(), 1)
        fear += memory * cases * (of_sellers + of_all)      # what one who sells, or would, has to expect
    at_home = rows[major & (firms.province[rows] != ABROAD)]
    share = np.bincount(firms.province[at_home], firms.size[at_home], PLACES) / places.revenue
    places.hit += np.minimum(share, 1 - places.hit)


def sweep(firms: Suppliers, places: Provinces, rules: Rules, week: int, luck: Luck) -> None:
    """Source-country makers are closed: so large a share of sellers, whoever luck points at. Neighbours will hear of it."""
    rows = np.flatnonzero(firms.sells & (firms.province != ABROAD))
    hit = rows[luck.uniform(Decision.SWEEP, week, firms.identity[rows]) < rules.source_closed]
    firms.sells[hit] = False
    firms.barred[hit] = week if firms.here.numbers["suppliers_move"][0] else FOREVER
    places.swept += np.bincount(firms.province[hit], minlength=PLACES)


def vet(firms: Suppliers, rules: Rules, week: int, luck: Luck) -> None:
    """Background checks, once a quarter, unmask some fronts; they are set up again after a while, or never."""
    if rules.consignees_vetted == 0 or week % QUARTER:
        return
    numbers = firms.here.numbers[0]
    rows = np.flatnonzero(firms.sells & (firms.sort == FRONT))
    true = firms.honest[rows] | ~numbers["labels"]
    seen = np.where(true, 1.0, numbers["vetting_false"]) * numbers["vetting"] * rules.consignees_vetted
    hit = rows[luck.uniform(Decision.VETTING, week, firms.identity[rows]) < seen]
    firms.sells[hit] = False
    firms.barred[hit] = week + numbers["front_lag"] if numbers["suppliers_move"] else FOREVER
