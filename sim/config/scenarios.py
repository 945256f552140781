"""The scenarios there are, and what each changes: read from the files themselves, reasons included."""

from pathlib import Path

from sim.config.check import nearest
from sim.config.command_line import spelled
from sim.config.help_tables import table
from sim.config.inside import files_of
from sim.config.reading import GROUPS
from sim.errors import InputError
from sim.extensions import scenario_folders
from sim.paths import scenario_dir
from sim.text import text_of
from sim.typed import typed


def listing(extra: Path | None = None) -> str:
    """Every named set of settings, by group, as it is typed, with the reason its file gives first; extra: a folder of a user's own."""
    blocks = []
    for group in GROUPS:
        call = f"+{group}" if group == "experiment" else group
        rows = [(typed(spelled(call, name)), reason(path)) for name, path in sorted(files(group, extra).items())]
        blocks.append(f"{group}\n{table(rows)}")
    return "\n\n".join(blocks)


def showing(name: str, extra: Path | None = None) -> str:
    """The files of that name in every group, as written. Raises InputError if there is none."""
    known = {group: files(group, extra) for group in GROUPS}
    found = [(group, known[group][name]) for group in GROUPS if name in known[group]]
    if not found:
        names = sorted({n for group in known.values() for n in group})
        raise InputError(f"there is no scenario {name}{nearest(name, names)}: there are {', '.join(sorted(known['scenario']))}")
    return "\n".join(f"{group}/{path.name}\n{_indented(_text(path))}" for group, path in found)


def files(group: str, extra: Path | None = None) -> dict[str, Path]:
    """The files of one group, by name: those of extensions, of the house, and of a folder of a user's own, which comes first in all."""
    places = (*scenario_folders().values(), scenario_dir(), *([extra] if extra else []))
    return {name: path for place in places for name, path in files_of(place, group).items()}


def reason(path: Path) -> str:
    """The first sentence a scenario file says about itself, or why it cannot be read."""
    try:
        lines = _text(path).splitlines()
    except InputError as error:
        return str(error)
    return next((text for text in (line.partition("#")[2].strip() for line in lines) if text and not text.startswith("@package")), "")


def _text(path: Path) -> str:
    return text_of(path, str(path), "save it in UTF-8")


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.rstrip().splitlines())
