"""What is seen of a run, week by week: declared once, beside the actor or flow that it belongs to.

    observe("crossed", sent=flow("DE", "sent across the border", "region", "line"))          # fields of a flow
    observe("world.pressers", pill_price=level("USD", "what a pill sells for", "division", at="price"))

    @look(labs=level("firms", "labs at work"))
    def labs_seen(world, flows, seen): ...                                                   # what has to be counted for it

A record keeps one array [W, ...] an observation; filling a week copies what is there and reckons nothing that a measure can reckon later.
Actors keep their records for life: where a field of theirs lies is found in the first week.
"""

import sys
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np

from sim.axes import AXES
from sim.errors import InputError
from sim.gather import Gathered, in_records
from sim.records import Field, dtype_of
from sim.series import Series
from sim.units import unit as known_unit

FLOW, LEVEL, ONCE = "flow", "level", "constant"
Derive = Callable[["Weeks"], Series]


class Observation(NamedTuple):
    """One observation: unit, meaning, named axes; how its weeks add up (a flow in sums, a level in means; a constant is seen once).

    at: the attribute it is found at, its own name if empty; several attributes are the labels of its last axis, in their order.
    """

    unit: str
    meaning: str
    axes: tuple[str, ...]
    weeks: str
    at: str | tuple[str, ...] = ""


def flow(unit: str, meaning: str, *axes: str, at: str | tuple[str, ...] = "") -> Observation:
    """Something that comes and goes within a week: weeks add up."""
    return Observation(unit, meaning, axes, FLOW, at)


def level(unit: str, meaning: str, *axes: str, at: str | tuple[str, ...] = "") -> Observation:
    """Something that stands at the end of a week: weeks are averaged."""
    return Observation(unit, meaning, axes, LEVEL, at)


def once(unit: str, meaning: str, *axes: str, at: str | tuple[str, ...] = "") -> Observation:
    """A number of the run that does not change."""
    return Observation(unit, meaning, axes, ONCE, at)


class Look(NamedTuple):
    """A function that fills one row of a record, and the fields of that row."""

    fill: Callable[[Any, dict[str, Any], np.ndarray], None]
    names: tuple[str, ...]
    dtype: np.dtype


OBSERVED: dict[str, Observation] = {}      # by name
PATHS: dict[str, tuple[str, ...]] = {}   # where each is found in a week that is over: a flow, or an actor of the world
LOOKS: list[Look] = []
DERIVED: dict[str, Derive] = {}     # what follows from what is seen
MODULES: dict[str, str] = {}        # the module that declares each


def observe(where: str, **seen: Observation) -> None:
    """Declare what is seen of a flow, by its name, or of an actor, as "world.name". Raises ValueError as `declare` does."""
    for name, one in seen.items():
        declare(name, one)
        places = one.at if isinstance(one.at, tuple) else (one.at or name,)
        PATHS[name] = tuple(f"{where}.{place}" for place in places)


def look(**seen: Observation) -> Callable[[Any], Any]:
    """Declare a function of (world, flows, seen) that fills `seen`, a record [1] with these fields. Raises ValueError as `declare` does."""

    def named(fill: Any) -> Any:
        for name, one in seen.items():
            declare(name, one)
        LOOKS[:] = [known for known in LOOKS if not set(known.names) & set(seen)]
        LOOKS.append(Look(fill, tuple(seen), dtype_of({name: Field(*one[:3]) for name, one in seen.items()})))
        return fill

    return named


def derived(unit: str, weeks: str, *axes: str) -> Callable[[Derive], Derive]:
    """Declare what follows from what is seen, as a function of `Weeks`; its docstring is the meaning."""

    def named(of: Derive) -> Derive:
        declare(of.__name__, Observation(unit, of.__doc__.strip().rstrip("."), axes, weeks))
        DERIVED[of.__name__] = of
        return of

    return named


def declare(name: str, one: Observation) -> None:
    """Enter an observation. Raises ValueError if its name is taken, its unit is none, or an axis is not declared (`sim.axes`).

    A module of an extension that is imported once more puts its observations in place of those that it had.
    """
    home = _caller()
    if hasattr(Weeks, name) or name in ("first_week", "length") or name.startswith("_"):
        raise ValueError(f"no observation can be called '{name}': weeks have that already")
    if name in AXES:
        raise ValueError(f"'{name}' is the name of an axis")
    if name in OBSERVED and (home != MODULES[name] or home.startswith("sim.")):
        raise ValueError(f"two observations are called '{name}'")
    known_unit(one.unit)
    missing = [axis for axis in one.axes if axis not in AXES]
    if missing:
        raise ValueError(f"the observation '{name}' has an axis that is not declared: '{missing[0]}'")
    OBSERVED[name], MODULES[name] = one, home


def _caller() -> str:
    """The module from which this file was called."""
    frame = sys._getframe(1)
    while frame.f_globals.get("__name__") == __name__:
        frame = frame.f_back
    return frame.f_globals.get("__name__", "")


def forget(module: str) -> None:
    """See no more of what a module, or one below it, has declared."""
    gone = {name for name, home in MODULES.items() if home == module or home.startswith(f"{module}.")}
    LOOKS[:] = [one for one in LOOKS if not gone & set(one.names)]
    for known in (OBSERVED, PATHS, DERIVED, MODULES):
        for name in gone & known.keys():
            del known[name]


class Record:
    """The weeks of a world as they come, one array [W, ...] an observation. end: the week before which they are thought to end.

    What is seen of the world's actors in their records is gathered in one pass, into a row of numbers a week; anything else is copied.
    """

    def __init__(self, end: int = 0) -> None:
        self.length, self.end = 0, end
        self.buffers: dict[str, np.ndarray] = {}        # [room, ...] by name; of a constant [1, ...]
        self.looks: list[tuple[Look, np.ndarray]] = []  # with what they fill: records [room]
        self.parts: list[Part] = []                     # what is copied, in the order in which `find` gives it
        self.held: list[tuple[str, tuple[int, ...]]] = []    # what is gathered, and its shape
        self.gathered: Gathered | None = None           # from where

    def __len__(self) -> int:
        return self.length

    def add(self, world: Any, flows: dict[str, Any]) -> None:
        """Take in the week that is over."""
        scene = SimpleNamespace(world=world, **flows)
        if not self.length:
            self._begin(scene)
        elif self.length == self.room:
            self._extend()
        if self.gathered is None:
            self._find_records(scene)
        week = self.length
        self.gathered.put(self.rows[week])
        for target, value in zip(self.targets, self.find(scene)):
            target[week] = value
        for one, rows in self.looks:
            one.fill(world, flows, rows[week:week + 1])
        self.length += 1

    def arrays(self, first: int = 0) -> dict[str, np.ndarray]:
        """What was seen from week `first` of the record on, views [W, ...] by name; a constant has one week."""
        found = {name: held if OBSERVED[name].weeks == ONCE else held[first:self.length] for name, held in self.buffers.items()}
        return found | {name: rows[name][first:self.length] for one, rows in self.looks for name in one.names}

    def _begin(self, scene: Any) -> None:
        """Make room for what the first week shows, and keep what is seen once."""
        self.room = max(self.end - scene.world.week, 1)
        for name, paths in PATHS.items():
            one, values = OBSERVED[name], [_there(name, path, scene) for path in paths]
            shape = shape_seen(name, one, values)
            if one.weeks == ONCE:
                self.buffers[name] = np.stack([np.asarray(value, float) for value in values], -1).reshape(1, *shape)
            elif paths[0].startswith("world.") and in_records(values):
                self.held.append((name, shape))
            else:
                self.buffers[name] = np.empty((self.room, *shape))
                self.parts += [Part(name, place if len(values) > 1 else None, path, np.shape(value))
                               for place, (path, value) in enumerate(zip(paths, values))]
        self._seek()
        self.looks = [(one, np.zeros(self.room, one.dtype)) for one in LOOKS]
        self._find_records(scene)
        self.rows, self.spans = np.empty((self.room, self.gathered.length)), self.gathered.spans
        self._aim()

    def _find_records(self, scene: Any) -> None:
        """Where what is gathered lies."""
        self.gathered = Gathered([[attrgetter(path)(scene) for path in PATHS[name]] for name, _ in self.held])

    def _seek(self) -> None:
        """What finds all values that are copied."""
        paths = [part.path for part in self.parts]
        self.find = attrgetter(*paths) if len(paths) > 1 else lambda scene: tuple(attrgetter(path)(scene) for path in paths)

    def _extend(self) -> None:
        """Twice the room."""
        held = {name for name, _ in self.held}
        self.buffers = {name: old if name in held or OBSERVED[name].weeks == ONCE else _doubled(old) for name, old in self.buffers.items()}
        self.looks = [(one, _doubled(rows)) for one, rows in self.looks]
        self.rows = _doubled(self.rows)
        self.room *= 2
        self._aim()

    def __getstate__(self) -> dict:
        """What was seen; where it is found and where it goes are laid anew in a copy."""
        held = {name for name, _ in self.held}
        return {name: value for name, value in vars(self).items() if name not in ("looks", "find", "targets")} | {
            "buffers": {name: values for name, values in self.buffers.items() if name not in held},
            "gathered": None, "seen": [rows for _, rows in self.looks]}

    def __setstate__(self, state: dict) -> None:
        seen = state.pop("seen")
        vars(self).update(state)
        self.looks = list(zip(LOOKS, seen))
        if self.length:
            self._seek()
            self._aim()

    def _aim(self) -> None:
        """Views [room, ...]: of buffers, that take each value as it comes, whatever axes of length one it has; of gathered rows."""
        self.targets = [
            (self.buffers[part.name] if part.place is None else self.buffers[part.name][..., part.place]).reshape(self.room, *part.shape)
            for part in self.parts]
        for n, (name, shape) in enumerate(self.held):
            self.buffers[name] = self.rows[:, slice(*self.spans[n])].reshape(self.room, *shape)


def _there(name: str, path: str, scene: Any) -> Any:
    """What an observation is of, in the first week.

    Raises InputError, with the file that declares it, where there is no such thing, or it is no number.
    """
    said = f"{sys.modules[MODULES[name]].__file__}: the observation '{name}' is of {path}, which"
    try:
        found = attrgetter(path)(scene)
    except AttributeError as problem:
        raise InputError(f"{said} no week has: {problem}") from problem
    if np.asarray(found).dtype.kind not in "biuf":
        raise InputError(f"{said} is no number, nor an array of numbers")
    return found


class Part(NamedTuple):
    """A value that is copied every week: of which observation, at which place of its last axis (None: all), from where, of what shape."""

    name: str
    place: int | None
    path: str
    shape: tuple[int, ...]


def _doubled(held: np.ndarray) -> np.ndarray:
    return np.concatenate([held, np.zeros_like(held)])


def shape_seen(name: str, one: Observation, values: list[Any]) -> tuple[int, ...]:
    """The shape of an observation by its axes, from the values it is made of.

    Raises ValueError if they do not have the lengths of its axes; an axis without labels has any length.
    """
    axes, shape = one.axes if len(values) == 1 else one.axes[:-1], np.shape(values[0])
    lengths = [len(AXES[axis]) for axis in axes]
    for seen in (shape, tuple(length for length in shape if length != 1)):
        if len(seen) == len(lengths) and all(known in (0, length) for known, length in zip(lengths, seen)):
            return seen if len(values) == 1 else (*seen, len(values))
    raise ValueError(f"'{name}' is seen with the shape {shape}, but its axes have lengths {dict(zip(axes, lengths))}")


class Weeks:
    """Weeks of a run: everything that was seen of them, and what follows from it, by name, as a `Series`. Read when asked for."""

    def __init__(self, arrays: dict[str, np.ndarray], first_week: int, length: int) -> None:
        self._arrays, self.first_week, self._length = arrays, first_week, length

    def __len__(self) -> int:
        return self._length

    def __getattr__(self, name: str) -> Series:
        if name.startswith("__"):
            raise AttributeError(name)
        found = self._found(name)
        self.__dict__[name] = found
        return found

    def __getitem__(self, name: str) -> Series:
        return getattr(self, name)

    def __iter__(self) -> Iterator[str]:
        """The names of what was seen and of what follows from it."""
        return iter([name for name in OBSERVED if name in self._arrays or name in DERIVED])

    def _found(self, name: str) -> Series:
        if name in self._arrays:
            return Series(self._arrays[name], {axis: AXES[axis] for axis in OBSERVED[name].axes})
        if name in DERIVED:
            found = DERIVED[name](self)
            return Series(found.values, {axis: found.axes[axis] for axis in OBSERVED[name].axes})
        near = get_close_matches(name, list(OBSERVED), n=1)
        raise AttributeError(f"nothing called '{name}' was seen of these weeks{f' (did you mean {near[0]}?)' if near else ''}")
