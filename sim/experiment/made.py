"""How the numbers in a folder were made: noted when they are made, so that showing them again later says nothing else of them.

Numbers are made in one sitting, or in several if a command was stopped and taken up again. Notes of sittings lie beside the parts until
the results are whole, then in `made.json` beside the results.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sim.experiment.files import read_json, write_json
from sim.experiment.provenance import Clock, facts

MADE = "made.json"


@contextmanager
def sitting(place: Path, plan: str) -> Iterator[Callable[[], None]]:
    """Note in the file `place` that numbers of this plan are being made, by what, from when to when.

    Gives a function that notes how far it is: what a killed sitting noted last is what it is taken to have lasted.
    """
    before = _sittings(place, plan)
    clock, said = Clock(), facts()

    def note() -> None:
        write_json(place, {"plan": plan, "sittings": [*before, said | clock.ended()]})

    write_json(place, {"plan": plan, "sittings": [*before, said | clock.begun()]})
    try:
        yield note
    finally:
        note()


def finish(places: Iterable[Path], out: Path) -> None:
    """Put the notes of whole results beside them as one, sittings in the order in which they began."""
    notes = [note for note in map(_noted, places) if note]
    sittings = sorted((one for note in notes for one in note["sittings"]), key=lambda one: one["started"])
    write_json(out / MADE, (notes[0] if notes else {}) | {"sittings": sittings})


def made(out: Path) -> dict[str, Any] | None:
    """How the results in `out` were made: what is said of the last sitting, when the first began, seconds of all together, how many.

    None where nothing was made, or the note of it is torn.
    """
    sittings = _noted(out / MADE).get("sittings")
    if not sittings:
        return None
    spent = {key: round(sum(one[key] or 0.0 for one in sittings), 3) for key in ("wall_s", "cpu_s")}
    return sittings[-1] | {"started": sittings[0]["started"], "sittings": len(sittings)} | spent


def _sittings(place: Path, plan: str) -> list[dict[str, Any]]:
    """Earlier sittings of the same plan; none where the note is absent or torn."""
    noted = _noted(place)
    return noted["sittings"] if noted.get("plan") == plan else []


def _noted(place: Path) -> dict[str, Any]:
    """A note of sittings; empty where it is absent, torn, or says something else."""
    try:
        note = read_json(place)
    except (OSError, ValueError):
        return {}
    sittings = note.get("sittings")
    right = isinstance(sittings, list) and all(isinstance(one, dict) and isinstance(one.get("started"), str) and
                                               all(type(one.get(key)) in (int, float, type(None)) for key in ("wall_s", "cpu_s"))
                                               for one in sittings)
    return note if right else {}
