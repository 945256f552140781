"""What lies in a sweep's folder is not believed for its name: what is not what was written is told, and made again."""

import json
import os
import shutil
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from small import LEVELS, design, planned

from sim.door import run
from sim.errors import DONE, FAILED, OutputError
from sim.experiment.files import metadata_of, write_table
from sim.sweep import slurm, work
from sim.sweep.collect import collect, digest, status
from sim.sweep.design import Method
from sim.sweep.integrity import verify
from sim.sweep.kept import faults, read_chunk, sound
from sim.sweep.plan import chunk_file, read
from sim.sweep.results import SweepResult


def copied_over(folder: Path) -> None:
    shutil.copy(chunk_file(folder, 0), chunk_file(folder, 1))


def swapped(folder: Path) -> None:
    one, other = chunk_file(folder, 1), chunk_file(folder, 2)
    content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(content)


def edited(change, **note):
    """A chunk written anew with another table, and a footer that is its own but for `note`."""
    def do(folder: Path) -> None:
        path = chunk_file(folder, 1)
        table, kept = pq.read_table(path, partitioning=None).replace_schema_metadata(None), metadata_of(path)
        write_table(path, [change(table)], kept | note)
    return do


def doubled(table: pa.Table) -> pa.Table:
    place = table.column_names.index("deaths_expected")
    return table.set_column(place, "deaths_expected", pa.array(np.asarray(table["deaths_expected"]) * 2))


def replaced(content: bytes):
    return lambda folder: chunk_file(folder, 1).write_bytes(content)


def a_folder(folder: Path) -> None:
    chunk_file(folder, 1).unlink()
    chunk_file(folder, 1).mkdir()


def a_link(folder: Path) -> None:
    chunk_file(folder, 1).unlink()
    chunk_file(folder, 1).symlink_to("nowhere")


def a_pipe(folder: Path) -> None:
    chunk_file(folder, 1).unlink()
    os.mkfifo(chunk_file(folder, 1))


def a_design(folder: Path) -> None:
    shutil.copy(folder / "design.parquet", chunk_file(folder, 1))


def half(folder: Path) -> None:
    os.truncate(chunk_file(folder, 1), chunk_file(folder, 1).stat().st_size // 2)


DAMAGE = {
    "copied over another": copied_over, "swapped with another": swapped, "empty": replaced(b""), "text": replaced(b"hello" * 100),
    "half": half, "a dangling link": a_link, "a pipe": a_pipe, "the design": a_design,
    "values doubled": edited(doubled), "rows in another order": edited(lambda table: table.take(list(range(len(table)))[::-1])),
    "a row less": edited(lambda table: table.slice(1)), "a row twice": edited(lambda table: pa.concat_tables([table, table.slice(0, 1)])),
    "a column less": edited(lambda table: table.drop_columns(["deaths_expected"])),
    "a column renamed": edited(lambda table: table.rename_columns(["runs", *table.column_names[1:]])),
    "no digest": edited(lambda table: table, digest=None), "units that are none": edited(lambda table: table, units=[1]),
    "a sound digest of other runs": lambda folder: other_runs(folder),
}


def other_runs(folder: Path) -> None:
    from sim.sweep.rows import table_digest

    path = chunk_file(folder, 1)
    table = pq.read_table(path, partitioning=None).replace_schema_metadata(None)
    table = table.set_column(0, "run", pa.array(np.asarray(table["run"]) + 1))
    write_table(path, [table], metadata_of(path) | {"digest": table_digest(table)})


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=list(DAMAGE))
def test_whoever_reads_a_chunk_tells_what_is_wrong_with_it(copied, damage):
    damage(copied)
    (copied / "runs.parquet").write_text("as it was")
    for reads in (collect, digest, lambda folder: SweepResult(folder).runs(), lambda folder: SweepResult(folder).to_ema()):
        with pytest.raises(OutputError, match="chunk-000001.parquet"):
            reads(copied)
    assert (copied / "runs.parquet").read_text() == "as it was"
    plan = read(copied)
    found = faults(copied, plan)
    assert 1 in found and f"{4 - len(found)} of 4" in status(copied)
    assert set(work.failed_chunks(copied, plan)) == set(found) and sound(copied, plan, range(4)) == set(range(4)) - set(found)


@pytest.mark.parametrize("again", [work.run, work.retry])
def test_what_is_damaged_is_made_again(copied, expected, again, capsys):
    copied_over(copied)
    os.truncate(chunk_file(copied, 3), 1000)
    assert run(["sweep", "collect", str(copied)]) == FAILED
    said = capsys.readouterr()
    assert not said.out and said.err.count("\n") == 2
    assert f"chunk-000001.parquet holds other runs than the plan says: counterflow sweep retry {copied} makes it again" in said.err
    assert set(verify(copied, share=0.0, seed=0).faults) == {1, 3}
    assert again(copied, 1) == DONE and digest(copied) == expected


def test_every_faulty_chunk_is_told_at_once(copied, capsys):
    swapped(copied)
    half_of = chunk_file(copied, 3)
    os.truncate(half_of, 100)
    assert run(["sweep", "collect", str(copied)]) == FAILED
    assert [line.split("chunk-00000")[1][0] for line in capsys.readouterr().err.splitlines()] == ["1", "2", "3"]


def test_a_folder_in_a_chunks_place_is_told_by_everybody(copied, capsys):
    a_folder(copied)
    for words in (["status"], ["collect"], ["verify", "--share", "0", "--processes", "1"]):
        run(["sweep", words[0], str(copied), *words[1:]])
        said = capsys.readouterr()
        assert "chunk-000001.parquet is a folder" in said.out + said.err or "chunk 1: is a folder" in said.out, words
        assert "fault of the program" not in said.err


@pytest.mark.parametrize("again", [work.run, work.retry])
def test_a_folder_in_a_chunks_place_is_told_with_its_cure_before_anything_runs(copied, expected, again):
    """Nothing is written over what may be somebody's; once it is out of the way, the told command makes the chunk."""
    a_folder(copied)
    (chunk_file(copied, 1) / "somebodys").write_text("mine")
    chunk_file(copied, 3).unlink()
    with pytest.raises(OutputError, match=f"is a folder.*: move it away, and counterflow sweep run {copied} makes the chunk again"):
        again(copied, 1)
    with pytest.raises(OutputError, match="is a folder"):
        slurm.script(copied, slurm.Wish(2))
    assert not chunk_file(copied, 3).exists() and (chunk_file(copied, 1) / "somebodys").read_text() == "mine"
    chunk_file(copied, 1).rename(copied / "elsewhere")
    assert work.run(copied, 1) == DONE and digest(copied) == expected


def test_a_folder_in_a_chunks_place_stops_its_own_shard_alone(copied):
    a_folder(copied)
    assert work.run(copied, 1, shard=(0, 2)) == DONE
    with pytest.raises(OutputError, match="is a folder"):
        work.run(copied, 1, shard=(1, 2))


def test_a_link_to_a_folder_gives_way(copied, tmp_path, expected):
    chunk_file(copied, 1).unlink()
    chunk_file(copied, 1).symlink_to(tmp_path)
    assert work.run(copied, 1) == DONE and digest(copied) == expected and tmp_path.is_dir()


def test_no_flipped_bit_gives_other_rows(copied):
    """Of many files with one bit flipped each is either refused, by name, or has the very rows that were written."""
    path, rng, refused, plan = chunk_file(copied, 1), np.random.default_rng(3), 0, read(copied)
    good, (rows, _) = path.read_bytes(), read_chunk(copied, plan, 1)
    for _ in range(60):
        bad = bytearray(good)
        bad[rng.integers(0, len(bad))] ^= 1 << rng.integers(0, 8)
        path.write_bytes(bad)
        try:
            assert read_chunk(copied, plan, 1)[0].equals(rows)
        except OutputError as problem:
            assert path.name in str(problem)
            refused += 1
    assert refused > 20


@pytest.mark.parametrize("line", ['{"chunk": 1}', '{"chunk" 1}', "", "7", "[]", "null",
                                  '{"chunk": 1, "runs": "x", "seconds": 1, "clock": {}}',
                                  '{"chunk": 1, "runs": 4, "seconds": NaN, "clock": {}}',
                                  '{"chunk": 1, "runs": 4, "seconds": -1, "clock": {}}',
                                  '{"chunk": 1, "runs": 4, "seconds": 1e300, "clock": {}}', "[" * 100_000, '{"chunk": 1, "runs": 4, "sec',
                                  '{"chunk": 1, "runs": 4, "seconds": 1, "clock": {"history": "x"}}', b'{"chunk"\xff}', b"\0" * 50])
def test_lines_of_logs_that_say_nothing_are_passed_over(copied, line, capsys):
    before = work.times(copied)
    assert before
    log = next((copied / "logs").glob("work-*.jsonl"))
    with log.open("ab") as opened:
        opened.write((line if isinstance(line, bytes) else line.encode()) + b"\n")
    assert work.times(copied) == before
    assert run(["sweep", "status", str(copied)]) == DONE


def test_a_log_that_is_no_file_is_passed_over(copied):
    (copied / "logs" / "work-1.jsonl").mkdir()
    os.mkfifo(copied / "logs" / "work-2.jsonl")
    assert "16 of 16" in status(copied)
    shutil.rmtree(copied / "logs")
    (copied / "logs").write_text("")
    assert "16 of 16" in status(copied)


def test_a_sound_sweep_is_collected_with_the_digest_of_its_rows(copied, expected):
    assert expected in collect(copied) and json.loads((copied / "run.json").read_text())["digest"] == expected


def test_rows_are_chosen_by_their_values_not_by_what_a_footer_says_of_them(copied):
    """Of a column's least value and its largest, as the footer has them for readers in a hurry, a bit each is flipped."""
    path, before = chunk_file(copied, 1), SweepResult(copied).runs(["deaths_expected"], point=2)
    good, least = path.read_bytes(), (2).to_bytes(8, "little")
    places = [place for place in range(len(good)) if good.startswith(least, place)]
    assert len(before) == 2 and places
    for place in places:
        path.write_bytes(good[:place] + bytes([good[place] ^ 64]) + good[place + 1:])
        try:
            assert SweepResult(copied).runs(["deaths_expected"], point=2).equals(before)
        except OutputError as problem:
            assert path.name in str(problem)


OTHERS = {"another range": dict(over=("params.market.wholesale.foresight:0.7:0.75", "mechanisms.entry")), "another seed": dict(seed=4),
          "another method": dict(method=Method.latin), "other levels": dict(levels=("policy.heroin_cut.share:0|0.4", LEVELS[1]))}


@pytest.mark.parametrize("other", OTHERS.values(), ids=list(OTHERS))
def test_a_chunk_of_another_sweep_is_told_and_made_again(copied, expected, other, tmp_path):
    """One that differs in nothing but its points: a row's code, luck and numbers are those of this sweep."""
    beside = tmp_path / "beside"
    made = planned(beside, design=design(**other))
    assert made.id == read(copied).id
    work.run(beside, 1, shard=(1, 4))
    shutil.copy(chunk_file(beside, 1), chunk_file(copied, 1))
    assert sound(beside, made, [1]) == {1}
    for reads in (collect, digest, lambda folder: SweepResult(folder).runs()):
        with pytest.raises(OutputError, match="chunk-000001.parquet holds other settings than the design says"):
            reads(copied)
    assert "12 of 16" in status(copied) and work.failed_chunks(copied, read(copied)) == [1]
    assert work.run(copied, 1) == DONE and digest(copied) == expected


def test_chunks_are_not_held_against_a_design_that_was_changed(copied):
    (copied / "design.parquet").write_bytes((copied / "design.parquet").read_bytes() + b" ")
    for reads in (collect, digest, status, lambda folder: SweepResult(folder).runs()):
        with pytest.raises(OutputError, match="design.parquet is not the design this sweep was planned with") as refused:
            reads(copied)
        assert len(str(refused.value).splitlines()) == 1


def reckoned_in(change):
    """A chunk whose footer says other units; its values are those it was written with."""
    def do(folder: Path) -> None:
        path = chunk_file(folder, 1)
        units = metadata_of(path)["units"]
        edited(lambda table: table, units=change(units))(folder)
    return do


def of_whole_numbers(folder: Path) -> None:
    """Every bit of a measure is as it was, and read as another kind of number."""
    def change(table: pa.Table) -> pa.Table:
        place = table.column_names.index("deaths_expected")
        return table.set_column(place, "deaths_expected", pa.array(np.asarray(table["deaths_expected"]).view(np.int64)))
    edited(change)(folder)


UNITS = {"another unit": reckoned_in(lambda units: units | {"deaths_expected": "meaths"}),
         "a measure less": reckoned_in(lambda units: {name: unit for name, unit in units.items() if name != "deaths_expected"}),
         "a measure more": reckoned_in(lambda units: units | {"deaths_expecteb": "deaths"}), "another kind of number": of_whole_numbers}


@pytest.mark.parametrize("damage", UNITS.values(), ids=list(UNITS))
def test_units_and_kinds_of_numbers_are_those_of_the_measures(copied, damage):
    damage(copied)
    for reads in (collect, lambda folder: SweepResult(folder).runs(), lambda folder: SweepResult(folder).to_ema()):
        with pytest.raises(OutputError, match="chunk-000001.parquet holds other columns than the plan says"):
            reads(copied)
