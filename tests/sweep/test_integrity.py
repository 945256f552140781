"""Does verify find what was tampered with, wherever it is?"""

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from sim.errors import InputError
from sim.experiment.files import metadata_of, write_table
from sim.experiment.provenance import processor
from sim.sweep import plan
from sim.sweep.chunk import table_digest
from sim.sweep.integrity import verify


def test_a_sound_sweep_has_no_fault(whole):
    found = verify(whole, share=1.0)
    assert (found.looked_at, found.run_again, found.faults) == (4, 4, {})


@pytest.mark.parametrize("victim", [0, 2])
def test_one_flipped_byte_is_found_whatever_the_sample(copied, victim):
    path = plan.chunk_file(copied, victim)
    content = bytearray(path.read_bytes())
    content[len(content) // 4] ^= 1
    path.write_bytes(content)
    assert set(verify(copied, share=0.01, seed=0).faults) == {victim}


def tampered(copied, victim: int, honest_digest: bool) -> None:
    """Make a chunk claim one percent more deaths; with a digest that fits, only running it again can tell."""
    path = plan.chunk_file(copied, victim)
    table, note = pq.read_table(path), metadata_of(path)
    place = table.column_names.index("deaths_expected")
    table = table.set_column(place, "deaths_expected", pc.multiply(table["deaths_expected"], 1.01)).replace_schema_metadata(None)
    write_table(path, [table], note | ({} if honest_digest else {"digest": table_digest(table)}))


def test_changed_values_are_found_by_their_digest(copied):
    tampered(copied, 1, honest_digest=True)
    found = verify(copied, share=0.01, seed=0)
    assert found.faults == {1: "its values are not those it was written with"}
    assert "delete a faulty chunk's file" in found.text()


def test_a_forged_digest_is_found_by_running_again(copied):
    tampered(copied, 3, honest_digest=False)
    assert verify(copied, share=1.0, processes=2).faults == {3: "running it again gives other bytes"}


def test_a_chunk_in_another_ones_place_is_found(copied):
    plan.chunk_file(copied, 1).write_bytes(plan.chunk_file(copied, 0).read_bytes())
    assert verify(copied, share=0.01, seed=0).faults[1] == "holds other runs than the plan says"


def test_a_share_that_is_none_is_refused(whole):
    for share in (-0.1, 1.5, float("nan")):
        with pytest.raises(InputError, match="share"):
            verify(whole, share=share)


def elsewhere(copied, victim: int, by: float, kind: str = "another kind") -> None:
    """Make a chunk one of another kind of processor, whose deaths differ by so much; its digest fits."""
    path = plan.chunk_file(copied, victim)
    table, note = pq.read_table(path), metadata_of(path)
    place = table.column_names.index("deaths_expected")
    table = table.set_column(place, "deaths_expected", pc.multiply(table["deaths_expected"], 1 + by)).replace_schema_metadata(None)
    write_table(path, [table], note | {"digest": table_digest(table), "processor": kind})


def test_last_digits_of_another_kind_of_processor_are_no_fault_and_it_says_how_it_compared(copied):
    elsewhere(copied, 1, 1e-11)
    found = verify(copied, share=1.0)
    assert found.faults == {} and found.other_processors == 1
    assert "4 run again (3 compared byte for byte, 1 made on another kind of processor and compared within 1e-09 of each" in found.text()


def test_more_than_last_digits_are_a_fault_on_any_processor(copied):
    elsewhere(copied, 1, 1e-6)
    assert verify(copied, share=1.0).faults == {1: "running it again gives other values of deaths_expected"}


def test_on_the_same_kind_of_processor_the_last_digit_is_a_fault(copied):
    elsewhere(copied, 1, 1e-11, processor())
    assert verify(copied, share=1.0).faults == {1: "running it again gives other bytes"}
