"""The page of one claim: its verdicts, evidence, pictures, objections and tables."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from sim.claims.claim import Claim, Group
from sim.claims.judgement import Judgement
from sim.paths import seeds_dir
from sim.report import judgement_cells, pictures
from sim.report.alone import alone
from sim.report.charts.signmap import SignMap
from sim.report.judgement_cells import Grid, Lines
from sim.report.objections import Objection, objections
from sim.report.observed import observed
from sim.report.pictures import Picture, Turns
from sim.report.read import Tables
from sim.report.tokens import Mark, mark_of
from sim.report.why_fentanyl import Part, parts
from sim.report.words import counted, number, sentence, share, span, value, with_minus


@dataclass(frozen=True)
class Said:
    """One verdict with what stands beside it."""

    id: str
    setting: str
    reading: str
    cite: str
    mark: Mark
    median: str
    interval: str
    agree: str
    sentence: str
    numbers: str
    limits: list[str]
    evidence: Lines
    turns: Turns
    reproduce: str


@dataclass(frozen=True)
class Section:
    """What the template prints for one claim; variants of a claim (C02a, C02b) share a page."""

    id: str
    title: str
    claim: Claim
    verdicts: list[Said]
    shown: str
    fans: list[Picture]
    multiples: list[Picture]
    signmap: SignMap | None
    other_maps: list[tuple[str, SignMap]]
    alone: dict[str, str]
    knockouts: Lines
    settings: Lines
    others: Grid | None
    parts: list[Part]
    objections: list[Objection]


def numbered(judgements: Sequence[Judgement]) -> dict[str, list[Judgement]]:
    """Judgements by the number of their claim, in the order of the page: by part of the trade, then as they stand."""
    found: dict[str, list[Judgement]] = {}
    for j in judgements:
        found.setdefault(j.claim.number, []).append(j)
    places = list(Group)
    return dict(sorted(found.items(), key=lambda pair: places.index(pair[1][-1].claim.group)))


def section(group: Sequence[Judgement], t: Tables, known: dict[str, str], judged: Mapping[str, Judgement]) -> Section:
    """What is printed of one claim and its variants. judged: every judgement of the page, by id."""
    claim = group[-1].claim  # of variants the larger one: its paths are easiest to see
    key = claim.number
    contrast, date = pictures.lead_contrast(claim)
    found = judgement_cells.distinct([c for j in group for c in j.cells])
    mapped, by_itself = judgement_cells.sign_map(found, claim), alone(claim, t)
    other = [(extra, judgement_cells.sign_map(found, claim, extra.measure)) for extra in claim.also if extra.knockouts]
    return Section(
        id=key, title=title_of(group), claim=claim, verdicts=[_said(j, known) for j in group],
        shown=f"{claim.axis} {claim.shown}, date {date}", fans=pictures.fans(t, claim, contrast, date, key),
        multiples=pictures.multiples(t, contrast, key), signmap=mapped,
        other_maps=[(observed(extra.measure, extra.unit).title, m) for extra, m in other if m], alone=by_itself,
        knockouts=judgement_cells.lines([] if mapped else judgement_cells.knockouts(found, claim, by_itself)),
        settings=judgement_cells.lines([] if mapped else judgement_cells.settings(found, claim)),
        others=judgement_cells.others(found, claim), parts=parts(claim, t.runs), objections=objections(group, judged),
    )


def title_of(group: Sequence[Judgement]) -> str:
    """The claim's title; of variants with every size."""
    claim = group[-1].claim
    return claim.title.replace(claim.headline, " or ".join(j.claim.headline for j in group)) if claim.headline else claim.title


def _said(j: Judgement, known: dict[str, str]) -> Said:
    claim, c = j.claim, j.headline
    cite = f"{claim.said_by} ({claim.side.value}); {_source(claim.seed)}"
    return Said(claim.id, claim.headline, reading=sentence(claim.reading), cite=cite, mark=mark_of(j.verdict),
                median=value(c.median, c.scale), interval=span(*c.i90, c.scale) if c.spreads else "", agree=share(c.share_agree),
                sentence=with_minus(j.sentence), numbers=_beside(j), limits=_limits(claim),
                evidence=judgement_cells.lines(judgement_cells.evidence(j)),
                turns=pictures.turns(j, known, claim.id), reproduce=j.reproduce)


def _limits(claim: Claim) -> list[str]:
    """What must be known before the verdict is used."""
    restates = f"The answer restates a number that was put in: {claim.restates}" if claim.restates else ""
    return [sentence(text) for text in (claim.caveat, restates) if text]


def _source(seed: str) -> str:
    """Where a claim was said: an article that is described in the folder of seeds, or in the words of whoever added the claim."""
    described = PurePath(seed).with_suffix(".md").name
    return f"article {seed}, described in seeds/{described}" if (seeds_dir() / described).is_file() else seed


def _beside(j: Judgement) -> str:
    """The numbers that the verdict's sentence leaves out."""
    c, said = j.headline, []
    if c.n:
        if c.spreads:
            said.append(f"{sentence(c.family)[:-1]}: half of the answers lie within {span(*c.i50, c.scale)}")
        said.append(f"Monte-Carlo error leaves the deciding share between {share(c.mc_interval[0])} and {share(c.mc_interval[1])}")
    if math.isfinite(c.noise):
        said.append(f"Luck of lives is {share(c.noise)} of what worlds differ by ({counted(j.lives, 'life', 'lives')} each)")
    if j.vrf is not None:
        fewer = f"asks for {number(j.vrf)} times fewer lives than luck of their own"
        saved = fewer if math.isfinite(j.vrf) else "leaves no variance at all"
        said.append(f"Sharing luck between the arms {saved} (variance-reduction factor, within worlds)")
    if j.start is not None and j.start is not c and j.start.n:
        said.append(f"Start set, median over its dates: {value(j.start.median, j.start.scale)}")
    return ". ".join(said) + "." if said else ""
