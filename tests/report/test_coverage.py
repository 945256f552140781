"""The generated documents: complete, and honest about what does nothing."""

import re
from dataclasses import fields
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from sim import door
from sim.errors import DONE
from sim.experiment.beyond import Beyond
from sim.measures import MEASURES
from sim.params.mechanisms import Mechanisms
from sim.policy.levers import Policy
from sim.policy.rules import Rules
from sim.report import coverage, where
from sim.report.registry import ACTORS, CROSSINGS, ENTITIES, NUMBERED, PRODUCTS

DOCS = Path(__file__).parents[2] / "docs"
LEVERS, SWITCHES = [f.name for f in fields(Policy)], [f.name for f in fields(Mechanisms)]
RUN = ["job=effects", "job.only=[heroin_cut,research]", "job.pairs=1", "job.worlds=0", "world.people=200", "job.processes=1"]


KEPT = """\
## Levers

| Lever | Number | Moved |
|---|---|---|
| `heroin_cut` | L02 | heroin_landed_kg −50% \\| here |
| `gone_since` | L99 | something +1% |

## Actors

| Actor | Moved |
|---|---|
| dealer | customers_without_dealer +697% |
"""


@cache
def as_kept() -> dict[str, dict[str, str]]:
    """What moved by section and first cell, as the code is now and an old text kept it."""
    return {title: {row[0].strip("`"): row[-1] for row in rows} for title, _, rows in coverage.as_kept(KEPT)}


@pytest.mark.parametrize("title, wanted", [
    ("Levers", LEVERS), ("Mechanism switches", SWITCHES), ("Weekly measures", MEASURES), ("Rules", [f.name for f in fields(Rules)]),
    ("Numbered measures", NUMBERED), ("Actors", [e.name for e in ACTORS]), ("Crossings", [e.name for e in CROSSINGS]),
    ("Products", [e.name for e in PRODUCTS]), ("Article entities", [e[0] for e in ENTITIES]),
])
def test_the_page_of_coverage_names_what_there_is_and_nothing_else(title, wanted):
    """Names are the code's, however old the text is from which results are taken."""
    assert set(as_kept()[title]) == set(wanted)


def test_results_are_taken_from_the_text_of_the_last_run_and_what_is_newer_says_so():
    levers = dict(as_kept()["Levers"])
    assert levers.pop("heroin_cut") == "heroin_landed_kg −50% | here"
    assert as_kept()["Actors"]["dealer"] == "customers_without_dealer +697%"
    assert set(levers.values()) == {coverage.UNTRIED}
    kept = coverage.moved_in((DOCS / "coverage.md").read_text(encoding="utf-8"))
    assert ("Levers", "`heroin_cut`") in kept


def test_every_section_has_a_row_for_all_there_is():
    sections = coverage.sections(pd.DataFrame([row()]), Beyond(pd.DataFrame(), {}))
    rows = {title: {cells[0].strip("`") for cells in rows} for title, _, rows in sections}
    assert rows["Levers"] == set(LEVERS) and rows["Weekly measures"] == set(MEASURES) and rows["Mechanism switches"] == set(SWITCHES)
    assert rows["Rules"] == {f.name for f in fields(Rules)}


@pytest.mark.parametrize("lever", LEVERS)
def test_of_every_lever_it_is_said_what_whoever_proposes_it_and_whoever_doubts_it_expects(lever):
    form = type(getattr(Policy(), lever))
    assert form.expected and form.rival and form.expected != form.rival


def test_entries_name_levers_switches_and_entries_that_exist():
    known = {entry.name for entry in (*ACTORS, *CROSSINGS, *PRODUCTS)}
    assert {name for entry in (*ACTORS, *CROSSINGS, *PRODUCTS) for name in entry.by} <= {*LEVERS, *SWITCHES}
    assert {stands for _, _, stands in ENTITIES} <= known | {*LEVERS, *SWITCHES}


def test_lines_of_code_are_where_they_are_said_to_be():
    for place in (where.line_of(type(Policy().heroin_cut)), where.code_of(["sim.nowhere", "sim.agents.customs"])):
        path, line = place.split(":")
        assert re.match(r"(@|class |def )", (where.PACKAGE.parent / path).read_text().splitlines()[int(line) - 1])
    assert where.code_of(["sim.nowhere", "sim.agents.customs:Nobody"]) == ""
    assert where.read_at("mechanisms", "entry").startswith("sim/agents/") and where.read_at("rules", "no_such_rule") == ""
    assert where.read_at("rules", "clinic_buffer").startswith("sim/phases/deal.py"), "a rule that is read division by division"


def row(**told) -> dict:
    return {"kind": "lever", "name": "heroin_cut", "said": "heroin_cut share=0.5", "first": False, "measure": "deaths_expected",
            "change": 0.1, "moved": 3, "worlds": 3} | told


def test_what_moved_nothing_is_listed_as_without_effect():
    moved = pd.DataFrame([row(), row(name="search_effort", moved=1)])
    text = coverage.coverage(moved, Beyond(pd.DataFrame(), {}), {})
    assert "deaths_expected +10% (heroin_cut share=0.5)" in text
    idle = text.split("## Without effect")[1]
    assert "levers: `search_effort`" in idle and "levers: `heroin_cut`" not in idle


def test_the_job_writes_both_tables(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("COUNTERFLOW_OUTPUTS", str(tmp_path))
    assert door.run(RUN) == DONE
    folder = tmp_path / "latest"
    assert " without effect" in capsys.readouterr().out
    table = (folder / "levers.md").read_text()
    row = next(line for line in table.splitlines() if "| `heroin_cut` | share=0.5 |" in line)
    assert re.search(r"`heroin_landed_kg` −(4[89]|5[0-4])%", row), "a quota of half lets about half land"
    assert "switch `research`" not in table.split("## Without effect")[1], "it acts beside a lever that removes sellers"
    assert (folder / "coverage.md").read_text().startswith("# What is in the world")


def test_parts_of_the_tables_do_not_go_into_the_documents(capsys):
    assert door.run([*RUN, "job.docs=true"]) != DONE
    assert "leave out job.only" in capsys.readouterr().err
