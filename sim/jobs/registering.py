"""job=register: the published register, some of its cells run again here, and the pages that show it."""

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from sim.errors import DONE, OutputError
from sim.experiment.family import Family
from sim.jobs.finished import Finished, short
from sim.jobs.job import Job, JobName
from sim.jobs.judging import UNITS, figures, judged, rule_of, whole_register, written
from sim.params.form import par

if TYPE_CHECKING:
    from sim.config.configuration import Config

DAY = 86_400      # seconds


@dataclass(frozen=True)
class Registered(Job):
    """The published register, checked."""

    name: ClassVar[JobName] = JobName.register
    cells: int = par(12, "cells", "cells of the published register that are drawn by lot and run again", (0, 10_000), "choice", drawn=False)
    lot: int = par(0, "number", "which lot decides on the cells; 0: that of the day", (0, 1_000_000), "choice", drawn=False)


def register(config: "Config", out: Path) -> Finished:
    """Draw cells by lot, run them again, and show the register if they agree.

    Raises InputError where it is of other code or other questions, OutputError where a cell is not what was published.
    """
    from sim.claims.catalogue import all_claims
    from sim.claims.verdict_table import verdict_table
    from sim.publish.register import published_register

    published = published_register(whole_register())
    lot = config.job.lot or int(time.time() // DAY)
    said = checked(config, published, lot)
    config = replace(config, world=replace(config.world, people=published.about["people"]))
    judgements = judged(config, all_claims(), published.runs(), published.draws(), published.beside())
    page = written(judgements, published, config, out, facts(published, said))
    rule = rule_of(published.about["number"], published.about["lives"], published.about["people"], Family.plausible)
    text = f"{verdict_table(judgements)}\n\n{rule}\nchecked: {said}\npage:    {short(page)}"
    return Finished(DONE, text, figures(judgements), UNITS, published)


def checked(config: "Config", published: Any, lot: int) -> str:
    """Run cells again; what came of it, as a clause. Raises OutputError where one is not what was published."""
    from sim.experiment.progress import reporter
    from sim.publish.checking import by_lot, check

    rows, about = by_lot(published.runs(), config.job.cells, lot), published.about
    spec = replace(config.spec(), people=about["people"], seed=about["seed"])
    told = reporter("cells", f"running {len(rows)} cells of the published register again, drawn by lot {lot}")
    told.start(len(rows))
    found = check(rows, whole_register(), spec, lambda done: told.done())
    told.close()
    wrong = [one.sentence for one in found if not one.agrees]
    if wrong:
        raise OutputError(f"{len(wrong)} of {len(found)} cells of the published register are not what this machine gets, so it is not "
                          f"shown: {'; '.join(wrong[:3])}; counterflow job=claims judges live")
    digits = "to the last digit" if all(one.same for one in found) else "within a part in a thousand million"
    return f"{len(found)} of {len(found)} cells drawn by lot {lot} agree {digits} with what this machine gets"


def facts(published: Any, said: str) -> dict[str, Any]:
    """Where the numbers of the page come from."""
    about = published.about
    return {"folder": "seeds/register", "note": f"published register: {said}", "checked": said,
            **{key: about[key] for key in ("package", "started", "command", "seed", "lock_sha256") if key in about}}
