"""What every word of the published table means, and where its numbers come from."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

import pandas as pd

from sim import __version__
from sim.claims.influence import influences
from sim.clock import year_of
from sim.experiment.draws import drawn_numbers
from sim.experiment.family import Family
from sim.experiment.fitted_with import fitted_with
from sim.experiment.made import made
from sim.experiment.model import the_model
from sim.experiment.study import At
from sim.params.form import Number
from sim.policy.lever import COST as ASSUMED_COST
from sim.policy.levers import Policy
from sim.publish.contract import STATE
from sim.publish.levers_shown import MOST_ASKED, Shown
from sim.publish.measures_shown import A_YEAR, DEATHS, MEASURES, WEEKS, WHOLE, window_words, windows
from sim.publish.states_shown import CONDITIONS, INFORMED, PLAIN, SINCE
from sim.publish.summing import of_state
from sim.spec import Spec

MOST_NUMBERS = 8                         # that are named for one lever
ASSUMED = "assumed"
USUAL = ""                               # the structure that nobody changed
RIVALS = {                               # structures that a reader may ask for, whether or not anything was run in them
    "former structure": "the model before its last mechanisms",
    "hazard=logistic": "small risks of an overdose fall off less with dose",
    "hazard=flatter": "risk rises with dose half as steeply",
}
CONDITION_WORDS = {
    PLAIN: ("As modelled", "people know of what they take what they have met before"),
    INFORMED: ("If people knew what they take", "everybody knows type and strength of what they hold before they use it"),
}
UNITS = {"deaths_expected": "deaths"}


def meanings_of(shown: Sequence[Shown], spec: Spec, effects: pd.DataFrame, draws: Mapping[str, pd.DataFrame], *, command: str,
                folder: Any, structure: str, notes: Sequence[str] = ()) -> dict[str, Any]:
    """Everything that `effects.parquet` does not say itself.

    draws: the table of worlds of each family that was asked. command: what publishes the same again. notes: what must be said beside.
    """
    numbers = drawn_numbers()
    return {
        "measures": {m.measure: _measure(asdict(m)) for m in MEASURES},
        "windows": {name: {"weeks": weeks, "words": window_words(name)} for name, weeks in windows().items()},
        "levers": {one.lever: _lever(one) for one in shown},
        "most_asked": [one.lever for one in shown if one.lever in MOST_ASKED],
        "conditions": {name: dict(zip(("title", "words"), CONDITION_WORDS[name], strict=True)) for name in CONDITIONS},
        "families": {name: _family(name, effects) for name in draws},
        "structure": structure,
        "rivals": RIVALS,
        "since": SINCE.year, "weeks": WEEKS, "ends": round(year_of(At(SINCE.year).week + WEEKS), 2), "weeks_a_year": A_YEAR,
        "people": spec.people, "seed": spec.seed,
        "matters": {name: _mattering(shown, effects[effects["family"].eq(name)], table, numbers) for name, table in draws.items()},
        "numbers": {"drawn": len(numbers), "assumed": sum(assumed(number) for number in numbers)},
        "provenance": {"command": command, "version": __version__, "code_sha256": fitted_with(spec.mechanisms)["life"],
                       "made": _made(folder), "notes": list(notes)},
    }


def assumed(number: Number) -> bool:
    """Whether nothing but judgement stands behind a number."""
    return number.source.startswith(ASSUMED)


def _measure(one: dict[str, Any]) -> dict[str, Any]:
    model, name = the_model(), one["measure"]
    return one | {"unit": UNITS.get(name, model.total_units[name]), "meaning": model.meanings[name], "total": model.totals[name]}


def _lever(one: Shown) -> dict[str, Any]:
    """A lever's words, its levels, and what of its cost is assumed: all of it."""
    lever = getattr(Policy(), one.lever)
    costs = [f for f in fields(lever) if f.metadata.get("source") == ASSUMED_COST]
    return {
        "title": one.title, "code": lever.code, "said": lever.said, "expected": lever.expected, "rival": lever.rival,
        "settings": {**dict.fromkeys(one.fields, "level"), **dict(one.besides)}, "telling": one.telling,
        "levels": [{"value": level, "word": one.word(level), "clause": one.clause(level)} for level in one.levels],
        "costs": [{"setting": f.name, "unit": f.metadata["unit"], "meaning": f.metadata["meaning"], "value": f.default,
                   "range": [f.metadata["range"].low, f.metadata["range"].high], "source": f.metadata["source"]} for f in costs],
    }


def _family(name: str, effects: pd.DataFrame) -> dict[str, Any]:
    own, family = effects[effects["family"].eq(name)], Family[name]
    return {"title": family.title, "words": family.value, "standing": family.standing, "worlds": int(own["world"].nunique()),
            "lives": int(own["life"].nunique())}


def _made(folder: Any) -> dict[str, Any]:
    """When and by what the numbers were made; nothing of whose machine it was."""
    note = made(folder) or {}
    package = note.get("package", {})
    return {"started": note.get("started"), "ended": note.get("ended"), "commit": package.get("commit"), "dirty": package.get("dirty"),
            "python": note.get("python")}


def _mattering(shown: Sequence[Shown], effects: pd.DataFrame, draws: pd.DataFrame, numbers: Sequence[Number]) -> dict[str, Any]:
    """For each lever the drawn numbers with which its effect on deaths moves over worlds beyond chance, strongest first."""
    known, inputs = {number.path: number for number in numbers}, draws.drop_duplicates("draw").set_index("draw")
    inputs = inputs[[path for path in known if path in inputs]]
    found = {}
    for one in shown:
        rows = of_state(effects[effects["measure"].eq(DEATHS) & effects["window"].eq(WHOLE)], **STATE | {"lever": one.lever,
                                                                                                     "level": float(one.telling)})
        answers = rows.groupby("world")["difference"].mean()
        asked = inputs.reindex(answers.index)
        moved = influences(asked, answers.to_numpy(), answers.index.to_numpy())
        found[one.lever] = {"chance": _finite(moved.chance), "numbers": [_number(known[path], rho) for path, rho in
                                                                        moved.standing_out[:MOST_NUMBERS]]}
    return found


def _number(number: Number, rho: float) -> dict[str, Any]:
    return {"path": number.path, "meaning": number.meaning, "unit": number.unit, "range": [number.range.low, number.range.high],
            "source": number.source, "assumed": assumed(number), "rho": round(rho, 3)}


def _finite(value: float) -> float | None:
    return round(float(value), 3) if value == value and abs(value) != float("inf") else None
