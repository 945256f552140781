"""Levers, measures, mechanism switches, the week, and what stands for every word of the articles."""

from dataclasses import Field, fields
from enum import Enum
from functools import cache
from importlib import import_module

from sim.claims.catalogue import all_claims
from sim.claims.claim import Claim
from sim.config.tree import Leaf, leaves, tree
from sim.manual.settings_pages import span
from sim.manual.sheets import Page, heading, page, paragraphs, words
from sim.measures import MEASURES
from sim.measures.measure import PLACES
from sim.paths import checkout
from sim.phases import the_week
from sim.policy.lever import Lever, sizes
from sim.policy.levers import Policy
from sim.report import coverage, where
from sim.report.markdown import code, table
from sim.report.words import number

LEVERS = """\
A lever is one policy instrument. Its size does nothing at its default. Numbers in brackets after a name are those of the register that
claims and articles cite. *Expected* is what whoever proposes it expects, *rival* what whoever doubts it does; neither is a result. What
moved when each was tried is told in [what moves](../levers.md). Set one as `policy.NAME.SETTING=value`, or in Python
`scenario("baseline").with_(NAME=size)`. Public costs are assumed, with wide ranges."""
MEASURES_SAID = """\
A measure is a weekly number that a run gives. Weeks of a flow add up (*sum*), those of a level or a share are averaged (*mean*). They are
the columns of `weeks.parquet` and of `to_pandas()`. M01 to M40 are numbers of the register that claims cite."""
SWITCHES = """\
Every mechanism is a switch, so that an effect can be traced to its cause: `mechanisms.NAME=value`. Turning one off leaves all other luck
untouched. Those that are off by default are rivals of what is on, or were built later and wait for a fit; `+experiment=new_structure`
switches on the latter. Claims in the last column switch it."""
WEEK = """\
One step of the model is a week, and a week is this list, from the top. A phase is a function that takes what earlier phases gave and
gives something itself; nothing else writes on the model. Goods sent this week arrive after their lead time; what a dealer puts in bags
this week is used this week. The functions lie in `sim/phases/`; [the equations](../odd.md#7-submodels) behind them in `sim/market/` and
`sim/harm/`."""
COVERAGE = """\
Every actor, crossing, product, lever, switch, rule and measure, and every thing the articles speak of: where it stands in the code, the
tests, scenarios and claims that speak of it, and what moved most when it was touched. Names and places are read from the code when this
site is built. *Moved* is copied from the last time that everything was tried (`counterflow job=effects job.docs=true`, kept in
`docs/coverage.md`); what is newer than that is *not tried yet*."""


def pages() -> list[Page]:
    """Levers, measures, switches, week, coverage."""
    return [levers(), measures(), switches(), week(), covered()]


def levers() -> Page:
    """All levers, each under a heading of its own."""
    found = [(f.name, getattr(Policy(), f.name)) for f in fields(Policy)]
    rows = [(f"[{code(key)}](#{key})", lever.code, words(lever.said or first_line(type(lever)))) for key, lever in found]
    parts = [table(("Lever", "Number", "What is said of it"), rows), *(part for key, lever in found for part in whole(key, lever))]
    return page("reference/levers.md", "Levers", LEVERS, paragraphs(parts))


def whole(key: str, lever: Lever) -> list[str]:
    """One lever."""
    form = type(lever)
    told = [("Expected", words(lever.expected)), ("Rival", words(lever.rival)), ("Should move first", code(lever.moves)),
            ("Scenarios", words(where.scenarios_of(key))), ("Claims", claims_on("policy", key))]
    of_register = f" ({lever.code})" if lever.code else ""
    return [heading(2, f"{words(key)}{of_register}", key), words(first_line(form)), table(("", ""), [row for row in told if row[1]]),
            table(("Setting", "Meaning", "Unit", "Default", "Range", "Kind"), [setting(f, sizes(lever)) for f in fields(form)])]


def setting(declared: Field, of_size: tuple[str, ...]) -> tuple[str, ...]:
    """A field of a lever as a row."""
    meta = declared.metadata
    kind = "size" if declared.name in of_size else "cost" if meta.get("source", "").startswith("assumed") else "detail"
    usual, may = declared.default, span(meta.get("possible"))
    if declared.name == "start":
        usual, may = "never", "any year of the run"
    elif isinstance(usual, Enum):
        usual, may = usual.name, ", ".join(type(usual).__members__)
    elif not isinstance(usual, bool):
        usual = number(usual)
    return code(declared.name), words(meta.get("meaning", "")), words(meta.get("unit", "–")), words(usual), words(may), kind


@cache
def claims_on(room: str, key: str) -> str:
    """The claims that pull a lever ("policy") or switch a mechanism ("mechanisms") in any of their settings or knock-outs, linked."""
    found = [claim.id for claim in all_claims() if key in touched(claim, room)]
    return ", ".join(f"[{one}](claims.md#{one.lower()})" for one in found)


def touched(claim: Claim, room: str) -> set[str]:
    """The levers that a claim pulls, or the mechanisms that it switches."""
    settings = (*claim.settings, *claim.readings)
    if room == "policy":
        return {path.split(".")[0] for one in settings for path, _ in one.policy}
    moved = [overrides for one in settings for overrides in (one.without, one.with_, one.off, one.on, one.under)]
    return {path for overrides in (*moved, *(one.overrides for one in claim.knockouts)) for path, _ in overrides}


def first_line(form: type) -> str:
    """What a class says of itself first."""
    return (form.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")


def measures() -> Page:
    """All measures, by the module that declares them."""
    by_module: dict[str, list[tuple[str, ...]]] = {}
    for one in MEASURES.values():
        by_module.setdefault(PLACES[one.name][0], []).append((code(one.name), words(one.unit), one.total, words(one.meaning)))
    parts = []
    for module, rows in by_module.items():
        parts += [heading(2, words((import_module(module).__doc__ or module).strip().split("\n")[0].rstrip(".")), module.split(".")[-1]),
                  table(("Measure", "Unit", "Weeks", "Meaning"), rows)]
    return page("reference/measures.md", "Measures", MEASURES_SAID, paragraphs(parts))


def switches() -> Page:
    """All mechanism switches, those that are on and those that are not."""
    found = leaves(tree()["mechanisms"])
    off = [leaf for leaf in found if leaf.default is False]
    parts = ["## On, or one of several", switched([leaf for leaf in found if leaf not in off]), "## Off", switched(off)]
    return page("reference/switches.md", "Mechanism switches", SWITCHES, paragraphs(parts))


def switched(found: list[Leaf]) -> str:
    """A row per switch."""
    rows = []
    for leaf in found:
        key = leaf.path.split(".")[-1]
        usual = leaf.default if isinstance(leaf.default, str) else str(leaf.default).lower()
        may = ", ".join(leaf.choices) or "true, false"
        rows.append((code(key), code(usual), words(may), words(leaf.meaning), claims_on("mechanisms", key)))
    return table(("Switch", "Default", "May be", "Meaning", "Claims"), rows)


def week() -> Page:
    """The phases of a week."""
    rows = [(place, code(phase.name), words(phase.meaning), ", ".join(map(code, phase.takes)), code(phase.gives))
            for place, phase in enumerate(the_week(), 1)]
    return page("reference/week.md", "The week", WEEK, table(("", "Phase", "What happens", "Takes", "Gives"), rows))


def covered() -> Page:
    """The register of everything, with what moved when it was last tried."""
    top = checkout()
    kept = (top / "docs" / "coverage.md").read_text(encoding="utf-8") if top else ""
    parts = [part for title, heads, rows in coverage.as_kept(kept) for part in (f"## {title}", table(heads, rows))]
    return page("reference/coverage.md", "What stands for what", COVERAGE, paragraphs(parts))
