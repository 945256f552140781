"""One sentence and the right exit code, whatever happens. The jobs here are pretend; the door is the real one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sim import door
from sim.errors import BAD_INPUT, DONE, FAILED, INTERRUPTED, SOME_RUNS_FAILED, InputError, LeakError, RunError
from sim.jobs import JobName, doing
from sim.jobs.finished import Finished, joint_status

TOP = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def outputs(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("COUNTERFLOW_OUTPUTS", str(tmp_path / "outputs"))
    monkeypatch.delenv("HYDRA_FULL_ERROR", raising=False)
    return tmp_path / "outputs"


@pytest.fixture
def pretend(monkeypatch):
    """Make every job do this instead; returns the configurations it was given."""

    def install(act):
        given = []

        def job(config, out):
            given.append(config)
            status = act(config)
            return Finished(status, f"did {config.name}", {"deaths": 1.0}, {"deaths": "people"}, None)

        monkeypatch.setattr(doing, "JOBS", dict.fromkeys(JobName, job))
        return given

    return install


def raising(error: BaseException):
    def act(config):
        raise error

    return act


def test_done(pretend, outputs, capsys):
    given = pretend(lambda config: DONE)
    assert door.run(["scenario=heroin_cut_30", "world.people=500"]) == DONE
    assert given[0].world.people == 500
    told = capsys.readouterr()
    assert "did heroin_cut_30" in told.out
    assert "again:   counterflow scenario=heroin_cut_30 world.people=500" in told.out
    assert told.err == ""


def test_results_lie_where_they_should(pretend, outputs):
    pretend(lambda config: DONE)
    door.run(["scenario=heroin_cut_30", "world.people=500"])
    (folder,) = (outputs / "run").iterdir()
    assert folder.name.startswith("heroin_cut_30-") and len(folder.name.rsplit("-", 1)[1]) == 8
    assert (outputs / "latest").resolve() == folder.resolve()
    assert {"config.yaml", "provenance.json", "run.json"} <= {path.name for path in folder.iterdir()}
    assert json.loads((folder / "run.json").read_text())["figures"] == {"deaths": 1.0}
    assert json.loads((folder / "provenance.json").read_text())["exit_status"] == DONE


def test_the_same_question_has_the_same_folder_and_another_has_another(pretend, outputs):
    pretend(lambda config: DONE)
    for words in ([], ["job.processes=2"], ["policy.heroin_cut.weeks=52"], ["world.people=50_000".replace("_", "")]):
        door.run(words)
    assert len(list((outputs / "run").iterdir())) == 1
    door.run(["world.people=400"])
    assert len(list((outputs / "run").iterdir())) == 2


@pytest.mark.parametrize("error, code, sentence", [
    (RunError("the run failed in week 12"), FAILED, "error: the run failed in week 12"),
    (LeakError("heroin at the border: 3 kg too many in week 7"), FAILED, "error: heroin at the border"),
    (ZeroDivisionError("division by zero"), FAILED, "error: ZeroDivisionError: division by zero"),
    (KeyboardInterrupt(), INTERRUPTED, "interrupted: finished runs are kept"),
])
def test_what_goes_wrong_is_told_in_a_sentence(pretend, outputs, capsys, error, code, sentence):
    pretend(raising(error))
    assert door.run(["world.people=500"]) == code
    told = capsys.readouterr()
    assert sentence in told.err
    assert "Traceback" not in told.err
    assert told.out == ""
    (folder,) = (outputs / "run").iterdir()
    assert json.loads((folder / "provenance.json").read_text())["exit_status"] == code
    assert not (outputs / "latest").exists()


def test_what_is_refused_is_told_in_sentences_and_leaves_no_folder(pretend, outputs, capsys):
    pretend(raising(InputError(["first", "second"])))
    assert door.run(["world.people=500"]) == BAD_INPUT
    told = capsys.readouterr()
    assert "error: first\nerror: second" in told.err and told.out == ""
    assert not list((outputs / "run").iterdir())


def test_the_stack_trace_is_there_for_who_asks(pretend, monkeypatch):
    monkeypatch.setenv("HYDRA_FULL_ERROR", "1")
    pretend(raising(ZeroDivisionError("division by zero")))
    with pytest.raises(ZeroDivisionError):
        door.run([])


def test_finished_with_failed_runs(pretend):
    pretend(lambda config: SOME_RUNS_FAILED)
    assert door.run([]) == SOME_RUNS_FAILED


@pytest.mark.parametrize("failed, total, code", [(0, 8, DONE), (3, 8, SOME_RUNS_FAILED), (8, 8, FAILED)])
def test_how_failed_runs_count(failed, total, code):
    assert joint_status(failed, total) == code


def test_a_small_sweep_does_every_point(pretend, outputs):
    given = pretend(lambda config: DONE)
    assert door.run(["-m", "policy=none,heroin_cut_30", "world.people=300,400"]) == DONE
    assert [(config.policy.heroin_cut.share, config.world.people) for config in given] == [(0, 300), (0, 400), (0.3, 300), (0.3, 400)]


def test_one_failed_point_does_not_stop_the_others(pretend):
    def act(config):
        if config.world.people == 300:
            raise RunError("this point fails")
        return DONE

    given = pretend(act)
    assert door.run(["-m", "world.people=300,400"]) == SOME_RUNS_FAILED
    assert len(given) == 2


def test_nothing_runs_if_anything_is_wrong(pretend, outputs, capsys):
    given = pretend(lambda config: DONE)
    assert door.run(["-m", "world.people=300,-4"]) == BAD_INPUT
    assert door.run(["policy.heroin_cut=7"]) == BAD_INPUT
    assert given == [] and not list(outputs.glob("*/*"))
    told = capsys.readouterr()
    assert "policy.heroin_cut.share=7 is outside 0 to 1" in told.err


def test_a_folder_that_cannot_be_written_is_bad_input(pretend, tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("COUNTERFLOW_OUTPUTS", str(tmp_path / "file" / "below"))
    given = pretend(lambda config: DONE)
    assert door.run([]) == BAD_INPUT
    assert given == []
    assert "results cannot be written to" in capsys.readouterr().err


def test_scenarios_that_cannot_be_found_are_bad_input(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("COUNTERFLOW_SCENARIOS", str(tmp_path))
    assert door.run([]) == BAD_INPUT
    assert "holds no config.yaml" in capsys.readouterr().err


@pytest.mark.parametrize("words, told", [
    ("--config-name=mine", "--config-name: configurations lie in one place"),
    ("--config-path=/tmp", "--config-path: configurations lie in one place"),
    ("--experimental-rerun=was", "--experimental-rerun: every run prints the command"),
    ("--resolve", "--resolve goes with --cfg only"),
    ("--penguins", "there is no flag --penguins"),
    ("--cfg=penguins", "invalid choice: 'penguins'"),
    ("world.people=300,400", "gives several values"),
    ("--config-dir=", "--config-dir names no folder"),
    ("--config-dir=a --config-dir=b", "--config-dir names several folders: give one"),
    ("--cfg=job --multirun", "-m and --cfg ask for different things"),
    ("--cfg=job --package=nowhere", "package 'nowhere' not found"),
    ("--shell-completion install=fishy", "No completion plugin for 'fishy'"),
    ("--shell-completion query=bash", "Hydra cannot tell this"),
    ("--shell-completion +experiment=@", "cannot read a word: found character '@'"),
    ("--hydra-help world.people=300", "--hydra-help takes no settings"),
    ("--info=config nowhere=3", "there is no setting nowhere"),
    ("sweep", "the following arguments are required: COMMAND"),
    ("sweep runn", "invalid choice: 'runn'"),
    ("sweep verify here --share=much", "invalid float value: 'much'"),
])
def test_flags_that_lead_astray_are_refused_in_one_sentence(pretend, capsys, words, told):
    given = pretend(lambda config: DONE)
    assert door.run(words.split()) == BAD_INPUT
    said = capsys.readouterr()
    assert told in said.err and said.err.count("\n") == 1 and said.out == ""
    assert given == []


@pytest.mark.parametrize("words", ["world.people=300 --run world.end=2012", "--run world.people=300 world.end=2012",
                                   "world.people=300 world.end=2012 --run", "world.people=300 --config-dir=HERE world.end=2012",
                                   "world.people=300 --config-dir HERE world.end=2012", "world.people=300 -cd HERE world.end=2012",
                                   "world.people=300 -- world.end=2012"])
def test_settings_stand_on_both_sides_of_a_flag(pretend, tmp_path, words):
    given = pretend(lambda config: DONE)
    assert door.run(words.replace("HERE", str(tmp_path)).split()) == DONE
    assert [(config.world.people, config.world.end) for config in given] == [(300, 2012)]


def test_points_are_made_of_words_on_both_sides(pretend):
    given = pretend(lambda config: DONE)
    assert door.run(["world.people=300,400", "-m", "world.end=2011,2012"]) == DONE
    assert [(config.world.people, config.world.end) for config in given] == [(300, 2011), (300, 2012), (400, 2011), (400, 2012)]


@pytest.mark.parametrize("words, told", [
    ("world.people=300 --run world.people=400", "world.people is given twice, as 300 and as 400: give it once"),
    ("world.people=300 --penguins world.end=2012", "there is no flag --penguins ("),
    ("world.people=-4 --cfg=job world.end=2001", "world.people=-4 is outside"),
])
def test_words_on_both_sides_are_checked_alike(pretend, capsys, words, told):
    given = pretend(lambda config: DONE)
    assert door.run(words.split()) == BAD_INPUT
    assert told in capsys.readouterr().err and given == []


def test_a_link_that_cannot_be_set_is_a_warning_beside_the_results(pretend, outputs, capsys):
    pretend(lambda config: DONE)
    (outputs / "latest" / "in the way").mkdir(parents=True)
    assert door.run([]) == DONE
    told = capsys.readouterr()
    assert "did baseline" in told.out and told.err.startswith("warning: cannot set the link")


def test_a_folder_at_work_is_left_alone(pretend, outputs, capsys):
    """The same question asked from within itself stands for a second window."""
    codes = []

    def act(config):
        codes.append(door.guarded(lambda: doing.do(config)))
        return DONE

    given = pretend(act)
    assert door.run([]) == DONE
    assert codes == [FAILED] and len(given) == 1
    assert "another command is writing results to" in capsys.readouterr().err


@pytest.mark.parametrize("words, told", [
    (["--help"], "policy.heroin_cut.share"),
    (["-h"], "Exit codes"),
    (["--version"], "counterflow 0."),
    (["scenarios", "list"], "scenario=heroin_cut_30"),
    (["scenarios"], "policy=none"),
    (["scenarios", "show", "no_fentanyl"], "fentanyl: false"),
    (["settings", "potency"], "14 to 50"),
    (["levers"], "policy.heroin_cut.share"),
    (["levers", "Nalox"], "added probability that naloxone is used"),
    (["measures", "bag price"], "bag_price"),
    (["--config-dir=OWN", "scenarios", "list"], "scenario=mine"),
    (["scenarios", "show", "mine", "--config-dir", "OWN"], "people: 300"),
])
def test_what_can_be_asked(words, told, capsys, tmp_path):
    (tmp_path / "scenario").mkdir()
    (tmp_path / "scenario" / "mine.yaml").write_text("name: mine\nworld: {people: 300}\n")
    assert door.run([word.replace("OWN", str(tmp_path)) for word in words]) == DONE
    assert told in capsys.readouterr().out


@pytest.mark.parametrize("words", ["scenarios show", "scenarios burn", "scenarios show nowhere", "settings penguins",
                                   "levers penguins", "measures penguins", "levers nalox penguins",
                                   "scenarios list --config-dir", "scenarios list --config-dir nowhere", "settings --config-dir="])
def test_what_cannot_be_asked(words, capsys):
    assert door.run(words.split()) == BAD_INPUT
    assert capsys.readouterr().err.startswith("error: ")


@pytest.mark.parametrize("words", ["--people 5000", "--people=5000 job=run", "job=pair --heroin-cut 0.3"])
def test_a_flag_that_is_a_setting_is_told_as_one(words, capsys):
    assert door.run(words.split()) == BAD_INPUT
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and ("world.people=VALUE" in told or "policy.heroin_cut.share=VALUE" in told), told


def test_the_command_itself_from_a_foreign_folder(tmp_path):
    """The one start of a process here: exit code 2, one sentence on stderr, nothing on stdout."""
    words = [sys.executable, "-m", "sim", "policy.heroin_cut=7"]
    done = subprocess.run(words, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(TOP)}, capture_output=True, text=True)
    assert done.returncode == BAD_INPUT
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "policy.heroin_cut.share=7 is outside 0 to 1 (share of landed heroin" in done.stderr


def test_without_docstrings_nothing_is_begun(tmp_path):
    words = [sys.executable, "-OO", "-m", "sim", "world.people=100"]
    done = subprocess.run(words, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(TOP)}, capture_output=True, text=True)
    assert done.returncode == BAD_INPUT and done.stderr.startswith("error: Python was told to drop docstrings") and not done.stdout


def test_what_may_not_be_read_is_told_by_its_path(monkeypatch, capsys):
    def locked(*_):
        raise PermissionError(13, "Permission denied", "/somebody/else")

    monkeypatch.setattr(door, "_dispatch", locked)
    assert door.run(["settings"]) == FAILED and capsys.readouterr().err == "error: /somebody/else: permission denied\n"
