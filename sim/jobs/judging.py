"""job=claims: from claims to verdicts, and the page that shows them."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sim.config.again import command
from sim.config.form import Config, Protocol
from sim.jobs.finished import Finished, joint_status, processes, short
from sim.spec import Spec

WHOLE_PROTOCOL = 128                                         # prior worlds
LIVES = 4                                                    # of the start set at the headline's first date: what does pairing save?
LIVED = "lives"                                              # the folder of those lives
UNITS = {"median": "relative change of the claim's measure", "i90": "relative change", "agree": "share of worlds"}


def claims(config: Config, out: Path) -> Finished:
    """Every claim asked in the start set and in prior worlds, judged, and put on the page.

    Of many claims those that the page lays out whole are asked in `worlds` prior worlds, the others in no more than `others`.
    """
    from sim.claims.catalogue import find_claims, laid_out_whole
    from sim.claims.table import verdict_table

    asked = find_claims(config.job.claims)
    whole = laid_out_whole(asked)
    first = whole or asked
    result, judgements = judged(first, whole, config, out)
    failed, rows = count(result, out)
    if len(first) < len(asked):
        few = replace(config, job=replace(config.job, worlds=min(config.job.worlds, config.job.others)))
        other, more = judged([claim for claim in asked if claim not in first], (), few, out / "others")
        judgements = sorted([*judgements, *more], key=lambda judgement: judgement.claim.id)
        failed, rows = failed + other.failed, rows + len(other.runs())
    page = written(judgements, result, config, out)
    text = f"{verdict_table(judgements)}\n\n{reading_rule(config)}\npage:    {short(page)}"
    return Finished(joint_status(failed, rows), text, figures(judgements), UNITS, result)


def judged(asked: Sequence[Any], again: Sequence[Any], config: Config, out: Path) -> tuple[Any, list[Any]]:
    """The study of these claims, and their judgements; some are lived again, to tell what sharing luck is worth."""
    from sim.claims.judge import judge
    from sim.experiment.draws import prior_draws, start_set
    from sim.experiment.progress import reporter
    from sim.experiment.run import run_study

    seed, replicate = config.world.seed, config.world.replicate
    draws = [start_set(replicate), *prior_draws(config.job.worlds, seed, replicate)]
    contrasts = [contrast for claim in asked for contrast in claim.contrasts(config.job.protocol is Protocol.full)]
    result = run_study(contrasts, draws, config.spec(), out, processes(config), reporter("worlds"))
    leads = [claim.lead(claim.dates[0]) for claim in again if claim.compound is None]
    lived = None
    if leads:
        lives = [start_set(replicate + life) for life in range(1, LIVES)]
        lived = run_study(leads, lives, config.spec(), out / LIVED, processes(config), reporter("replicates")).runs()
    runs, points = result.runs(), result.draws()
    return result, [judge(claim, runs, points, reproduced(config, claim.id), lived) for claim in asked]


def count(result: Any, out: Path) -> tuple[int, int]:
    """Rows that failed and all rows of a study, with those of the lives beside it."""
    from sim.experiment.results import StudyResult

    studies = [result, *([StudyResult(out / LIVED)] if (out / LIVED / "runs.parquet").exists() else [])]
    return sum(study.failed for study in studies), sum(len(study.runs()) for study in studies)


def reproduced(config: Config, claim: str) -> str:
    """The command that judges this claim again, with everything else as it was set."""
    return command(replace(config, job=replace(config.job, claims=(claim,))))


def written(judgements: Sequence[Any], result: Any, config: Config, out: Path) -> Path:
    """The page of a study, and its figures as files of their own."""
    from sim.report import write_figures, write_page
    from sim.report.arms import pictures
    from sim.report.goods import flagship, goods
    from sim.report.record import history

    spec = config.spec()
    arms = flagship(result)
    page = write_page(judgements, result, facts(config, out), goods(result, pure_mg(spec)), out / "report.html", history(result, spec),
                      pictures(arms, "start") if arms else ())
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


def reading_rule(config: Config) -> str:
    """The sentences that must stand under every verdict table."""
    from sim.claims.verdict import what_decides

    asked = {0: "The start set alone", 1: "The start set and 1 prior world"}
    worlds = asked.get(config.job.worlds, f"The start set and {config.job.worlds} prior worlds")
    few = ": a first answer; +experiment=full_protocol asks more" if config.job.worlds < WHOLE_PROTOCOL else ""
    less = f" Claims without pictures: {config.job.others}, which decide nothing." if config.job.others < config.job.worlds else ""
    return (f"Findings about the model, not about the world. {worlds}, {config.world.people:,} model people in each{few}.{less}\n"
            f"{what_decides(config.job.worlds)}\n"
            f"Pairing: how many times fewer lives sharing luck asks for, from {LIVES} lives of the start set.")


def pure_mg(spec: Spec) -> dict[str, float]:
    """Pure active mass of one dose-equivalent of each product, mg, in the start set."""
    products = spec.params.supply.products
    return {"heroin": products.heroin_mg_per_dose, "fentanyl": products.heroin_mg_per_dose / products.potency_ratio}


def facts(config: Config, out: Path) -> dict[str, Any]:
    """Where the page's numbers come from: what is known of the runs, which may be older than the page."""
    from sim.experiment.making import made

    known = json.loads((out / "provenance.json").read_text())
    runs = made(out) or known
    told = {key: runs[key] for key in ("package", "python", "dependencies", "lock_sha256", "scenarios", "started", "ended", "sittings")
            if key in runs}
    return {"folder": f"outputs/{out.parent.name}/{out.name}", "config_hash": known["config_hash"], "seeds": known["seeds"], **told}
