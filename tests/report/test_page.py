"""Does the page say what its inputs say, to everybody, and nothing else?"""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from xml.etree import ElementTree

import made_up
import made_up_goods as goods
import pytest
from made_up_page import build

from sim.claims.claim import Direction, Setting
from sim.claims.verdict import Verdict
from sim.report import History, overview, pictures, write_figures, write_page
from sim.report.charts import past
from sim.report.judgement_cells import distinct
from sim.report.modelled_years import series_of
from sim.report.tokens import MARKS, mark_of
from sim.report.words import percent, share, span


class Elements(HTMLParser):
    """Every element of a page as (tag, attributes)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.found.append((tag, dict(attrs)))


def words(html: str) -> str:
    """What a reader reads, without tags, on one line."""
    body = re.sub(r"<style.*?</style>", " ", html, flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


@pytest.fixture(scope="module")
def judgements():
    return made_up.judgements(made_up.study().runs())


def test_page_stays_under_a_megabyte(page):
    assert page.stat().st_size < 1_000_000


def test_same_inputs_give_same_bytes(page, tmp_path):
    assert build(tmp_path / "again.html").read_bytes() == page.read_bytes()


def test_every_figure_has_words_for_those_who_cannot_see_it(html):
    pictures = [a for tag, a in Elements(html).found if tag == "svg" and a.get("aria-hidden") != "true"]
    assert len(pictures) > 20
    assert all(a.get("role") == "img" and a.get("aria-label", "").strip() for a in pictures)


def test_no_id_is_used_twice_and_every_reference_is_met(html):
    ids = [a["id"] for _, a in Elements(html).found if "id" in a]
    assert len(ids) == len(set(ids))
    referred = re.findall(r"url\(#([^)]+)\)", html) + re.findall(r' href="#([^"]+)"', html)
    assert set(referred) <= set(ids)


def test_nothing_on_the_page_points_outside(html):
    targets = [a[k] for _, a in Elements(html).found for k in ("src", "href", "srcset", "action") if k in a]
    assert all(t.startswith(("#", "data:")) for t in targets)
    assert not re.search(r"url\((?!#|data:)", html) and "@import" not in html and "<script" not in html


def test_words_in_pictures_stay_words(html):
    assert len(re.findall(r"<text", html)) > 100
    assert not re.search(r"-?\d+\.\d{3,}", re.search(r'<svg[^>]*aria-label="Deaths.*?</svg>', html, flags=re.S).group())


def test_every_figure_can_stand_alone(page):
    files = write_figures(page)
    assert len(files) == len({f.name for f in files}) > 20
    for file in files:
        assert ElementTree.fromstring(file.read_text(encoding="utf-8")).get("aria-label")


def test_numbers_of_the_verdict_table_are_those_of_the_judgements(html, judgements):
    rows = re.findall(r'<tr><td><a href="#C.*?</tr>', html, flags=re.S)
    assert len(rows) == len(judgements)
    for row, j in zip(rows, judgements):
        said = words(row)
        for number in (percent(j.headline.median), span(*j.headline.i90), share(j.headline.share_agree), percent(j.start.median)):
            assert number in said, (j.claim.id, number)
        assert f"{j.headline.never} date" in said or j.headline.never == 0


def test_sign_map_shows_every_cell_with_its_sign_share_and_absent_worlds(html, judgements):
    table = re.search(r'<table class="map">.*?</table>', html, flags=re.S).group()
    tiles = [words(t) for t in re.findall(r"<td.*?</td>", table, flags=re.S)]
    found = distinct([c for j in judgements[:2] for c in j.cells])
    cells = [c for c in found if c.family == "prior worlds" and c.labels["date"] != "all"]
    assert len(tiles) == len(cells) == 5 * 2 * 3
    for c in cells:
        arrow = "\u2248" if abs(c.median) <= c.band else "\u2191" if c.median > 0 else "\u2193"
        mine = [t for t in tiles if t.split()[:2] == [arrow, percent(c.median)] and f"{share(c.share_agree)} agree" in t]
        assert any(f"{c.n} of {c.n + c.never} worlds" in t for t in mine), c.labels


def test_every_verdict_is_shape_and_word_and_colour(html):
    marks = re.findall(r'<span class="mark" data-verdict="([^"]+)" style="color: (#\w+)">(.*?)</span>', html, flags=re.S)
    assert {key for key, _, _ in marks} == {m.key for m in MARKS}
    shapes = {}
    for key, _, inside in marks:
        mark = next(m for m in MARKS if m.key == key)
        assert words(inside).strip() == mark.word
        shapes[key] = re.search(r"<svg.*</svg>", inside, flags=re.S).group().split(">", 1)[1]
    assert len(set(shapes.values())) == len(MARKS)


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_of_the_house_has_a_mark(verdict):
    assert verdict.word.startswith(mark_of(verdict).word.lower())


def test_an_unknown_verdict_is_refused():
    with pytest.raises(ValueError, match="no mark"):
        mark_of("probably")


def test_model_and_world_are_kept_apart_at_the_top(html):
    said = words(html)
    assert said.index("In this model is not in the world.") < said.index("C02a")
    assert "not fitted to history" in said


def test_lede_counts_the_verdicts(judgements):
    said = overview.lede(judgements)
    assert "Of four verdicts, one is supported, one depends on a condition the model can name and for two the model cannot tell." in said


def test_title_is_honest_where_most_claims_stay_open():
    runs = made_up.study().runs()
    open_ = made_up.judgements(runs, [Verdict.CANNOT_TELL] * 3 + [Verdict.SUPPORTED])
    assert overview.title(open_) == "On most of these claims about fentanyl policy, the model cannot tell"
    closed = made_up.judgements(runs, [Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.TOO_SMALL, Verdict.CANNOT_TELL])
    assert "cannot tell" not in overview.title(closed)


def test_an_assumption_is_named_only_beyond_chance(judgements):
    strongest = abs(judgements[0].sensitivities[0][1])
    for chance, named in ((strongest - 0.01, True), (strongest + 0.01, False)):
        _, (row,) = overview.rows([replace(judgements[0], chance=chance)], {})
        said = pictures.turns(replace(judgements[0], chance=chance), {}, "x")
        assert ("Moves most with" in row.decides) is named and ("Nothing stands out beyond chance" in row.decides) is not named
        assert (said.pictures[0].title == "No assumption stands out beyond chance") is not named
        assert ("nothing stands out beyond chance" in said.said) is not named
        assert said.pictures[0].svg.count(">chance<") == 2
    _, (row,) = overview.rows([replace(judgements[0], sensitivities=[])], {})
    assert "Too few worlds to say." in row.decides


def test_lede_says_in_what_the_arms_differ(judgements):
    own = Setting("own", without=(("enforcement", False),))
    history = made_up.claim("C05", "Caused", Direction.RISES, "own", axis="costs", settings=(own,))
    cause = replace(judgements[0], claim=history)
    assert "differ in nothing but the policy. " in overview.lede([judgements[0]])
    assert "nothing but the policy" not in overview.lede([cause]) and "in the cause they name" in overview.lede([cause])
    assert "nothing but the policy or, for claims about what caused something," in overview.lede([judgements[0], cause])


def test_the_page_tells_how_many_worlds_must_agree(html):
    assert "with 16 worlds \"supported\" needs all 16" in words(html)


def test_a_limit_stands_with_the_claim(judgements):
    limited = replace(judgements[0], claim=replace(judgements[0].claim, caveat="loads have one purity"))
    assert overview.rows([limited], {})[1][0].caveat == "Loads have one purity."


def test_both_sizes_of_a_claim_have_a_row_and_share_a_section(html):
    assert html.count('<section id="C02">') == 1
    assert 'href="#C02">C02a' in html and 'href="#C02">C02b' in html


def test_history_prints_model_data_and_silence(html):
    table = re.search(r'<table class="past">.*?</table>', html, flags=re.S).group()
    record = goods.past()
    heroin = record[record.series == "Heroin deaths"]
    assert "Heroin at import USD per pure g 2010 61.7 50 29" in words(html)
    for column in ("model", "data", "trial"):
        for value in heroin[column]:
            assert f"{value:,.0f}" in words(table)
    assert words(table).count("\u00b7") == record.data.isna().sum()


def test_what_is_to_be_explained_stands_above_the_modelled_past(html):
    section = re.search(r'<section id="history">.*?</section>', html, flags=re.S).group()
    assert section.index("To be explained: a peak.") < section.index('<div class="three">')


def test_a_series_of_which_nothing_is_known_is_drawn_empty():
    nothing = goods.past().assign(model=float("nan"), data=float("nan"), trial=float("nan"))
    for series in series_of(History(nothing)):
        assert "the record is silent" in past.past(series, "x", past.in_words(series))


def test_a_page_without_verdicts_is_refused(tmp_path):
    with pytest.raises(ValueError, match="at least one judgement"):
        write_page([], made_up.study(worlds=1), {}, None, tmp_path / "x.html")
