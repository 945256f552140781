"""Every claim of the house: a module c<number>_<words>.py in this folder, with `CLAIM`, or `CLAIMS` where one file asks at two sizes.

There is no list to edit: a new file is a new claim.
"""

import difflib
import importlib
import pkgutil
import re
from collections.abc import Sequence
from functools import cache

from sim import claims as package
from sim.claims.claim import Claim
from sim.errors import InputError

FEW = 8     # claims on a page up to which every one is laid out whole


@cache
def all_claims() -> tuple[Claim, ...]:
    """All claims, by id."""
    found: list[Claim] = []
    for info in pkgutil.iter_modules(package.__path__):
        if re.match(r"c\d", info.name):
            module = importlib.import_module(f"{package.__name__}.{info.name}")
            found += module.CLAIMS if hasattr(module, "CLAIMS") else (module.CLAIM,)
    return tuple(sorted(found, key=lambda claim: claim.id))


def find_claims(names: list[str] | tuple[str, ...]) -> tuple[Claim, ...]:
    """The claims with these ids; "C02" stands for C02a and C02b, "all" (or nothing) for every one.

    Raises InputError naming every id that does not exist, with its nearest neighbour.
    """
    known = all_claims()
    if not names or "all" in names:
        return known
    unknown = [name for name in names if not any(_answers(claim, name) for claim in known)]
    if unknown:
        raise InputError([_no_such(name, known) for name in unknown])
    return tuple(claim for claim in known if any(_answers(claim, name) for name in names))


def laid_out_whole(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that a page of these lays out whole, with pictures: all where they are few, else those that ask for it."""
    few = len({claim.number for claim in claims}) <= FEW
    return tuple(claim for claim in claims if few or claim.pictured)


def _answers(claim: Claim, name: str) -> bool:
    wanted, own = name.lower(), claim.id.lower()
    return wanted == own or wanted == own.rstrip("abc")


def _no_such(name: str, known: tuple[Claim, ...]) -> str:
    ids = [claim.id for claim in known]
    near = difflib.get_close_matches(name.upper(), ids, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}? " if near else ""
    return f"no claim is called {name}: {hint}There are {', '.join(ids)}"
