"""The four jobs: a checked configuration in, results in their folder, an exit code out.

Each job opens its folder, writes where the results come from, runs, and says on stdout what was found and where it lies.
What a job needs is imported when it is done: `--help` must not wait for a compiler.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sim.config.again import command, resolved
from sim.config.form import Config, JobName
from sim.errors import DONE, FAILED, INTERRUPTED, SOME_RUNS_FAILED, CounterflowError
from sim.paths import output_root
from sim.policy.levers import Policy

SHOWN = ("deaths_expected", "deaths_fentanyl", "fentanyl_share_deaths", "users_hf", "consumption_de", "bag_price", "price_per_de")


@dataclass(frozen=True)
class Finished:
    """What a job leaves: its exit code, the text to print, key figures and their units, and the result object."""

    status: int
    text: str
    figures: dict[str, Any]
    units: dict[str, str]
    result: Any


def do(config: Config) -> int:
    """Do the job and tell what was found; returns the exit code."""
    folder, finished = carry_out(config)
    print(finished.text)
    print(f"results: {_short(folder)}")
    print(f"again:   {command(config)}")
    return finished.status


def carry_out(config: Config) -> tuple[Path, Finished]:
    """Do the job: its folder, and what it left there."""
    from sim.experiment.outputs import OutputFolder
    from sim.experiment.provenance import Provenance

    folder = OutputFolder(output_root(), config.job.name.name, config.name, resolved(config))
    provenance = Provenance(folder.open(), folder.config_hash, {"seed": config.world.seed, "replicate": config.world.replicate})
    provenance.begin()
    status = FAILED
    try:
        finished = JOBS[config.job.name](config, folder.path)
        status = finished.status
        folder.describe(command(config), finished.figures, finished.units)
        folder.make_latest()
    except KeyboardInterrupt:
        status = INTERRUPTED
        raise
    except CounterflowError as error:
        status = error.exit_code
        raise
    finally:
        provenance.end(status)
    return folder.path, finished


def run(config: Config, out: Path) -> Finished:
    """One life of the market; prints its years."""
    from sim.experiment.progress import reporter
    from sim.experiment.run import run_one
    from sim.report.words import number

    result = run_one(config.spec(), out, reporter("years"))
    years = result.years()
    text = years[[name for name in SHOWN if name in years]].to_string(float_format=number)
    return Finished(DONE, text, result.figures, result.units, result)


def pair(config: Config, out: Path) -> Finished:
    """The policy against none, everything else the same."""
    from sim.experiment.progress import reporter
    from sim.experiment.run import run_pair

    changed = config.spec()
    baseline = replace(changed, policy=Policy())
    result = run_pair(baseline, changed, out, config.job.pairs, processes(config), reporter("pairs"))
    return Finished(joint_status(result.failed, config.job.pairs), repr(result), result.effect(), result.units, result)


def claims(config: Config, out: Path) -> Finished:
    """Every claim asked in the start set and in prior worlds, judged, and put on the page."""
    from sim.claims.catalogue import find_claims
    from sim.claims.judge import judge
    from sim.claims.table import verdict_table
    from sim.experiment.draws import prior_draws, start_set
    from sim.experiment.progress import reporter
    from sim.experiment.run import run_study
    from sim.report import write_page

    asked = find_claims(config.job.claims)
    seed, replicate = config.world.seed, config.world.replicate
    draws = [start_set(replicate), *prior_draws(config.job.worlds, seed, replicate)]
    contrasts = [contrast for claim in asked for contrast in claim.contrasts()]
    result = run_study(contrasts, draws, config.spec(), out, processes(config), reporter("worlds"))
    runs, points = result.runs(), result.draws()
    judgements = [judge(claim, runs, points) for claim in asked]
    page = write_page(judgements, result, facts(config, out), None, out / "report.html")
    figures = {j.claim.id: {"verdict": j.verdict.word, "median": j.headline.median, "i90": j.headline.i90, "worlds": j.worlds}
               for j in judgements}
    text = f"{verdict_table(judgements)}\n\n{reading_rule(config)}\npage:    {_short(page)}"
    return Finished(joint_status(result.failed, len(runs)), text, figures, {"median": "relative change of the claim's measure"}, result)


def bench(config: Config, out: Path) -> Finished:
    """Speed and memory as ratios, all measured in this one run."""
    from sim.experiment.bench import bench as measured

    result = measured(config.spec(), out)
    return Finished(DONE, result.text, result.figures, result.units, result)


Job = Callable[[Config, Path], Finished]
JOBS: dict[JobName, Job] = {JobName.run: run, JobName.pair: pair, JobName.claims: claims, JobName.bench: bench}


def processes(config: Config) -> int:
    """How many run at a time: what was asked for, else all that this machine grants."""
    from sim.experiment.pool import cores

    return config.job.processes or cores()


def joint_status(failed: int, total: int) -> int:
    """0 if nothing failed, 1 if everything did, 3 in between."""
    if failed == 0:
        return DONE
    return FAILED if failed >= total else SOME_RUNS_FAILED


def reading_rule(config: Config) -> str:
    """The sentence that must stand under every verdict table."""
    size = f"{config.job.worlds} prior worlds and {config.world.people:,} model people each"
    few = ": a first answer; the full protocol is +experiment=full_protocol" if config.job.worlds < 128 else ""
    return f"These are findings about the model, not about the world. {size}{few}."


def facts(config: Config, out: Path) -> dict[str, Any]:
    """Where the page's numbers come from, for its provenance section."""
    known = json.loads((out / "provenance.json").read_text())
    dates = {"date": known.get("started", "")[:10], "folder": f"outputs/{out.parent.name}/{out.name}", "seed": config.world.seed}
    return {**known.get("package", {}), "config_hash": known["config_hash"][:8], **dates, "python": known.get("python", "")}


def _short(path: Path) -> str:
    """A path relative to the working directory where it lies below it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
