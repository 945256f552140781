"""`counterflow explorer DIR [DIR ...]`: the page of published folders, built without running anything."""

from pathlib import Path

from sim.errors import DONE, InputError
from sim.jobs.exploring import PAGE, PUBLISHED
from sim.jobs.finished import short
from sim.paths import settled
from sim.publish.contract import MEANINGS
from sim.say import say
from sim.sweep.commands import Parser


def main(argv: list[str]) -> int:
    """Build the page; returns the exit code."""
    parser = Parser("counterflow explorer", description=__doc__)
    parser.add_argument("folders", type=settled, nargs="+", metavar="DIR",
                        help="published by job=explore; several, of different mechanisms or families, become worlds to choose from")
    parser.add_argument("--out", type=settled, metavar="FILE", help=f"the page; else {PAGE} beside the first folder")
    parser.add_argument("--patterns", default="", metavar="LINK",
                        help="where what the model gets wrong is listed; else validation.html, if it lies beside the page")
    asked = parser.parse_args(argv)
    folders = [folder / PUBLISHED if (folder / PUBLISHED / MEANINGS).is_file() else folder for folder in asked.folders]
    out = asked.out or folders[0].parent / PAGE
    if out.is_dir():
        raise InputError(f"--out {out} is a folder: name the page in it, such as {out / PAGE}")

    from sim.report.explorer_page import write_explorer

    say(f"page:    {short(write_explorer(folders, out, asked.patterns))}")
    for folder in folders:
        if not of_this_model(folder):
            say(f"note:    {short(folder)} was published by other code of the model than is here: the page gives its digest")
    return DONE


def of_this_model(folder: Path) -> bool:
    """Whether a folder was published by the code of the model that is here."""
    from sim.experiment.fitted_with import fitted_with
    from sim.params.mechanisms import Mechanisms
    from sim.publish.contract import read_published

    return read_published(folder).meanings["provenance"]["code_sha256"] == fitted_with(Mechanisms())["life"]
