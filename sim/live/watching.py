"""`counterflow watch [setting=value ...]`: one life of the market in a browser, stepped by hand or played, in Mesa's own page.

The settings are those of job=run and say how it begins; sliders move levers from there, which Reset founds the market anew with.
"""

import os
import socket
import sys
import webbrowser
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from sim.errors import DONE, refuse
from sim.say import say
from sim.sweep.commands import Parser

if TYPE_CHECKING:
    from sim.config.configuration import Config
    from sim.spec import Spec

ASKED: list["Spec"] = []     # the world that was asked for, last; each session of the page founds one of its own
HERE = "127.0.0.1"           # nobody but this machine is let in
PEOPLE = "world.people=10000"    # where nobody says how many: a week takes some milliseconds
EXTRA = ("solara", "ipyvuetify", "altair")
LOCAL = "solara-assets"
BROWSER_WAITS = 3.0          # seconds until the page can be asked for
# Which page, for readers and not for its developers; nothing is told to anybody, and what Mesa's page does with hooks is Mesa's.
SOLARA = {"SOLARA_APP": "sim.live.watch_app", "SOLARA_MODE": "production", "SOLARA_TELEMETRY_MIXPANEL_ENABLE": "False",
          "SOLARA_CHECK_HOOKS": "off"}


def main(argv: list[str]) -> int:
    """Show the page until it is interrupted; returns the exit code. Raises InputError for words that it cannot read."""
    asked = _parser().parse_intermixed_args(argv)
    refuse([] if 0 < asked.port < 65536 else [f"--port {asked.port} is no port: 1 to 65535 are"])
    ASKED.append(spec_of(asked.words, asked.config_dir))
    refuse(missing() or _taken(asked.port))
    _serve(asked.port, asked.open)
    return DONE


def spec_of(words: list[str], folder: Path | None = None) -> "Spec":
    """The life that these words describe. Raises InputError for what cannot be watched."""
    from sim.config.command_line import as_hydra_reads
    from sim.config.compose import configured
    from sim.config.names import path_of

    heard = list(dict.fromkeys(map(as_hydra_reads, words)))
    refuse(_other_job(word.partition("=")[2]) for word in heard if word.startswith("job=") and word != "job=run")
    names = [word.partition("=")[0] for word in heard]
    people = [] if "world" in names or "world.people" in map(path_of, names) else [PEOPLE]
    config = configured([*people, *heard], folder)
    refuse(_unwatched(config))
    return config.spec()


def _unwatched(config: "Config") -> list[str]:
    """Sentences about settings that a life which is watched does not have."""
    from sim.jobs import Run
    from sim.live.watched import EARLIEST

    if not isinstance(config.job, Run):
        return [_other_job(config.job.name.name)]
    found = [f"world.state={config.world.state}: a life is watched from its first week on"] if config.world.state else []
    found += [f"job.save_state={config.job.save_state} has no effect where a life is watched"] if config.job.save_state else []
    if config.world.end <= EARLIEST:
        found.append(f"world.end={config.world.end}: levers begin in {EARLIEST} at the earliest, so that a life is watched to "
                     f"{EARLIEST + 1} or later")
    return found


def _other_job(name: str) -> str:
    return f"job={name}: one life is watched, so leave job out"


def missing() -> list[str]:
    """A sentence if what the page needs is not installed, or in a version with which it shows nothing."""
    without = [name for name in EXTRA if not _version(name)]
    if without:
        return [f"watch needs {', '.join(without)}, which {'is' if len(without) == 1 else 'are'} not installed: "
                "python -m pip install 'counterflow[viz]' (in a checkout: python -m pip install -e '.[viz]')"]
    if int(_version("ipyvuetify").split(".")[0]) >= 2:
        return [f"ipyvuetify {_version('ipyvuetify')} leaves Mesa's page without plots: python -m pip install 'ipyvuetify<2'"]
    return []


def _version(package: str) -> str:
    """The version that is installed, empty if none is."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _taken(port: int) -> list[str]:
    """A sentence if another program answers at this port."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HERE, port))
        except OSError as problem:
            return [f"--port {port} cannot be had ({str(problem.strerror).lower()}): name another, for example --port {port + 1}"]
    return []


def _serve(port: int, show: bool) -> None:
    """Answer browsers of this machine until interrupted."""
    os.environ |= SOLARA
    import uvicorn

    if not _version(LOCAL):
        say(f"note: {LOCAL} is not installed, so that the page takes its scripts from the network and stays blank without one: "
            f"python -m pip install {LOCAL}", sys.stderr)
    address = f"http://localhost:{port}"
    say(f"watch:   {address}    (Ctrl-C ends it)")
    if show:
        Timer(BROWSER_WAITS, webbrowser.open, [address]).start()
    with suppress(KeyboardInterrupt):
        uvicorn.run("solara.server.starlette:app", host=HERE, port=port, log_level="error")


def _parser() -> Parser:
    parser = Parser("counterflow watch", description=__doc__)
    parser.add_argument("words", nargs="*", metavar="setting=value", help="settings of job=run: scenario=NAME, world.seed=N, ...")
    parser.add_argument("--port", type=int, default=8765, help="where the page is found on this machine (default 8765)")
    parser.add_argument("--no-open", dest="open", action="store_false", help="do not open a browser")
    parser.add_argument("--config-dir", type=Path, metavar="DIR", help="a folder of scenarios of your own")
    return parser
