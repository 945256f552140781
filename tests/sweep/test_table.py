"""A user's own points: read as they are written, and every mistake told by its line before anything is planned."""

import pytest
from small import design, planned

from sim.errors import InputError, OutputError
from sim.sweep.design import Method
from sim.sweep.growing import expand
from sim.sweep.table import MOST_TOLD, read_csv

SHARE, START = "policy.heroin_cut.share", "policy.heroin_cut.start"
OWN = design(Method.table, (), ())


def written(folder, text: str, encoding: str = "utf-8"):
    file = folder / "points.csv"
    file.write_bytes(text.encode(encoding))
    return file


def told(folder, text: str, encoding: str = "utf-8") -> tuple[str, ...]:
    with pytest.raises(InputError) as refused:
        read_csv(written(folder, text, encoding))
    return refused.value.problems


def test_it_is_read_by_the_paths_of_its_columns(tmp_path):
    text = "policy.remove_makers.count, policy.remove_makers.start ,mechanisms.mixing\n0,2006.2,physics\n\n 2 ,2006.5,even\n"
    for encoding in ("utf-8", "utf-8-sig"):
        table = read_csv(written(tmp_path, text, encoding))
        assert table["policy.remove_makers.count"].tolist() == [0, 2]
        assert table["policy.remove_makers.start"].tolist() == [2006.2, 2006.5]
        assert table["mechanisms.mixing"].tolist() == ["physics", "even"]


def test_every_wrong_cell_is_told_by_its_line(tmp_path):
    assert told(tmp_path, f"{SHARE},mechanisms.mixin\n7,even\n0.5,even\nx,even\n") == (
        "a sweep cannot vary mechanisms.mixin (did you mean mechanisms.mixing?)",
        f"line 2 of points.csv: {SHARE}=7 is outside 0 to 1 (share of landed heroin)",
        f"line 4 of points.csv: {SHARE}=x is not a number")


def test_a_long_list_of_mistakes_is_cut_and_counted(tmp_path):
    problems = told(tmp_path, f"{SHARE}\n" + "7\n" * (MOST_TOLD + 5))
    assert len(problems) == MOST_TOLD + 1 and problems[-1] == "and 5 more problems of points.csv"


@pytest.mark.parametrize("text, said", [
    (f"{SHARE},{START}\n0.1,0.2,2014\n", "line 2 of points.csv has 3 values, its first line names 2 settings"),
    (f"{SHARE},{START}\n0.1,2014,\n", "line 2 of points.csv has 3 values, its first line names 2 settings"),
    (f"{SHARE},{START}\n0.1\n", "line 2 of points.csv has 1 values, its first line names 2 settings"),
    (f"{SHARE};{START}\n0.1;2014\n", "the columns of points.csv must be separated by commas"),
    (f",{SHARE}\n1,0.1\n", "column 1 of points.csv has no name: name a setting, or leave the column out"),
    (f"{SHARE},{SHARE}\n0.1,0.2\n", f"two columns of points.csv are {SHARE}"),
    (f"{SHARE},{START}\n", "the table points.csv has no rows"),
    ("", "the table points.csv is empty: its first line names the settings, each further line is a point"),
    (f'{SHARE}\n"0.1\n', "cannot read the table points.csv: unexpected end of data"),
])  # fmt: skip
def test_what_other_programs_write_is_told_in_a_sentence(tmp_path, text, said):
    assert said in told(tmp_path, text)


def test_another_encoding_is_told(tmp_path):
    assert "is not text in UTF-8" in told(tmp_path, f"{SHARE}\n0.1\n", "utf-16")[0]
    with pytest.raises(InputError, match="cannot read the table gone.csv: No such file"):
        read_csv(tmp_path / "gone.csv")


def test_a_table_is_no_other_design(tmp_path):
    file = written(tmp_path, f"{SHARE},{START}\n0.1,2006.5\n")
    for other in (design(), design(over=(), levels=())):
        with pytest.raises(InputError, match="with points.csv give job.design=table"):
            planned(tmp_path / "sweep", design=other, table=file)


def test_a_date_outside_the_run_is_named(tmp_path):
    file = written(tmp_path, f"{SHARE},{START}\n0.1,2006.5\n0.1,2031\n")
    with pytest.raises(InputError, match=rf"{START}=2031 of 1 points lies outside the run \(2006 to 2007\)"):
        planned(tmp_path / "sweep", design=OWN, table=file)


def test_a_table_that_has_grown_is_not_passed_over(tmp_path):
    file = written(tmp_path, f"{SHARE},{START}\n0.1,2006.5\n")
    first = planned(tmp_path / "sweep", design=OWN, table=file)
    written(tmp_path, f"{SHARE},{START}\n0.1,2006.5\n0.2,2006.5\n")
    with pytest.raises(OutputError, match="points.csv has 2 rows, the sweep in .* has 1: counterflow sweep expand .* --table"):
        planned(tmp_path / "sweep", design=OWN, table=file)
    assert expand(tmp_path / "sweep", table=file).points == 2
    assert planned(tmp_path / "sweep", design=OWN, table=file).runs > first.runs
    written(tmp_path, f"{SHARE},{START}\n0.3,2006.5\n")
    with pytest.raises(OutputError, match="planned with another table than points.csv is now"):
        planned(tmp_path / "sweep", design=OWN, table=file)
