"""The pages themselves: inputs in, self-contained HTML files out, the same bytes every time."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sim.claims.judgement import Judgement
from sim.experiment.family import Family
from sim.experiment.files import begin, remove, write
from sim.report import assumptions, balance, overview, read, section, tokens
from sim.report.alone import WATCHED
from sim.report.charts import goods_flow as flow_picture
from sim.report.charts import past
from sim.report.contradicting import contradicting
from sim.report.judgement_cells import as_it_is
from sim.report.modelled_years import Figure, History, Series, figures_of, series_of
from sim.report.observed import MECHANISMS
from sim.report.pictures import Picture
from sim.report.words import number, sentence, share

HERE = Path(__file__).resolve().parent
FLAGSHIP = "Start set, half of heroin cut when fentanyl reaches 40% of street-opioid deaths."
CLAIMS = "claims"                             # the folder of the pages of claims, beside the index
FLOW_TITLE, PAST_TITLE = "Where the goods go, and where they are stopped", "The modelled past beside the record"
FONTS = {"Inter": "inter-latin-wght-normal.woff2", "Source Serif 4": "source-serif-4-latin-wght-normal.woff2"}


@dataclass(frozen=True)
class Flow:
    """The flow section: one panel per arm, and the numbers of each arm and product."""

    unit: str
    panels: list[Picture]
    rows: list[dict]
    products: list[str]


@dataclass(frozen=True)
class Past:
    """The history section."""

    series: list[Series]
    pictures: list[Picture]
    figures: list[Figure]
    resolved: tuple[str, ...]
    notes: tuple[str, ...]
    asked: str


def write_page(judgements: list[Judgement], study: read.Study, provenance: dict, flows: pd.DataFrame | None, out: Path,
               history: History | None = None, beside: Sequence[Picture] = ()) -> Path:
    """Write the pages of a finished study and return the first, `out`: an index, beside it `claims/<number>.html` for every claim,
    `flow.html` and `history.html`. Every one is whole by itself and asks nobody for anything.

    judgements   verdicts in the order in which they shall stand
    study        readers of runs and weeks (`sim.report.read.Study`)
    provenance   what made the results; nested dictionaries are printed as dotted keys
    flows        the flow table of `sim.report.balance`, baseline arm first; None leaves its page out
    history      the start set's past beside the record; None leaves its page out
    beside       further pictures of the arms whose flow is shown

    Raises LeakyFlowError where the flow table does not conserve goods, ValueError where an input lacks what the pages need.
    """
    if not judgements:
        raise ValueError("a page needs at least one judgement")
    flow, past, facts = flow_of(flows), _past(history), flat(provenance)
    common = {"family": family_of(judgements), "line": _line(facts, judgements), "index": out.name, "up": ""}
    for name, more in (("flow", flow and {"title": FLOW_TITLE, "flow": flow, "flow_of_what": FLAGSHIP, "beside": beside}),
                       ("history", past and {"title": PAST_TITLE, "past": past})):
        page = out.with_name(f"{name}.html")
        rendered(f"{name}_page.html.j2", common | more, page) if more else remove(page)
    _write_claims(judgements, study, common, out)
    context = {"title": overview.title(judgements), "lede": overview.lede(judgements), "rule": overview.rule(judgements),
               "found": overview.overview(judgements), "reached": _reached(judgements), "facts": facts, "flow": flow, "past": past,
               "apart": contradicting(judgements)}
    return rendered("index.html.j2", common | context, out)


def _write_claims(judgements: Sequence[Judgement], study: read.Study, common: dict, out: Path) -> None:
    """A page for every number, those of claims that are no longer asked taken away."""
    groups = section.numbered(judgements)
    columns = [*MECHANISMS, *(column for column, _ in WATCHED), *(j.claim.measure for j in judgements)]
    known, tables, judged = assumptions.meanings(), read.tables(study, columns), {j.claim.id: j for j in judgements}
    folder, numbers = begin(out.parent / CLAIMS, within=True), list(groups)
    for page in folder.glob("*.html"):
        if page.stem not in groups:
            remove(page)
    for i, (key, group) in enumerate(groups.items()):
        beside = {"before": numbers[i - 1] if i else "", "after": numbers[i + 1] if i + 1 < len(numbers) else ""}
        s = section.section(group, tables, known, judged)
        rendered("claim.html.j2", common | beside | {"title": f"{s.id}. {s.title}", "s": s, "up": "../"}, folder / f"{key}.html")


def rendered(template: str, context: dict, out: Path) -> Path:
    """A template filled in and put in place, whole or not at all."""
    html = _environment().get_template(template).render(**context, t=tokens, fonts=_fonts())
    write(out, lambda draft: draft.write_text(html, encoding="utf-8", newline="\n"))
    return out


def family_of(judgements: list[Judgement]) -> Family:
    """The family of the worlds that were asked beside the start set."""
    return next((Family(cell.family) for j in judgements for cell in j.cells if cell.drawn), Family.prior)


def _environment() -> Environment:
    loader = FileSystemLoader(HERE / "templates")
    env = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env.filters |= {"number": number, "sentence": sentence, "share": share, "svg": Markup}
    return env


@cache
def _fonts() -> dict[str, str]:
    """Both typefaces as base64, so that the page asks nobody for anything."""
    return {name: base64.b64encode((HERE / "fonts" / file).read_bytes()).decode() for name, file in FONTS.items()}


def _reached(judgements: list[Judgement]) -> list[tuple[str, int, int]]:
    """(date, worlds that came to it, worlds asked) for dates set by fentanyl's share of deaths."""
    found: dict[str, tuple[str, int, int]] = {}
    for cell in (c for j in judgements for c in j.cells):
        date = cell.labels.get("date", "")
        if cell.drawn and date.endswith("%") and as_it_is(cell):
            found.setdefault(date, (date, cell.n + cell.errors, cell.n + cell.never + cell.errors))
    return sorted(found.values(), key=lambda r: float(r[0].rstrip("%")))


def flow_of(flows: pd.DataFrame | None) -> Flow | None:
    """The flow section: a panel for each arm, the later ones against the first."""
    if flows is None:
        return None
    balance.check(flows)
    arms = [str(a) for a in flows.arm.unique()]
    panels = []
    for i, arm in enumerate(arms):
        note = "" if i == 0 else f"Rust: ribbons more than {flow_picture.GREW - 1:.0%} wider than in the arm above."
        panels.append(Picture(arm[0].upper() + arm[1:], note, flow_picture.panel(flows, arm, arms[0] if i else None, f"flow-{i}")))
    return Flow(flow_picture.unit_of(flows), panels, balance.summary(flows), [str(p) for p in flows["product"].unique()])


def _past(history: History | None) -> Past | None:
    if history is None:
        return None
    series = series_of(history)
    shown = [Picture(s.name, s.unit, past.past(s, f"past-{i}", past.in_words(s))) for i, s in enumerate(series)]
    return Past(series, shown, figures_of(history), history.resolved, history.notes, history.asked)


def flat(facts: dict, before: str = "") -> dict[str, str]:
    """Nested provenance as dotted keys and words, in the order given; what says nothing (none, not so, empty) is left out."""
    out: dict[str, str] = {}
    for key, value in facts.items():
        if isinstance(value, dict):
            out |= flat(value, f"{before}{key}.")
        elif not (value is None or value is False or value in ("", [], ())):
            out[f"{before}{key}"] = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    return out


def _line(facts: dict[str, str], judgements: list[Judgement]) -> list[tuple[str, str]]:
    """The provenance line: what a reader needs to cite the page."""
    worlds, people = sorted({j.worlds for j in judgements}), sorted({j.people for j in judgements})
    dirty = " with changes" if facts.get("package.dirty") == "True" else ""
    line = [
        ("Model", facts.get("package.version", "")), ("Commit", facts.get("package.commit", "")[:8] + dirty),
        ("Configuration", facts.get("config_hash", "")[:8]), ("Worlds per claim", _from_to(worlds)),
        ("Simulated people a world", _from_to(people)), ("Made", facts.get("started", "")[:10]),
        ("Took", f"{facts['wall_min']} min on {facts['cores']} cores" if "wall_min" in facts else ""), ("Note", facts.get("note", "")),
    ]
    return [(name, value) for name, value in line if value.strip()]


def _from_to(values: list[int]) -> str:
    """One number, or the smallest to the largest."""
    return " to ".join(f"{v:,}" for v in dict.fromkeys((values[0], values[-1])))
