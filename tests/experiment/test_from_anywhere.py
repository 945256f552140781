"""Whoever asks for processes, and from wherever, gets them: they import this package, never the program that asks."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

TOP, HERE = Path(__file__).parents[2], Path(__file__).parent
ASK = """
import toy_tasks
from sim.experiment.pool import run_tasks
print(sorted(run_tasks(toy_tasks.double, range(4), 2)))
"""
SAID = "[(0, 0), (1, 2), (2, 4), (3, 6)]\n"
INDENTED = ASK.replace("\n", "\n    ")
IN_A_THREAD = f"import threading\ndef ask():{INDENTED}\nthread = threading.Thread(target=ask)\nthread.start()\nthread.join()"
AT_THE_END = f"import atexit\ndef ask():{INDENTED}\natexit.register(ask)"
IN_A_POOL = f"""
import multiprocessing
def ask(number):{INDENTED}
    return number
if __name__ == "__main__":
    with multiprocessing.get_context("HOW").Pool(1) as pool:
        pool.map(ask, [1])
"""
IN_A_DOCTEST = f'''
"""
>>> import toy_tasks
>>> from sim.experiment.pool import run_tasks
>>> sorted(run_tasks(toy_tasks.double, range(4), 2))
{SAID}"""
import doctest
failed, tried = doctest.testmod()
print("{SAID.strip()}" if tried and not failed else "failed")
'''
ELSEWHERE = f"import os\nimport sim\nos.chdir('/')\n{ASK}"
SCRIPTS = {
    "no guard": ASK,
    "guard": f"if __name__ == '__main__':{INDENTED}",
    "exec": f"exec({ASK!r})",
    "exec with nothing": f"exec({ASK!r}, {{}})",
    "thread": IN_A_THREAD,
    "forked pool": IN_A_POOL.replace("HOW", "fork"),
    "spawned pool": IN_A_POOL.replace("HOW", "spawn"),
    "doctest": IN_A_DOCTEST,
    "another folder meanwhile": ELSEWHERE,
    "no arguments": f"import sys\nsys.argv[:] = []\n{ASK}",
    "no main": f"import sys\ndel sys.modules['__main__']\n{ASK}",
    "async": f"import asyncio\nasync def ask():{INDENTED}\nasyncio.run(ask())",
}


def python(*words: str, cwd: Path, path: str = f"{TOP}{os.pathsep}{HERE}", **kwargs) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, *words], cwd=cwd, env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True,
                          **kwargs)


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with files that are called as what workers import, and end whoever imports them."""
    for name in ("random.py", "numpy.py", "multiprocessing.py", "json.py"):
        (tmp_path / "decoys").mkdir(exist_ok=True)
        (tmp_path / "decoys" / name).write_text("raise SystemExit('a stranger was imported')\n")
    return tmp_path


@pytest.mark.parametrize("how", SCRIPTS)
def test_a_script(folder, how):
    (folder / "script.py").write_text(SCRIPTS[how])
    done = python("script.py", cwd=folder)
    assert (done.stdout, done.returncode, done.stderr) == (SAID, 0, "")


def test_a_module_a_command_a_pipe_a_folder_and_an_archive(folder):
    (folder / "asks").mkdir()
    (folder / "asks" / "__main__.py").write_text(ASK)
    (folder / "script.py").write_text(ASK)
    with zipfile.ZipFile(folder / "asks.pyz", "w") as archive:
        archive.write(folder / "script.py", "__main__.py")
    for words, given in ((["-c", ASK], ""), (["-"], ASK), (["-m", "script"], ""), (["asks"], ""), (["-m", "asks"], ""), (["asks.pyz"], ""),
                         (["-W", "error", "script.py"], ""), (["-X", "dev", "script.py"], ""), (["-i", "-c", ASK], "")):
        done = python(*words, cwd=folder, input=given)
        assert (done.stdout, done.returncode) == (SAID, 0), (words, done.stderr)
        assert "Traceback" not in done.stderr


def test_what_lies_in_the_folder_is_not_taken_for_a_module(folder):
    """The program starts elsewhere and goes into the folder: a worker begins there."""
    done = python("-P", "-c", f"import sim, os, random, json\nos.chdir({str(folder / 'decoys')!r})\n{ASK}", cwd=folder)
    assert (done.stdout, done.returncode) == (SAID, 0), done.stderr


def test_a_comparison_without_a_guard(tmp_path):
    """The whole of it, as somebody's first script has it."""
    (tmp_path / "first.py").write_text("""
from sim import compare, scenario
base = scenario("baseline").with_(people=100, end=2011)
found = compare(base, base.with_(heroin_cut=0.3, policy__heroin_cut__start=2010.5), pairs=2, processes=2)
print(found.effect()["pairs"])
""")
    done = subprocess.run([sys.executable, "first.py"], cwd=tmp_path, capture_output=True, text=True,
                          env=os.environ | {"PYTHONPATH": str(TOP), "COUNTERFLOW_OUTPUTS": str(tmp_path / "outputs")})
    assert (done.stdout, done.returncode) == ("2\n", 0), done.stderr
    assert "Traceback" not in done.stderr
