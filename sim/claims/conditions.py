"""Scenario discovery put to a claim: its inputs, and a found box in words."""

import math

import pandas as pd

from sim.claims.claim import Claim
from sim.claims.discovery import Finding, discover
from sim.claims.judgement import Condition
from sim.claims.peeling import Answers, Bounds
from sim.claims.verdict import agrees
from sim.experiment.study import Reaches
from sim.params.form import numbers
from sim.spec import Params

STATE = "fentanyl_share_at_date"
STATE_MEANING = "fentanyl's share of street-opioid deaths when the policy starts"


def gather(claim: Claim, there: pd.DataFrame, draws: pd.DataFrame) -> Answers:
    """Inputs of each answer: every drawn number, and the state of the market it was asked in where dates are pooled."""
    drawn = draws.drop_duplicates("draw").set_index("draw").select_dtypes("number").drop(columns=["replicate"], errors="ignore")
    inputs = drawn.reindex(there["draw"]).reset_index(drop=True).dropna(axis=1)
    states = {date.label: date.at.share for date in claim.dates if isinstance(date.at, Reaches)}
    if there["date"].nunique() > 1 and there["date"].isin(states).all():
        inputs = inputs.assign(**{STATE: there["date"].map(states).to_numpy(dtype=float)})
    agree = agrees(there["change"].to_numpy(), claim.expects, claim.band, claim.main.inside)
    return Answers(inputs, agree, there["draw"].to_numpy())


def search(scatter: Answers) -> Finding:
    """What scenario discovery finds among these answers."""
    if len(scatter.agree) == 0 or scatter.inputs.columns.empty:
        return Finding({}, 0.0, 0.0, "no world answered, or nothing distinguishes those that did")
    return discover(scatter)


def named(finding: Finding, scatter: Answers, order: list[tuple[str, float]]) -> Condition:
    """A found box as a condition; the scatter's axes are its inputs, filled up with the next strongest correlate."""
    axes = list(finding.bounds) + [name for name, _ in order if name not in finding.bounds]
    x, y = (axes * 2)[:2]
    columns = scatter.inputs[x].tolist(), scatter.inputs[y].tolist(), scatter.agree.tolist()
    return Condition(parameters=tuple(finding.bounds), bounds=tuple(finding.bounds.values()), sentence=in_words(finding.bounds),
                     density=finding.density, coverage=finding.coverage, axes=(x, y), points=tuple(zip(*columns)))


def meaning(name: str) -> str:
    """What an input is, in words, with its path."""
    known = {number.path: number.meaning for number in numbers(Params)}
    what = STATE_MEANING if name == STATE else known.get(name, name)
    return what if what in (STATE_MEANING, name) else f"{what} ({name})"


def in_words(bounds: Bounds) -> str:
    """The box as a clause: "the price of land fentanyl (supply.x) is above 4 USD, and ..."."""
    units = {number.path: number.unit for number in numbers(Params)}
    clauses = (f"{meaning(name)} is {_limits(low, high, name)} {units.get(name, '')}" for name, (low, high) in bounds.items())
    return ", and ".join(clause.rstrip() for clause in clauses)


def _limits(low: float, high: float, name: str) -> str:
    shown = [f"{limit:.0%}" if name == STATE else f"{limit:.3g}" for limit in (low, high)]
    if math.isinf(low):
        return f"below {shown[1]}"
    return f"above {shown[0]}" if math.isinf(high) else f"between {shown[0]} and {shown[1]}"
