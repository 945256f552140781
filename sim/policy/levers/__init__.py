"""All levers of a run, one file each: those in this folder are found by being there, those of extensions are added by `learn`.

`Policy` has a field for every lever, in the order of the register. There is no list to edit: a new file is a new lever.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, make_dataclass, replace
from types import ModuleType

from sim.clock import year_of
from sim.policy.lever import Lever, acts, name_of

_GENERATED = ("__init__", "__repr__", "__eq__", "__hash__", "__dataclass_fields__", "__annotations__", "__match_args__")
_theirs: dict[str, type[Lever]] = {}     # levers of extensions, by name, in the order in which they were learnt


@dataclass(frozen=True)
class Policy:
    """All levers of a run, in the order of their register. The default changes nothing.

    Its fields are the levers that were found: `Policy(heroin_cut=HeroinCut(0.5, start=2014))`, `replace(policy, heroin_cut=...)`.
    """


def levers_in(module: ModuleType) -> list[type[Lever]]:
    """The levers that a module declares, in the order of its lines; what it only imports is not its own."""
    return [kind for name, kind in vars(module).items() if isinstance(kind, type) and issubclass(kind, Lever)
            and kind.__module__ == module.__name__ and not name.startswith("_")]


def learn(kinds: Iterable[type[Lever]]) -> None:
    """Add levers of an extension: from now on every policy has them, and those made before have them at their default."""
    _theirs.update({name_of(kind): kind for kind in kinds})
    _form()


def forget(kinds: Iterable[type[Lever]]) -> None:
    """Take levers of an extension out again."""
    for kind in kinds:
        del _theirs[name_of(kind)]
    _form()


def known() -> dict[str, type[Lever]]:
    """All levers by name: instruments of the register in its order, those that stand for several, the rest, those of extensions."""
    return _ours | _theirs


def meant(policy: Policy) -> Policy:
    """The policy as it is meant: levers that do nothing without their dates, all levers of a bundle on the date of its decision."""
    kept = acting(policy)
    if "bundle" in kept:
        kept = {name: replace(lever, start=policy.bundle.start) for name, lever in kept.items()}
    return Policy(**kept)


def acting(policy: Policy) -> dict[str, Lever]:
    """The levers that do something, by name."""
    return {f.name: lever for f in fields(policy) if acts(lever := getattr(policy, f.name))}


def begun(policy: Policy, week: int) -> Policy:
    """The policy with every lever that does something starting in that week."""
    return replace(policy, **{name: replace(lever, start=year_of(week)) for name, lever in acting(policy).items()})


def relative(policy: Policy) -> bool:
    """Whether a lever of the policy is meant relative to what would have come without it: then that has to be run first."""
    return any(lever.relative for lever in acting(policy).values())


def _found() -> dict[str, type[Lever]]:
    """The levers of the files in this folder, in order."""
    modules = [importlib.import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__) if info.name.isidentifier()]
    found: dict[str, type[Lever]] = {}
    for kind in sorted((kind for module in modules for kind in levers_in(module)), key=_place):
        if found.setdefault(name_of(kind), kind) is not kind:
            raise TypeError(f"two levers are called {name_of(kind)}: in {found[name_of(kind)].__module__} and in {kind.__module__}")
    return found


def _place(kind: type[Lever]) -> tuple[int, str, str]:
    """Where a lever stands in a policy: levers of a bundle act in this order, so that a new one must not move those that are there."""
    numbers = kind.code.split()
    numbered = all(number.startswith("L") for number in numbers)
    return ((0 if len(numbers) == 1 else 1) if numbers and numbered else 2, kind.code, kind.__name__)


def _form() -> None:
    """Give the one class `Policy` a field for every lever that is known.

    It stays the same class, so that whoever has imported it, or holds a policy, has the new levers too: a policy holds only what is not
    the default, which is an attribute of the class, so that one made before has levers that came, or were changed, since.
    """
    for f in fields(Policy):
        delattr(Policy, f.name)
    usual = {name: kind() for name, kind in known().items()}
    parts = [(name, type(lever), field(default=lever)) for name, lever in usual.items()]
    made = make_dataclass(Policy.__name__, parts, frozen=True, kw_only=True)
    for name in _GENERATED:
        setattr(Policy, name, getattr(made, name))
    Policy.__init__ = _holding_no_default(made.__init__, usual)
    for name, lever in usual.items():
        setattr(Policy, name, lever)


def _holding_no_default(fill: Callable[..., None], usual: dict[str, Lever]) -> Callable[..., None]:
    """How a policy is filled: as ever, and then what is the default is left to the class."""

    def __init__(self: Policy, **levers: Lever) -> None:
        fill(self, **levers)
        for name, lever in usual.items():
            if vars(self)[name] is lever:
                del vars(self)[name]

    return __init__


_ours = _found()
_form()
