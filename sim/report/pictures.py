"""The pictures of one claim: fans, small multiples, and where or on what its answer turns."""

from dataclasses import dataclass

import numpy as np

from sim.claims.claim import Claim
from sim.claims.judgement import Condition, Judgement
from sim.experiment.study import Contrast
from sim.report import assumptions, read
from sim.report.bands import Paths, bands, block_of
from sim.report.charts import bars, fan, scatter
from sim.report.observed import MECHANISMS, observed
from sim.report.read import Tables
from sim.report.words import count, percent, sentence, share, signed

SHOWN = 8      # assumptions in the bars


@dataclass(frozen=True)
class Picture:
    """A figure with the words above it: title states the finding, note the unit and what the bands mean."""

    title: str
    note: str
    svg: str


@dataclass(frozen=True)
class Turns:
    """What the answer turns on: pictures side by side, and a sentence."""

    pictures: list[Picture]
    said: str


def lead_contrast(claim: Claim) -> tuple[Contrast, str]:
    """The contrast the fans show: the claim's own question at the middle date. (contrast, date label)"""
    date = claim.dates[len(claim.dates) // 2]
    return claim.lead(date), date.label


def fans(t: Tables, claim: Claim, contrast: Contrast, date: str, key: str) -> list[Picture]:
    """Both arms, and the difference within each world; empty where no drawn world came to the date."""
    seen = observed(claim.measure, claim.unit)
    p = read.paths(t, contrast, claim.measure)
    if p is None:
        return []
    policy, share_like = bool(contrast.changed.policy), seen.kind == "share"
    median = read.change_over(p, contrast.window)
    kind, block = seen.kind if share_like else "index", block_of(p)
    smooth = p.averaged(block)
    shown = smooth if share_like else p.indexed().averaged(block)
    names = ("No policy", "With policy") if policy else ("Without", "With")
    own = "" if share_like else " Each world as a multiple of its own level in the half year before."
    levels = Picture(
        f"{seen.title}, {claim.axis} {claim.shown}, at {date}: {percent(median)} in the median world",
        f"{sentence(seen.unit)}{own} {_bands(p)}, means over {block} weeks.",
        fan.fan(shown, f"{key}-fan", fan.in_words(shown, seen.title, kind), kind, names,
                "policy starts" if policy else "compared from here"),
    )
    start = read.paths(t, contrast, claim.measure, start_set=True)
    return [levels, _gap(smooth, start, median, key, seen.title)]


def _bands(p: Paths) -> str:
    """What is drawn: a band over worlds, or a world by itself."""
    return "One world" if p.worlds == 1 else f"Median, 50% and 90% of {p.worlds} worlds"


def _gap(smooth: Paths, start: Paths | None, median: float, key: str, title: str) -> Picture:
    line = None
    if start is not None:
        s = start.averaged(block_of(start))
        line = bands(s.t[s.t >= 0], s.difference(relative=True)[:, s.t >= 0])
    label = f"{title}: difference within each world, median {percent(median)} over the window."
    return Picture(
        f"Difference within each world: {percent(median)} in the median",
        "Same people, same luck: changed arm over baseline, minus 1.",
        fan.difference(smooth, f"{key}-difference", label, line, relative=True),
    )


def multiples(t: Tables, contrast: Contrast, key: str) -> list[Picture]:
    """Four small fans of what moves with it: fentanyl in bags, content, price of a dose, consumption."""
    out = []
    for column in MECHANISMS:
        p = read.paths(t, contrast, column)
        if p is None:
            continue
        seen = observed(column)
        change = read.change_over(p, contrast.window)
        smooth = (p.indexed() if seen.indexed else p).averaged(block_of(p))
        label = f"{fan.in_words(smooth, seen.title, seen.kind)} Median paired change {percent(change)}."
        drawn = fan.multiple(smooth, f"{key}-{column}", label, seen.kind)
        out.append(Picture(f"{seen.title} {percent(change)}", sentence(seen.unit), drawn))
    return out


def turns(judgement: Judgement, known: dict[str, str], key: str, *, drawn: bool = True) -> Turns:
    """The condition's box on its two axes where one was found; else which assumptions move the answer. Not drawn: the words alone."""
    condition = judgement.condition
    rows = judgement.sensitivities[:SHOWN]
    pictures = [_box(condition, known, key)] if condition is not None and drawn else []
    if rows and drawn:
        pictures.append(_bars(rows, judgement.chance, known, key))
    if condition is not None:
        does = "agree" if condition.holds else "oppose"
        said = f"{sentence(f'{condition.where} {condition.sentence}')} On worlds it was not found on, {share(condition.density)} of " \
               f"answers inside {does} (density), and {share(condition.coverage)} of those that {does} are inside (coverage). It was " \
               f"found, and held, in {share(condition.steady)} of halvings of the worlds."
    elif rows:
        beyond = sum(abs(rho) > judgement.chance for _, rho in judgement.sensitivities)
        said = "No condition is named that separates the answers which agree from those which do not. " + _beyond(beyond, judgement)
    else:
        said = "Too few worlds to say what the answer turns on."
    return Turns(pictures, said)


def _box(condition: Condition, known: dict[str, str], key: str) -> Picture:
    points = np.array([p[:2] for p in condition.points], dtype=float)
    agree = np.array([p[2] for p in condition.points], dtype=bool)
    limits = dict(zip(condition.parameters, condition.bounds))
    box = tuple(limits.get(axis, (-np.inf, np.inf)) for axis in condition.axes)
    names = tuple(assumptions.wrapped(assumptions.in_words(a, known), 52, 1) for a in condition.axes)
    others = [f"{assumptions.in_words(p, known)} {assumptions.limits(*b)}" for p, b in limits.items() if p not in condition.axes]
    also = f" The condition also asks: {'; '.join(others)}." if others else ""
    does = "agree" if condition.holds else "oppose"
    label = f"{int(agree.sum())} of {len(agree)} answers {does}; the box covers " + \
        " and ".join(f"{n} {assumptions.limits(*b)}" for n, b in zip(names, box)) + "."
    note = f"A dot is one answer of a world. Filled: it {does}s. Dashed: the condition found.{also}"
    title = f"Where the claim {'holds' if condition.holds else 'fails'}"
    return Picture(title, note, scatter.scatter(points, agree, names, box, f"{key}-box", label))


def _beyond(beyond: int, judgement: Judgement) -> str:
    """How many of the assumptions move the answer more than luck would let the luckiest of them."""
    tried = f"{len(judgement.sensitivities)} assumptions"
    if beyond == 0:
        return f"Of {tried}, nothing stands out beyond chance: among so many, one reaches {judgement.chance:.2f} by luck alone."
    stand = f"{count(beyond)} {'moves' if beyond == 1 else 'move'}"
    return f"Of {tried}, {stand} the answer more than the luckiest would by chance ({judgement.chance:.2f}). It does not say what decides."


def _bars(rows: list[tuple[str, float]], chance: float, known: dict[str, str], key: str) -> Picture:
    named = [(assumptions.wrapped(assumptions.in_words(name, known)), rho) for name, rho in rows]
    said = "; ".join(f"{name} {signed(rho)}".replace("\n", " ") for name, rho in named)
    label = f"Rank correlation of the change with each assumption: {said}."
    title = "Which assumptions move the answer" if abs(rows[0][1]) > chance else "No assumption stands out beyond chance"
    note = "Rank correlation between the assumption and the change. Dashed: what the strongest of all assumptions reaches by luck, " \
           "in 95 of 100 reshufflings of the worlds; pale bars stay within it."
    return Picture(title, note, bars.bars(named, chance, f"{key}-bars", label))
