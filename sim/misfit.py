"""Whether saved arrays make a world: compared with those of one just founded, whose names, kinds and shapes they must have.

Compiled rules look things up by the numbers of the rows they stand in, and check nothing. A number that names a row must name one.
"""

import numpy as np

from sim.held import GIVEN
from sim.users.columns import COLUMNS
from sim.users.states import State

Saved = dict[str, np.ndarray]

PEOPLE = tuple(f"users.{name}" for name in COLUMNS)  # whose rows come and go
NAMED = {"suppliers.province": "provinces.identity", "traffickers.organisation": "organisations.identity",
         "users.dealer": "dealers.identity", "users.region": "users.counts"}  # numbers that name a row, and what has those rows
CODES = {"users.state": len(State), "users.street": 2, "users.treated": 2, "stocks.traded": 2}  # numbers that are codes: how many there are
NOBODY = -1
LARGEST = 1e18  # no amount of a nation is larger, in whatever it is counted, and what is kept can hold its square


def misfit(founded: Saved, saved: Saved) -> str:
    """What does not make a world of this kind, as a clause; empty if all does."""
    if founded.keys() != saved.keys():
        return f"it lacks or has too much of {sorted(founded.keys() ^ saved.keys())[0]}"
    for name, usual in founded.items():
        fault = _odd(name, usual, saved[name], saved)
        if fault:
            return f"{name} {fault}"
    rows = {len(saved[name]) for name in PEOPLE}
    return "" if rows == {int(saved["users.counts"].sum())} else "its people are not as many as it says"


def _odd(name: str, usual: np.ndarray, there: np.ndarray, saved: Saved) -> str:
    shape = there.shape[1:] if name in PEOPLE else there.shape
    if there.dtype != usual.dtype or there.ndim != usual.ndim or shape != usual.shape[len(usual.shape) - len(shape):]:
        return "has another kind or shape"
    if there.dtype.kind == "f" and np.isfinite(usual).all() and not np.isfinite(there).all():
        return "is not finite"
    if there.dtype.kind == "f" and (np.abs(there) > LARGEST).any(where=np.isfinite(there)):
        return "is larger than anything of a nation"
    if there.dtype.kind in "iu" and there.size:
        least, most = int(there.min()), int(there.max())
        count = len(saved[NAMED[name]]) if name in NAMED else CODES.get(name, np.inf)
        if least < (NOBODY if name == "users.dealer" else 0) or most >= count:
            return "names what is not there"
    fixed = name not in PEOPLE and name.rsplit(".", 1)[-1] in GIVEN
    return "is not as it was founded" if fixed and not np.array_equal(there, usual) else ""
