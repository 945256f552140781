"""job=explore: the levers that readers ask for, at several levels and in pairs, published, and the page that shows them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from sim.errors import FAILED
from sim.experiment.family import Family
from sim.jobs.finished import Finished, joint_status, processes, short
from sim.jobs.job import InManyWorlds, JobName, OfWorlds
from sim.params.form import par

if TYPE_CHECKING:

    from sim.config.configuration import Config

PRIOR, PUBLISHED, PAGE = "prior", "published", "explorer.html"
FORMER = "former structure"


@dataclass(frozen=True)
class Explore(InManyWorlds):
    """Levers at levels, published."""

    name: ClassVar[JobName] = JobName.explore
    family: Family = field(default=Family.plausible, metadata=OfWorlds.__dataclass_fields__["family"].metadata)
    worlds: int = par(24, "worlds", "worlds of job.family", (0, 100_000), "choice", drawn=False)
    lives: int = par(2, "lives", "lives of each world, which tell its own effect from luck", (1, 1000), "choice", drawn=False)
    beside: int = par(0, "worlds", "prior worlds that are asked the same beside, once each", (0, 100_000), "choice", drawn=False)
    only: tuple[str, ...] = field(default=(), metadata={"meaning": "which levers; none named means all"})


def explore(config: "Config", out: Path) -> Finished:
    """Run every state in every world, publish what came of it, and build the page."""
    import pandas as pd

    from sim.config.again import command
    from sim.publish.contract import publish
    from sim.publish.effects_table import effects_of
    from sim.publish.levers_shown import levers_shown
    from sim.publish.meaning import meanings_of
    from sim.report.explorer_page import write_explorer

    shown, structure = levers_shown(config.job.only), structure_of(config)
    studies = {family: study for family, study in _studies(config, out, shown).items() if study}
    effects = pd.concat([effects_of(study, structure) for study in studies.values()], ignore_index=True)
    if effects.empty:
        why = next(iter(studies.values())).runs()["message"].iloc[0]
        return Finished(FAILED, f"no life could be run, so that nothing is published: {why}", {}, {}, effects)
    meanings = meanings_of(shown, config.spec(), effects, {family.name: study.draws() for family, study in studies.items()},
                           command=command(config), folder=out, structure=structure, notes=_notes(config))
    folder = publish(effects, meanings, out / PUBLISHED)
    page = write_explorer([folder], out / PAGE)
    failed, rows = (sum(column) for column in zip(*((study.failed, len(study.runs())) for study in studies.values()), strict=True))
    figures = {"states": int(effects.drop_duplicates(["condition", "lever", "level", "lever2", "level2"]).shape[0]), "rows": len(effects),
               "failed": failed}
    text = "\n".join([*(f"{name}: {number:,}" for name, number in figures.items()), f"data:    {short(folder)}", f"page:    {short(page)}"])
    return Finished(joint_status(failed, rows), text, figures, {"states": "states", "rows": "rows", "failed": "rows"}, effects)


def _studies(config: "Config", out: Path, shown: list[Any]) -> dict[Family, Any]:
    """The study of the family's worlds, and that of prior worlds beside."""
    from sim.config.which_worlds import beside
    from sim.experiment.draws import draws_of, start_set
    from sim.experiment.progress import reporter
    from sim.experiment.run import run_study
    from sim.publish.states_shown import contrasts

    job, first, asked = config.job, config.world.replicate, contrasts(shown)

    def study(draws: list[Any], folder: Path, word: str) -> Any:
        return run_study(asked, draws, config.spec(), folder, processes(config), reporter(word), kept=frozenset()) if draws else None

    lives = range(first, first + job.lives)
    own = [draw for life in lives for draw in (beside(config, job.worlds, life) or [start_set(life)])]
    prior = draws_of(Family.prior, job.beside, config.world.seed, first)
    return {job.family: study(own, out, "worlds"), Family.prior: study(prior, out / PRIOR, "prior worlds")} if prior else {
        job.family: study(own, out, "worlds")}


def structure_of(config: "Config") -> str:
    """In what the mechanisms differ from the usual ones: empty if in nothing, a name where they have one."""
    from sim.config.build import changed, plain
    from sim.config.compose import configured

    own = changed(config, "mechanisms")
    if not own:
        return ""
    mechanisms = plain(config)["mechanisms"]
    if mechanisms == plain(configured(["+experiment=former_structure"]))["mechanisms"]:
        return FORMER
    return ", ".join(f"{path.removeprefix('mechanisms.')}={str(mechanisms[path.removeprefix('mechanisms.')]).lower()}" for path in own)


def _notes(config: "Config") -> list[str]:
    """What must be said beside the numbers: settings out of their ranges, worlds of another fit."""
    from sim.config.outside import outside
    from sim.config.which_worlds import stale_worlds

    return [said for said in (outside(config), stale_worlds(config)) if said]
