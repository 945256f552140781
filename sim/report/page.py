"""The page itself: inputs in, one self-contained HTML file out, the same bytes every time."""

import base64
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sim.report import assumptions, balance, overview, read, tokens
from sim.report.charts import flows as flow_picture
from sim.report.charts import past
from sim.report.history import History, Series, series_of
from sim.report.pictures import Picture
from sim.report.section import sections
from sim.report.words import number, share

HERE = Path(__file__).resolve().parent
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
    resolved: tuple[str, ...]


def write_page(judgements: list, study: read.Study, provenance: dict, flows: pd.DataFrame | None, out: Path,
               history: History | None = None) -> Path:
    """Write the page of a finished study to `out` and return it.

    judgements   verdicts in the order in which they shall stand
    study        readers of runs and weeks (`sim.report.read.Study`)
    provenance   what made the results; nested dictionaries are printed as dotted keys
    flows        the flow table of `sim.report.balance`, baseline arm first; None leaves the section out
    history      the start set's past beside the record; None leaves the section out

    Raises LeakyFlowError where the flow table does not conserve goods, ValueError where an input lacks what the page needs.
    """
    if not judgements:
        raise ValueError("a page needs at least one judgement")
    html = _environment().get_template("page.html.j2").render(**_context(judgements, study, provenance, flows, history))
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(out.name + ".part")
    part.write_text(html, encoding="utf-8", newline="\n")
    os.replace(part, out)
    return out


def _context(judgements: list, study: read.Study, provenance: dict, flows: pd.DataFrame | None, history: History | None) -> dict:
    known, t = assumptions.meanings(), read.tables(study)
    axis, rows = overview.rows(judgements, known)
    facts = _flat(provenance)
    return {
        "title": overview.title(judgements), "lede": overview.lede(judgements), "axis": axis, "rows": rows,
        "sections": sections(judgements, t, known), "reached": _reached(judgements), "flow": _flow(flows), "past": _past(history),
        "facts": facts, "line": _line(facts, judgements), "marks": tokens.MARKS, "t": tokens, "fonts": _fonts(),
    }


def _environment() -> Environment:
    env = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env.filters |= {"number": number, "share": share, "svg": Markup}
    return env


@cache
def _fonts() -> dict[str, str]:
    """Both typefaces as base64, so that the page asks nobody for anything."""
    return {name: base64.b64encode((HERE / "fonts" / file).read_bytes()).decode() for name, file in FONTS.items()}


def _reached(judgements: list) -> list[tuple[str, int, int]]:
    """(date, prior worlds that came to it, prior worlds asked) for dates set by fentanyl's share of deaths."""
    found: dict[str, tuple[str, int, int]] = {}
    for cell in (c for j in judgements for c in j.cells):
        date, plain = cell.labels.get("date", ""), cell.labels.get("knockout", "none") == "none"
        if cell.family == "prior worlds" and date.endswith("%") and plain and not cell.labels.get("reading") and not cell.labels.get("outcome"):
            found.setdefault(date, (date, cell.n + cell.errors, cell.n + cell.never + cell.errors))
    return sorted(found.values(), key=lambda r: float(r[0].rstrip("%")))


def _flow(flows: pd.DataFrame | None) -> Flow | None:
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
    return Past(series, shown, history.resolved)


def _flat(facts: dict, before: str = "") -> dict[str, str]:
    """Nested provenance as dotted keys and words, in the order given."""
    out: dict[str, str] = {}
    for key, value in facts.items():
        if isinstance(value, dict):
            out |= _flat(value, f"{before}{key}.")
        else:
            out[f"{before}{key}"] = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    return out


def _line(facts: dict[str, str], judgements: list) -> list[tuple[str, str]]:
    """The provenance line: what a reader needs to cite the page."""
    worlds = sorted({j.worlds for j in judgements})
    people = sorted({j.people for j in judgements})
    line = [("Prior worlds per claim", " to ".join(f"{w:,}" for w in dict.fromkeys((worlds[0], worlds[-1])))),
            ("Simulated people per world", " to ".join(f"{p:,}" for p in dict.fromkeys((people[0], people[-1]))))]
    first = [(name, facts[key]) for name, key in (("Model", "version"), ("Commit", "commit"), ("Configuration", "config_hash")) if key in facts]
    return first + line + [(name, facts[key]) for name, key in (("Seed", "seed"), ("Made", "date"), ("Data", "folder")) if key in facts]
