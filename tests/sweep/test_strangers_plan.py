"""A plan from a stranger is data: whoever writes one makes its digest too, so all it says is held to the rules it was written by."""

import json
import subprocess
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from small import SPEC, design, planned

from sim.door import run
from sim.errors import BAD_INPUT, DONE, InputError, OutputError
from sim.sweep import plan, work
from sim.sweep.making import Request, make
from sim.sweep.plan import digest_of, read
from sim.sweep.points import file_digest

COMMANDS = (["run"], ["run", "--dry-run"], ["status"], ["collect"], ["verify"], ["retry"], ["expand", "--points", "8"], ["slurm"])


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A sweep that is planned and not run. Not to be changed."""
    folder = tmp_path_factory.mktemp("stranger") / "planned"
    planned(folder)
    return folder


def crafted(folder: Path, path: str, value) -> Path:
    """The plan with one thing changed and a digest that fits; `path` is dotted, numbers are places in lists."""
    file = folder / "plan.json"
    written = json.loads(file.read_text())
    del written["digest"]
    *way, last = path.split(".")
    held = written
    for word in way:
        held = held[int(word) if isinstance(held, list) else word]
    if isinstance(held, list):
        held[int(last)] = value
    else:
        held[last] = value
    file.write_text(json.dumps(written | {"digest": digest_of(written)}))
    return folder


@pytest.fixture
def copy(made, tmp_path) -> Path:
    folder = tmp_path / "copy"
    folder.mkdir()
    for path in made.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


WHATEVER_CODE = [
    ("name", "a\n#SBATCH --wrap=id"), ("name", "a b"), ("name", ""), ("name", "x" * 81), ("name", "$(id)"), ("name", 7), ("name", None),
    ("name", "../x"), ("name", "-x"), ("name", "\x1b[2J"),
    ("parts.0.file", "../other.parquet"), ("parts.0.file", "/etc/passwd"), ("parts.0.file", "results/chunk-000000.parquet"),
    ("parts.0.file", "design-000.parquet"), ("parts.0.file", ["design.parquet"]), ("parts.0.first", 1), ("parts.0.first", -1),
    ("parts.0.last", 7), ("parts.0.last", 0), ("parts.0.last", 10**30), ("parts.0.last", 8.0), ("parts.0.sha256", "x"),
    ("parts.0.more", 1), ("parts", []), ("parts", {}), ("parts", None),
    ("blocks.0.run", 4), ("blocks.0.chunk", 1), ("blocks.0.size", 10**6 + 1), ("blocks.0.size", -4), ("blocks.0.size", 2.5),
    ("blocks.0.points", [0, 9]), ("blocks.0.points", [8, 0]), ("blocks.0.points", [0]), ("blocks.0.replicates", [0, 10**12]),
    ("blocks.0.replicates", [-1, 1]), ("blocks", []), ("blocks.0", "x"),
    ("points", 9), ("runs", 10**12), ("chunks", 0), ("replicates", True), ("runs", "16"),
    ("columns", "ab"), ("columns", []), ("columns.0", "run"), ("columns.0", "params.other"), ("columns.0", "a\nb"), ("columns.0", 3),
    ("branch", -1), ("branch", 10**9), ("branch", 2.5), ("branch", "26"), ("since", None), ("since", 10**9), ("since", 1040),
    ("starts_at", 1.0), ("starts_at", -0.1), ("starts_at", "1"), ("weeks", 0), ("weeks", 10**9), ("keep", 1), ("keep", None),
    ("code", {}), ("code.sha256", "x"), ("code.version", "1\n2"), ("code.packages", []), ("code.packages.numpy", "1\r2"),
    ("code.extensions", {"x": 1}), ("code.extensions", {"x\n": {"version": "", "sha256": ""}}),
    ("measures", []), ("measures.deaths_expected", 5), ("measures", {"a\x07b": "0" * 12}), ("yearly", "deaths"), ("yearly", ["nothing"]),
    ("design.method", "os.system"), ("design.method", ["sobol"]), ("design.seed", -1), ("design.seed", 2**40), ("design.over", None),
    ("design.over.0.path", ""), ("design.over.0.low", "0"), ("design.over.0.log", 1), ("design.levels.0.levels", "ab"),
    ("design.levels.0.levels", [[1]]), ("design.levels.0.extra", 1), ("design.levels", []),
    ("spec", []), ("spec.people", 0), ("spec.people", 10**12), ("spec.people", "100"), ("spec.people", True),
    ("starts_at", 10**400), ("design.over.0.high", 10**400),
    ("design.levels.0.levels", [10**400]), ("spec.end", 10**9),
    ("spec.seed", -1), ("spec.replicate", 1.5), ("surplus", 1),
]
THIS_CODE = [
    ("spec.params.supply.products.potency_ratio", "50"), ("spec.params.supply.products.potency_ratio", 1e+300),
    ("spec.params.supply.products.potency_ratio", None), ("spec.params.supply.products", 5),
    ("spec.params.supply.products.potency_ratio", 10**400), ("spec.timeline.parcels", [[2010, 10**400]]),
    ("spec.params.casuals.rows", 1000000000000000), ("spec.params.casuals.rows", 1.5), ("spec.mechanisms.entry", "yes"),
    ("spec.mechanisms.entry", 1), ("spec.mechanisms.detection", "none"), ("spec.mechanisms.detection", ["x"]), ("spec.solve_level", 0),
    ("spec.timeline.parcels", {"2010": 1}), ("spec.timeline.parcels", [[2010]]), ("spec.timeline.parcels", [[2012, 1], [2010, 1]]),
    ("spec.timeline.parcels", []), ("spec.timeline.parcels", [["x", 1]]), ("spec.policy.heroin_cut.share", 7),
    ("spec.policy.heroin_cut.start", "now"), ("spec.end", 2006), ("spec.more", 1), ("design.over.0.high", 1000000000.0),
    ("design.levels.0.levels", [0, 7.5]), ("design.levels.0.levels", [True]),
]


@pytest.mark.parametrize("path, value", WHATEVER_CODE, ids=lambda it: ascii(it)[:40])
def test_what_no_plan_says_is_refused_by_whoever_reads_it(copy, path, value):
    with pytest.raises(InputError, match="plan.json is no plan that can be used: ") as refused:
        read(crafted(copy, path, value))
    (sentence,) = refused.value.problems
    assert sentence.isprintable() and len(sentence) < 600


@pytest.mark.parametrize("path, value", THIS_CODE, ids=lambda it: ascii(it)[:40])
def test_what_this_code_cannot_run_is_refused_before_it_is_run(copy, path, value):
    with pytest.raises((InputError, OutputError)) as refused:
        read(crafted(copy, path, value), to_run=True)
    assert str(refused.value).isprintable()


def test_every_command_says_it_in_one_line_and_does_nothing(copy, capsys):
    crafted(copy, "name", "x\n/bin/touch taken\n#")
    before = sorted(path.name for path in copy.rglob("*"))
    for words in COMMANDS:
        assert run(["sweep", words[0], str(copy), *words[1:]]) == BAD_INPUT, words
        said = capsys.readouterr()
        assert not said.out and said.err.count("\n") == 1 and "name='x\\n/bin/touch taken\\n#' cannot name a folder" in said.err
    assert sorted(path.name for path in copy.rglob("*")) == before


@pytest.mark.parametrize("text", ["[" * 100_000, "\ufeff{}", '{"format": NaN}', '{"format": ' + "9" * 5000 + "}", '{"a": 1', b"\xff\xfe{}"],
                         ids=["deep", "mark", "no number", "huge", "torn", "no text"])
def test_a_file_that_no_reader_of_json_takes(copy, text, capsys):
    (copy / "plan.json").write_bytes(text if isinstance(text, bytes) else text.encode())
    assert run(["sweep", "status", str(copy)]) == BAD_INPUT
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "plan.json is no plan that can be read" in said


def test_a_plan_too_large_to_be_one_is_not_read(copy, capsys):
    with (copy / "plan.json").open("r+b") as opened:
        opened.truncate(1 << 40)  # holes take no room
    assert run(["sweep", "status", str(copy)]) == BAD_INPUT
    assert "it is too large" in capsys.readouterr().err


def other_design(folder: Path, table: pa.Table, **how) -> Path:
    """The sweep with another design, whose digest fits."""
    pq.write_table(table, folder / "design.parquet", **how)
    return crafted(folder, "parts.0.sha256", file_digest(folder / "design.parquet"))


def test_a_design_of_other_columns_or_rows_is_refused(copy):
    table = pq.read_table(copy / "design.parquet")
    for other in (table.slice(1), table.rename_columns(["a", *table.column_names[1:]]), table.select(table.column_names[1:]),
                  pa.concat_tables([table] * 2000)):
        with pytest.raises(OutputError, match="design.parquet holds no points 0 to 8 of this sweep's settings"):
            read(other_design(copy, other), to_run=True)


@pytest.mark.parametrize("value", [1e300, float("nan"), "many", None])
def test_a_point_that_no_design_draws_is_run_by_nobody(copy, value):
    table = pq.read_table(copy / "design.parquet")
    other = pa.array([value] * len(table))
    other_design(copy, table.set_column(0, table.column_names[0], other))
    with pytest.raises(OutputError, match=f"holds values of {table.column_names[0]} that it cannot have"):
        work.run(copy, 1)
    assert not list((copy / "results").glob("*.parquet"))


def test_a_design_that_is_none_is_told(copy):
    (copy / "design.parquet").write_text("PAR1 and no more")
    with pytest.raises(OutputError, match="design.parquet cannot be read"):
        read(crafted(copy, "parts.0.sha256", file_digest(copy / "design.parquet")), to_run=True)


def test_plans_that_are_asked_for_keep_the_rules_too(tmp_path):
    for more, told in (({"name": "a\nb"}, "cannot name a folder"), ({"spec": replace(SPEC, people=SPEC.people, end=2006)}, "is not after"),
                       ({"points": 10**9, "chunk": 1}, "more than a folder takes")):
        with pytest.raises(InputError, match=told):
            make(tmp_path, Request(**{"name": "own", "spec": SPEC, "design": design()} | more))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["a b", "it's", 'say "so"', "$(id)", "50%a", "ü #1", "a;b", "[1]", "-x"])
def test_a_script_runs_the_folder_it_was_written_for_whatever_its_name(tmp_path, name):
    """What a shell makes of the script, with a program in Python's place that prints its words."""
    folder = tmp_path / name
    planned(folder, points=1, replicates=1)
    assert run(["sweep", "slurm", str(folder), "--shards", "1", "--sbatch", "--comment=a b; c"]) == DONE
    (path,) = (folder / "slurm").iterdir()
    text = path.read_text()
    assert "#SBATCH '--comment=a b; c'\n" in text
    *_, command = text.splitlines()
    words = subprocess.run(["bash", "-c", command.replace("exec ", "printf '%s\\0' ", 1)], env={"SLURM_ARRAY_TASK_ID": "0"}, text=True,
                           capture_output=True, check=True).stdout.split("\0")
    assert words[5:9] == [str(folder), "--beside", "--shard", "0/1"]


@pytest.mark.parametrize("name", ["two\nlines", "back\\slash", "bell\a"])
def test_a_folder_that_no_script_can_name_is_refused(tmp_path, name, capsys):
    planned(tmp_path / name, points=1, replicates=1)
    assert run(["sweep", "slurm", str(tmp_path / name), "--shards", "1"]) == BAD_INPUT
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "no script for Slurm can hold" in said and not (tmp_path / name / "slurm").exists()


def test_sentences_to_copy_can_be_typed(tmp_path, capsys):
    folder = tmp_path / "a sweep; $(id)"
    planned(folder, points=1, replicates=1)
    for words in (["slurm", "--shards", "1"], ["collect"], ["expand", "--points", "2"]):
        run(["sweep", words[0], str(folder), *words[1:]])
        said = capsys.readouterr()
        assert f"'{folder}" in (said.out or said.err).splitlines()[-1], said


def test_a_whole_plan_is_no_fault(made):
    assert read(made, to_run=True) == read(made) and deepcopy(plan.read(made)).runs == 16
