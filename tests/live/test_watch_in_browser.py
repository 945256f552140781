"""The live view in a browser: it steps, its plots are there, and every session has a market of its own. Needs the extra `viz`."""

import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from sim.live.watch_plots import PLOTS

pytest.importorskip("solara", reason="the extra viz is not installed, without which there is no live view: pip install -e '.[viz]'")
pytest.importorskip("solara_assets", reason="solara-assets is not installed, without which the live view is blank offline")

pytestmark = pytest.mark.browser
TOP = Path(__file__).parents[2]
DRAWN = ".watched svg[role=img]"


@pytest.fixture(scope="module")
def address():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "sim", "watch", "--no-open", "--port", str(port), "world.people=200", "world.end=2016"]
    server = subprocess.Popen(words, cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        yield _answering(f"http://localhost:{port}", server)
    finally:
        server.terminate()
        server.wait(20)


def _answering(address: str, server: subprocess.Popen) -> str:
    for _ in range(240):
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return address
        except OSError:
            assert server.poll() is None, server.stdout.read().decode()
            time.sleep(0.25)
    raise AssertionError(f"{address} never answered")


@pytest.fixture
def tab(browser, address):
    tab = browser.new_page()
    tab.asked = []
    tab.on("request", lambda request: tab.asked.append(request.url))
    tab.goto(address)
    tab.locator(DRAWN).nth(len(PLOTS) - 1).wait_for(timeout=60_000)
    yield tab
    tab.close()


def step(tab) -> int:
    """Press Step once; returns Mesa's count of weeks after it."""
    before = weeks(tab)
    tab.get_by_role("button", name="Step").click()
    tab.wait_for_function("before => Number(document.body.innerText.match(/Step: (\\d+)/)[1]) > before", arg=before, timeout=20_000)
    return weeks(tab)


def weeks(tab) -> int:
    return int(tab.get_by_text("Step:").inner_text().split()[-1])


def test_it_steps_twice_and_all_its_plots_are_there_and_moved(tab):
    first, before = weeks(tab), tab.locator(DRAWN).first.get_attribute("aria-label")
    assert first < step(tab) < step(tab)
    assert tab.locator(DRAWN).count() >= len(PLOTS)
    tab.wait_for_function("([css, old]) => document.querySelector(css).getAttribute('aria-label') != old", arg=[DRAWN, before])
    for plot in PLOTS:
        assert tab.locator(f'{DRAWN}[aria-label^="{plot.title}"]').first.bounding_box()["height"] > 100, plot.title


def test_a_second_session_has_a_market_of_its_own(tab, browser, address):
    first = weeks(tab)
    step(tab)
    other = browser.new_page()
    other.goto(address)
    other.locator(DRAWN).first.wait_for(timeout=60_000)
    assert weeks(other) == first < weeks(tab)
    other.close()


def test_nothing_is_asked_of_anybody_else(tab, address):
    assert all(url.startswith((address, "data:", "blob:", address.replace("http", "ws"))) for url in tab.asked), tab.asked
