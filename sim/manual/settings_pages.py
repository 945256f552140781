"""Every number and series that can be set, group by group: range drawn, range possible, source; and the sources with their tags."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields

from sim.config.tree import Leaf, Tree, leaves, tree
from sim.manual.sheets import Page, heading, page, paragraphs, words
from sim.params.ranges import Range
from sim.params.references import SOURCES
from sim.report.markdown import code, table
from sim.report.words import number
from sim.spec import Params

FOLDER, SOURCE_PAGE = "reference/parameters", "reference/sources.md"
TAGS = {
    "R": "read in the source, at least in the excerpt that carries the number",
    "R2": "read in a page that quotes the source",
    "M": "from memory, not looked up",
    "D": "our arithmetic on tagged numbers",
    "F": "fitted by us to public series of 2010 to 2019, so no evidence of its own",
}
NO_SOURCE = ("choice", "by definition")      # keys that say that none is needed
INTRO = """\
Every number has a *default* (the start set), a *plausible* range from which prior worlds are drawn, a *possible* range of what may be
set at all, a unit, and a source. "Assumed" means that no source was found and somebody judged; the reason stands beside it. The same
list, searchable in a terminal: `counterflow settings WORD`. Set one as `params.market.dealers.price_stickiness=0.1` on the command
line, or `scenario("baseline").with_(price_stickiness=0.1)` in Python.

Defaults and ranges change when the model is fitted anew. Cite the version and commit printed on the page of your results."""


def pages() -> list[Page]:
    """An overview, a page per group of parameters, and the sources."""
    form = tree()
    groups = {**form["params"], "timeline": form["timeline"], "world": form["world"], "job": form["job"]}
    return [overview(groups), *(group(title, branch) for title, branch in groups.items()), sources()]


def overview(groups: dict[str, Tree]) -> Page:
    """How many numbers each group holds, and on how much they rest."""
    found = {title: leaves(branch) for title, branch in groups.items()}
    rows = [[f"[{title}](parameters/{title}.md)", said(title), len(settings), *rest(settings)] for title, settings in found.items()]
    rests = table(("Group", "What it holds", "Settings", "Drawn in prior worlds", "Assumed", "Fitted", "From a source"), rows)
    return page(f"{FOLDER}.md", "Parameters", INTRO, rests)


def said(group: str) -> str:
    """What a group says of itself."""
    forms = {f.name: f.default for f in fields(Params)}
    if group in forms:
        return words((type(forms[group]).__doc__ or "").strip().split("\n")[0].rstrip("."))
    return {"timeline": "Series by year and dates of events", "world": "Who lives in a run, from when to when, with which luck",
            "job": "What is done, and how much of it"}[group]


def rest(found: Iterable[Leaf]) -> tuple[int, int, int, int]:
    """How many settings are drawn; of those that are numbers of the world: assumed, fitted, read."""
    kinds = Counter(kind(leaf.source) for leaf in found)
    return sum(leaf.drawn for leaf in found), kinds["assumed"], kinds["fitted"], kinds["read"]


def kind(source: str) -> str:
    """On what a number rests: assumed, fitted, read; anything else is a choice or a definition."""
    if source.startswith("assumed"):
        return "assumed"
    return "" if source not in SOURCES or source in NO_SOURCE else "fitted" if SOURCES[source].tag == "F" else "read"


def group(title: str, branch: Tree) -> Page:
    """A page of one group: a table per part of it."""
    prefix = title if title in ("timeline", "world", "job") else f"params.{title}"
    own = {key: node for key, node in branch.items() if isinstance(node, Leaf)}
    inner = {key: node for key, node in branch.items() if key not in own}
    parts = [listed(leaves(own), prefix)] if own else []
    for key, node in inner.items():
        parts += [heading(2, f"{prefix}.{key}", key), listed(leaves(node), f"{prefix}.{key}")]
    return page(f"{FOLDER}/{title}.md", f"Parameters: {title}", f"{said(title)}. Settings begin with `{prefix}`.", paragraphs(parts))


def listed(found: Iterable[Leaf], prefix: str) -> str:
    """A row per setting, called by what follows the prefix that all share."""
    heads = ("Setting", "Meaning", "Unit", "Default", "Plausible", "Possible", "Source")
    return table(heads, [row(leaf, prefix) for leaf in found])


def row(leaf: Leaf, prefix: str) -> tuple[str, ...]:
    """A setting as cells."""
    may = words(", ".join(leaf.choices)) if leaf.choices else span(leaf.possible)
    return (code(leaf.path.removeprefix(f"{prefix}.")), words(leaf.meaning), words(leaf.unit or "–"), usual(leaf),
            span(leaf.range) if leaf.drawn else "not drawn", may, source(leaf.source))


def usual(leaf: Leaf) -> str:
    """A default as it is read."""
    if leaf.kind == "series":
        return "; ".join(f"{year:g}: {number(value)}" for year, value in leaf.default)
    if isinstance(leaf.default, bool):
        return str(leaf.default).lower()
    return f"{leaf.default:g}" if isinstance(leaf.default, float) else words(leaf.default)


def span(ends: Range | None) -> str:
    """A range in words; those drawn in logarithms say so."""
    return "–" if ends is None else f"{number(ends.low)} to {number(ends.high)}{' (log)' if ends.log else ''}"


def source(key: str) -> str:
    """A source, linked if it is one of the list."""
    return f"[{key}](../sources.md#{key})" if key in SOURCES and key not in NO_SOURCE else words(key or "–")


def sources() -> Page:
    """Every source with its tag."""
    used = Counter(leaf.source for leaf in leaves({"params": tree()["params"], "timeline": tree()["timeline"], "policy": tree()["policy"]}))
    rows = [(f'<a id="{key}"></a>{key}', words(source.citation), f"{source.tag}: {TAGS[source.tag]}", used[key])
            for key, source in SOURCES.items() if key not in NO_SOURCE]
    return page(SOURCE_PAGE, "Sources of parameters",
                "Where numbers come from, and how far each source was read. Data that the model is compared with have "
                "[a page of their own](record.md).", table(("Key", "Source", "Tag", "Settings that rest on it"), rows))
