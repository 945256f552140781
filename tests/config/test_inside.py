"""What is expected of the parts of Hydra that may change, and that nothing else leans on them."""

from pathlib import Path

from hydra.core.global_hydra import GlobalHydra

from sim.config import inside
from sim.config.compose import session
from sim.paths import PACKAGE


def test_only_one_file_knows_what_hydra_does_not_promise():
    known = {path.relative_to(PACKAGE).as_posix() for path in Path(PACKAGE).rglob("*.py") if "hydra._internal" in path.read_text()}
    assert known == {"config/inside.py"}


def test_groups_offer_what_lies_there_and_nothing_is_left_running():
    running = GlobalHydra.instance().is_initialized()
    with session(None):
        assert {"baseline", "wall"} <= set(inside.options("scenario"))
    assert GlobalHydra.instance().is_initialized() == running


def test_flags_are_read_as_hydra_reads_them():
    args = inside.parser().parse_args(["--multirun", "job=run", "--cfg", "job"])
    assert args.multirun and args.overrides == ["job=run"] and args.cfg == "job"
