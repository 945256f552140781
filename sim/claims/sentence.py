"""The sentence that is printed: what follows in this model, on how many worlds, and what that says about the world."""

import math

import numpy as np
import pandas as pd

from sim.claims.claim import Claim, Direction, Kind
from sim.claims.discovery import Finding
from sim.claims.judgement import ALL_DATES, Cell, Condition
from sim.claims.verdict import ENOUGH, Verdict, agrees, opposes
from sim.claims.wording import share, value


def compose(claim: Claim, verdict: Verdict, headline: Cell, condition: Condition | None, why: str, worlds: int, people: int,
            start: pd.DataFrame, windows: tuple[tuple[str, Cell], ...] = (), behind: str = "") -> str:
    """The verdict in full sentences."""
    parts = [_opening(claim, verdict, condition), _effect(claim, headline), behind, *(_window(*w) for w in windows),
             _asked(headline, worlds, people), why, _start(claim, start)]
    return " ".join(part for part in parts if part)


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
        return (f"With {headline.n} independent {_plural('world', headline.n)} the largest share could lie anywhere from {share(low)} to "
                f"{share(high)}, which leaves open whether it passes {share(ENOUGH)}: more worlds are needed.")
    return f"No share reaches {share(ENOUGH)}, and {finding.why}."


def _opening(claim: Claim, verdict: Verdict, condition: Condition | None) -> str:
    word = verdict.word
    if condition is not None:
        word = (f"depends on a condition: it holds where {condition.sentence} (on held-out worlds {share(condition.density)} of those "
                f"inside agree, and {share(condition.coverage)} of those that agree are inside)")
    return f"In this model, \"{claim.title}\": {word}{f'; {claim.caveat}' if claim.caveat else ''}."


def _effect(claim: Claim, cell: Cell) -> str:
    if cell.n == 0:
        return ""
    text = f"{_clause(claim)} {_median(cell)}; "
    if claim.kind is Kind.THRESHOLD:
        return text + f"it lies {_range(claim)} in {share(cell.share_agree)} of answers, and not in {share(cell.share_oppose)}."
    if claim.kind is Kind.NO_EFFECT:
        return text + f"{share(cell.share_agree)} of answers stay within {share(claim.band)}, {share(cell.share_oppose)} do not."
    up, down = (cell.share_agree, cell.share_oppose) if claim.expects is Direction.RISES else (cell.share_oppose, cell.share_agree)
    return text + (f"{share(up)} of answers rise by more than {share(claim.band)}, {share(down)} fall by more than that, "
                   f"{share(cell.share_negligible)} do neither.")


def _range(claim: Claim) -> str:
    """Where a threshold is said to lie."""
    low, high = claim.main.inside
    return f"above {value(low, claim.main.scale)}" if math.isinf(high) else \
        f"between {value(low, claim.main.scale)} and {value(high, claim.main.scale)}"


def _clause(claim: Claim) -> str:
    """Up to the number: "Closing the largest makers changes the fentanyl landed by"."""
    change = claim.change[0].upper() + claim.change[1:]
    return f"{change} changes {claim.outcome} by" if claim.compound is None else claim.compound.clause(change, claim.outcome)


def _window(when: str, cell: Cell) -> str:
    """The same measure over another window, which has no vote."""
    return f"Over {when} the change is {_median(cell)}." if cell.n else ""


def _median(cell: Cell) -> str:
    """Median and interval over answers; one world has no interval."""
    if not cell.spreads:
        return f"a median of {value(cell.median, cell.scale)}"
    low, high = (value(x, cell.scale) for x in cell.i90)
    return f"a median of {value(cell.median, cell.scale)} (90% of answers {low} to {high})"


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
        when = "over its dates" if row["date"] == ALL_DATES else f"at {row['date']}"
        if math.isnan(row["change"]):
            said.append(f"{when} {'never reached' if row['never'] else 'no answer'}")
        else:
            said.append(f"{when} {value(row['change'], claim.main.scale)} ({reading(claim, row['change'])})")
    return ", ".join(said)


def reading(claim: Claim, change: float) -> str:
    """What one world says: agrees, opposes or negligible."""
    asked = np.array([change]), claim.expects, claim.band, claim.main.inside
    if agrees(*asked)[0]:
        return "agrees"
    return "opposes" if opposes(*asked)[0] else "negligible"


def _plural(word: str, n: int) -> str:
    return word if n == 1 else word + "s"
