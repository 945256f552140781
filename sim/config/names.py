"""Names of settings as people say them: the last word of a path, the name of a lever, or a part of either where it is clear.

`ports` is policy.port_interdiction.multiplier, `potency` params.supply.products.potency_ratio, `people` world.people. Levers come first.
"""

from difflib import get_close_matches
from typing import Any

from sim.config.check import nearest
from sim.config.tree import Leaf, leading, leaves, tree

SHORT = ("params.", "mechanisms.", "world.", "timeline.")   # where a part of a name is enough, after the levers
JOB = "job."
MOST = 5                                                    # settings that are named where a word may be several
FEWEST = 3                                                  # letters of a word whose plural is taken for it


def path_of(word: str, of_jobs: bool = False) -> str:
    """The path that a word stands for, by its last word or a part of it; empty if it stands for none, or for several.

    of_jobs  whether settings of jobs count too, by their whole name, where nothing else has it: `pairs` is then job.pairs.
    """
    if word in tree()["policy"]:
        word = f"policy.{word}"
    found = node(word)
    if found is not None:
        first = found if isinstance(found, Leaf) else leading(found)
        return first.path if first else ""
    ends = _ending(word)
    plain_ones = [path for path in ends if not path.startswith("params.")]
    about_the_run = [path for path in plain_ones if not path.startswith("policy.")]
    whole = next((found[0] for found in (ends, plain_ones, about_the_run) if len(found) == 1), "")
    if not ends and of_jobs and word in tree()["job"]:
        return f"{JOB}{word}"
    parts = [] if ends else short(word)
    return whole or (parts[0] if len(parts) == 1 else "")


def short(word: str) -> list[str]:
    """The settings a part of a name may stand for: the levers that have it as a word of theirs, else the settings that have.

    A plural is taken for its singular: `ports` is a word of port_interdiction.
    """
    levers = [name for name in tree()["policy"] if _has(name, word)]
    found = [leading(tree()["policy"][name]) for name in levers]
    if found:
        return [leaf.path for leaf in found if leaf]
    return [path for path in _paths() if path.startswith(SHORT) and _has(path.rsplit(".", 1)[1], word)]


def unknown_word(word: str) -> str:
    """The sentence about a word that stands for no setting, or for several: levers first."""
    several = sorted(_ending(word) or short(word), key=lambda path: not path.startswith("policy."))
    if len(several) > 1:
        more = f" and {len(several) - MOST} more" if len(several) > MOST else ""
        return f"{word} may be one of several settings: did you mean {', '.join(several[:MOST])}{more}?"
    levers = get_close_matches(word, tree()["policy"], n=1, cutoff=0.75)
    near = f" (did you mean {leading(tree()['policy'][levers[0]]).path}?)" if levers else nearest(word, _paths())
    return f"there is no setting {word}{near}"


def node(path: str) -> Any:
    """The group or the setting at a path; None if there is none."""
    found: Any = tree()
    for name in path.split("."):
        if not isinstance(found, dict) or name not in found:
            return None
        found = found[name]
    return found


def _ending(word: str) -> list[str]:
    return [path for path in _paths() if path.endswith(f".{word}") and not path.startswith(JOB)]


def _has(name: str, word: str) -> bool:
    """Whether a word, or its singular, is one of a name's words."""
    words, singular = name.split("_"), word.removesuffix("s")
    asked = word.split("_")
    runs = ["_".join(words[place:place + len(asked)]) for place in range(len(words))]
    return word in runs or singular in runs or (len(singular) >= FEWEST and f"{singular}s" in runs)


def _paths() -> list[str]:
    return [leaf.path for leaf in leaves(tree())]
