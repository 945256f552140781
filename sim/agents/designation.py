"""What is done to named suppliers: designation by a treasury, closure in a sweep, unmasking of fronts. Firms that are hit may come back."""

import numpy as np

from sim.agents.province import ABROAD, Provinces
from sim.agents.supplier import FEAR_MAJOR, FEAR_OTHER, FOREVER, FRONT, MAJOR, QUARTER, Suppliers
from sim.chance import Decision, Luck
from sim.clock import WEEKS_A_YEAR
from sim.policy.rules import Rules


def chosen(firms: Suppliers, rules: Rules, week: int, luck: Luck) -> np.ndarray:
    """Rows of the firms a treasury designates: so many majors (those that sell first, then the largest), so many small firms, the rest
    as they come. A treasury does not know who sells: of small firms and of those that come, a part hits sellers, the others any firm."""
    count = min(rules.sanctioned, len(firms))
    majors = min(round(count * rules.sanction_majors), count)
    small = min(round(count * rules.sanction_small), count - majors)
    chance = luck.uniform(Decision.DESIGNATION, week, firms.identity)
    well_aimed = luck.uniform(Decision.DESIGNATION, week, np.arange(count - majors, dtype=np.uint64), 1) < firms.c.designation_aim
    aimed_small, aimed, others = int(well_aimed[:small].sum()), int(well_aimed[small:].sum()), count - majors - small
    named = np.zeros(len(firms), bool)

    def name(number: int, first: np.ndarray, then: np.ndarray) -> None:
        order = np.lexsort((chance, then, first, named))
        named[order[:number]] = True

    if majors:
        name(majors, (firms.sort != MAJOR).astype(float), -firms.size - 1e9 * firms.sells)
    if small:
        name(aimed_small, 1.0 - (firms.sells & (firms.sort != MAJOR)), firms.size)
        name(small - aimed_small, (firms.sort == MAJOR).astype(float), chance)
    if others:
        name(aimed, 1.0 - firms.sells, chance)
        name(others - aimed, chance, chance)
    return np.flatnonzero(named)


def designate(firms: Suppliers, places: Provinces, rules: Rules, week: int, luck: Luck, may_rename: bool) -> None:
    """Sanction firms by name: they stop, and sell again under another name after a while or never; others of their kind take notice, and
    officials see the legitimate revenue of majors go."""
    rows = chosen(firms, rules, week, luck)
    firms.sells[rows] = False
    firms.barred[rows] = week + firms.c.renaming if may_rename else FOREVER
    major = firms.sort[rows] == MAJOR
    memory = firms.c.designation_memory * WEEKS_A_YEAR
    majors, sellers = (firms.sort == MAJOR).sum(), 1 + firms.sells.sum() + (~major).sum()
    firms.learned[FEAR_MAJOR] += memory * major.sum() / max(majors, 1)
    firms.learned[FEAR_OTHER] += memory * (~major).sum() / sellers
    at_home = rows[major & (firms.province[rows] != ABROAD)]
    share = np.bincount(firms.province[at_home], firms.size[at_home], len(places)) / firms.revenue
    places.hit += np.minimum(share, 1 - places.hit)


def sweep(firms: Suppliers, rules: Rules, week: int, luck: Luck, may_rename: bool) -> None:
    """Source-country makers are closed: so large a share of sellers, whoever luck points at."""
    rows = np.flatnonzero(firms.sells & (firms.province != ABROAD))
    hit = rows[luck.uniform(Decision.SWEEP, week, firms.identity[rows]) < rules.source_closed]
    firms.sells[hit] = False
    firms.barred[hit] = week if may_rename else FOREVER


def vet(firms: Suppliers, rules: Rules, week: int, luck: Luck, honest: bool, may_rename: bool) -> None:
    """Background checks, once a quarter, unmask some fronts; they are set up again after a while, or never."""
    if rules.consignees_vetted == 0 or week % QUARTER:
        return
    rows = np.flatnonzero(firms.sells & (firms.sort == FRONT))
    seen = np.where(firms.honest[rows] | honest, 1.0, firms.c.vetting_false) * firms.c.vetting * rules.consignees_vetted
    hit = rows[luck.uniform(Decision.VETTING, week, firms.identity[rows]) < seen]
    firms.sells[hit] = False
    firms.barred[hit] = week + firms.c.front_lag if may_rename else FOREVER
