"""Extensions whose files change while they are used: what was read anew counts at once, what was not is never taken for it."""

import importlib
import sys
from pathlib import Path

import pytest

import sim
from sim import extending, extensions
from sim.config.compose import configured
from sim.errors import InputError
from sim.policy.levers import Policy, known
from tests.extensions.acme import BLOCKS

LEVER = BLOCKS["acme/mail_levy.py"]
START = "    start: float = when()\n"
MORE = '    extra: float = size(0.0, "ratio", "more of it", (0.0, 1.0))\n'


@pytest.fixture
def mylevers(tmp_path, monkeypatch):
    """A module of a lever that lies in a file; gone afterwards."""
    monkeypatch.setattr(extensions, "_problems", [])
    monkeypatch.setenv(extensions.VARIABLE, "")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "mylevers.py").write_text(LEVER)
    yield importlib.import_module("mylevers")
    for name in ("mylevers", "_beside", "beside"):
        extending.take_out(name, name)
        sys.modules.pop(name, None)


def rewrite(module, text: str) -> None:
    """Write a module anew, longer than it was, as an editor does."""
    Path(module.__file__).write_text(text + "\n" * 100)
    importlib.invalidate_caches()


def test_what_is_reloaded_counts_whatever_was_asked_before(mylevers):
    sim.extend(mylevers)
    early = Policy()
    assert configured([]).policy == early
    rewrite(mylevers, LEVER.replace("cost(1e8", "cost(2e8").replace(START, MORE + START))
    sim.extend(importlib.reload(mylevers))
    policy = configured(["policy.mail_levy.search=4", "policy.mail_levy.extra=0.5"]).policy
    assert (policy.mail_levy.usd_a_year, policy.mail_levy.extra) == (2e8, 0.5)
    assert early == Policy() and early.mail_levy == known()["mail_levy"]() and isinstance(early.mail_levy, mylevers.MailLevy)


@pytest.mark.parametrize("before", [True, False])
def test_what_was_written_anew_and_not_reloaded_is_refused(mylevers, before):
    if before:
        sim.extend(mylevers)
    rewrite(mylevers, LEVER.replace("cost(1e8", "cost(2e8"))
    with pytest.raises(InputError, match=r"mylevers.py:1: mylevers was changed since this process imported it: importlib.reload"):
        sim.extend(mylevers)
    sim.extend(importlib.reload(mylevers))
    assert known()["mail_levy"]().usd_a_year == 2e8


@pytest.mark.parametrize("helper, line", [("_beside", "import _beside"), ("beside", "from beside import USD")])
def test_what_a_lever_takes_from_beside_it_is_its_code(mylevers, helper, line):
    file = Path(mylevers.__file__).with_name(f"{helper}.py")
    file.write_text('"""Numbers."""\nUSD = 1e8\n')
    rewrite(mylevers, LEVER.replace("    def changes", f"    def own(self):\n        {line}\n\n    def changes"))
    sim.extend(importlib.reload(mylevers))
    first = extensions.digest()
    file.write_text('"""Numbers, and a remark."""\nUSD = 1e8    # a year\n')
    sim.extend(mylevers)
    assert extensions.digest() == first
    file.write_text('"""Numbers."""\nUSD = 2e8\n')
    sim.extend(mylevers)
    assert extensions.digest() != first


def test_an_extension_in_an_archive_or_without_source(tmp_path, monkeypatch):
    """What has no source file of its own is read all the same."""
    import py_compile
    import zipfile

    with zipfile.ZipFile(tmp_path / "levers.zip", "w") as archive:
        archive.writestr("zipped.py", LEVER.replace("MailLevy", "ZippedLevy"))
    (tmp_path / "text.py").write_text(LEVER.replace("MailLevy", "BareLevy"))
    py_compile.compile(str(tmp_path / "text.py"), str(tmp_path / "bare.pyc"))
    monkeypatch.setattr(extensions, "_problems", [])
    monkeypatch.syspath_prepend(str(tmp_path / "levers.zip"))
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in ("zipped", "bare"):
        extending.read(name, "", name, "a test")
        assert f"{name}_levy" in known() and extensions.digest()
        extending.take_out(name, name)
        sys.modules.pop(name)
