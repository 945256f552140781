"""Scenario discovery put to a claim: its inputs, and a found box in words."""

import math

import pandas as pd

from sim.claims.claim import NO_KNOCKOUT, Claim
from sim.claims.discovery import Finding, discover
from sim.claims.judgement import ALL_DATES, Condition
from sim.claims.peeling import Answers, Bounds
from sim.claims.seen_before import STATES
from sim.claims.verdict import agrees, opposes
from sim.params.form import numbers
from sim.spec import Params

SEEN = {one.column: one for one in STATES}


def gather(claim: Claim, there: pd.DataFrame, rows: pd.DataFrame, draws: pd.DataFrame) -> tuple[Answers, Answers]:
    """Answers that agree and answers that oppose, with the inputs of each: states of the market before the date, and every drawn number.

    there: the headline's answers, a row a world and date; rows: of runs, in which states stand; draws: in which numbers do.
    """
    drawn = draws.drop_duplicates("draw").set_index("draw").select_dtypes("number").drop(columns=["replicate"], errors="ignore")
    inputs = pd.concat([_states(claim, there, rows), drawn.reindex(there["draw"]).reset_index(drop=True).dropna(axis=1)], axis=1)
    asked, world = (there["change"].to_numpy(), claim.expects, claim.band, claim.main.inside), there["draw"].to_numpy()
    return Answers(inputs, agrees(*asked), world), Answers(inputs, opposes(*asked), world)


def _states(claim: Claim, there: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """States before the date of each answer, means over lives (and over dates where an answer is of several), those that all have.

    A state that is told by what the claim measures would say the answer again, and so would any state where the main history is one of the
    two that are compared: those are left out.
    """
    columns = [name for name, one in SEEN.items() if name in rows and claim.measure not in (one.measure, one.over) and not claim.attributes]
    mine = rows[(rows["knockout"] == NO_KNOCKOUT) & rows["draw"].isin(there["draw"])]
    by_date = pd.concat([mine.groupby(["draw", "date"])[columns].mean(),
                         mine.assign(date=ALL_DATES).groupby(["draw", "date"])[columns].mean()])
    found = by_date[~by_date.index.duplicated()].reindex(pd.MultiIndex.from_frame(there[["draw", "date"]]))
    return found.reset_index(drop=True).dropna(axis=1)


def search(agree: Answers, oppose: Answers) -> tuple[Finding, bool]:
    """What scenario discovery finds: where answers agree and, where there is no such place, where they oppose; which of them it is."""
    holds = _searched(agree)
    fails = holds if holds.found else _searched(oppose)
    return (fails, False) if fails.found and not holds.found else (holds, True)


def _searched(answers: Answers) -> Finding:
    if len(answers.agree) == 0 or answers.inputs.columns.empty:
        return Finding({}, 0.0, 0.0, "no world answered, or nothing distinguishes those that did")
    return discover(answers, frozenset(SEEN))


def named(finding: Finding, scatter: Answers, order: list[tuple[str, float]], holds: bool = True) -> Condition:
    """A found box as a condition; the scatter's axes are its inputs, filled up with the next strongest correlate."""
    axes = list(finding.bounds) + [name for name, _ in order if name not in finding.bounds]
    x, y = (axes * 2)[:2]
    columns = scatter.inputs[x].tolist(), scatter.inputs[y].tolist(), scatter.agree.tolist()
    return Condition(parameters=tuple(finding.bounds), bounds=tuple(finding.bounds.values()), sentence=in_words(finding.bounds),
                     density=finding.density, coverage=finding.coverage, steady=finding.steady, holds=holds, axes=(x, y),
                     points=tuple(zip(*columns)))


def meaning(name: str) -> str:
    """What an input is, in words; a drawn number with its path."""
    if name in SEEN:
        return SEEN[name].meaning
    known = {number.path: number.meaning for number in numbers(Params)}
    return f"{known[name]} ({name})" if name in known else name


def in_words(bounds: Bounds) -> str:
    """The box as a clause: "the price of land fentanyl (supply.x) is above 4 USD, and ..."."""
    units = {number.path: number.unit for number in numbers(Params)} | {name: one.unit for name, one in SEEN.items() if one.unit != "share"}
    clauses = (f"{meaning(name)} is {_limits(low, high, name)} {units.get(name, '')}" for name, (low, high) in bounds.items())
    return ", and ".join(clause.rstrip() for clause in clauses)


def _limits(low: float, high: float, name: str) -> str:
    part = name in SEEN and SEEN[name].unit == "share"
    shown = [f"{limit:.0%}" if part else f"{limit:.3g}" for limit in (low, high)]
    if math.isinf(low):
        return f"below {shown[1]}"
    return f"above {shown[0]}" if math.isinf(high) else f"between {shown[0]} and {shown[1]}"
