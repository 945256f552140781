"""Every uncertain number has its place, for ever: what is added goes to the end, and what is there never moves."""

import hashlib

import pytest

from sim.errors import InputError
from sim.experiment.draws import drawn_numbers
from sim.params.order import FILE, LINE, order

FIRST = 406  # the lines that the order began with
DIGEST = "88ca7a17719961ce"


def test_every_uncertain_number_has_a_place_and_no_place_is_left_over():
    declared = {number.path for number in drawn_numbers()}
    assert order().problems(declared) == []
    assert order().places.keys() <= declared, "mark what is no more as retired, in its place"


def test_the_lines_that_it_began_with_are_there_still_in_their_places():
    """A name may have changed (`was`) or been retired: the first name of each line, and the order of lines, may not."""
    lines = [line for line in FILE.read_text().splitlines() if line and not line.startswith("#")][:FIRST]
    first_names = [LINE.fullmatch(line)["was"].split()[-1] if " was " in line else line.split()[0] for line in lines]
    assert hashlib.sha256("\n".join(first_names).encode()).hexdigest()[:16] == DIGEST


def test_a_number_without_a_place_is_told_by_name_and_file():
    said = r"the uncertain number market\.luck has no place in order\.txt: add it as the last line of .*order\.txt"
    with pytest.raises(InputError, match=said):
        order().of(["market.luck"])


def made(folder, text: str):
    file = folder / "order.txt"
    file.write_text(text)
    return file


def test_a_line_keeps_its_place_under_a_new_name_and_when_it_is_retired(tmp_path):
    found = order(made(tmp_path, "# said once\na\n\nb retired\nc was d was e\nf\n"))
    assert found.places == {"a": 0, "c": 2, "f": 3}
    assert found.retired == {"b"} and found.renamed == {"d": "c", "e": "c"}
    with pytest.raises(InputError, match="b has no place in order.txt: it is retired there"):
        found.of(["a", "b"])


@pytest.mark.parametrize("text, said", [("a\nb a\n", "line 2 of order.txt cannot be read"), ("a\nb\na\n", "line 3 of order.txt: a stands"),
                                        ("a\nb was a\n", "line 2 of order.txt: a stands in an earlier line")])
def test_a_file_that_contradicts_itself_is_refused(tmp_path, text, said):
    with pytest.raises(InputError, match=said):
        order(made(tmp_path, text))
