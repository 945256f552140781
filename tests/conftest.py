"""What every test may need: programs that hear Ctrl-C, and tests that stand aside, and say so, where a program is missing.

Programs that tests start must hear Ctrl-C, also where the suite runs in a shell's background, which has it ignored.
"""

import os
import shutil
import signal

import pytest

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
THERE = {"browser": bool(CHROMIUM), "slurm": all(map(shutil.which, ("sbatch", "slurmctld", "munged")))}  # by marker


def pytest_collection_modifyitems(config, items):
    """With CI=true all tests stay, and fail where what they need is missing."""
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
