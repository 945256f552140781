"""job=validate: what is known of such markets, put to worlds of a family."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from sim.experiment.family import Family
from sim.jobs.effects import docs_folder, write
from sim.jobs.finished import Finished, joint_status, processes, short
from sim.jobs.job import InManyWorlds, JobName, idle

if TYPE_CHECKING:
    from sim.config.configuration import Config

LIVES = 2                 # of each world
BESIDE = "prior"          # the folder of prior worlds that are asked beside others
UNITS = {"median": "of the statement", "share_within": "share of worlds", "worlds": "worlds"}


@dataclass(frozen=True)
class Validate(InManyWorlds):
    """Patterns, put to worlds."""

    name: ClassVar[JobName] = JobName.validate
    only: tuple[str, ...] = field(default=(), metadata={"meaning": "which patterns; none named means all"})
    docs: bool = idle(field(default=False, metadata={"meaning": "also write the table into docs/ of the checkout"}))


def validate(config: "Config", out: Path) -> Finished:
    """Ask every pattern of worlds of the family, and of prior worlds beside fitted ones; table, CSV, Markdown and page."""
    from sim.config.again import command
    from sim.experiment.files import write_text
    from sim.history.asked_world import asked_worlds
    from sim.history.patterns import find_patterns
    from sim.history.validation import side_by_side, validated, verdict_frame
    from sim.report.validation_page import in_markdown, on_terminal, write_validation

    docs = docs_folder(config) if config.job.docs else None
    patterns, spec = find_patterns(config.job.only), config.spec()
    studies = [_lived(patterns, draws, config, folder) for draws, folder in _asked(config, out)]
    found = (verdict for study in studies for verdict in validated(asked_worlds(study, patterns, spec), patterns))
    verdicts = side_by_side(found, patterns)
    families = list(dict.fromkeys(verdict.family for verdict in verdicts))
    rule = reading_rule(config, families)
    write_text(out / "validation.csv", verdict_frame(verdicts).to_csv(index=False))
    for folder in (out, docs) if docs else (out,):
        write(folder, {"validation.md": in_markdown(verdicts, rule, command(config))})
    page = write_validation(verdicts, rule, command(config), out=out / "validation.html")
    failed, rows = sum(study.failed for study in studies), sum(len(study.runs()) for study in studies)
    text = f"{on_terminal(verdicts)}\n\n{rule}\npage:    {short(page)}"
    return Finished(joint_status(failed, rows), text, figures(verdicts), UNITS, studies[0])


def _asked(config: "Config", out: Path) -> list[tuple[list[Any], Path]]:
    """Worlds with their lives, and the folder of their study: the start set and the family's, and prior worlds beside fitted ones."""
    from sim.config.which_worlds import beside
    from sim.experiment.draws import draws_of, start_set

    job, first, seed = config.job, config.world.replicate, config.world.seed
    lives = range(first, first + LIVES)
    mine = [draw for life in lives for draw in (start_set(life), *(beside(config, job.worlds, life)))]
    if job.family is not Family.plausible or not job.worlds:
        return [(mine, out)]
    return [(mine, out), ([draw for life in lives for draw in draws_of(Family.prior, job.worlds, seed, life)], out / BESIDE)]


def _lived(patterns: Sequence[Any], draws: list[Any], config: "Config", folder: Path) -> Any:
    """The study of these worlds, in which what is missing is run."""
    from sim.experiment.progress import reporter
    from sim.experiment.run import run_study
    from sim.history.pattern import contrasts
    from sim.report.words import counted

    told = reporter("histories", f"asking {counted(len(patterns), 'pattern')} of what is known in "
                                 f"{counted(len(draws) // LIVES, 'world')}, {LIVES} lives each")
    return run_study(contrasts(patterns), draws, config.spec(), folder, processes(config), told)


def figures(verdicts: Sequence[Any]) -> dict[str, dict[str, Any]]:
    """What each statement came to in each family, for run.json."""
    return {f"{v.statement.id}, {v.family.name}": {"passes": v.passes, "median": v.median, "share_within": v.share, "worlds": v.asked}
            for v in verdicts}


def reading_rule(config: "Config", families: Sequence[Family]) -> str:
    """The sentences that must stand under every table of validation."""
    from sim.history.validation import HALF

    number = config.job.worlds
    asked = " and ".join("the start set" if family is Family.start else f"{number} {family.value if number > 1 else family.single}"
                         for family in families)
    return (f"Asked of {asked}, {LIVES} lives each, {config.world.people:,} model people in each.\n"
            f"A statement passes where the median lies within its band and at least {HALF:.0%} of the worlds asked do. Bands follow one "
            "rule, half to twice\nwhat is known in size and duration. Nothing of 2020 or later is read. What fails stays in the table.")
