"""The scenarios there are, and what each changes: read from the files themselves, reasons included."""

from pathlib import Path

from sim.config.check import nearest
from sim.config.command_line import GROUPS
from sim.config.help_tables import table
from sim.errors import InputError
from sim.extensions import scenario_folders
from sim.paths import scenario_dir


def listing() -> str:
    """Every named set of settings, by group, with the reason its file gives first."""
    blocks = []
    for group in GROUPS:
        call = f"+{group}" if group == "experiment" else group
        rows = [(f"{call}={name}", reason(path)) for name, path in sorted(files(group).items())]
        blocks.append(f"{group}\n{table(rows)}")
    return "\n\n".join(blocks)


def showing(name: str) -> str:
    """The files of that name in every group, as written. Raises InputError if there is none."""
    known = {group: files(group) for group in GROUPS}
    found = [(group, known[group][name]) for group in GROUPS if name in known[group]]
    if not found:
        names = sorted({n for group in known.values() for n in group})
        raise InputError(f"there is no scenario {name}{nearest(name, names)}: there are {', '.join(sorted(known['scenario']))}")
    return "\n".join(f"{group}/{name}.yaml\n{_indented(path.read_text())}" for group, path in found)


def files(group: str) -> dict[str, Path]:
    """The files of one group, by name; those of extensions among them."""
    places = (*scenario_folders().values(), scenario_dir())
    return {path.stem: path for place in places for path in (place / group).glob("*.yaml")}


def reason(path: Path) -> str:
    """The first sentence a scenario file says about itself."""
    for line in path.read_text().splitlines():
        text = line.partition("#")[2].strip()
        if text and not text.startswith("@package"):
            return text
    return ""


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.rstrip().splitlines())
