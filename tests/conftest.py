"""What every test may need: programs that hear Ctrl-C, and tests that stand aside, and say so, where a program is missing.

Where several processes share the tests (`-n auto --dist loadgroup`, as in `make test`), a file is done by one of them, because its tests
share what it has run; and so are all tests that start a cluster or a browser, which would be in each other's way.

Programs that tests start must hear Ctrl-C, also where the suite runs in a shell's background, which has it ignored.
"""

import os
import shutil
import signal
import tempfile

import pytest

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ("--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
         "--disable-sync").split()
THERE = {"browser": bool(CHROMIUM), "slurm": all(map(shutil.which, ("sbatch", "slurmctld", "munged")))}  # by marker


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """With CI=true all tests stay, and fail where what they need is missing."""
    if config.pluginmanager.hasplugin("xdist"):
        for item in items:
            together = next((marker for marker in THERE if item.get_closest_marker(marker)), str(item.path))
            item.add_marker(pytest.mark.xdist_group(together))
    if os.environ.get("CI") == "true":
        return
    for marker in (marker for marker, there in THERE.items() if not there):
        aside = [item for item in items if item.get_closest_marker(marker)]
        if aside:
            items[:] = [item for item in items if item not in aside]
            config.hook.pytest_deselected(items=aside)
            print(f"\n{len(aside)} {marker} tests deselected: no {marker} on this machine")


@pytest.fixture(scope="session")
def chromium() -> str:
    assert CHROMIUM, "CI=true asks for the browser tests, but there is no Chromium on this machine"
    return CHROMIUM


@pytest.fixture(scope="module")
def browser(chromium):
    """A window of its own for each file; `play` starts others."""
    from playwright.sync_api import sync_playwright  # needed by these tests alone

    with sync_playwright() as play, tempfile.TemporaryDirectory() as profile:
        context = play.chromium.launch_persistent_context(profile, executable_path=chromium, headless=True, args=FLAGS, timeout=180_000)
        context.play = play
        yield context
        context.close()
