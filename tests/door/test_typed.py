"""A sentence to copy is taken by a shell for the words that were meant, whatever they hold."""

import os
import subprocess

import pytest

from sim.typed import typed

ODD = ["plain", "a b", "", "it's", 'say "so"', "$HOME", "`id`", "$(id)", "a;b", "a&&b", "*", "~", "~root", "a\\b", "#no",
       "-x", "!x", "ü", "{a,b}", "a=b", "[1]", "two\nlines", "bell\a", "back\rward", "\x1b[2J", "right\u202eleft", "\\'\n",
       os.fsdecode(b"n\xffme"), "tab\t", "a\nb'c\\d"]


@pytest.fixture(scope="module")
def taken() -> list[bytes]:
    """What a shell makes of the line."""
    line = typed("printf", "%s\\0", *ODD)
    assert line.isprintable()
    return subprocess.run(["bash", "-c", line], capture_output=True, check=True).stdout.split(b"\0")[:-1]


@pytest.mark.parametrize("place", range(len(ODD)), ids=[ascii(word) for word in ODD])
def test_a_shell_takes_every_word_for_itself(taken, place):
    assert taken[place] == os.fsencode(ODD[place])


def test_plain_words_stay_as_they_are():
    assert typed("counterflow", "sweep", "run", "outputs/sweep/a-1f", 3) == "counterflow sweep run outputs/sweep/a-1f 3"
