"""Words of a command line that set nothing, as people type them first (`counterflow pair naloxone`), and what to type instead.

A guess is told only where it can be done as it stands; nothing is ever run on a guess.
"""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from sim.config.check import nearest, wanted, wrong_value
from sim.config.names import node, path_of
from sim.config.reading import GROUPS
from sim.jobs.job import JobName
from sim.typed import typed

CLAIM = re.compile(r"[A-Z]{1,2}\d{2}[a-z]?")
FLAGS = {"help": "--help", "version": "--version", "list": "scenarios list"}
MEANT = {"compare": "pair", "judge": "claims", "claim": "claims", "plan": "sweep", "fit": "calibrate", "benchmark": "bench"}
LISTS = {"claims": "job.claims", "effects": "job.only", "validate": "job.only"}   # what words behind a job are, where they are no policy
NOTHING = "=:"      # signs that stand between a name and its value with blanks around them

Options = Callable[[str], list[str]]
Faults = Callable[[list[str]], list[str]]


def is_bare(word: str) -> bool:
    """Whether a word sets nothing and asks for nothing to be changed."""
    return "=" not in word and not word.startswith(("+", "~")) and bool(word.strip()) or word == "="


def broken_lists(words: list[str]) -> list[str]:
    """Sentences about lists that a shell took apart at their blanks."""
    found, begun = [], ""
    for word in words:
        begun = f"{begun}{word}" if begun else word if "=[" in word and "]" not in word else ""
        if "]" in begun:
            found.append(f"a blank breaks a list in two: write {typed(begun)}")
            begun = ""
    return found


def instead(words: list[str], options: Options, faults: Faults) -> str:
    """The sentence about the bare ones among words, with the command that was meant where one can be made of them all.

    options(group) gives the names that a group offers; faults(words) what would be wrong with such a command.
    """
    bare = [word for word in words if is_bare(word)]
    said = f"cannot read {' '.join(bare)!r}: settings are written key=value"
    if len(words) == 1 and words[0].lower() in FLAGS:
        return f"{said}; did you mean counterflow {FLAGS[words[0].lower()]}?"
    meant, unread = _translated(words, options)
    if not meant:
        return f"{said}{_about(bare)}"
    if unread:
        return f"{said}, such as {typed(*meant)}; of {' '.join(unread)} nothing is known{_about(unread)}"
    right = next((way for way in _ways(meant) if not faults(way)), None)
    if right:
        return f"{said}; did you mean {typed('counterflow', *right)}?"
    return f"{said}; {typed('counterflow', *meant)} could be read, but {faults(meant)[0]}"


def _ways(meant: list[str]) -> Iterator[list[str]]:
    """What was meant, in the ways in which it may have been: a policy is compared with none where no job is named."""
    if not any(word.startswith("job=") for word in meant):
        yield ["job=pair", *meant]
    yield meant
    if "job=pair" in meant:
        yield [*meant, "scenario=heroin_cut_30"]


def _translated(words: list[str], options: Options) -> tuple[list[str], list[str]]:
    """Words as settings, and those of which nothing is known."""
    names, meant, lists, unread, left = options("scenario"), [], [], [], [word for word in words if word not in NOTHING]
    listed = ""
    while left:
        word = left.pop(0)
        name = word.strip("-,").replace("-", "_")
        value = left[0].lstrip("=") if left else ""
        if not is_bare(word):
            meant.append(f"{word}{left.pop(0)}" if word.endswith("=") and left and is_bare(left[0]) else word)
        elif name in GROUPS and value in options(name):
            meant.append(f"{name}={left.pop(0)}")
        elif job := _job(name):
            meant.append(f"job={job}")
            listed = LISTS.get(job, listed)
        elif value and (_takes(name, value) or _takes(value, name)):
            left.pop(0)
            meant.append(f"{name}={value}" if _takes(name, value) else f"{value}={name}")
        elif CLAIM.fullmatch(name) or listed == "job.only":
            listed = listed or "job.claims"
            lists.append(name)
        elif near := get_close_matches(name.lower(), names, n=1, cutoff=0.75):
            meant.append(f"scenario={near[0]}")
        else:
            unread.append(word)
    if lists:
        meant = [*([] if any(word.startswith("job=") for word in meant) else ["job=claims"]), *meant, f"{listed}=[{','.join(lists)}]"]
    return list(dict.fromkeys(meant)), unread


def _job(word: str) -> str:
    """The job that a word names, by a slip of the pen too; empty if it names none."""
    word = MEANT.get(word.lower(), word.lower())
    return next(iter(get_close_matches(word, JobName.__members__, n=1, cutoff=0.75)), "")


def _takes(name: str, text: str) -> bool:
    """Whether this is a setting, and that a value which it may have."""
    path = path_of(name, of_jobs=True)
    return bool(path) and not wrong_value(node(path), _value(text))


def _value(text: str) -> bool | float | str:
    """A word as the value it looks like."""
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    try:
        return float(text)
    except ValueError:
        return text


def _about(words: list[str]) -> str:
    """What is known of the first of these words: which setting it is, or which is near, or where to look."""
    path = path_of(words[0], of_jobs=True)
    if path:
        return f", such as {path}=...: {wanted(node(path))}"
    near = nearest(words[0].lower(), list(JobName.__members__))
    return near or " (counterflow --help and counterflow scenarios list tell what there is)"
