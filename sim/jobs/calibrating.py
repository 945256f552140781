"""job=calibrate: worlds that the record does not rule out."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from sim.errors import DONE
from sim.jobs.finished import Finished, processes, short
from sim.jobs.job import Job, JobName
from sim.params.form import par

if TYPE_CHECKING:
    from sim.config.configuration import Config

STEPS = 4  # of the smoother
WANTED = 300  # worlds that are to be left
REFILLS = 6  # of the filter until then, at most
LIVES = 3  # of each member in the filter, the one after the last step among them


@dataclass(frozen=True)
class Calibrate(Job):
    """A fit to the record of 2010 to 2019."""

    name: ClassVar[JobName] = JobName.calibrate
    prior: int = par(2000, "worlds", "prior worlds, in which conflicts are looked for", (10, 1_000_000), "choice", drawn=False)
    members: int = par(1000, "worlds", "of them, members of the smoother", (10, 1_000_000), "choice", drawn=False)
    set_aside: tuple[str, ...] = field(default=(), metadata={"meaning": "kinds of targets, or single ones, that no world is held to"})


def calibrate(config: "Config", out: Path) -> Finished:
    """Fit; writes the worlds that are left, and tables of targets and numbers."""
    from sim.experiment.progress import reporter
    from sim.history.cloud import number_table, target_table, text, write_cloud
    from sim.history.fitting import Asked, fit
    from sim.history.targets import targets

    job, spec = config.job, config.spec()
    asked = Asked(job.prior, job.members, STEPS, LIVES, tuple(job.set_aside), wanted=WANTED, refills=REFILLS)
    found = fit(out, asked, targets(), spec, processes(config), reporter)
    target_table(found).to_csv(out / "targets.csv", index=False)
    number_table(found).to_csv(out / "numbers.csv", index=False)
    cloud = write_cloud(out, found, asked, spec)
    figures = {"not ruled out": len(found.left), "tried": found.tried, "misfit": round(found.misfit[-1], 3)}
    units = {"not ruled out": "worlds", "tried": "worlds", "misfit": "mean square, standard deviations"}
    told = f"{text(found)}\nkept:      {short(cloud)}, beside targets.csv and numbers.csv; as the project's own: copy it to seeds/"
    return Finished(DONE, told, figures, units, found)
