"""A file of settings is data. It is read here, whole, and held to what such a file may say before Hydra sees anything of it.

It may hold values of settings, and a list of defaults that names other files of the same kind. It may not speak of Hydra, name things to
call, take values from elsewhere (`${...}`) or use tags of YAML: each is refused by file and line, and so is what nobody could have meant.
A name for the place in which its settings stand (`# @package`) is needed by nobody: scenarios and experiments stand at the top.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from omegaconf import OmegaConf

from sim.config.check import wanted
from sim.config.tree import Leaf, tree
from sim.errors import InputError, refuse
from sim.text import text_of

GROUPS = ("scenario", "policy", "world", "job", "experiment")
TOP, IN_GROUP = "_global_", "_group_"
AT_TOP = ("scenario", "experiment", "")  # groups whose files speak of all settings
MOST_BYTES, MOST_DEEP, MOST_NODES = 2**20, 40, 50_000  # of a file, of lists in lists, of values with what anchors repeat
MOST_DIGITS = 300
ONLY_SAID = ("job.docs", "job.folder")  # settings that act on a folder that is there: on the command line only
TAG = "tag:yaml.org,2002:"
PLAIN_TAGS = {f"{TAG}{kind}" for kind in ("str", "int", "float", "bool", "null", "seq", "map")} | {"!", None}


@dataclass(frozen=True)
class Written:
    """What a file of settings says.

    package  the place of its settings, in Hydra's words; data: what Hydra composes
    lines    line of every setting and group, by its dotted path; below: what stands in front of the paths that data has
    others   line of every file that its defaults name, by "group/name"
    includes names of files of its own group that it builds upon
    """

    path: Path
    package: str
    data: dict[str, Any]
    below: str = ""
    lines: dict[str, int] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)
    includes: tuple[str, ...] = ()

    def says(self, path: str, value: Any) -> bool:
        """Whether this file gives a setting this value."""
        held: Any = self.data
        for name in path.removeprefix(self.below).split("."):
            if not isinstance(held, dict) or name not in held:
                return False
            held = held[name]
        return path in self.lines and held == value


def read(path: Path, group: str) -> Written:
    """A file of settings of a group ("" for the root of all). Raises InputError with all that is wrong with it, by line."""
    text = text_of(path, str(path), "save it in UTF-8", MOST_BYTES)
    node = _composed(path, text)
    package = _package(path, text, group)
    prefix = "" if package == TOP else f"{group.replace('/', '.') if package == IN_GROUP else package}."
    found = _Found(path, group, prefix)
    if node is not None:
        found.look(node)
        refuse(dict.fromkeys(found.problems))
    data = _plain(path, text) if node is not None else {}
    data |= {key.value: list(map(_named, value.value)) for key, value in _pairs(node) if key.value == "defaults"} if node else {}
    return Written(path, package, data, below=prefix, lines=found.lines, others=found.others, includes=tuple(found.includes))


class _Found:
    """What a walk over the nodes of a file finds."""

    def __init__(self, path: Path, group: str, prefix: str) -> None:
        self.path, self.group, self.prefix = path, group, prefix
        self.problems: list[str] = []
        self.lines: dict[str, int] = {}
        self.others: dict[str, int] = {}
        self.includes: list[str] = []

    def look(self, node: yaml.MappingNode) -> None:
        for key, value in _pairs(node):
            if key.value == "defaults" and key.tag == f"{TAG}str":
                self._defaults(value)
            elif key.value == "hydra" and not self.prefix:
                self._refuse(key, "hydra is not a setting: how the program runs, and where results go, no file of settings may say")
            elif _name_fault(key) or not self._misplaced(key):
                self._setting(key, value, self.prefix)

    def _setting(self, key: yaml.Node, value: yaml.Node, prefix: str) -> None:
        fault, path = _name_fault(key), f"{prefix}{key.value}"
        if path in ONLY_SAID:
            fault = f"{path} acts on a folder that is there already: it is said on the command line, not in a file"
        if fault:
            self._refuse(key, fault)
            return
        self.lines[path] = _line(key)
        shape = _shape_fault(path, value)
        if shape:
            self._refuse(value, shape)
            return
        if isinstance(value, yaml.MappingNode):
            for inner, held in _pairs(value):
                self._setting(inner, held, f"{path}.")
        for scalar in _scalars(value):
            if len(scalar.value) > MOST_DIGITS and scalar.tag == f"{TAG}int":
                self._refuse(scalar, f"{path} has {len(scalar.value)} digits, more than any setting holds")
            elif scalar.value == "???":
                self._refuse(scalar, f"{path} is '???', which says nothing: write a value, or take the line away")
            elif told := _two_ways(scalar):
                self._refuse(scalar, f"{path}: {told}")
            elif "${" in scalar.value:
                self._refuse(scalar, f"{path} refers to another value ({scalar.value.strip()}): values in files stand for themselves")

    def _misplaced(self, key: yaml.Node) -> bool:
        """A word that stands at the top of all settings, in a file whose settings stand below a group's name."""
        branch = tree().get(self.group)
        if self.group in AT_TOP or not self.prefix or not isinstance(branch, dict) or key.value in branch or key.value not in tree():
            return False
        self._refuse(key, f"a file of {self.group}/ holds what stands below {self.group}, and {key.value} does not: put "
                          f"'# @package {TOP}' in its first line if it speaks of all settings")
        return True

    def _defaults(self, node: yaml.Node) -> None:
        if not isinstance(node, yaml.SequenceNode):
            self._refuse(node, "defaults are a list, such as '- override /policy: heroin_cut_30'")
            return
        for item in node.value:
            fault = self._default(item)
            if fault:
                self._refuse(item, fault)

    def _default(self, item: yaml.Node) -> str:
        """Take in a line of the defaults; what is wrong with it, empty if nothing is."""
        if isinstance(item, yaml.ScalarNode):
            name = item.value.removeprefix(f"/{self.group}/") if self.group else item.value
            if name != "_self_" and not (_is_name(name) if self.group else name == "form"):
                return f"{item.value!r} names no file of {self.group or 'scenarios'}/"
            if name != "_self_" and self.group:
                self._other(item, self.group, name)
                self.includes.append(name)
            return ""
        pairs = _pairs(item) if isinstance(item, yaml.MappingNode) else []
        if len(pairs) != 1 or not all(isinstance(part, yaml.ScalarNode) for part in pairs[0]):
            return "a line of defaults is a name, or 'override /GROUP: NAME'"
        return self._choice(item, pairs[0][0].value, pairs[0][1].value)

    def _choice(self, item: yaml.Node, said: str, name: str) -> str:
        """`override /GROUP: NAME`; the root of all chooses without the word."""
        *words, named = said.split()
        group = named.strip("/")
        if group not in GROUPS:
            return f"defaults choose among {', '.join(GROUPS)}, not {named}"
        if not _is_name(name):
            return f"{name!r} names no file of {group}/"
        if self.group and (words != ["override"] or not named.startswith("/")):
            return f"write '- override /{group}: {name}': a choice of {group} is made already, and this takes its place"
        if group == self.group:
            return f"a file of {group}/ cannot choose another {group}: to build upon {name}, write '- {name}'"
        self._other(item, group, name)
        return ""

    def _other(self, item: yaml.Node, group: str, name: str) -> None:
        self.others[f"{group}/{name}"] = _line(item)

    def _refuse(self, node: yaml.Node, sentence: str) -> None:
        self.problems.append(f"{self.path}, line {_line(node)}: {sentence}")


def _composed(path: Path, text: str) -> yaml.MappingNode | None:
    """The nodes of a file, small enough to be walked; None where it says nothing."""
    try:
        _bearable(path, text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        if node is not None and not isinstance(node, yaml.MappingNode):
            raise InputError(f"{path}, line {_line(node)}: a file of settings holds lines of the form NAME: VALUE")
        if node is not None:
            _weigh(path, node, {})
        return node
    except yaml.YAMLError as error:
        raise _unreadable(path, text, error) from None


def _bearable(path: Path, text: str) -> None:
    """Refuse what would take all memory or stack before anything is built of it."""
    deep = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1
        opens = isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent)
        closes = isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent)
        deep += opens - closes
        if deep > MOST_DEEP:
            raise InputError(f"{path}, line {line}: lists or groups lie more than {MOST_DEEP} deep in each other")
        tag = getattr(event, "tag", None)
        if tag not in PLAIN_TAGS:
            raise InputError(f"{path}, line {line}: a tag of YAML (!{tag.rpartition(':')[2].lstrip('!')}) is not for settings: "
                             "take it away")


def _weigh(path: Path, node: yaml.Node, known: dict[int, int]) -> int:
    """How many values a node holds, with those that anchors repeat; refuses too many, and a node that holds itself."""
    if id(node) in known:
        if not known[id(node)]:
            raise InputError(f"{path}, line {_line(node)}: an anchor holds itself")
        return known[id(node)]
    known[id(node)] = 0
    parts = node.value if isinstance(node, yaml.SequenceNode) else [p for pair in node.value for p in pair] \
        if isinstance(node, yaml.MappingNode) else []
    known[id(node)] = 1 + sum(_weigh(path, part, known) for part in parts)
    if known[id(node)] > MOST_NODES:
        raise InputError(f"{path}, line {_line(node)}: anchors repeat so much that it holds more than {MOST_NODES:,} values")
    return known[id(node)]


def _plain(path: Path, text: str) -> dict[str, Any]:
    try:
        return OmegaConf.to_container(OmegaConf.create(text))
    except yaml.YAMLError as error:
        raise _unreadable(path, text, error) from None


def _unreadable(path: Path, text: str, error: yaml.YAMLError) -> InputError:
    """Where and why a text is no YAML."""
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else text[: getattr(error, "position", 0)].count("\n") + 1
    why = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    tabs = " (blanks in front of a line, not tabs)" if "'\\t'" in why else ""
    return InputError(f"{path}, line {line}: not readable as YAML: {' '.join(str(why).split())}{tabs}")


def _package(path: Path, text: str, group: str) -> str:
    """Where the settings of a file stand: at the top, or below its group's name."""
    usual = TOP if group in AT_TOP else IN_GROUP
    for number, line in enumerate(text.splitlines(), 1):
        found = re.match(r"\s*#\s*@package\b\s*[:=]?\s*(.*?)\s*$", line)
        if not found:
            continue
        said = found[1].partition(" ")[0]
        if said in (TOP, IN_GROUP) and not (said == IN_GROUP and usual == TOP):
            return said
        if said in tree() and isinstance(tree()[said], dict):
            return said
        raise InputError(f"{path}, line {number}: settings cannot stand at '{said}': write '# @package {TOP}', or take the line away")
    return usual


def _name_fault(key: yaml.Node) -> str:
    """What is wrong with the name of a setting, empty if nothing is."""
    if not isinstance(key, yaml.ScalarNode) or key.tag != f"{TAG}str":
        return f"the name of a setting is a word, not {key.value if isinstance(key, yaml.ScalarNode) else 'a list or a group'}"
    if key.value.startswith("_"):
        return f"{key.value}: names that begin with '_' are commands of Hydra, and settings are data: nothing is called from a file"
    if "${" in key.value:
        return f"{key.value} refers to another value: names in files stand for themselves"
    if "." in key.value:
        head, _, rest = key.value.partition(".")
        return f"{key.value}: in a file groups are nested, {head}: {{{rest.replace('.', ': {')}: ...{'}' * (rest.count('.') + 1)}"
    return ""


def _shape_fault(path: str, value: yaml.Node) -> str:
    """What is wrong with a group where a setting belongs, or a list where a group does; empty if nothing is."""
    known: Any = tree()
    for name in path.split("."):
        known = known.get(name) if isinstance(known, dict) else None
    if isinstance(known, Leaf) and isinstance(value, yaml.MappingNode):
        return f"{path} is one setting, not a group: {wanted(known)}"
    if isinstance(known, dict) and isinstance(value, yaml.SequenceNode):
        return f"{path} is a group of settings ({', '.join(known)}), not a list"
    return ""


def _pairs(node: yaml.MappingNode) -> list[tuple[yaml.Node, yaml.Node]]:
    """Names and values of a group, those that it takes over from anchors (`<<`) among them."""
    found = []
    for key, value in node.value:
        if key.tag == f"{TAG}merge":
            parts = value.value if isinstance(value, yaml.SequenceNode) else [value]
            found += [pair for part in parts if isinstance(part, yaml.MappingNode) for pair in _pairs(part)]
        else:
            found.append((key, value))
    return found


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The values of a setting, through lists and what groups lie in lists."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for part in node.value:
            if isinstance(part, yaml.MappingNode):
                for pair in _pairs(part):
                    yield from (scalar for half in pair for scalar in _scalars(half))
            else:
                yield from _scalars(part)


def _two_ways(scalar: yaml.ScalarNode) -> str:
    """What is wrong with a number that YAML counts by eights or sixties, and hardly anybody means so; empty if nothing is."""
    if scalar.tag == f"{TAG}int" and re.fullmatch(r"[-+]?0[0-7_]+", scalar.value):
        by_eights = int(scalar.value.replace("_", ""), 8)
        return f"{scalar.value} would be read by eights, as {by_eights}: write it without the first 0, or in quotes if it is a word"
    if scalar.tag in (f"{TAG}int", f"{TAG}float") and ":" in scalar.value:
        return f"{scalar.value} would be read by sixties: write one number, or put it in quotes if it is a word"
    return ""


def _named(item: yaml.Node) -> str | dict[str, str]:
    """A line of defaults; the name of a file is text, whatever else YAML would read in it (2015, nan)."""
    return item.value if isinstance(item, yaml.ScalarNode) else {key.value: name.value for key, name in item.value}


def _is_name(name: str) -> bool:
    return bool(name) and name == name.strip() and not re.search(r"[/\\@$]|^\.|^hydra$", name)


def _line(node: yaml.Node) -> int:
    return node.start_mark.line + 1
