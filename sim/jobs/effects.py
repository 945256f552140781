"""job=effects: everything once. Which measures move under each lever and without each mechanism, as tables for the docs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from sim.errors import InputError
from sim.jobs.finished import Finished, joint_status, processes, short
from sim.jobs.job import InManyWorlds, JobName, idle
from sim.jobs.judging import pure_mg
from sim.params.form import par
from sim.paths import checkout

if TYPE_CHECKING:
    from sim.config.configuration import Config


@dataclass(frozen=True)
class Effects(InManyWorlds):
    """Every lever and every switch once."""

    name: ClassVar[JobName] = JobName.effects
    pairs: int = par(8, "pairs", "lives of the start set", (1, 100_000), "choice", drawn=False)
    only: tuple[str, ...] = field(default=(), metadata={"meaning": "which levers and switches; none named means all"})
    docs: bool = idle(field(default=False, metadata={"meaning": "also write the tables into docs/ of the checkout"}))


def effects(config: "Config", out: Path) -> Finished:
    """Ask every lever and switch in a few worlds; write the tables."""
    from sim.config.which_worlds import beside
    from sim.experiment.beyond import beyond
    from sim.experiment.draws import start_set
    from sim.experiment.moved import effects as moving
    from sim.experiment.moved import lost, moves
    from sim.experiment.progress import reporter
    from sim.experiment.questions import NUDGE, questions
    from sim.experiment.run import run_study
    from sim.report.coverage import coverage
    from sim.report.levers_page import effects_page, on_terminal
    from sim.report.words import counted

    docs = docs_folder(config) if config.job.docs else None
    asked, first = questions(config.job.only), config.world.replicate
    draws = [*(start_set(first + life) for life in range(config.job.pairs)), *beside(config, config.job.worlds)]
    told = reporter("histories", f"asking {counted(len(asked), 'question')}, such as each lever alone and each mechanism off, of "
                                 f"{counted(config.job.pairs, 'life', 'lives')} of the start set and "
                                 f"{counted(len(draws) - config.job.pairs, 'world')} beside")
    study = run_study([question.contrast() for question in asked], draws, config.spec(), out, processes(config), told)
    table, failed = moves(study, asked), lost(study)
    table.to_csv(out / "moves.csv", index=False)
    after = beyond(study, asked, {product: 1e6 / mg for product, mg in pure_mg(config.spec()).items()})
    after.by_lever.to_csv(out / "derived.csv", index=False)
    texts = {"levers.md": effects_page(table, after, asked, failed, len(draws), config.job.family),
             "coverage.md": coverage(table, after, failed)}
    for folder in (out, docs) if docs else (out,):
        write(folder, texts)
    found = set(moving(table)["question"])
    idle = [question.id for question in asked if question.kind != NUDGE and question.id not in found]
    figures = {"asked": len(asked), "failed": len(failed), "without effect": len(idle)}
    counts = ", ".join(f"{number} {name}" for name, number in figures.items())
    text = f"{on_terminal(table, asked)}\n\nasked:   {counts}\ntables:  {short(docs or out)}/levers.md, coverage.md"
    return Finished(joint_status(study.failed, len(study.runs())), text, figures, dict.fromkeys(figures, "questions"), study)


def docs_folder(config: "Config") -> Path:
    """The folder of documents of the checkout. Raises InputError where there is none, or where the tables would not be whole."""
    top = checkout()
    if top is None:
        raise InputError("job.docs=true writes into docs/ of a checkout, and this package was not installed from one")
    if config.job.only:
        raise InputError("job.docs=true writes whole tables: leave out job.only")
    return top / "docs"


def write(folder: Path, texts: Mapping[str, str]) -> None:
    """Each text as a file."""
    from sim.experiment.files import write_text

    for name, text in texts.items():
        write_text(folder / name, text)
