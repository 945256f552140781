"""What is wrong with the words of a command line, before anything is composed.

Hydra stops at the first word it does not like and suggests `+key=value`, which would append a setting that nothing reads.
Here each word is held against the form: words that are wrong are told, all of them, and left out of what is composed.
The only legal plus is `+experiment=NAME`; of Hydra's own settings only the launcher can be chosen.
"""

from collections.abc import Callable
from dataclasses import dataclass

from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.core.override_parser.types import Override, OverrideType
from hydra.errors import HydraException

from sim.config.check import nearest, unknown
from sim.config.tree import Tree, leaves, tree

GROUPS = ("scenario", "policy", "world", "job", "experiment")


@dataclass(frozen=True)
class Spoken:
    """The words that can be composed, and sentences about those that cannot."""

    words: list[str]
    problems: list[str]


def heard(words: list[str], options: Callable[[str], list[str]], sweep: bool = False) -> Spoken:
    """Sort words into good and bad. `options(group)` gives the names a group offers; sweep: a word may give several values."""
    good, wrong = [], []
    for word in words:
        override = _parsed(word)
        fault = f"cannot read {word!r}: settings are written key=value" if override is None else _fault(override, options, sweep)
        if fault:
            wrong.append(fault)
        else:
            good.append(with_plus(word))
    return Spoken(good, wrong)


def with_plus(word: str) -> str:
    """`experiment=NAME` as Hydra wants it; every other word as it is."""
    return f"+{word}" if word.startswith("experiment=") else word


def _parsed(word: str) -> Override | None:
    if not word.strip("+~").partition("=")[0]:
        return None
    try:
        return OverridesParser.create().parse_override(word)
    except HydraException:
        return None


def _fault(override: Override, options: Callable[[str], list[str]], sweep: bool) -> str:
    key, said = override.key_or_group, override.input_line
    if key.split("/")[0].split(".")[0] == "hydra":
        ours = key.startswith(("hydra/launcher", "hydra.launcher."))
        return "" if ours else f"{said}: {key} is set by this program; COUNTERFLOW_OUTPUTS names where results go"
    if "${" in said:
        return f"{said} refers to another value: settings are given by themselves, such as {key}=..."
    if override.type is OverrideType.DEL:
        return f"~{key}: nothing can be taken out of a configuration; set {key}=... instead"
    if override.type is not OverrideType.CHANGE and key != "experiment":
        return f"+{key}=...: settings cannot be added, only +experiment=NAME can{_instead(key)}"
    if override.is_sweep_override() and not sweep:
        return _several(key, said)
    if key in GROUPS:
        return _choice_fault(key, override, options(key))
    return "" if _exists(key) else unknown(key, tree())


def _several(key: str, said: str) -> str:
    values = said.partition("=")[2]
    kinds = {leaf.path: leaf.kind for leaf in leaves(tree())}
    as_list = f"write {key}=[{values}] for all of them, or " if kinds.get(key) == "names" else ""
    return f"{said} gives several values: {as_list}put -m before it to run one after the other"


def _choice_fault(group: str, override: Override, known: list[str]) -> str:
    chosen = override.value()
    names = [str(v) for v in override.sweep_iterator()] if override.is_sweep_override() else [chosen]
    wrong = [n for n in names if n not in known]
    if not wrong:
        return ""
    return f"there is no {group} {wrong[0]}{nearest(str(wrong[0]), known)}: there are {', '.join(known) or 'none'}"


def _instead(key: str) -> str:
    if _exists(key):
        return f"; write {key}=..."
    return nearest(key, [leaf.path for leaf in leaves(tree())])


def _exists(path: str) -> bool:
    node: Tree | object = tree()
    for name in path.split("."):
        if not isinstance(node, dict) or name not in node:
            return False
        node = node[name]
    return True
