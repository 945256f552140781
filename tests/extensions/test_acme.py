"""A package outside this one brings a lever, a measure, a claim and scenarios, and they work wherever the house's own do."""

import json
import random
import sys
from pathlib import Path

import pandas as pd
import pytest

from sim import door, extending, extensions
from sim.claims.catalogue import find_claims
from sim.config.check import wrong_value
from sim.config.compose import configured
from sim.config.scenarios import listing
from sim.errors import DONE
from sim.experiment.code_digest import model_digest
from sim.phases import WEEK, Phase, the_week
from sim.policy.levers import Policy, known
from sim.spec import Spec
from sim.world import World
from tests.extensions.acme import BLOCKS, CELL, python, written
from tests.laws.any_setting import random_value, settings, tried
from tests.sweep.small import FEW

PAIR = ["job=pair", "scenario=mail_levy", "policy.mail_levy.start=2010.5", "world.end=2011", "world.people=200", "job.pairs=1",
        "job.processes=1"]
SWEEP = ["job=sweep", "policy=mail_levy", "policy.mail_levy.start=2010.5", "world.end=2011", "world.people=100",
         "job.over=[policy.mail_levy.search]", "job.points=2", "job.chunk=1", "name=levied"]


@pytest.fixture
def site(tmp_path, monkeypatch) -> Path:
    """A folder with the package on this process's path; it is gone afterwards, with all that it brought."""
    folder = written(tmp_path / "site")
    monkeypatch.syspath_prepend(str(folder))
    yield folder
    extending.take_out("acme", "acme")
    for name in [name for name in sys.modules if name.partition(".")[0] == "acme"]:
        del sys.modules[name]


@pytest.fixture
def acme(site):
    """The package as this process has it after `import sim`."""
    extending.load()
    extensions.refuse_bad()
    return next(one for one in extensions.known() if one.name == "acme")


@pytest.fixture
def outputs(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("COUNTERFLOW_OUTPUTS", str(tmp_path / "outputs"))
    return tmp_path / "outputs"


def test_the_page_shows_each_in_one_screen():
    assert {"acme/mail_levy.py", "acme/measures.py", "acme/x01_mail_levy.py", "acme/scenarios/scenario/mail_levy.yaml"} <= set(BLOCKS)
    assert all(len(text.splitlines()) <= 45 for text in BLOCKS.values())


def test_what_it_brings_stands_beside_what_the_house_has(acme):
    assert list(known())[-1] == "mail_levy" and Policy() == Policy(mail_levy=known()["mail_levy"]())
    assert configured(["scenario=mail_levy"]).policy.mail_levy.search == 4.0
    assert "scenario=mail_levy " in listing() and "policy=mail_levy " in listing()
    assert [one.name for one in the_week() if one not in WEEK] == ["bulletin"]
    assert [claim.id for claim in find_claims(["X01"])] == ["X01"]
    assert extensions.facts() == {"acme": {"version": "1.2", "sha256": acme.sha256}}


def test_once_it_is_gone_everything_is_as_before(site):
    before = model_digest(), list(known()), Policy()
    extending.read("acme", "", "acme", "a test")
    assert model_digest() != before[0] and before[2] == Policy() and hash(before[2]) == hash(Policy()) and before[2].mail_levy.search == 1.0
    extending.take_out("acme", "acme")
    assert (model_digest(), list(known()), Policy()) == before and not hasattr(Policy(), "mail_levy")


def test_a_pair_of_runs(acme, outputs, capsys):
    assert door.run(PAIR) == DONE
    folder = (outputs / "latest").resolve()
    weeks = pd.read_parquet(folder / "weeks.parquet")
    assert 0 < weeks["deaths_share_in_care"].mean() < 1 and weeks.groupby("arm")["public_cost_usd"].sum()["changed"] > 0
    assert json.loads((folder / "provenance.json").read_text())["extensions"] == extensions.facts()
    assert "again:   counterflow job=pair scenario=mail_levy" in capsys.readouterr().out


def test_a_phase_is_lived_through_in_every_week(acme):
    world = World(Spec(people=100, start=2006, end=2007, params=FEW, solve_level=False))
    heard = []
    watch = Phase("watch", lambda world: heard.append(bool((world.dealers.believed == world.dealers.held).all())), (), "", "")
    names = [phase.name for phase in world.phases]
    world.phases = (*world.phases[: names.index("bulletin") + 1], watch, *world.phases[names.index("bulletin") + 1:])
    world.run(3)
    assert heard == [True, False, False]


def test_a_claim_is_judged(acme, outputs, capsys):
    assert door.run(["job=claims", "job.claims=[X01]", "job.worlds=0", "world.people=200", "job.processes=1"]) == DONE
    assert "\nX01 " in capsys.readouterr().out
    assert "our report of 2024" in ((outputs / "latest").resolve() / "claims" / "X01.html").read_text()


def test_a_sweep_in_two_processes(site, outputs):
    """Every process reads it anew; one without it, and one with other code, will not touch the sweep."""
    planned = python("-m", "sim", *SWEEP, path=site, outputs=outputs)
    assert planned.returncode == DONE, planned.stderr
    folder = (outputs / "latest").resolve()
    ran = python("-m", "sim", "sweep", "run", folder, "--processes", 2, path=site, outputs=outputs)
    assert ran.returncode == DONE, ran.stderr
    assert python("-m", "sim", "sweep", "collect", folder, path=site, outputs=outputs).returncode == DONE
    table = pd.concat(pd.read_parquet(path) for path in folder.rglob("*.parquet") if "deaths_share_in_care" in pd.read_parquet(path))
    assert table["policy.mail_levy.search"].nunique() == 2
    without = python("-m", "sim", "sweep", "run", folder, path=site.parent, outputs=outputs)
    assert without.returncode != DONE and "extension acme is not here" in without.stderr
    lever = site / "acme" / "mail_levy.py"
    lever.write_text(lever.read_text().replace("self.search}", "self.search ** 2}"))
    other = python("-m", "sim", "sweep", "verify", folder, path=site, outputs=outputs)
    assert other.returncode != DONE and "extension acme has other code here" in other.stderr


def test_a_notebook(tmp_path, outputs):
    """The page's own cell, in a program without a file, as a kernel is: its workers import the module by its name."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    (folder / "mylevers.py").write_text(BLOCKS["acme/mail_levy.py"] + BLOCKS["acme/measures.py"])
    cell = CELL.replace("5_000", "200").replace("2018", "2011").replace("=2016", "=2010.5").replace("pairs=8", "pairs=2, processes=2")
    *lines, last = cell.strip().splitlines()
    text = "\n".join([*lines, f"found = {last}", "print(found)", "print(found.weeks()['deaths_share_in_care'].mean())"])
    ran = python("-c", text, path=folder, outputs=outputs)
    assert ran.returncode == DONE, ran.stderr
    assert "COUNTERFLOW_EXTENSIONS=mylevers counterflow job=pair" in ran.stdout and "2 pairs" in ran.stdout.replace("two pairs", "2 pairs")
    assert 0 < float(ran.stdout.splitlines()[-1]) < 1


def test_a_class_made_in_a_cell_is_told_where_to_go(tmp_path, outputs):
    text = BLOCKS["acme/mail_levy.py"] + "\nimport sim\ntry:\n    sim.extend(MailLevy)\nexcept Exception as error:\n    print(error)\n"
    ran = python("-c", text, path=tmp_path, outputs=outputs)
    assert ran.stdout.startswith("MailLevy was made in a cell or a script, where other processes cannot find it") and not ran.stderr


def test_its_settings_are_held_to_what_they_can_be_and_whatever_passes_lives(acme):
    its = [leaf for leaf in settings() if leaf.path.startswith("policy.mail_levy.")]
    assert its and all(wrong_value(leaf, value) for leaf in its for value in (-1e9, 1e300, float("nan"), "much", [], None))
    for number in range(6):
        luck = random.Random(number)
        assert not tried({leaf.path: random_value(leaf, luck, late=False) for leaf in its}, luck, late=False).faults
