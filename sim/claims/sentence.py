"""The sentence that is printed: what follows in this model, on how many worlds, and what that says about the world."""

import math

import pandas as pd

from sim.claims.claim import Claim, Direction, Kind
from sim.claims.discovery import Finding
from sim.claims.judgement import Cell, Condition
from sim.claims.verdict import ENOUGH, Verdict, agrees, opposes

ABOUT_THE_WORLD = ("About the world it says only this: whether the sentence follows from these mechanisms under these assumed ranges. "
                   "A share of worlds is no probability that the claim is true.")


def percent(change: float, digits: int = 1) -> str:
    """A relative change with its sign: +12.3%, -0.4%; "undefined" where no world answered."""
    if math.isnan(change):
        return "undefined"
    return "from nothing" if math.isinf(change) else f"{change:+.{digits}%}"


def compose(claim: Claim, verdict: Verdict, headline: Cell, condition: Condition | None, why: str, worlds: int, people: int,
            start: pd.DataFrame) -> str:
    """The verdict in full sentences."""
    parts = [_opening(claim, verdict, condition), _effect(claim, headline), _asked(headline, worlds, people), why, _start(claim, start)]
    return " ".join(part for part in [*parts, ABOUT_THE_WORLD] if part)


def reason(claim: Claim, verdict: Verdict, headline: Cell, finding: Finding, wrong: list[str]) -> str:
    """Why the model cannot tell, or why the claim is right for the wrong reason; empty for the other verdicts."""
    if verdict is Verdict.WRONG_REASON:
        return f"It names the wrong reason: the effect stands with this switched off: {', '.join(wrong)}."
    if verdict is not Verdict.CANNOT_TELL:
        return ""
    if headline.n == 0:
        return "No world answered: the market never reached the date, or every run failed."
    low, high = headline.mc_interval
    if low < ENOUGH <= high:
        return (f"With {headline.n} independent {_plural('world', headline.n)} the largest share could lie anywhere from {low:.0%} to "
                f"{high:.0%}, which leaves open whether it passes {ENOUGH:.0%}: more worlds are needed.")
    return f"No share reaches {ENOUGH:.0%}, and {finding.why}."


def command(claim: Claim, rows: pd.DataFrame, worlds: int) -> str:
    """The line that runs this claim again."""
    people, seed = int(rows["people"].max()), int(rows["seed"].iloc[0])
    return f"python -m sim job=claims 'job.claims=[{claim.id}]' job.worlds={worlds} world.people={people} world.seed={seed}"


def _opening(claim: Claim, verdict: Verdict, condition: Condition | None) -> str:
    word = verdict.word
    if condition is not None:
        word = (f"depends on a condition: it holds where {condition.sentence} (on held-out worlds {condition.density:.0%} of those inside "
                f"agree, and {condition.coverage:.0%} of those that agree are inside)")
    return f"In this model, \"{claim.title}\": {word}."


def _effect(claim: Claim, cell: Cell) -> str:
    if cell.n == 0:
        return ""
    low, high = cell.i90
    text = (f"{claim.change[0].upper()}{claim.change[1:]} changes {claim.outcome} by a median of {percent(cell.median)} "
            f"(90% of worlds {percent(low)} to {percent(high)}); ")
    if claim.kind is Kind.NO_EFFECT:
        return text + f"{cell.share_agree:.0%} of answers stay within {claim.band:.0%}, {cell.share_oppose:.0%} do not."
    up, down = (cell.share_agree, cell.share_oppose) if claim.expects is Direction.RISES else (cell.share_oppose, cell.share_agree)
    return text + (f"{up:.0%} of answers rise by more than {claim.band:.0%}, {down:.0%} fall by more than that, "
                   f"{cell.share_negligible:.0%} do neither.")


def _asked(cell: Cell, worlds: int, people: int) -> str:
    """How many were asked, and what became of those that gave no answer."""
    text = f"Asked in {worlds} {_plural('world', worlds)} ({cell.family}) of {people:,} simulated people each"
    lost = []
    if cell.never:
        lost.append(f"{cell.never} {_plural('time', cell.never)} the market never reached the date")
    if cell.errors:
        lost.append(f"{cell.errors} {_plural('time', cell.errors)} a run failed")
    return text + (f"; {' and '.join(lost)}." if lost else ".")


def _start(claim: Claim, start: pd.DataFrame) -> str:
    """The start set date by date: one world, so a reading and no verdict."""
    if start.empty:
        return ""
    return f"The start set, one world and no verdict: {start_readings(claim, start)}."


def start_readings(claim: Claim, start: pd.DataFrame) -> str:
    """For example "at 10% -39.1% (opposes), at 75% never reached"."""
    said = []
    for _, row in start.iterrows():
        if math.isnan(row["change"]):
            said.append(f"at {row['date']} {'never reached' if row['never'] else 'no answer'}")
        else:
            said.append(f"at {row['date']} {percent(row['change'])} ({reading(claim, row['change'])})")
    return ", ".join(said)


def reading(claim: Claim, change: float) -> str:
    """What one world says: agrees, opposes or negligible."""
    if agrees(pd.Series([change]).to_numpy(), claim.expects, claim.band)[0]:
        return "agrees"
    return "opposes" if opposes(pd.Series([change]).to_numpy(), claim.expects, claim.band)[0] else "negligible"


def _plural(word: str, n: int) -> str:
    return word if n == 1 else word + "s"
