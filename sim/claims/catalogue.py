"""Every claim there is: a module c<number>_<words>.py of `register/`, or any module of an extension, with `CLAIM`, or `CLAIMS` where one
file asks at two sizes.

There is no list to edit: a new file is a new claim.
"""

import difflib
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from types import ModuleType

from sim import extensions
from sim.claims import register
from sim.claims.claim import Claim
from sim.claims.misfits import unsaid
from sim.errors import InputError
from sim.experiment.override import check
from sim.measures import MEASURES
from sim.spec import Spec

FEW = 8     # claims on a page up to which every one is laid out whole


def all_claims() -> tuple[Claim, ...]:
    """All claims, by id; those of extensions among them."""
    found: dict[str, Claim] = {}
    for module in (*_house(), *extensions.modules()):
        for claim in claims_in(module):
            found.setdefault(claim.id, claim)
    return tuple(found[id] for id in sorted(found))


def claims_in(module: ModuleType) -> tuple[Claim, ...]:
    """The claims that a module declares."""
    return tuple(module.CLAIMS) if hasattr(module, "CLAIMS") else (module.CLAIM,) if hasattr(module, "CLAIM") else ()


def faults(modules: Iterable[ModuleType]) -> list[str]:
    """What is wrong with the claims of an extension's modules, a sentence each with file and line."""
    taken: dict[str, Claim] = {}
    for module in (*_house(), *extensions.modules()):
        for claim in claims_in(module):
            taken.setdefault(claim.id.lower(), claim)
    return [f"{_line_of(module, claim)}: {fault}" for module in modules for claim in claims_in(module) for fault in _faults(claim, taken)]


def _faults(claim: Claim, taken: dict[str, Claim]) -> Iterator[str]:
    """taken: the first claim of each id, however it is written; a claim that stands in two files alike is two."""
    first = taken[claim.id.lower()]
    if first is not claim:
        yield f"there is a claim {first.id} already: give it another id"
    open_ = list(unsaid(claim))
    yield from open_
    if not open_:
        yield from _unasked(claim)


def _unasked(claim: Claim) -> Iterator[str]:
    """What the model does not have of what a claim asks for."""
    try:
        contrasts = claim.contrasts()
        yield from (f"{claim.id} asks for {name}, which is no measure" for name in
                    dict.fromkeys(contrast.measure for contrast in contrasts) if name not in MEASURES)
        check(contrasts, Spec())
    except InputError as error:
        yield from error.problems
    except ValueError as problem:
        yield f"{claim.id}: {problem}"
    except Exception as problem:                             # whatever nobody has thought of is told by the claim's name as well
        yield f"{claim.id} cannot be asked: {type(problem).__name__}: {problem}"


def _line_of(module: ModuleType, claim: object) -> str:
    """`FILE:LINE` of the line that gives a claim its id, or of the module's first."""
    lines = extensions.lines_of(module)
    wanted = re.compile(rf"""\bid=["']{re.escape(str(getattr(claim, "id", "")))}["']""")
    return f"{module.__file__}:{next((n for n, line in enumerate(lines, 1) if wanted.search(line)), 1)}"


@cache
def _house() -> tuple[ModuleType, ...]:
    """The modules of this folder that hold claims."""
    return tuple(importlib.import_module(f"{register.__name__}.{info.name}") for info in pkgutil.iter_modules(register.__path__)
                 if re.fullmatch(r"c\d\w*", info.name))


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
