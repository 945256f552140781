"""Every claim with its reading, what would refute it and how it is asked; every scenario with its reason."""

from collections.abc import Iterable
from pathlib import Path

from sim.claims.catalogue import all_claims
from sim.claims.claim import Claim
from sim.claims.parts import Date, Group, Knockout
from sim.config.reading import GROUPS
from sim.config.scenarios import files, reason
from sim.experiment.study import Reaches
from sim.manual.sheets import Page, heading, page, paragraphs, words
from sim.paths import checkout, seeds_dir
from sim.report.markdown import code, table

CLAIMS = """\
A claim is a sentence from a source article, our reading of it, what would speak against it, and the paired experiment that could refute
it. No verdict stands here: a verdict belongs to a study, with its worlds and its commit. Ask one with the command beside it; the page it
makes shows the verdict. [How a verdict is made](../verdict.md) goes through one claim step by step.

A *band* is the smallest change that counts. A *named* knock-out takes away the very reason that the claim gives: if half of the effect
stands without it, the claim is right for the wrong reason."""
SCENARIOS = """\
A scenario is a short file of differences from the baseline, each with its reason. `counterflow scenarios show NAME` prints one;
`counterflow job=pair scenario=NAME` compares it with no policy; in Python, `scenario("NAME")`."""
TITLES = {"scenario": "Scenarios", "policy": "Policies", "world": "Sizes of a world", "job": "Jobs", "experiment": "Experiments"}


def pages() -> list[Page]:
    """Claims, scenarios."""
    return [claims(), scenarios()]


def claims() -> Page:
    """All claims, by the section they stand in."""
    every = all_claims()
    by_group = {group: [claim for claim in every if claim.group is group] for group in Group}
    rows = [(f"[{claim.id}](#{claim.id.lower()})", words(claim.title), words(claim.side.value), claim.expects.value) for claim in every]
    parts = [table(("Claim", "In a sentence", "Who speaks", "Expects that the outcome"), rows)]
    for group, found in by_group.items():
        parts += [f"## {group.value}"] * bool(found) + [claim for one in found for claim in whole(one)]
    return page("reference/claims.md", "Claims", CLAIMS, paragraphs(parts))


def whole(claim: Claim) -> list[str]:
    """One claim, laid out."""
    rows = [("Said by", words(claim.said_by)), ("Article", f"{article(claim.seed)} ({words(claim.side.value)})"),
            ("Our reading", words(claim.reading)), ("Would refute it", words(claim.refuter)), ("Reason given", words(claim.because)),
            ("How it is asked", words(claim.protocol)),
            ("Outcome", f"{code(claim.measure)}, {words(claim.unit)}, weeks {claim.window[0]} to {claim.window[1]} after the start"),
            ("Band", f"{claim.band:.1%}{'' if claim.compound is None else '; the answer is put together from several settings'}"),
            ("Dates", "; ".join(map(date, claim.dates))), ("Settings", words("; ".join(setting.label for setting in claim.settings))),
            ("Limit", words(claim.caveat)), ("Number put in, so no word is given", words(claim.restates)),
            ("To ask it", code(f"counterflow job=claims 'job.claims=[{claim.id}]'"))]
    told = [row for row in rows if row[1]]
    knocked = table(("Switched off", "If the claim is right about why", "Named"), map(knockout, claim.knockouts)) if claim.knockouts else ""
    return [heading(3, f"{claim.id}. {words(claim.title)}", claim.id.lower()), table(("", ""), told), knocked]


def article(seed: str) -> str:
    """Where a claim stands: a source article is linked, what an extension cites is told."""
    file = Path(seed).with_suffix(".md").name
    return f"[{words(Path(seed).stem)}](../project/seeds/{file})" if checkout() and (seeds_dir() / file).is_file() else words(seed)


def date(when: Date) -> str:
    """A date in words."""
    reached = isinstance(when.at, Reaches)
    return f"when fentanyl's share of street-opioid deaths first passes {when.at.share:.0%}" if reached else f"{when.at.year:g}"


def knockout(one: Knockout) -> tuple[str, str, str]:
    """A knock-out as a row."""
    moved = ", ".join(code(path) for path, _ in (*one.overrides, *one.factors))
    return f"{words(one.name)} ({moved})", words(one.predicts), "named" if one.named else ""


def scenarios() -> Page:
    """Every named set of settings, by group, with the reason its file gives first."""
    parts = [part for group in ("scenario", "policy", "experiment", "world", "job") if group in GROUPS
             for part in (heading(2, TITLES[group], group), table(("Name", "Why"), rows(files(group).items())))]
    return page("reference/scenarios.md", "Scenarios", SCENARIOS, paragraphs(parts))


def rows(found: Iterable[tuple[str, Path]]) -> list[tuple[str, str]]:
    """Name and reason."""
    return [(code(name), words(reason(path))) for name, path in sorted(found)]
