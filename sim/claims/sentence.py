"""The sentence that is printed: what follows in this model, on how many worlds, and what that says about the world."""

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from sim.claims.claim import Claim, Direction, Kind
from sim.claims.discovery import Finding
from sim.claims.judgement import ALL_DATES, Cell, Condition
from sim.claims.reasons import Reasons
from sim.claims.verdict import SIDES, Verdict, agrees, opposes, worlds_that_decide, worlds_that_lean
from sim.claims.wording import share, value

LOUD = 0.5   # part of the spread between worlds that is luck, from which on more lives are asked for before more worlds


Dates = Sequence[tuple[Verdict, Cell]]   # the word of each date alone, and its cell


def compose(claim: Claim, verdict: Verdict, by_date: Dates, headline: Cell, condition: Condition | None, why: str, worlds: int, lives: int,
            people: int, start: pd.DataFrame, windows: tuple[tuple[str, Cell], ...] = (), behind: str = "") -> str:
    """The verdict in full sentences."""
    parts = [_opening(claim, verdict, by_date, condition), _effect(claim, headline), _dates(by_date, headline), behind,
             *(_window(*w) for w in windows), _asked(by_date, headline, worlds, lives, people), why, _start(claim, start)]
    return " ".join(part for part in parts if part)


def reason(claim: Claim, verdict: Verdict, by_date: Dates, finding: Finding, why_it: Reasons, turns_on: Sequence[str] = ()) -> str:
    """What stands behind the word: why the model cannot tell and what would tell, or whether the reason that is given carries the effect.

    turns_on: inputs with which the answer moves beyond chance, in words.
    """
    if verdict is Verdict.CANNOT_TELL:
        return _what_would_tell([cell for _, cell in by_date], finding, turns_on)
    if verdict not in (Verdict.WRONG_REASON, *SIDES[0], Verdict.DEPENDS):
        return ""
    said = [f"{clause}: {', '.join(names)}" for clause, names in (
        ("It stands with this switched off, which the claim gives as its reason", why_it.stands),
        ("it falls with this switched off", why_it.falls), ("whether it stands without this cannot be told here", why_it.open)) if names]
    text = "; ".join(said)
    return text[0].upper() + text[1:] + "." if said else ""


def _what_would_tell(cells: Sequence[Cell], finding: Finding, turns_on: Sequence[str]) -> str:
    """What keeps the answer open, and what would close it: more worlds, more lives, or an unknown."""
    answered = [cell for cell in cells if cell.n]
    if not answered:
        return "No world answered: the market never reached the date, or every run failed."
    cell = min(answered, key=lambda cell: max(cell.share_agree, cell.share_oppose, cell.share_negligible))
    largest = max(cell.share_agree, cell.share_oppose, cell.share_negligible)
    said = [f"The largest share is {share(largest)}{_at(cell, cells)}, and could lie anywhere from {share(cell.mc_interval[0])} to "
            f"{share(cell.mc_interval[1])}"]
    decides = worlds_that_decide(largest)
    if cell.noise > LOUD and not decides:
        said.append(f"luck of single lives makes {share(cell.noise)} of the spread between worlds, so more lives a world would tell")
    needed = worlds_that_lean(largest)
    would = needed if needed and needed > cell.n else decides
    if would:
        said.append(f"if it stays, {would} worlds would tell")
    elif turns_on:
        said.append(f"it turns on {_listed(turns_on)}: knowing that would tell")
    elif len(said) == 1:
        said.append(f"worlds that are equally plausible here differ, and {finding.why}")
    return "; ".join(said) + "."


def _opening(claim: Claim, verdict: Verdict, by_date: Dates, condition: Condition | None) -> str:
    word = verdict.word
    if condition is not None:
        does = "agree" if condition.holds else "oppose"
        word = (f"depends on a condition: {condition.where} {condition.sentence} (on held-out worlds {share(condition.density)} of those "
                f"inside {does}, and {share(condition.coverage)} of those that {does} are inside; found in {share(condition.steady)} of "
                "halvings)")
    elif verdict is Verdict.DEPENDS:
        word = "depends on the date: " + ", ".join(f"{said.word} at {cell.labels['date']}" for said, cell in by_date if cell.n)
    elif verdict is Verdict.NUMBER and claim.restates:
        word = f"a number and no word, as the answer restates {claim.restates}"
    silent = [cell.labels["date"] for said, cell in by_date if cell.n and said is Verdict.CANNOT_TELL]
    if silent and len(silent) < len(by_date) and verdict not in (Verdict.DEPENDS, Verdict.CANNOT_TELL, Verdict.NUMBER):
        word += f" (at {_listed(silent)} it cannot be told)"
    return f"In this model, \"{claim.title}\": {word}{f'; {claim.caveat}' if claim.caveat else ''}. We read it as: {claim.reading}"


def _effect(claim: Claim, cell: Cell) -> str:
    if cell.n == 0:
        return ""
    text = f"{_clause(claim)} {_median(cell)}; "
    if claim.kind is Kind.THRESHOLD:
        return text + f"it lies {_range(claim)} in {share(cell.share_agree)} of worlds, and not in {share(cell.share_oppose)}."
    if claim.expects is Direction.NOT_LOWER:
        fall, not_ = share(cell.share_oppose), share(cell.share_agree)
        return text + f"it falls by more than {share(claim.band)} in {fall} of worlds, and does not in {not_}."
    if claim.expects is Direction.NOT_HIGHER:
        over, not_ = share(cell.share_oppose), share(cell.share_agree)
        return text + f"it lies above {share(claim.band)} in {over} of worlds, and does not in {not_}."
    if claim.kind is Kind.NO_EFFECT:
        return text + f"{share(cell.share_agree)} of worlds stay within {share(claim.band)}, {share(cell.share_oppose)} do not."
    up, down = (cell.share_agree, cell.share_oppose) if claim.expects is Direction.RISES else (cell.share_oppose, cell.share_agree)
    return text + (f"it rises by more than {share(claim.band)} in {share(up)} of worlds, falls by more than that in {share(down)}, "
                   f"and does neither in {share(cell.share_negligible)}.")


def _dates(by_date: Dates, headline: Cell) -> str:
    """The other dates beside the one that carries the word."""
    others = [cell for _, cell in by_date if cell is not headline and cell.n]
    if not others:
        return ""
    said = ", ".join(f"{value(cell.median, cell.scale)} at {cell.labels['date']} ({share(cell.share_agree)} agree)" for cell in others)
    return f"That is at {headline.labels['date']}; medians elsewhere: {said}."


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


def _asked(by_date: Dates, headline: Cell, worlds: int, lives: int, people: int) -> str:
    """How many were asked, and what became of those that gave no answer."""
    often = f", {lives} lives in each" if lives > 1 else ""
    text = f"Asked in {worlds} {_plural('world', worlds)} ({headline.family}) of {people:,} simulated people each{often}"
    lost, never, errors = [], sum(cell.never for _, cell in by_date), sum(cell.errors for _, cell in by_date)
    if never:
        lost.append(f"{never} {_plural('time', never)} the market never reached the date")
    if errors:
        lost.append(f"{errors} {_plural('time', errors)} a run failed")
    return text + (f"; {' and '.join(lost)}." if lost else ".")


def _at(cell: Cell, cells: Sequence[Cell]) -> str:
    return f" at {cell.labels['date']}" if len(cells) > 1 else ""


def _listed(items: Sequence[str]) -> str:
    return " and ".join(items)


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
