"""One section of the page per claim: its verdicts, pictures and tables."""

import math
from dataclasses import dataclass
from pathlib import PurePath

from sim.claims.catalogue import laid_out_whole
from sim.claims.claim import Claim, Group
from sim.claims.judgement import Judgement
from sim.paths import seeds_dir
from sim.report import judgement_cells, pictures
from sim.report.alone import alone
from sim.report.charts.signmap import SignMap
from sim.report.judgement_cells import Grid, Line
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
    sentence: str
    numbers: str
    turns: Turns
    reproduce: str


@dataclass(frozen=True)
class Section:
    """What the template prints for one claim; variants of a claim (C02a, C02b) share a section."""

    id: str
    title: str
    claim: Claim
    whole: bool
    verdicts: list[Said]
    shown: str
    fans: list[Picture]
    multiples: list[Picture]
    signmap: SignMap | None
    other_maps: list[tuple[str, SignMap]]
    alone: dict[str, str]
    knockouts: list[Line]
    settings: list[Line]
    others: Grid | None
    parts: list[Part]


def sections(judgements: list[Judgement], t: Tables, known: dict[str, str]) -> list[tuple[str, list[Section]]]:
    """Sections by the part of the trade they are about, in the order of the judgements within each part.

    On a page of many claims only those with pictures of their own are laid out whole; the others are folded, with words and tables.
    """
    groups: dict[str, list[Judgement]] = {}
    for j in judgements:
        groups.setdefault(j.claim.number, []).append(j)
    whole = {claim.number for claim in laid_out_whole([j.claim for j in judgements])}
    made = [_section(key, group, t, known, key in whole) for key, group in groups.items()]
    return [(part.value, inside) for part in Group if (inside := [s for s in made if s.claim.group is part])]


def _section(key: str, group: list[Judgement], t: Tables, known: dict[str, str], whole: bool) -> Section:
    claim = group[-1].claim  # of variants the larger one: its paths are easiest to see
    contrast, date = pictures.lead_contrast(claim)
    found = judgement_cells.distinct([c for j in group for c in j.cells])
    mapped, by_itself = judgement_cells.sign_map(found, claim), alone(claim, t) if whole else {}
    other = [(extra, judgement_cells.sign_map(found, claim, extra.measure)) for extra in claim.also if extra.knockouts]
    return Section(
        id=key, whole=whole, title=claim.title.replace(claim.headline, " or ".join(j.claim.headline for j in group)), claim=claim,
        verdicts=[_said(j, known, whole) for j in group], shown=f"{claim.axis} {claim.shown}, date {date}",
        fans=pictures.fans(t, claim, contrast, date, key) if whole else [],
        multiples=pictures.multiples(t, contrast, key) if whole else [], signmap=mapped,
        other_maps=[(observed(extra.measure, extra.unit).title, m) for extra, m in other if m], alone=by_itself,
        knockouts=[] if mapped else judgement_cells.knockouts(found, claim, by_itself),
        settings=[] if mapped else judgement_cells.settings(found, claim),
        others=judgement_cells.others(found, claim), parts=parts(claim, t.runs),
    )


def _said(j: Judgement, known: dict[str, str], whole: bool) -> Said:
    claim = j.claim
    cite = f"Our reading, in our words. {claim.said_by} ({claim.side.value}); {_source(claim.seed)}."
    return Said(claim.id, claim.headline, reading=sentence(claim.reading), cite=cite, mark=mark_of(j.verdict),
                sentence=with_minus(j.sentence), numbers=_beside(j),
                turns=pictures.turns(j, known, claim.id, drawn=whole), reproduce=j.reproduce)


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
