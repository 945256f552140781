"""Does the page of a real study say where it comes from, how to make it again, and that its goods balance?"""

import json
import re
import shlex
from html import unescape

import pytest

from sim import __version__
from sim.config.again import resolved
from sim.config.compose import configured
from sim.experiment.made import made


@pytest.fixture(scope="module")
def html(real_page) -> str:
    return real_page.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def flagship(real_page) -> str:
    return (real_page.parent / "claims" / "C02.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def line(html) -> dict[str, str]:
    """The provenance line: name -> value."""
    found = re.search(r'<dl class="line">.*?</dl>', html, flags=re.S).group()
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", found))


def test_the_line_says_version_configuration_date_and_size(line, real_page):
    runs = made(real_page.parent)
    assert line["Model"] == __version__ and line["Made"] == runs["started"][:10]
    assert line["Configuration"] == json.loads((real_page.parent / "run.json").read_text())["config_hash"][:8]
    assert (line["Worlds per claim"], line["Simulated people a world"]) == ("1", "200")


def test_the_line_names_the_commit_of_the_runs_and_whether_files_differed(line, real_page):
    package = made(real_page.parent)["package"]
    said = line.get("Commit", "")
    assert said.split(" ")[0] == package.get("commit", "")[:8]
    assert ("with changes" in said) is package.get("dirty", False)


def test_what_says_nothing_is_left_out(html):
    section = re.search(r'<section id="provenance">.*?</section>', html, flags=re.S).group()
    facts = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", section))
    assert facts["package.version"] == __version__ and facts["seeds.replicate"] == "2"
    assert not {"None", "False", ""} & set(facts.values())


def test_the_line_to_reproduce_asks_the_same_question(flagship, real_page):
    said = unescape(re.search(r'class="reproduce">Reproduce: <code>(.*?)</code>', flagship).group(1))
    assert resolved(configured(shlex.split(said)[1:])) == (real_page.parent / "config.yaml").read_text()


def test_goods_of_a_real_market_balance_and_a_quota_keeps_some_out(real_page):
    html = (real_page.parent / "flow.html").read_text(encoding="utf-8")
    flow = re.search(r'<section id="flow">.*?</section>', html, flags=re.S).group()
    rows = [re.findall(r'<td[^>]*>(.*?)</td>', row) for row in re.findall(r"<tr><th scope=\"row\">.*?</tr>", flow)]
    kept_out = [float(row[5].replace(",", "")) for row in rows if row[0] == "heroin"]
    assert kept_out[0] == 0 and kept_out[1] > 0


def test_one_world_has_no_interval(html):
    row = re.search(r'<tr id="C02b" class="row">.*?</tr>', html, flags=re.S).group()
    assert " to " not in re.search(r'<td class="num median">.*?</td>', row).group()


def test_street_deaths_have_a_map_of_their_own(flagship):
    assert flagship.count('<table class="map">') == 2 and "street-opioid deaths only" in flagship


def test_the_article_is_named_with_the_file_that_describes_it(flagship):
    assert "article 000_1228d3d6ae6f56ce.txt, described in seeds/000_1228d3d6ae6f56ce.md" in flagship


def test_few_worlds_are_told_that_they_decide_nothing(html):
    assert "fewer than 16 worlds cannot decide a claim" in html


def test_a_real_past_names_what_is_to_be_explained_and_compares_like_with_like(real_page):
    html = (real_page.parent / "history.html").read_text(encoding="utf-8")
    history = unescape(re.search(r'<section id="history">.*?</section>', html, flags=re.S).group())
    assert "then 5,273 in 2019 in the record" in history and "counts once, as in the model" in history
    assert all(f"Deaths with {drugs}" in history for drugs in ("heroin and without fentanyl", "prescription opioids (T40.2, T40.3)"))
