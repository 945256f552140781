"""job=claims: from claims to verdicts, and the page that shows them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from sim.experiment.family import Family
from sim.jobs.finished import Finished, joint_status, processes, short
from sim.jobs.job import InManyWorlds, InShards, JobName
from sim.params.form import par
from sim.spec import Spec

if TYPE_CHECKING:
    from sim.config.configuration import Config

WHOLE_PROTOCOL = 128                                         # worlds
LIVES = 4                                                    # of the start set at the headline's first date: what does pairing save?
LIVED = "lives"                                              # the folder of those lives
OTHERS = "others"                                            # the folder of claims without pictures
UNITS = {"median": "relative change of the claim's measure", "i90": "relative change", "agree": "share of worlds"}


class Protocol(Enum):
    """How much is asked of each claim."""

    quick = "quick"
    full = "full"


@dataclass(frozen=True)
class Claims(InManyWorlds, InShards):
    """Claims, judged."""

    name: ClassVar[JobName] = JobName.claims
    others: int = par(3, "worlds", "worlds for claims that get no pictures, where many are asked", (0, 100_000), "choice", drawn=False)
    claims: tuple[str, ...] = field(default=(), metadata={"meaning": "which claims; none named means all"})
    protocol: Protocol = field(default=Protocol.quick, metadata={
        "meaning": "quick switches off only what a claim names as its reason; full all it lists, and asks its readings too"})


@dataclass(frozen=True)
class Asked:
    """One study of the job: what is asked, in which worlds, where it lies, and the word for its tasks."""

    contrasts: list[Any]
    draws: list[Any]
    folder: Path
    word: str


@dataclass(frozen=True)
class Round:
    """Claims that are asked in the same worlds; lives: of the start set, which tell what sharing luck is worth, or None."""

    claims: tuple[Any, ...]
    study: Asked
    lives: Asked | None


def claims(config: "Config", out: Path) -> Finished:
    """Every claim asked in the start set and in other worlds, judged, and put on the page."""
    from sim.claims.judge import judge
    from sim.claims.verdict_table import verdict_table

    judgements, first, failed, rows = [], None, 0, 0
    for one in rounds(config, out):
        result, lived = run(one.study, config), run(one.lives, config).runs() if one.lives else None
        runs, points = result.runs(), result.draws()
        judgements += [judge(claim, runs, points, reproduced(config, claim.id), lived) for claim in one.claims]
        lost, asked = count(result, one.study.folder)
        first, failed, rows = first or result, failed + lost, rows + asked
    judgements.sort(key=lambda judgement: judgement.claim.id)
    page = written(judgements, first, config, out)
    text = f"{verdict_table(judgements)}\n\n{reading_rule(config)}\npage:    {short(page)}"
    return Finished(joint_status(failed, rows), text, figures(judgements), UNITS, first)


def claims_shard(config: "Config", out: Path) -> tuple[int, str]:
    """Run a shard of the worlds of every study, and leave what they gave for the same job without a shard; exit code and text."""
    from sim.config.again import command
    from sim.experiment.ensemble import Share
    from sim.experiment.progress import reporter
    from sim.experiment.run import run_part_of_study

    share, mine, failed, lines = Share(config.job.shard, config.job.shards), 0, 0, []
    for study in [study for one in rounds(config, out) for study in (one.study, one.lives) if study]:
        told = reporter(study.word)
        shared = run_part_of_study(study.contrasts, study.draws, spec=config.spec(), out=study.folder, share=share,
                                   processes=processes(config), reporter=told)
        mine, failed = mine + shared.mine, failed + shared.failed
        lines.append(f"{study.word + ':':<12} {shared.done} of {shared.tasks} are done, {shared.mine} of them are this shard's")
    return joint_status(failed, mine), "\n".join([*lines, f"next:        {command(config)}   (when all shards have ended)"])


def rounds(config: "Config", out: Path) -> list[Round]:
    """What the job asks: claims that the page lays out whole in `worlds` worlds, the others in no more than `others`."""
    from sim.claims.catalogue import find_claims, laid_out_whole

    asked = find_claims(config.job.claims)
    whole = laid_out_whole(asked)
    found = [_round(whole or asked, config.job.worlds, whole, config, out)]
    others = tuple(claim for claim in asked if claim not in found[0].claims)
    return found + ([_round(others, min(config.job.worlds, config.job.others), (), config, out / OTHERS)] if others else [])


def _round(asked: tuple[Any, ...], worlds: int, again: tuple[Any, ...], config: "Config", folder: Path) -> Round:
    """again: claims whose headline is asked in more lives of the start set."""
    from sim.config.which_worlds import beside
    from sim.experiment.draws import start_set

    replicate = config.world.replicate
    contrasts = [contrast for claim in asked for contrast in claim.contrasts(config.job.protocol is Protocol.full)]
    study = Asked(contrasts, [start_set(replicate), *beside(config, worlds)], folder, "worlds")
    leads = [claim.lead(claim.dates[0]) for claim in again if claim.compound is None]
    lives = Asked(leads, [start_set(replicate + life) for life in range(1, LIVES)], folder / LIVED, "replicates")
    return Round(asked, study, lives if leads else None)


def run(asked: Asked, config: "Config") -> Any:
    """A study as a whole: what is not there yet is run."""
    from sim.experiment.progress import reporter
    from sim.experiment.run import run_study

    return run_study(asked.contrasts, asked.draws, config.spec(), asked.folder, processes(config), reporter(asked.word))


def count(result: Any, out: Path) -> tuple[int, int]:
    """Rows that failed and all rows of a study, with those of the lives beside it."""
    from sim.experiment.finished_results import StudyResult

    studies = [result, *([StudyResult(out / LIVED)] if (out / LIVED / "runs.parquet").exists() else [])]
    return sum(study.failed for study in studies), sum(len(study.runs()) for study in studies)


def reproduced(config: "Config", claim: str) -> str:
    """The command that judges this claim again, with everything else as it was set."""
    from sim.config.again import command

    return command(replace(config, job=replace(config.job, claims=(claim,))))


def written(judgements: Sequence[Any], result: Any, config: "Config", out: Path) -> Path:
    """The page of a study, and its figures as files of their own."""
    from sim.report import write_figures, write_page
    from sim.report.arms import pictures
    from sim.report.beside_record import history
    from sim.report.goods import flagship, goods

    spec = config.spec()
    arms = flagship(result)
    page = write_page(judgements, result, provenance=facts(config, out), flows=goods(result, pure_mg(spec)), out=out / "report.html",
                      history=history(result, spec),
                      beside=pictures(arms, "start") if arms else ())
    write_figures(page)
    return page


def figures(judgements: Sequence[Any]) -> dict[str, dict[str, Any]]:
    """The verdict and headline of each claim, for run.json."""
    return {
        j.claim.id: {
            "verdict": j.verdict.word,
            "median": j.headline.median,
            "i90": j.headline.i90,
            "agree": j.headline.share_agree,
            "worlds": j.worlds,
            "variance_reduction": j.vrf,
        }
        for j in judgements
    }


def reading_rule(config: "Config") -> str:
    """The sentences that must stand under every verdict table."""
    from sim.claims.verdict import what_decides

    family = config.job.family
    number = 0 if family is Family.start else config.job.worlds
    asked = {0: "The start set alone", 1: f"The start set and 1 {family.single}"}
    worlds = asked.get(number, f"The start set and {number} {family.value}")
    few = ": a first answer; +experiment=full_protocol asks more" if number < WHOLE_PROTOCOL else ""
    less = f" Claims without pictures: {config.job.others}, which decide nothing." if config.job.others < number else ""
    return (f"Findings about the model, not about the world. {worlds}, {config.world.people:,} model people in each{few}.{less}\n"
            f"{what_decides(number)}\n"
            f"Pairing: how many times fewer lives sharing luck asks for, from {LIVES} lives of the start set.")


def pure_mg(spec: Spec) -> dict[str, float]:
    """Pure active mass of one dose-equivalent of each product, mg, in the start set."""
    products = spec.params.supply.products
    return {"heroin": products.heroin_mg_per_dose, "fentanyl": products.heroin_mg_per_dose / products.potency_ratio}


def facts(config: "Config", out: Path) -> dict[str, Any]:
    """Where the page's numbers come from: what is known of the runs, which may be older than the page."""
    from sim.config.outside import outside
    from sim.experiment.made import made

    known = json.loads((out / "provenance.json").read_text())
    runs = made(out) or known
    told = {key: runs[key] for key in ("package", "python", "dependencies", "lock_sha256", "scenarios", "started", "ended", "sittings")
            if key in runs}
    spent = [study["wall_s"] for study in map(made, (out, out / LIVED, out / OTHERS)) if study]
    return {"folder": f"outputs/{out.parent.name}/{out.name}", "config_hash": known["config_hash"], "seeds": known["seeds"],
            "note": outside(config), "wall_min": round(sum(spent) / 60, 1), "cores": runs["platform"]["cores"], **told}
