"""What is wrong with the words of a command line, before anything is composed; and words that say a value as it would have to be typed.

Hydra stops at the first word it does not like and suggests `+key=value`, which would append a setting that nothing reads.
Here each word is held against the form: words that are wrong are told, all of them, and left out of what is composed.
The only legal plus is `+experiment=NAME`; of Hydra's own settings only the launcher can be chosen, where several points are run.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Any

from hydra.core.override_parser.types import ChoiceSweep, Glob, IntervalSweep, Override, OverrideType, QuotedString, RangeSweep
from hydra.errors import HydraException

from sim.config import inside
from sim.config.bare_words import is_bare
from sim.config.check import nearest, shown, unknown, wanted, wrong_value
from sim.config.names import node, path_of, unknown_word
from sim.config.reading import GROUPS
from sim.config.tree import Leaf, leaves, tree
from sim.experiment.values import finite
from sim.typed import typed

LAUNCHER = ("hydra/launcher", "hydra.launcher.")
MOST_POINTS = 100_000  # of a multirun; more are a sweep's
PLAIN = re.compile(r"[A-Za-z_/][\w./:|+-]*", re.ASCII)
NAME = re.compile(r"[^\W\d][\w.]*", re.ASCII)
NESTED = "\"'()[]{}"  # signs of a value that is more than names with commas between
NOT_TEXT = ("true", "false", "null", "nan", "inf")  # words that mean something else where they are not quoted

CALLS = ("range(", "choice(", "interval(", "glob(", "sort(", "shuffle(", "tag(")

Options = Callable[[str], list[str]]


@dataclass(frozen=True)
class Spoken:
    """The words that can be composed, sentences about those that cannot, and the settings that those would have set: nothing is
    concluded from these."""

    words: list[str]
    problems: list[str]
    unheard: frozenset[str] = frozenset()


def heard(words: list[str], options: Options, sweep: bool = False) -> Spoken:
    """Sort words into good and bad, but for bare ones, of which `bare_words.py` speaks.

    `options(group)` gives the names a group offers; sweep: a word may give several values.
    """
    good, wrong, unheard, points = [], [], set(), 1
    doubled = _doubled(words)
    words = [word for word in words if not is_bare(word)]
    for word in dict.fromkeys(map(as_hydra_reads, words)):
        override = _parsed(word)
        fault = _unread(word) if override is None else _fault(override, options, sweep)
        if fault or (override and override.key_or_group in doubled):
            wrong += [fault] if fault else []
            unheard |= _set_by(word)
        else:
            good.append(word)
            points *= len(_values(override, options)) if override.is_sweep_override() else 1
    if points > MOST_POINTS:
        return Spoken([], [*wrong, f"these words make {points:,} runs, more than {MOST_POINTS:,}: job=sweep plans as many as you like"])
    return Spoken(good, [*wrong, *doubled.values()], frozenset(unheard))


def _set_by(word: str) -> set[str]:
    """The settings or groups of settings that a word speaks of; a scenario may speak of all."""
    name = word.partition("=")[0].strip("+~ ")
    return set(tree()) if name in ("scenario", "experiment") else {name}


def points(words: list[str], options: Options) -> list[list[str]]:
    """Every point of a multirun, `policy=a,b`: one list of words each, the last word changing fastest."""
    every = []
    for word in words:
        override = inside.parsed(word)
        values = _values(override, options) if override.is_sweep_override() else None
        every.append([word] if values is None else [spelled(override.get_key_element(), value) for value in values])
    return [list(point) for point in product(*every)]


def as_hydra_reads(word: str) -> str:
    """A word as Hydra wants it: `+experiment=NAME`, the whole path for a short name that is clear (`ports=2`), and names of files in quotes
    that it would read as a number or a truth (2015, nan)."""
    word = f"+{word}" if word.startswith("experiment=") else word
    key, equals, names = word.partition("=")
    if equals and NAME.fullmatch(key) and key not in GROUPS and not node(key):
        return f"{path_of(key, of_jobs=True) or key}={names}"
    if not equals or key.strip("+ ") not in GROUPS or set(names) & set(NESTED):
        return word
    return f"{key}={','.join(map(_as_text, names.split(',')))}"


def _as_text(name: str) -> str:
    override = _parsed(f"k={name}")
    other = override is not None and not override.is_sweep_override() and not isinstance(override.value(), str | QuotedString)
    return f'"{name.strip()}"' if other else name


def of_launcher(word: str) -> bool:
    """Whether a word speaks to Hydra of the launcher of points."""
    return word.startswith(LAUNCHER)


def spelled(key: str, value: Any) -> str:
    """The word that sets this value, as Hydra reads it back; a shell may ask for quotes around it."""
    return f"{key}={_written(value)}"


def _written(value: Any, inside_list: bool = False) -> str:
    if isinstance(value, list):
        return "[" + ",".join(_written(part, inside_list=True) for part in value) + "]"
    if not isinstance(value, str) or PLAIN.fullmatch(value) and value.lower() not in NOT_TEXT:
        return shown(value)
    override = _parsed(f"k=[{value}]" if inside_list else f"k={value}")
    if override and not override.is_sweep_override() and override.value() == ([value] if inside_list else value):
        return value
    quote = "'" if '"' in value and "'" not in value else '"'
    return quote + re.sub(rf"(\\*)({quote}|$)", lambda at: at[1] * 2 + (f"\\{quote}" if at[2] else ""), value) + quote


def _parsed(word: str) -> Override | None:
    if not word.strip("+~").partition("=")[0]:
        return None
    try:
        return inside.parsed(word)
    except (HydraException, RecursionError, ValueError, OverflowError, TypeError):
        return None


def _unread(word: str) -> str:
    """The sentence about a word that cannot be read, with one that can be where there is one."""
    key, equals, value = (part.strip() for part in word.partition("="))
    if not equals or not (key in GROUPS or _exists(key)):
        return f"cannot read {word!r}: settings are written key=value"
    if f"{key}={value}" != word and _parsed(f"{key}={value}"):
        return f"cannot read {word!r}: write it without blanks around the sign, {typed(f'{key}={value}')}"
    if value.startswith(CALLS):
        return f"cannot read {word!r}: several values are written {key}=A,B or {key}=range(FIRST,END,STEP)"
    leaf = _leaf(key)
    if leaf and leaf.kind != "text":
        return f"cannot read {word!r}: {wanted(leaf)}"
    return f"cannot read {word!r}: what is special is put in quotes, {typed(spelled(key, value))}"


def _doubled(words: list[str]) -> dict[str, str]:
    """Sentences about settings that are given more than once, by their name; the same value twice is no contradiction."""
    said: dict[str, list[str]] = {}
    for key, equals, value in (as_hydra_reads(word).partition("=") for word in words):
        if equals and value not in said.setdefault(key.strip(), []):
            said[key.strip()].append(value)
    return {key.lstrip("+"): f"{key.lstrip('+')} is given {_times(len(values))}, as {' and as '.join(values)}: give it once"
            for key, values in said.items() if len(values) > 1}


def _times(number: int) -> str:
    return "twice" if number == 2 else f"{number} times"


def _fault(override: Override, options: Options, sweep: bool) -> str:
    key, said = override.key_or_group, override.input_line
    if override.package is not None:
        return f"cannot read {said!r}: a setting has one place, and no other can be given to it ({key}=...)"
    if key.split("/")[0].split(".")[0] == "hydra":
        return _launcher_fault(key, override, sweep, options)
    if "${" in said:
        return f"{said} refers to another value: settings are given by themselves, such as {key}=..."
    if override.type is OverrideType.DEL:
        return f"~{key}: nothing can be taken out of a configuration; set {key}=... instead"
    if override.type is not OverrideType.CHANGE and key != "experiment":
        return f"+{key}=...: settings cannot be added, only +experiment=NAME can{_instead(key)}"
    if override.is_sweep_override():
        fault = _sweep_fault(key, override, options) if sweep else _several(key, said)
        if fault:
            return fault
    if key in GROUPS:
        return _choice_fault(key, override, options)
    leaf = _leaf(key)
    if leaf and isinstance(override.value(), dict):
        return wrong_value(leaf, override.value())
    if _exists(key):
        return ""
    return unknown_word(key) if key.isidentifier() else unknown(key, tree())


def _launcher_fault(key: str, override: Override, sweep: bool, options: Options) -> str:
    """What is wrong with a word to Hydra: only launchers are chosen, and they need points to launch."""
    if not key.startswith(LAUNCHER) or any(part.startswith("_") for part in re.split(r"[./]", key)) or "${" in override.input_line:
        return f"{override.input_line}: {key} is set by this program; COUNTERFLOW_OUTPUTS names where results go"
    if not sweep:
        return f"{override.input_line} has no effect on a single run: put -m before it, and name several values"
    if override.is_sweep_override():
        return f"{override.input_line} gives several values: one launcher does all points"
    known = options("hydra/launcher") if key == "hydra/launcher" else []
    name = override.value()
    return f"there is no launcher {name}{nearest(str(name), known)}: there are {', '.join(known)}" if known and name not in known else ""


def _several(key: str, said: str) -> str:
    values = said.partition("=")[2]
    leaf = _leaf(key)
    kind = leaf.kind if leaf else ""
    as_list = f"write {typed(f'{key}=[{values}]')} for all of them, or " if kind == "names" else ""
    in_quotes = f"write {typed(spelled(key, values))} for this text, or " if kind == "text" else ""
    return f"{said} gives several values: {as_list}{in_quotes}put -m before it to run one after the other"


def _sweep_fault(key: str, override: Override, options: Options) -> str:
    """What is wrong with a word that gives several values."""
    sweep, said = override.value(), override.input_line
    if isinstance(sweep, IntervalSweep):
        return f"{said}: an interval holds no values of its own: name them, {key}=A,B, or plan job=sweep with job.over=[{key}:LOW:HIGH]"
    if isinstance(sweep, RangeSweep):
        return _range_fault(said, sweep)
    if isinstance(sweep, Glob) and key not in GROUPS:
        return f"{said}: only names of {', '.join(GROUPS)} can be found by a pattern"
    if not _values(override, options):
        return f"{said} gives no value: nothing would be run"
    return ""


def _range_fault(said: str, sweep: RangeSweep) -> str:
    start, stop, step = sweep.start or 0, sweep.stop, 1 if sweep.step is None else sweep.step
    if stop is None or not all(finite(value) for value in (start, stop, step)):
        return f"{said}: a range has finite ends, range(FIRST,END,STEP)"
    if step == 0:
        return f"{said} would never end: the step of a range is not 0"
    steps = (stop - start) / step if abs(step) > 1e-300 else math.inf
    number = math.ceil(steps) if math.isfinite(steps) else MOST_POINTS + 1 if steps > 0 else 0
    if number <= 0:
        return f"{said} gives no value, as the end of a range is not in it: nothing would be run"
    return f"{said} gives {number:,} values, more than {MOST_POINTS:,}" if number > MOST_POINTS else ""


def _values(override: Override, options: Options) -> list[Any]:
    """The values of a word that gives several."""
    sweep = override.value()
    if isinstance(sweep, Glob):
        return sweep.filter(options(override.key_or_group))
    if isinstance(sweep, ChoiceSweep | RangeSweep):
        return [value.text if isinstance(value, QuotedString) else value for value in override.sweep_iterator()]
    return []


def _choice_fault(group: str, override: Override, options: Options) -> str:
    known = options(group)
    names = _values(override, options) if override.is_sweep_override() else [override.value()]
    wrong = [name for name in names if name not in known]
    if not wrong:
        return ""
    if not isinstance(wrong[0], str):
        return f"{override.input_line}: {shown(wrong[0])} is no name of a {group}: names that look like numbers are put in quotes"
    return f"there is no {group} {shown(wrong[0])}{nearest(shown(wrong[0]), known)}: there are {', '.join(known) or 'none'}"


def _instead(key: str) -> str:
    if _exists(key):
        return f"; write {key}=..."
    return nearest(key, [leaf.path for leaf in leaves(tree())])


def _exists(path: str) -> bool:
    return node(path) is not None


def _leaf(path: str) -> Leaf | None:
    found = node(path)
    return found if isinstance(found, Leaf) else None
