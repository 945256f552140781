"""A state from a stranger: whatever the file is, a reader says one sentence, takes no more memory than the file, and runs nothing in it."""

import io
import json
import os
import pickle
import struct
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sim.errors import InputError, OutputError
from sim.experiment.run import run_one
from sim.experiment.saved_world import FORMAT, load_state, read_header, save_state
from sim.experiment.start import start_at
from sim.spec import Spec

ABOUT = {"history": "x", "week": 1}
STATE = {f"a{place}": np.arange(50.0) * place for place in range(4)}
EIGHT_TB = "{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000,), }"


class Evil:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self):
        return Path.touch, (self.path,)


def array(held: np.ndarray | None = None, head: str = "", body: bytes = b"") -> bytes:
    """An array as a member holds it, or one whose head is made up."""
    stream = io.BytesIO()
    if held is not None:
        np.lib.format.write_array(stream, held, allow_pickle=True)
        return stream.getvalue()
    words = head.encode()
    words += b" " * (64 - (len(words) + 11) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(words)) + words + body


def crafted(path: Path, members: list[tuple[str, bytes]], header=None, method: int = zipfile.ZIP_STORED) -> Path:
    words = json.dumps({"format": FORMAT, **ABOUT, "arrays": sorted(name for name, _ in members)} if header is None else header).encode()
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("header.npy", array(np.frombuffer(words, np.uint8)))
        for name, content in members:
            archive.writestr(f"{name}.npy", content)
    return path


def of_shape(shape: str, kind: str = "<f8", body: bytes = b"") -> bytes:
    return array(head=f"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}", body=body)


THREE = array(np.zeros(3))
MEMBERS = {
    "raw pickle": pickle.dumps([1]), "8 TB": array(head=EIGHT_TB), "a shape that overflows": of_shape("(99999999999999999999999,)"),
    "a negative shape": of_shape("(-5,)"), "twice negative": of_shape("(-1, -3)", body=b"\0" * 24), "no head": of_shape("3"),
    "a list for a head": array(head="[1,2,3]"), "half a head": array(head="{'descr': "), "a deep head": array(head="(" * 3000 + ")" * 3000),
    "objects": of_shape("(3,)", "|O", b"\0" * 24), "words": of_shape("(3,)", "<U2", b"\0" * 24), "records": array(np.zeros(2, "f8,i4")),
    "nothing": b"", "bytes to spare": THREE + b"\0" * 8, "bytes too few": THREE[:-8], "dates": array(np.zeros(3, "M8[D]")),
    "complex": array(np.zeros(3, complex)), "empty of huge items": of_shape("(0,)", "|V2000000000"),
}
HEADERS = {"a list": [1, 2], "a word": "x", "null": None, "a number": 7, "another format": {"format": 2, **ABOUT},
           "deep": json.loads("[" * 500 + "]" * 500)}


def made(folder: Path) -> dict[str, Path]:
    """Every file that is none."""
    good = folder / "good.npz"
    save_state(good, STATE, ABOUT)
    whole = good.read_bytes()
    found = {name: crafted(folder / f"m{place}.npz", [("a", content)]) for place, (name, content) in enumerate(MEMBERS.items())}
    found |= {f"header: {name}": crafted(folder / f"h{place}.npz", [("a", THREE)], header)
              for place, (name, header) in enumerate(HEADERS.items()) if header is not None}
    found["a pickled object"] = crafted(folder / "object.npz", [("a", array(np.array([Evil(folder / "RAN")], object)))])
    found["a name with a way in it"] = crafted(folder / "way.npz", [("../../evil", THREE)])
    found["zeros pressed"] = crafted(folder / "bomb.npz", [("a", array(np.zeros(4_000_000)))], method=zipfile.ZIP_DEFLATED)
    found["pressed otherwise"] = crafted(folder / "lzma.npz", [("a", THREE)], method=zipfile.ZIP_LZMA)
    found["no digest"] = crafted(folder / "no.npz", [("a", THREE)])
    found["no header"] = folder / "bare.npz"
    np.savez(found["no header"], a=np.zeros(3))
    for name, content in {"text": b"hello", "pickle": pickle.dumps(Evil(folder / "RAN")), "empty": b"", "half": whole[: len(whole) // 2],
                          "one byte": whole[:1], "all but the end": whole[:-30]}.items():
        found[name] = folder / f"{name}.npz"
        found[name].write_bytes(content)
    for name, offset, value in (("encrypted", 8, 1), ("unknown method", 10, 99), ("a size of 4 GB", 24, 255)):
        bad = bytearray(whole)
        bad[bad.rfind(b"PK\x01\x02") + offset + (3 if value == 255 else 0)] = value
        found[name] = folder / f"{name}.npz"
        found[name].write_bytes(bad)
    found["a folder"], found["a pipe"], found["absent"] = folder / "dir.npz", folder / "pipe.npz", folder / "absent.npz"
    found["a folder"].mkdir()
    os.mkfifo(found["a pipe"])
    return found


def test_every_file_that_is_none_is_told_in_a_sentence_and_takes_no_memory(tmp_path):
    files = made(tmp_path)
    assert len(files) > 35
    tracemalloc.start()
    for name, path in files.items():
        with pytest.raises(OutputError) as told:
            load_state(path, ABOUT)
        assert str(told.value).count("\n") == 0 and str(told.value).startswith(path.name), name
        try:
            read_header(path)
        except OutputError as problem:
            assert str(problem).count("\n") == 0, name
    assert tracemalloc.get_traced_memory()[1] < 50e6
    tracemalloc.stop()
    assert not (tmp_path / "RAN").exists()


def test_a_state_packed_again_with_other_numbers_is_refused(tmp_path):
    good, path = tmp_path / "good.npz", tmp_path / "other.npz"
    save_state(good, STATE, ABOUT)
    one = STATE["a1"]
    for change in ({"a1": one + 1}, {"a1": one.astype(np.float32)}, {"a1": one.reshape(5, 10)}, {"a0": -STATE["a0"]}):
        with np.load(good) as archive:
            np.savez(path, **{name: archive[name] for name in archive.files} | change)
        with pytest.raises(OutputError, match="other.npz was changed after it was saved"):
            load_state(path, ABOUT)


def test_no_flipped_bit_gives_other_numbers(tmp_path):
    path, rng = tmp_path / "state.npz", np.random.default_rng(1)
    save_state(path, STATE, ABOUT)
    whole = path.read_bytes()
    for _ in range(300):
        bad = bytearray(whole)
        for place in rng.integers(0, len(bad), rng.integers(1, 4)):
            bad[place] ^= 1 << rng.integers(0, 8)
        path.write_bytes(bad)
        try:
            found = load_state(path, ABOUT)
        except OutputError:
            continue
        assert found.keys() == STATE.keys() and all(np.array_equal(found[name], STATE[name]) for name in STATE)


def test_a_whole_state_is_read_as_it_was_saved(tmp_path):
    state = STATE | {"one": np.array(3), "none": np.zeros((0, 4), np.int16), "yes": np.array([True]),
                     "table": np.arange(6.0).reshape(2, 3).T}
    save_state(tmp_path / "s.npz", state, ABOUT)
    found = load_state(tmp_path / "s.npz", ABOUT)
    assert all(np.array_equal(found[name], held) and found[name].dtype == held.dtype for name, held in state.items())


SPEC = Spec(people=100, end=2008)


@pytest.fixture(scope="module")
def state(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    run_one(SPEC, folder, save=2007)
    return folder / "state-2007.npz"


def rewritten(state: Path, place: Path, change, **about) -> Path:
    """The state with other numbers and a digest that fits."""
    header = read_header(state)
    said = {name: value for name, value in header.items() if name not in ("format", "arrays", "digest")}
    held = load_state(state, said)
    save_state(place / state.name, change(held), said | about)
    return place / state.name


def with_(name: str, value):
    def change(held):
        array = held[name].copy()
        array.flat[0] = value
        return held | {name: array}
    return change


WORLDS = {
    "one array less": lambda held: {name: array for name, array in held.items() if name != "week"},
    "one array more": lambda held: held | {"users.more": np.zeros(3)},
    "another kind": lambda held: held | {"users.who": held["users.who"].astype(float)},
    "another shape": lambda held: held | {"dealers.price": held["dealers.price"][:3]},
    "more people than rows": with_("users.counts", 10_000), "fewer than none": with_("users.counts", -5),
    "a column cut": lambda held: held | {"users.place": held["users.place"][1:]},
    "a dealer that is not there": with_("users.dealer", 10_000), "a state that is none": with_("users.state", 100),
    "a state below none": with_("users.state", -3), "a street that is none": with_("users.street", 9),
    "an organisation that is not there": with_("traffickers.organisation", 5000),
    "a province that is not there": with_("suppliers.province", 99),
    "a crossing elsewhere": with_("crossings.place", 50), "no number": with_("users.ln_tolerance", np.nan),
    "infinite money": with_("traffickers.cash", np.inf), "more money than there is": with_("traffickers.cash", 1e300),
    "a debt like that": with_("organisations.cash", -1e19), "another week": with_("week", 900),
    "weeks below none": with_("users.weeks", -1),
}


@pytest.mark.parametrize("change", WORLDS.values(), ids=list(WORLDS))
def test_numbers_that_make_no_world_are_refused_before_any_rule_reads_them(state, tmp_path, change):
    with pytest.raises(InputError, match="holds no world that can go on|is of week"):
        start_at(rewritten(state, tmp_path, change), SPEC)


@pytest.mark.parametrize("about", [{"week": "52"}, {"week": 10**9}, {"week": -1}, {"week": True}, {"levers": []}, {"levers": None},
                                   {"model": 5}, {"world": None}, {"kind": "b"}], ids=str)
def test_what_a_state_cannot_say_of_itself_is_refused(state, tmp_path, about):
    with pytest.raises(InputError, match="world.state="):
        start_at(rewritten(state, tmp_path, lambda held: held, **about), SPEC)


def test_a_damaged_state_is_refused_before_anything_runs(state, tmp_path):
    content = bytearray(state.read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / state.name).write_bytes(content)
    with pytest.raises(InputError, match="world.state=.*: state-2007.npz (is no saved state|was changed)"):
        start_at(tmp_path / state.name, SPEC)


def test_a_sound_state_goes_on(state, tmp_path):
    found = run_one(SPEC, tmp_path, start=start_at(state, SPEC))
    assert list(found.figures) == ["2007"]
    with pytest.raises(OutputError, match="was changed while it was in use"):
        replace(start_at(state, SPEC), digest="0").load()
