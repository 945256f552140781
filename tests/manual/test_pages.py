"""The documentation: what is declared is on a page, links lead somewhere, code that is named exists, and what a reader copies runs."""

import ast
import re
from pathlib import Path
from posixpath import join, normpath

import matplotlib
import pandas as pd
import pyarrow as pa
import pytest

from sim import manual
from sim.claims.catalogue import all_claims
from sim.config.tree import leaves, tree
from sim.experiment.files import write_table
from sim.history.patterns import all_patterns
from sim.manual import data_pages, house_pages
from sim.measures import MEASURES
from sim.params.references import SOURCES

TOP = Path(__file__).parents[2]
DOCS = TOP / "docs"
WRITTEN = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md") if path.name != "coverage.md"}
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


@pytest.fixture(scope="module")
def generated() -> dict[str, str]:
    return {page.path: page.text for page in manual.pages()}


@pytest.fixture(scope="module")
def site(generated) -> dict[str, str]:
    """Every page of the site by its path."""
    return WRITTEN | generated


def outside_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


def anchors(text: str) -> set[str]:
    """What a link into a page can point at: headings as MkDocs names them, or as they name themselves, and anchors in tables."""
    found = set(re.findall(r'<a id="([^"]+)">', text))
    for heading in re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE):
        own = re.search(r"\{ #(\S+) \}", heading)
        found.add(own[1] if own else re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower()))
    return found


def dangling(site: dict[str, str]) -> list[str]:
    """Links between pages that lead nowhere."""
    found = []
    for path, text in site.items():
        for target in LINK.findall(outside_code(text)):
            if re.match(r"https?:|mailto:", target):
                continue
            file, _, anchor = target.partition("#")
            place = normpath(join(path.rpartition("/")[0], file)) if file else path
            if place not in site or anchor and anchor not in anchors(site[place]):
                found.append(f"{path}: {target}")
    return found


def test_every_link_leads_somewhere(site):
    assert dangling(site) == []


def test_a_link_that_leads_nowhere_is_found():
    pages = {"a.md": "# A\n[b](sub/b.md#two) [gone](c.md) [no](sub/b.md#three) `[x](y.md)`", "sub/b.md": "# B\n## Two\n[a](../a.md)"}
    assert dangling(pages) == ["a.md: c.md", "a.md: sub/b.md#three"]


def test_what_is_declared_is_on_its_page_once(generated):
    for path, wanted in (("reference/claims.md", [f"{claim.id.lower()} }}" for claim in all_claims()]),
                         ("reference/patterns.md", [f"\n| {one.id} |" for pattern in all_patterns() for one in pattern.statements]),
                         ("reference/measures.md", [f"| `{name}` |" for name in MEASURES]),
                         ("reference/levers.md", [f"{{ #{name} }}" for name in tree()["policy"]]),
                         ("reference/switches.md", [f"| `{leaf.path.split('.')[-1]}` |" for leaf in leaves(tree()["mechanisms"])])):
        assert {word: generated[path].count(word) for word in wanted} == dict.fromkeys(wanted, 1), path


def test_a_claim_that_restates_what_was_put_in_says_so(generated):
    said = [claim.restates for claim in all_claims() if claim.restates]
    assert said and all(restated in generated["reference/claims.md"] for restated in said)


def test_every_parameter_is_on_a_page_with_range_and_source(generated):
    for title, branch in tree()["params"].items():
        rows = [line for line in generated[f"reference/parameters/{title}.md"].splitlines() if line.startswith("| `")]
        assert len(rows) == len(leaves(branch))
        assert all(cell.strip() for row in rows for cell in re.split(r"(?<!\\)\|", row)[1:-1])
    assert all(f'id="{key}"' in generated["reference/sources.md"] for key in SOURCES if key not in ("choice", "by definition"))


def test_pages_have_one_title_and_stand_at_one_place(generated):
    assert len(generated) == len(manual.pages())
    for path, text in generated.items():
        assert len(re.findall(r"^# ", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)) == 1, path


def test_signs_of_markdown_in_the_code_stay_signs():
    from sim.manual.sheets import words

    assert words("a*b [U] <1 & `x_y`") == r"a\*b \[U\] &lt;1 &amp; \`x\_y\`"


def test_targets_of_a_fit_are_shown_once_they_are_there(monkeypatch, tmp_path):
    real = data_pages.seeds_dir()
    assert ("targets" in str([page.path for page in data_pages.pages()])) == (real / "targets.csv").is_file()
    rows = pd.DataFrame({"target": ["deaths_heroin"], "year": [2014], "why": ["a|b"]})
    rows.to_csv(tmp_path / "targets.csv", index=False)
    monkeypatch.setattr(data_pages, "seeds_dir", lambda: tmp_path)
    shown = {page.path: page.text for page in data_pages.pages()}
    assert r"| deaths\_heroin | 2014 | a\|b |" in shown["reference/targets.md"]


def test_the_state_of_the_fit_is_what_its_file_says(tmp_path):
    assert "There are no fitted worlds" in data_pages.fit(tmp_path / "plausible.parquet").text
    write_table(tmp_path / "plausible.parquet", [pa.table({"row": [0]})], {"kept": 17, "not_held_to": ["price_x"]})
    text = data_pages.fit(tmp_path / "plausible.parquet").text
    assert "| kept | 17 |" in text and "no fitted" not in text


def test_without_a_checkout_there_are_no_pages_of_it(monkeypatch):
    monkeypatch.setattr(house_pages, "checkout", lambda: None)
    assert house_pages.pages() == []


def test_the_menu_names_every_page_that_is_written_by_hand():
    named = re.findall(r": ([\w-]+\.md)$", (TOP / "mkdocs.yml").read_text(), re.MULTILINE)
    by_runs = re.findall(r'"([\w-]+\.md)": "', (DOCS / "site_pages.py").read_text())
    assert sorted(named) == sorted(WRITTEN.keys() - set(by_runs)), "a page of docs/ wants its line in the menu of mkdocs.yml"


@pytest.mark.parametrize("page", sorted(WRITTEN.keys() - {"extending.md"}))      # that one names files which the reader writes
def test_files_and_functions_that_a_page_names_exist(page):
    """`sim/market/risk.py: choose_load`, `tests/laws/test_books.py`, `seeds/record/`."""
    for place, function in re.findall(r"`((?:sim|tests|seeds|scenarios|notebooks|docs)/[\w/.-]*)(?:: (\w+))?`", WRITTEN[page]):
        if "targets.csv" in place or "NAME" in place:
            continue
        assert (TOP / place).exists(), f"{page} names {place}"
        if function:
            names = {node.name for node in ast.parse((TOP / place).read_text()).body if hasattr(node, "name")}
            assert function in names, f"{page} names {function} of {place}"


@pytest.mark.parametrize("page", ["tutorial.md", "verdict.md", "install.md", "trace.md", "odd.md"])
def test_commands_of_a_page_are_accepted(page):
    from sim.config.compose import configured

    for line in re.findall(r"counterflow ((?:'?\+?[\w.]+=[^\s`]+ ?)+)", WRITTEN[page]):
        configured([word.strip("'") for word in line.split() if "NAME" not in word])


def test_the_cells_of_the_tutorial_run(tmp_path, monkeypatch, capsys):
    """All of them, in their order, with fewer people, pairs and years."""
    monkeypatch.setenv("COUNTERFLOW_OUTPUTS", str(tmp_path))
    matplotlib.use("agg")
    names, shown = {}, []
    less = {"pairs=4, over": "pairs=1, processes=1, over", "end=2016": "end=2015", "2_000": "150", "pairs=4": "pairs=2, processes=1",
            "end=2018": "end=2013", "start=2016": "start=2011", "[14, 22, 30, 40, 50]": "[14, 50]", "weeks=208": "weeks=9"}
    for cell in re.findall(r"```python\n(.*?)```", WRITTEN["tutorial.md"], re.DOTALL):
        for word, smaller in less.items():
            cell = cell.replace(word, smaller)
        body = ast.parse(cell).body
        last = body.pop() if isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), "tutorial", "exec"), names)
        shown.append(eval(compile(ast.Expression(last.value), "tutorial", "eval"), names) if last else capsys.readouterr().out)
    assert "did you mean heroin_cut" in shown[1].replace("policy.", "")
    assert list(shown[2].columns) == ["deaths_expected", "fentanyl_share_deaths"]
    assert "2 pairs" in repr(shown[3]).replace("two", "2") and list(shown[5]["arm"]).count("both") == 2
    assert shown[6].effect()["median"] == pytest.approx(0.0, abs=0.001), "without witnesses naloxone does nothing"
