"""Who would object to a verdict, what they would say, and what was found of it: from the claim's rival, its refuter and its knock-outs."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sim.claims.catalogue import all_claims
from sim.claims.claim import Claim, Kind
from sim.claims.judgement import Cell, Judgement
from sim.report.judgement_cells import own_question
from sim.report.tokens import Mark, mark_of
from sim.report.words import count, listed, sentence, share, value


@dataclass(frozen=True)
class Objection:
    """who: the voice; says: the objection; answer: what was found; mark and number: of the rival's verdict and page, where there is one."""

    who: str
    says: str
    answer: str
    mark: Mark | None = None
    number: str = ""


def objections(group: Sequence[Judgement], judged: Mapping[str, Judgement]) -> list[Objection]:
    """What may be said against the verdicts of one claim (its variants). judged: every judgement of the page, by id."""
    j = group[-1]
    found = [_refuted(j), *_rivals(j.claim, judged), _other_reason(j), _luck(j)]
    return [one for one in found if one]


def _refuted(j: Judgement) -> Objection:
    """Whoever thinks the claim is wrong."""
    return Objection("Whoever thinks it wrong", sentence(j.claim.refuter), _how_often(j.claim, j.headline))


def _how_often(claim: Claim, cell: Cell) -> str:
    if cell.n == 0:
        return "No world answered, so it stands open."
    if claim.kind is not Kind.SIGN:
        return f"Of the worlds {share(cell.share_oppose)} say so, {share(cell.share_agree)} do not."
    return (f"Of the worlds {share(cell.share_oppose)} lie on the other side by more than {share(cell.band)}, "
            f"{share(cell.share_negligible)} within that of nothing; {share(cell.share_agree)} agree with the claim.")


def _rivals(claim: Claim, judged: Mapping[str, Judgement]) -> list[Objection]:
    """Claims that say the opposite, in either direction of naming."""
    named = [one for one in all_claims() if one.id == claim.rival]
    back = [j.claim for j in judged.values() if j.claim.rival == claim.id]
    return [_rival(one, judged.get(one.id)) for one in {one.id: one for one in [*named, *back]}.values()]


def _rival(rival: Claim, j: Judgement | None) -> Objection:
    who, says = f"{rival.said_by} ({rival.side.value})", f"{sentence(rival.title)} {sentence(rival.because)}"
    if j is None:
        return Objection(who, says, f"That is {rival.id}, which was not asked here.")
    c = j.headline
    said = f"; median {value(c.median, c.scale)}, {share(c.share_agree)} of worlds agree" if c.n else ""
    return Objection(who, says, f"That is {rival.id}, judged in the same worlds by the same rules{said}.", mark_of(j.verdict), rival.number)


def _other_reason(j: Judgement) -> Objection | None:
    """Whoever accepts the effect but not the reason: what is left of it with each mechanism that the claim names switched off."""
    c = j.headline
    without = [(k.name, cell) for k in j.claim.knockouts if k.named and (cell := _knocked(j, k.name)) is not None and cell.n]
    if not without or not c.n:
        return None
    left = listed([f"{value(cell.median, cell.scale)} with this switched off: {name}" for name, cell in without])
    return Objection("Whoever sees another cause", f"The effect has another reason than this: {sentence(j.claim.because)}",
                     f"The median is {value(c.median, c.scale)} as it is, and {left}.")


def _knocked(j: Judgement, name: str) -> Cell | None:
    """The headline's cell with one mechanism off, at the headline's date where it was asked there."""
    claim, date = j.claim, j.headline.labels["date"]
    mine = [c for c in j.cells if c.drawn and own_question(c) and c.labels["knockout"] == name
            and c.labels[claim.axis] == claim.headline]
    return next((c for c in mine if c.labels["date"] == date), mine[0] if mine else None)


def _luck(j: Judgement) -> Objection:
    """Whoever asks whether it is luck, or too few worlds."""
    c = j.headline
    if c.n == 0:
        return Objection("Whoever counts the worlds", "Nobody answered.", "So nothing is said.")
    low, high = c.mc_interval
    return Objection("Whoever counts the worlds", "Other worlds, or other lives of these, would have said something else.",
                     f"{sentence(count(c.n))[:-1]} {'world' if c.n == 1 else 'worlds'} answered; asked of ever more of them, the largest "
                     f"share would lie between {share(low)} and {share(high)} (95%).{_noise(j)}")


def _noise(j: Judgement) -> str:
    """How much of what worlds differ by is luck, where it can be told."""
    return f" Luck of lives is {share(j.headline.noise)} of what worlds differ by." if math.isfinite(j.headline.noise) else ""
