"""Which mechanisms carry an effect: it again with each of them switched off in both arms, from the policy's start on, on one history."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from sim.config.build import in_force, plain
from sim.config.check import nearest, shown
from sim.config.configuration import Config
from sim.config.tree import Leaf, tree
from sim.errors import InputError, refuse
from sim.experiment.tried import UNDER
from sim.face.between_arms import BASELINE
from sim.face.scenario import Scenario, path_of, plain_value
from sim.jobs import Run
from sim.policy.levers import Policy

if TYPE_CHECKING:
    from sim.face.beside import Several

POLICY, NOTHING = "policy", "nothing"
TOLD = ("pairs", "worlds", "baseline", "changed", "median", "low50", "high50", "low90", "high90")


def explained_pair(config: Config, weeks: int, mechanisms: Sequence[str], switches: Mapping[str, Any], measure: str) -> pd.DataFrame:
    """Of the one policy of a job=pair."""
    base = Scenario(replace(config, policy=Policy()))
    return _explained(base, Scenario(config), weeks, mechanisms=mechanisms, switches=switches, measure=measure)


def explained(found: "Several", arm: str | None, mechanisms: Sequence[str], switches: Mapping[str, Any], measure: str) -> pd.DataFrame:
    """Of one of several policies. Raises InputError if it is not clear of which."""
    policies = dict(found.policies)
    if arm is None and len(policies) > 1:
        raise InputError(f"of which policy? arm= is one of {', '.join(policies)}")
    name = next(iter(policies)) if arm is None else arm
    refuse([] if name in policies else [f"there is no arm {name}{nearest(str(name), list(policies))}: there are {', '.join(policies)}"])
    return _explained(found.base, policies[name], found.window, mechanisms=mechanisms, switches=switches, measure=measure)


def _explained(base: Scenario, policy: Scenario, weeks: int, *, mechanisms: Sequence[str], switches: Mapping[str, Any],
               measure: str) -> pd.DataFrame:
    from sim.face.several import several

    off = _off(policy, mechanisms, switches)
    arms: dict[str, Scenario] = {POLICY: policy}
    for said, change in off.items():
        arms |= {said: _switched(base, change), f"{POLICY}, {said}": _switched(policy, change)}
    found = several(base, arms, weeks=weeks, asked={})
    rows = [_row(found, measure, NOTHING, POLICY, BASELINE), *(_row(found, measure, said, f"{POLICY}, {said}", said) for said in off)]
    table = pd.DataFrame(rows).set_index("without")
    whole = table.loc[NOTHING, "median"]
    return table.assign(stands=table["median"] / whole if whole else float("nan"))


def _switched(scenario: Scenario, change: dict[str, Any]) -> Scenario:
    """The scenario with mechanisms switched; whatever job it is for, `several` gives it its own."""
    return Scenario(replace(scenario.config, job=Run())).with_(**change)


def _row(found: "Several", measure: str, without: str, arm: str, against: str) -> dict[str, Any]:
    effects = found.effect(measure, against=against)
    row = effects[effects["arm"] == arm].iloc[0].to_dict()
    return {"without": without} | {name: row[name] for name in TOLD if name in row}


def _off(policy: Scenario, mechanisms: Sequence[str], switches: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What is switched, as changes of a scenario by what each is called. Raises InputError with every name that is no mechanism's."""
    named = [name for one in mechanisms for name in ([one] if isinstance(one, str) else one)]
    if not named and not switches:
        named = [name for name, levers in UNDER.items() if set(levers) & set(in_force(policy.config.policy))]
    known = list(tree()["mechanisms"])
    if not named and not switches:
        raise InputError("no mechanism is known to stand between these levers and their effects: name some, such as explain('mixing'); "
                         f"there are {', '.join(known)}")
    refuse(_unknown(name) for name in (*named, *switches) if not _name(name))
    pairs = [(_name(name), value) for name in named for value in _others(policy, _name(name))]
    pairs += [(_name(name), plain_value(value)) for name, value in switches.items()]
    now = plain(policy.config)["mechanisms"]
    refuse(f"{name}={shown(value)} is how it is already" for name, value in pairs if now[name] == value)
    return {f"{name}={shown(value)}": {f"mechanisms__{name}": value} for name, value in pairs}


def _name(word: str) -> str:
    """The mechanism that a word stands for; empty if it stands for none."""
    path = word if word.startswith("mechanisms.") else f"mechanisms.{word}"
    found = path if path.split(".", 1)[1] in tree()["mechanisms"] else path_of(word)
    return found.removeprefix("mechanisms.") if found.startswith("mechanisms.") else ""


def _unknown(word: str) -> str:
    known = list(tree()["mechanisms"])
    return f"there is no mechanism {word}{nearest(str(word), known)}: there are {', '.join(known)}"


def _others(policy: Scenario, name: str) -> Iterator[Any]:
    """The values of a mechanism that it does not have."""
    leaf, now = tree()["mechanisms"][name], plain(policy.config)["mechanisms"][name]
    assert isinstance(leaf, Leaf)
    yield from [not now] if leaf.kind == "switch" else [choice for choice in leaf.choices if choice != now]
