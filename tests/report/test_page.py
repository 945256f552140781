"""Do the pages say what their inputs say, to everybody, and nothing else?"""

import os
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
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
from sim.report.objections import objections
from sim.report.tokens import MARKS, mark_of
from sim.report.words import count, percent, share, span


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
def study():
    return made_up.study()


@pytest.fixture(scope="module")
def judgements(study):
    return made_up.judgements(study.runs())


@pytest.fixture(scope="module")
def bare():
    """A study without weeks, of which no path is drawn."""
    made = made_up.study(worlds=1)
    return made_up.MadeUpStudy(made.runs(), made.weeks().iloc[:0])


def test_there_is_an_index_and_a_page_for_every_number(everything):
    assert set(everything) == {"report.html", "flow.html", "history.html", *(f"claims/{number}.html" for number in ("C02", "C06", "C15"))}


def test_every_page_stays_under_600_kilobytes(page):
    assert max(path.stat().st_size for path in page.parent.rglob("*.html")) < 600_000


def test_same_inputs_give_same_bytes(page, tmp_path):
    build(tmp_path / "report.html")
    for path in page.parent.rglob("*.html"):
        assert (tmp_path / path.relative_to(page.parent)).read_bytes() == path.read_bytes(), path.name


def test_every_figure_has_words_for_those_who_cannot_see_it(everything):
    pictures = [a for html in everything.values() for tag, a in Elements(html).found if tag == "svg" and a.get("aria-hidden") != "true"]
    assert len(pictures) > 40
    assert all(a.get("role") == "img" and a.get("aria-label", "").strip() for a in pictures)


def test_no_id_is_used_twice_and_every_reference_is_met(everything):
    for name, html in everything.items():
        ids = [a["id"] for _, a in Elements(html).found if "id" in a]
        assert len(ids) == len(set(ids)), name
        referred = re.findall(r"url\(#([^)]+)\)", html) + re.findall(r' href="#([^"]+)"', html)
        assert set(referred) <= set(ids), name


def test_links_lead_to_pages_that_are_there_and_nowhere_else(everything):
    for name, html in everything.items():
        targets = [a[k] for _, a in Elements(html).found for k in ("src", "href", "srcset", "action") if k in a]
        for target in (t for t in targets if not t.startswith("data:")):
            path, _, anchor = target.partition("#")
            there = os.path.normpath(os.path.join(os.path.dirname(name), path)) if path else name
            assert there in everything and (not anchor or f'id="{anchor}"' in everything[there]), (name, target)
        assert not re.search(r"url\((?!#|data:)", html) and "@import" not in html and "<script" not in html


def test_every_claim_is_reached_from_the_index_and_from_its_neighbours(everything):
    order = ["C02", "C15", "C06"]
    row = re.findall(r'<tr id="(\w+)" class="row">.*?<a href="claims/(\w+)\.html">', everything["report.html"], flags=re.S)
    assert row == [("C02a", "C02"), ("C02b", "C02"), ("C15", "C15"), ("C06", "C06")]
    for here, after in pairwise(order):
        assert f'rel="next" href="{after}.html"' in everything[f"claims/{here}.html"]
        assert f'rel="prev" href="{here}.html"' in everything[f"claims/{after}.html"]
    assert all('href="../report.html#' in everything[f"claims/{number}.html"] for number in order)


def test_what_is_no_longer_asked_loses_its_page(judgements, bare, tmp_path):
    (tmp_path / "claims").mkdir()
    for name in ("claims/C99.html", "flow.html", "history.html"):
        (tmp_path / name).write_text("of another day")
    write_page(judgements[2:3], bare, {}, None, tmp_path / "report.html")
    assert sorted(path.name for path in tmp_path.rglob("*.html")) == ["C15.html", "report.html"]


def test_words_in_pictures_stay_words(flagship):
    assert len(re.findall(r"<text", flagship)) > 60
    assert not re.search(r"-?\d+\.\d{3,}", re.search(r'<svg[^>]*aria-label="Deaths.*?</svg>', flagship, flags=re.S).group())


def test_every_figure_can_stand_alone(page):
    files = write_figures(page)
    names = {f.name for f in files}
    assert len(files) == len(names) > 20 and {"C02-fan.svg", "C06-fan.svg", "flow-0.svg", "past-0.svg"} <= names
    for file in files:
        assert ElementTree.fromstring(file.read_text(encoding="utf-8")).get("aria-label")


def test_a_row_holds_the_numbers_of_its_judgement_and_no_prose(html, judgements):
    rows = re.findall(r'<tr id="(\w+)" class="row">(.*?)</tr>', html, flags=re.S)
    assert len(rows) == len(judgements)
    for j in judgements:
        said = words(dict(rows)[j.claim.id])
        c = j.headline
        for told in (percent(c.median), span(*c.i90), share(c.share_agree), j.claim.title, mark_of(j.verdict).word):
            assert told in said, (j.claim.id, told)
        assert f"{j.headline.never} never there" in said or j.headline.never == 0
        assert j.sentence not in said and j.claim.reading not in said


def test_the_first_screen_counts_the_words(html, judgements):
    counts = words(re.search(r'<ul class="counts".*?</ul>', html, flags=re.S).group())
    assert counts.split() == "1 Supported 1 Depends 2 Cannot tell".split()
    assert html.index('class="counts"') < html.index('<section id="verdicts">')


def test_every_claim_stands_once_where_its_share_is(html, judgements):
    bins = re.findall(r'<div class="chips">(.*?)</div><span class="tick">(\d+)\u2013(\d+)%', html, flags=re.S)
    placed = {id_: (int(low), int(high)) for chips, low, high in bins for id_ in re.findall(r"</svg>(\w+)</a>", chips)}
    assert set(placed) == {j.claim.id for j in judgements} and len(bins) == 10
    for j in judgements:
        low, high = placed[j.claim.id]
        assert low <= 100 * j.headline.share_agree <= high


def test_the_firmest_and_the_most_contested_are_named(judgements):
    def dressed(j, verdict, agree, oppose, low):
        return replace(j, verdict=verdict, headline=replace(j.headline, share_agree=agree, share_oppose=oppose, mc_interval=(low, 1.0)))

    a, b, c, d = judgements
    firm = dressed(a, Verdict.SUPPORTED, 0.99, 0.0, 0.95), dressed(c, Verdict.CONTRADICTED, 0.0, 0.97, 0.9)
    even, lean = dressed(d, Verdict.CANNOT_TELL, 0.5, 0.45, 0.2), dressed(b, Verdict.LEANS_TOWARDS, 0.7, 0.2, 0.5)
    other = dressed(b, Verdict.SUPPORTED, 0.9, 0.1, 0.81)
    assert [j.claim.id for j in overview.firmest([firm[1], lean, even, firm[0]])] == ["C02a", "C15"]
    assert [j.claim.id for j in overview.contested([firm[1], lean, even, firm[0]])] == ["C06", "C02b"]
    assert [j.claim.id for j in overview.firmest([other, firm[0]])] == ["C02a"], "two sizes of one claim are one"
    assert overview.firmest([even]) == [] and overview.contested([replace(even, verdict=Verdict.NUMBER)]) == []


def test_a_claim_that_asks_for_a_number_has_no_place_between_the_sides(judgements):
    found = overview.overview([replace(judgements[0], verdict=Verdict.NUMBER), judgements[1]])
    assert [r.id for r in found.aside] == ["C02a"] and [r.id for bin in found.bins for r in bin.rows] == ["C02b"]


def test_sign_map_shows_every_cell_with_its_sign_share_and_absent_worlds(flagship, judgements):
    table = re.search(r'<table class="map">.*?</table>', flagship, flags=re.S).group()
    tiles = [words(t) for t in re.findall(r"<td.*?</td>", table, flags=re.S)]
    found = distinct([c for j in judgements[:2] for c in j.cells])
    cells = [c for c in found if c.family == "prior worlds" and c.labels["date"] != "all"]
    assert len(tiles) == len(cells) == 5 * 2 * 3
    for c in cells:
        arrow = "\u2248" if abs(c.median) <= c.band else "\u2191" if c.median > 0 else "\u2193"
        mine = [t for t in tiles if t.split()[:2] == [arrow, percent(c.median)] and f"{share(c.share_agree)} agree" in t]
        assert any(f"{c.n} of {c.n + c.never} worlds" in t for t in mine), c.labels


def test_every_verdict_is_shape_and_word_and_colour(judgements, bare, tmp_path):
    kinds = [replace(judgements[2], claim=replace(judgements[2].claim, id=f"C{i}"), verdict=verdict) for i, verdict in enumerate(Verdict)]
    html = write_page(kinds, bare, {}, None, tmp_path / "report.html").read_text(encoding="utf-8")
    marks = re.findall(r'<span class="mark" data-verdict="([^"]+)" style="color: (#\w+)">(.*?)</span>', html, flags=re.S)
    assert {key for key, _, _ in marks} == {m.key for m in MARKS}
    shapes = {}
    for key, _, inside in marks:
        mark = next(m for m in MARKS if m.key == key)
        assert words(inside).strip() == mark.word
        shapes[key] = re.search(r"<svg.*</svg>", inside, flags=re.S).group().split(">", 1)[1]
    assert len(set(shapes.values())) == len(MARKS)


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.key)
def test_every_mark_is_dark_enough_to_read(mark):
    """WCAG 2: 4.5 to 1, on white and on the grey behind its id."""
    for behind in ("#ffffff", "#f3f5f7", "#e3e6eb"):
        assert (light(behind) + 0.05) / (light(mark.colour) + 0.05) >= 4.5, behind


def light(colour: str) -> float:
    """Relative luminance of #rrggbb."""
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


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


def test_every_claims_page_keeps_model_and_world_apart(everything):
    assert all("In this model is not in the world." in words(html) for name, html in everything.items() if name.startswith("claims/"))


def test_title_is_honest_where_most_claims_stay_open():
    runs = made_up.study().runs()
    open_ = made_up.judgements(runs, [Verdict.CANNOT_TELL] * 3 + [Verdict.SUPPORTED])
    assert overview.title(open_) == "On most of these claims about fentanyl policy, the model cannot tell"
    closed = made_up.judgements(runs, [Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.TOO_SMALL, Verdict.CANNOT_TELL])
    assert overview.title(closed) == "Of 4 claims about fentanyl policy, a simulated market supports 1 and contradicts 1"


def test_an_assumption_is_named_only_beyond_chance(judgements):
    strongest = abs(judgements[0].sensitivities[0][1])
    for chance, named in ((strongest - 0.01, True), (strongest + 0.01, False)):
        said = pictures.turns(replace(judgements[0], chance=chance), {}, "x")
        assert (said.pictures[0].title == "No assumption stands out beyond chance") is not named
        assert ("nothing stands out beyond chance" in said.said) is not named
        assert said.pictures[0].svg.count(">chance<") == 2
    assert "Too few worlds to say" in pictures.turns(replace(judgements[0], sensitivities=[]), {}, "x").said


def test_lede_says_in_what_the_arms_differ(judgements):
    own = Setting("own", without=(("enforcement", False),))
    history = made_up.claim("C05", "Caused", Direction.RISES, "own", axis="costs", settings=(own,))
    cause = replace(judgements[0], claim=history)
    assert "differ in nothing but the policy." in overview.lede([judgements[0]])
    assert "nothing but the policy" not in overview.lede([cause]) and "in the cause they name" in overview.lede([cause])
    assert "nothing but the policy or, for claims about what caused something," in overview.lede([judgements[0], cause])


def test_the_page_tells_how_many_worlds_must_agree(html):
    assert "with 16 worlds \"supported\" needs all 16" in words(html)


def test_a_limit_and_what_is_restated_open_beside_the_verdict(judgements, bare, tmp_path):
    claim = replace(judgements[2].claim, caveat="loads have one purity", restates="the share that is held back")
    write_page([replace(judgements[2], claim=claim)], bare, {}, None, tmp_path / "report.html")
    notes = re.findall(r'<details class="limit">.*?</details>', (tmp_path / "claims" / "C15.html").read_text(), flags=re.S)
    assert "Loads have one purity." in words(notes[0])
    assert "The answer restates a number that was put in: the share that is held back." in words(notes[1])


def test_a_claims_page_says_who_said_what_and_how_it_is_read(flagship, judgements):
    said = words(flagship)
    for j in judgements[:2]:
        assert j.claim.reading in said and j.sentence in said
    claim = judgements[0].claim
    assert "Sharing luck between the arms" in said
    for text in (claim.said_by, claim.side.value, claim.seed, claim.because, claim.refuter, claim.protocol, "Reproduce: counterflow"):
        assert text in said


def test_the_evidence_gives_every_date_its_own_line(flagship, judgements):
    tables = re.findall(r'<table class="lines">.*?</table>', flagship, flags=re.S)
    for table, j in zip(tables, judgements[:2], strict=True):
        lines = [words(row) for row in re.findall(r"<tr.*?</tr>", table, flags=re.S)[1:]]
        names = ["At 10%", "At 40%", "At 75%"]
        assert len(lines) == len(names) and all(line.strip().startswith(name) for name, line in zip(names, lines))
        asked = [c for c in j.cells if c.drawn and c.labels["size"] == j.claim.headline and c.labels["knockout"] == "none"]
        for date, line in zip(("10%", "40%", "75%"), lines):
            cell = next(c for c in asked if c.labels["date"] == date)
            assert percent(cell.median) in line and share(cell.share_agree) in line and f"{cell.n} world" in line
            assert mark_of(j.verdict).word in line, "the word that this date alone would give"
        (rests,) = re.findall(r'<tr class="thick"><th scope="row">At (\S+)', table)
        assert rests == j.headline.labels["date"]


def test_a_rival_objects_with_its_own_verdict(judgements):
    _, _, c, d = judgements
    mine = replace(c, claim=replace(c.claim, id="C40", rival="C40r"))
    rival = replace(d.claim, id="C40r", title="They lack the means", said_by="Another speaker")
    theirs = replace(d, claim=rival, verdict=Verdict.CONTRADICTED)
    found = objections([mine], {"C40": mine, "C40r": theirs})
    (said,) = [o for o in found if o.number]
    assert said.number == "C40r" and said.mark is mark_of(Verdict.CONTRADICTED)
    back = [o for o in objections([theirs], {"C40": mine, "C40r": theirs}) if o.number]
    assert [o.number for o in back] == ["C40"] and mine.claim.title in back[0].says
    alone = objections([mine], {"C40": mine})
    assert any("C40r, which was not asked here" in o.answer for o in alone) and not any(o.number for o in alone)


def test_an_objection_is_answered_with_numbers(judgements):
    j = judgements[1]
    wrong, cause, luck = objections([j], {})
    assert share(j.headline.share_oppose) in wrong.answer and "Deaths fall or stay." in wrong.says
    assert percent(j.headline.median) in cause.answer and "even mixing" in cause.answer
    assert f"{count(j.headline.n)} worlds answered" in luck.answer.lower() and share(j.headline.mc_interval[0]) in luck.answer


def test_history_prints_model_data_and_silence(everything):
    html = everything["history.html"]
    table = re.search(r'<table class="past">.*?</table>', html, flags=re.S).group()
    record = goods.past()
    heroin = record[record.series == "Heroin deaths"]
    assert "Heroin at import USD per pure g 2010 61.7 50 29" in words(html)
    for column in ("model", "data", "trial"):
        for value in heroin[column]:
            assert f"{value:,.0f}" in words(table)
    assert words(table).count("\u00b7") == record.data.isna().sum()


def test_what_is_to_be_explained_stands_above_the_modelled_past(everything):
    section = re.search(r'<section id="history">.*?</section>', everything["history.html"], flags=re.S).group()
    assert section.index("To be explained: a peak.") < section.index('<div class="three">')


def test_a_series_of_which_nothing_is_known_is_drawn_empty():
    nothing = goods.past().assign(model=float("nan"), data=float("nan"), trial=float("nan"))
    for series in series_of(History(nothing)):
        assert "the record is silent" in past.past(series, "x", past.in_words(series))


def test_a_page_without_verdicts_is_refused(bare, tmp_path):
    with pytest.raises(ValueError, match="at least one judgement"):
        write_page([], bare, {}, None, tmp_path / "x.html")
