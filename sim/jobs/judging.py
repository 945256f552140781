"""job=claims: from claims to verdicts, and the page that shows them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sim.config.form import Config
from sim.jobs.finished import Finished, joint_status, processes, short
from sim.spec import Spec

WHOLE_PROTOCOL = 128                                         # prior worlds
UNITS = {"median": "relative change of the claim's measure", "i90": "relative change", "agree": "share of worlds"}


def claims(config: Config, out: Path) -> Finished:
    """Every claim asked in the start set and in prior worlds, judged, and put on the page."""
    from sim.claims.catalogue import find_claims
    from sim.claims.judge import judge
    from sim.claims.table import verdict_table
    from sim.experiment.draws import prior_draws, start_set
    from sim.experiment.progress import reporter
    from sim.experiment.run import run_study

    asked = find_claims(config.job.claims)
    seed, replicate = config.world.seed, config.world.replicate
    draws = [start_set(replicate), *prior_draws(config.job.worlds, seed, replicate)]
    contrasts = [contrast for claim in asked for contrast in claim.contrasts()]
    result = run_study(contrasts, draws, config.spec(), out, processes(config), reporter("worlds"))
    runs, points = result.runs(), result.draws()
    judgements = [judge(claim, runs, points) for claim in asked]
    page = written(judgements, result, config, out)
    text = f"{verdict_table(judgements)}\n\n{reading_rule(config)}\npage:    {short(page)}"
    return Finished(joint_status(result.failed, len(runs)), text, figures(judgements), UNITS, result)


def written(judgements: Sequence[Any], result: Any, config: Config, out: Path) -> Path:
    """The page of a study, and its figures as files of their own."""
    from sim.report import write_figures, write_page
    from sim.report.goods import goods
    from sim.report.record import history

    spec = config.spec()
    page = write_page(judgements, result, facts(config, out), goods(result, pure_mg(spec)), out / "report.html", history(result, spec))
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
        }
        for j in judgements
    }


def reading_rule(config: Config) -> str:
    """The sentences that must stand under every verdict table."""
    asked = {0: "The start set alone", 1: "The start set and 1 prior world"}
    worlds = asked.get(config.job.worlds, f"The start set and {config.job.worlds} prior worlds")
    few = ": a first answer; +experiment=full_protocol asks more" if config.job.worlds < WHOLE_PROTOCOL else ""
    return f"Findings about the model, not about the world. {worlds}, {config.world.people:,} model people in each{few}."


def pure_mg(spec: Spec) -> dict[str, float]:
    """Pure active mass of one dose-equivalent of each product, mg, in the start set."""
    products = spec.params.supply.products
    return {"heroin": products.heroin_mg_per_dose, "fentanyl": products.heroin_mg_per_dose / products.potency_ratio}


def facts(config: Config, out: Path) -> dict[str, Any]:
    """Where the page's numbers come from, for its provenance section: how they were made, not when they are shown."""
    from sim.experiment.making import made

    known = json.loads((out / "provenance.json").read_text()) | (made(out) or {})
    dates = {"date": known.get("started", "")[:10], "folder": f"outputs/{out.parent.name}/{out.name}", "seed": config.world.seed}
    return {**known.get("package", {}), "config_hash": known["config_hash"][:8], **dates, "python": known.get("python", "")}
