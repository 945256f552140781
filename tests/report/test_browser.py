"""In a browser without a network: does the page ask for anything, and does it fit a small screen?"""


import pytest

pytestmark = pytest.mark.browser


PAGES = [("page", name) for name in ("report.html", "claims/C02.html", "claims/C15.html", "flow.html", "history.html")] + \
        [("real_page", name) for name in ("report.html", "claims/C02.html")] + [("pair_page", "report.html")]


@pytest.fixture(params=PAGES, ids=["/".join(each) for each in PAGES])
def tab(browser, request):
    made, name = request.param
    tab = browser.new_page()
    tab.asked, tab.page = [], request.getfixturevalue(made).parent / name
    tab.on("request", lambda request: tab.asked.append(request.url))
    tab.goto(tab.page.as_uri())
    yield tab
    tab.close()


def test_page_asks_nobody_for_anything(tab):
    assert [url for url in tab.asked if not url.startswith("data:")] == [tab.page.as_uri()]


@pytest.mark.parametrize("width", [320, 420, 768, 1200])
def test_page_never_overflows_sideways(tab, width):
    tab.set_viewport_size({"width": width, "height": 900})
    assert tab.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_both_typefaces_are_there(tab):
    tab.evaluate("document.fonts.ready")
    assert set(tab.evaluate("[...document.fonts].filter(f => f.status == 'loaded').map(f => f.family.replaceAll('\"', ''))")) == \
        {"Inter", "Source Serif 4"}


def test_letters_of_figures_are_drawn_in_the_pages_typeface(tab):
    assert tab.evaluate("[...document.querySelectorAll('figure svg text')].every(t => getComputedStyle(t).fontFamily.startsWith('Inter'))")


def test_words_stand_out_enough_from_the_page(tab):
    """Contrast of text with its own background, WCAG AA: 4.5 to 1."""
    worst = tab.evaluate(CONTRAST)
    assert worst["ratio"] >= 4.5, worst


@pytest.fixture
def index(browser, page):
    tab = browser.new_page()
    tab.goto(page.as_uri())
    yield tab
    tab.close()


def test_a_row_leads_to_the_page_of_its_claim_and_from_there_to_the_next_and_back(index):
    index.locator("tr#C02b td.median").click(force=True)
    index.wait_for_url("**/claims/C02.html")
    assert index.title().startswith("C02. ")
    index.get_by_role("link", name="C15").first.click()
    index.wait_for_url("**/claims/C15.html")
    index.get_by_role("link", name="All claims").first.click()
    index.wait_for_url("**/report.html#C15")


def test_a_claim_is_reached_with_the_keyboard_and_named_to_those_who_cannot_see(index):
    link = index.get_by_role("link", name="C02a, cannot tell").first
    link.focus()
    index.keyboard.press("Enter")
    index.wait_for_url("**/claims/C02.html")


@pytest.mark.parametrize("width", [320, 420])
def test_on_a_small_screen_a_claim_is_a_card_with_verdict_median_and_share(index, width):
    index.set_viewport_size({"width": width, "height": 900})
    card = index.locator("tr#C15").bounding_box()
    for part in ("word", "claim", "median", "agree"):
        box = index.locator(f"tr#C15 .{part}").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width and card["y"] <= box["y"] <= card["y"] + card["height"], part
    assert "agree" in index.locator("tr#C15 .agree").inner_text()
    assert index.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 420])
def test_on_a_small_screen_a_measure_of_a_pair_is_a_card(browser, pair_page, width):
    tab = browser.new_page()
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(pair_page.as_uri())
    rows = tab.locator(".measures tr:not(.part):has(th[scope=row])").filter(visible=True)
    assert rows.count() > 15
    for row in rows.all()[:5]:
        card = row.bounding_box()
        for part in row.locator("th, td").all():
            box = part.bounding_box()
            assert box["x"] >= card["x"] and box["x"] + box["width"] <= width and box["y"] + box["height"] <= card["y"] + card["height"] + 1
        assert "without" in row.inner_text() and "with" in row.inner_text()
    tab.close()


def test_a_printed_pair_keeps_all_its_measures(browser, pair_page):
    tab = browser.new_page()
    tab.goto(pair_page.as_uri())
    tab.emulate_media(media="print")
    rows = tab.locator(".measures th[scope=row]")
    assert rows.count() and all(row.is_visible() for row in rows.all())
    tab.close()


CONTRAST = """() => {
  const linear = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = c => .2126 * linear(c[0]) + .7152 * linear(c[1]) + .0722 * linear(c[2]);
  const rgb = s => s.match(/[\\d.]+/g).map(Number);
  const behind = e => {
    for (; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  let worst = {ratio: 99};
  for (const e of document.querySelectorAll('main *')) {
    if (![...e.childNodes].some(n => n.nodeType == 3 && n.textContent.trim())) continue;
    const svg = e.namespaceURI.endsWith('svg'), style = getComputedStyle(e);
    const a = light(rgb(svg ? style.fill : style.color).slice(0, 3)), b = light(behind(e).slice(0, 3));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < worst.ratio) worst = {ratio, text: e.textContent.slice(0, 40), tag: e.tagName};
  }
  return worst;
}"""
