"""A user's own points: read as they are written, and every mistake told by its line before anything is planned."""

import time

import pytest
from small import design, planned

from sim.errors import InputError, OutputError
from sim.experiment.draws import drawn_numbers
from sim.experiment.given import read_worlds
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
    (f"{SHARE},{START}\n0.1,2014,x\n", "line 2 of points.csv has 3 values, its first line names 2 settings"),
    (f"{SHARE},{START}\n0.1\n", "line 2 of points.csv has 1 values, its first line names 2 settings"),
    (f",{SHARE}\nx,0.1\n", "column 1 of points.csv has no name: name a setting, or leave the column out"),
    (f"{SHARE},{SHARE}\n0.1,0.2\n", f"two columns of points.csv are {SHARE}"),
    (f"{SHARE},{START}\n", "the table points.csv has no rows"),
    ("", "the table points.csv is empty: its first line names the settings, each further line is a point"),
    (f'{SHARE}\n"0.1\n', "cannot read the table points.csv: unexpected end of data (line 3)"),
    (f"id,{SHARE}\nA1,0.1\n", "a sweep cannot vary id: leave column 1 of points.csv out (points are counted from 0 in the order of its "
     "rows)"),
    (f"{SHARE},{START}\n0.1,2011\n0.2,2011\n0.1,2011\n0.10,2011.0\n", "lines 2, 4 and 5 of points.csv say the same, and equal points on "
     "equal luck are one run: leave one, and ask for several lives of every point by job.replicates=3"),
    (f'"BehaviorSpace results (NetLogo 6.4.0)","Spreadsheet version 2.0"\n{SHARE}\n', "cannot read the table points.csv: results of "
     "BehaviorSpace are read from its table form, whose line of names begins with [run number]"),
])  # fmt: skip
def test_what_other_programs_write_is_told_in_a_sentence(tmp_path, text, said):
    assert said in told(tmp_path, text)


@pytest.mark.parametrize("raw, said", [
    (f"{SHARE}\n0.1\n# größer\n".encode("cp1252"), "line 3 holds bytes that are not text in UTF-8; save it as CSV in UTF-8"),
    (b"PK\x03\x04", "it is a spreadsheet or an archive, not text; save it as CSV in UTF-8"),
    (b"\xd0\xcf\x11\xe0", "it is a spreadsheet of Excel, not text; save it as CSV in UTF-8"),
    (f"{SHARE}\n0.1\n0.\x002\n".encode(), "line 3 holds a zero byte"),
])
def test_what_is_no_text_is_told(tmp_path, raw, said):
    (tmp_path / "points.csv").write_bytes(raw)
    with pytest.raises(InputError, match="cannot read the table points.csv: ") as refused:
        read_csv(tmp_path / "points.csv")
    assert said in str(refused.value)


def test_what_is_no_file_is_told(tmp_path):
    with pytest.raises(InputError, match="cannot read the table gone.csv: there is no such file"):
        read_csv(tmp_path / "gone.csv")
    with pytest.raises(InputError, match="is a folder"):
        read_csv(tmp_path)


PLAIN = f"{SHARE},{START}\n0.12,2011\n0.41,2011.5\n"
NETLOGO = f"""\
"BehaviorSpace results (NetLogo 6.4.0)","Table version 2.0"
"market.nlogo"
"cut size"
"11/30/2026 09:15:02:117 +0000"
"min-pxcor","max-pxcor","min-pycor","max-pycor"
"-16","16","-16","16"
"[run number]","{SHARE}","{START}","[step]","count turtles"
"1","0.12","2011","0","100"
"1","0.12","2011","1","90"
"2","0.41","2011.5","0","100"
"""


@pytest.mark.parametrize("text", [
    PLAIN, PLAIN.replace("\n", "\r\n"), PLAIN.replace("\n", "\r"), PLAIN.replace(",", ";"), PLAIN.replace(",", "\t"),
    PLAIN.replace(",", ";").replace("0.", "0,").replace("2011.5", "2011,5"), "sep=;\n" + PLAIN.replace(",", ";"),
    PLAIN.replace(",", " ,\t").replace("\n", " \u00a0\n"), PLAIN.replace("\n", ",,\n") + ",,,\n", "\n\n" + PLAIN + "\n\n",
    PLAIN.replace("0.12", '" 0.12 "').replace("0.41", '"""0.41"""'), PLAIN.replace("2011\n", "2011.0\n").replace("0.41", "4.1E-01"),
    f",{PLAIN}".replace("\n0.1", "\n0,0.1").replace("\n0.4", "\n1,0.4"), NETLOGO,
    PLAIN.replace("\n", ",0,none,market\n").replace(",0,none,market", ",scenario,policy,model", 1),
], ids=["plain", "windows", "old mac", "semicolons", "tabs", "decimal commas", "excel's first line", "blanks", "blank columns",
        "blank lines", "quotes", "zeros and exponents", "index", "netlogo", "ema"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_spreadsheets_and_other_laboratories_write_is_read(tmp_path, text, encoding):
    found = read_csv(written(tmp_path, text, encoding))
    assert {name: values.tolist() for name, values in found.items()} == {SHARE: [0.12, 0.41], START: [2011.0, 2011.5]}


@pytest.mark.parametrize("cell, said", [
    ("", "is empty"), ("x", "is not a number"), ("nan", "is not a finite number"),
    ("12%", "is in percent: write 0.12"), ("#N/A", "is an error of"),
    ("#DIV/0!", "is an error of a spreadsheet"), ("=A1/2", "is a formula: save its value"), ("2011-01-01", "is a date, as spreadsheets"),
    ("01.02.2011", "is a date"), ("1/2/11", "is a date"), ("Jan 11", "is a date"), ("11-Jan", "is a date"), ("12. Mrz", "is a date"),
    ("1.234,5", "write 1234.5 if that is meant"), ("1'234", "write 1234 if"), ("1 234", "write 1234 if"), ("1,234", "write 1234 if"),
    ("1,234,567", "write 1234567 if"), ("0,12 USD", "is not a number"), ("'0.1", "is not a number"), ("1_000", "is not a number"),
])
def test_what_a_spreadsheet_did_to_a_number_is_told_with_the_cure(tmp_path, cell, said):
    (problem,) = told(tmp_path, f"{SHARE};{START}\n0.1;2011\n0,1;{cell}\n")
    assert problem.startswith(f"line 3 of points.csv: {START}={cell} ") and said in problem


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


def test_thousands_of_columns_that_are_no_settings_are_told_at_once(tmp_path):
    began = time.process_time()
    for reads in (read_csv, lambda file: read_worlds(file, drawn_numbers())):
        with pytest.raises(InputError) as refused:
            reads(written(tmp_path, ",".join(f"market.{n}.wholesale" for n in range(3000)) + "\n" + ",".join("1" * 3000) + "\n"))
        assert len(refused.value.problems) == MOST_TOLD + 1
    assert time.process_time() - began < 15, "what is near was sought for all of them"
