"""job=claims: from claims to verdicts, and the page that shows them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from sim.experiment.family import Family
from sim.jobs.finished import Finished, joint_status, processes, short
from sim.jobs.job import InManyWorlds, InShards, JobName, OfWorlds, idle
from sim.params.form import par
from sim.spec import Spec

if TYPE_CHECKING:
    from sim.config.configuration import Config

WHOLE_PROTOCOL = 80                                          # worlds
MORE, PRIOR_FOLDER = "more", "prior"                         # folders of worlds without knock-outs, of prior worlds beside
HISTORIES = "histories"                                      # tasks: a life of a world, with all arms that leave it
WORLDS, MORE_WORLDS = "worlds", "more worlds"
UNITS = {"median": "relative change of the claim's measure", "i90": "relative change", "agree": "share of worlds"}


class Protocol(Enum):
    """How much is asked of each claim."""

    quick = "quick"
    full = "full"


@dataclass(frozen=True)
class Claims(InManyWorlds, InShards):
    """Claims, judged."""

    name: ClassVar[JobName] = JobName.claims
    family: Family = field(default=Family.plausible, metadata=OfWorlds.__dataclass_fields__["family"].metadata)
    worlds: int = par(24, "worlds", "worlds of job.family beside the start set", (0, 100_000), "choice", drawn=False)
    lives: int = par(2, "lives", "lives of each world, which tell its own effect from luck", (1, 1000), "choice", drawn=False)
    knockouts: int = par(8, "worlds", "worlds, the first, in which mechanisms are switched off too", (0, 100_000), "choice", drawn=False)
    beside: int = par(0, "worlds", "prior worlds that are asked beside, once each and the claim's own question only, as sensitivity",
                     (0, 100_000), "choice", drawn=False)
    rivals: int = par(0, "worlds", "worlds, the first, that are asked under rival structures too, once each, as sensitivity", (0, 100_000),
                      "choice", drawn=False)
    claims: tuple[str, ...] = field(default=(), metadata={"meaning": "which claims; none named means all"})
    publish: bool = idle(field(default=False, metadata={"meaning": "also leave the answers in seeds/register of the checkout"}))
    protocol: Protocol = field(default=Protocol.quick, metadata={
        "meaning": "quick switches off only what a claim names as its reason; full all it lists, and asks its readings too"})


@dataclass(frozen=True)
class Asked:
    """One study of the job: what is asked, in which worlds, where it lies, the word for these, what is done in words, whose weeks are kept,
    and in what the mechanisms differ from those of the configuration."""

    contrasts: list[Any]
    draws: list[Any]
    folder: Path
    word: str
    lead: str
    kept: frozenset[str] = frozenset()
    mechanisms: tuple[tuple[str, Any], ...] = ()

    def spec(self, config: "Config") -> Spec:
        """What all its runs share."""
        spec = config.spec()
        return replace(spec, mechanisms=replace(spec.mechanisms, **dict(self.mechanisms)))


def claims(config: "Config", out: Path) -> Finished:
    """Every claim asked in the start set and in other worlds, judged, and put on the page."""
    import pandas as pd

    from sim.claims.sensitivity import ALL_BESIDE
    from sim.claims.verdict_table import verdict_table

    if config.job.publish:
        publishable(config)
    results = {one.word: run(one, config) for one in studies(config, out)}
    first, beside = results[WORLDS], {name: result for name, result in results.items() if name in ALL_BESIDE}
    mine = [results[word] for word in (WORLDS, MORE_WORLDS) if word in results]
    runs, draws = (pd.concat(tables, ignore_index=True) for tables in zip(*((one.runs(), one.draws()) for one in mine), strict=True))
    judgements = judged(config, asked_claims(config), runs, draws, {name: result.runs() for name, result in beside.items()})
    page = written(judgements, first, config, out, facts(config, out))
    if config.job.publish:
        publish(config, mine, beside, out)
    text = f"{verdict_table(judgements)}\n\n{reading_rule(config)}\npage:    {short(page)}"
    failed, rows = (sum(column) for column in zip(*((result.failed, len(result.runs())) for result in results.values()), strict=True))
    return Finished(joint_status(failed, rows), text, figures(judgements), UNITS, first)


def judged(config: "Config", asked: Sequence[Any], runs: Any, draws: Any, beside: Mapping[str, Any]) -> list[Any]:
    """Every claim judged, in order of their numbers. beside: rows of what has no vote, by its name."""
    from sim.claims.judge import judge

    found = [judge(claim, runs, draws, reproduced(config, claim.id), beside) for claim in asked]
    return sorted(found, key=lambda judgement: judgement.claim.id)


def publishable(config: "Config") -> None:
    """Raises InputError where what is asked is not the whole register, of the usual model, in plausible worlds."""
    from sim.config.build import changed
    from sim.errors import refuse

    job, moved = config.job, [*changed(config, "mechanisms"), *changed(config, "params"), *changed(config, "timeline")]
    wrong = {"job.claims": bool(job.claims), f"job.family={job.family.name}": job.family is not Family.plausible,
             f"job.protocol={job.protocol.name}": job.protocol is not Protocol.quick, ", ".join(moved): bool(moved)}
    refuse(f"job.publish=true publishes the whole register of the usual model in plausible worlds: leave {what} out"
           for what, there in wrong.items() if there)


def publish(config: "Config", mine: Sequence[Any], beside: Mapping[str, Any], out: Path) -> None:
    """Leave what was answered in seeds/register of the checkout."""
    from sim.config.again import command
    from sim.publish.register import made_of, publish_register, register_folder

    told = {key: value for key, value in facts(config, out).items() if key in ("package", "started", "lock_sha256", "wall_min")}
    about = told | made_of(whole_register()) | {
        "command": command(config), "seed": config.world.seed, "people": config.world.people, "number": config.job.worlds,
        "lives": config.job.lives, "knockouts": config.job.knockouts, "beside": config.job.beside, "rivals": config.job.rivals}
    publish_register(mine, beside, about, register_folder(), drawn())


def whole_register() -> list[Any]:
    """What the quick protocol asks of all claims: what a register that is published answers."""
    from sim.claims.catalogue import all_claims

    return [contrast for claim in all_claims() for contrast in claim.contrasts(full=False)]


def drawn() -> Any:
    """What the pages of all claims draw."""
    from sim.claims.catalogue import all_claims, laid_out_whole
    from sim.publish.register import Drawn
    from sim.report.alone import WATCHED
    from sim.report.observed import MECHANISMS
    from sim.report.read import BEFORE

    measures = {claim.measure for claim in laid_out_whole(all_claims())}
    return Drawn(frozenset({*MECHANISMS, *(name for name, _ in WATCHED), *measures}), BEFORE)


def claims_shard(config: "Config", out: Path) -> tuple[int, str]:
    """Run a shard of the worlds of every study, and leave what they gave for the same job without a shard; exit code and text."""
    from sim.claims.seen_before import STATES
    from sim.config.again import command
    from sim.experiment.ensemble import Share
    from sim.experiment.progress import reporter
    from sim.experiment.run import run_part_of_study

    share, mine, failed, lines = Share(config.job.shard, config.job.shards), 0, 0, []
    for study in studies(config, out):
        told = reporter(HISTORIES, study.lead)
        shared = run_part_of_study(study.contrasts, study.draws, spec=study.spec(config), out=study.folder, share=share,
                                   processes=processes(config), reporter=told, kept=study.kept, seen=STATES)
        mine, failed = mine + shared.mine, failed + shared.failed
        lines.append(f"{study.word + ':':<12} {shared.done} of {shared.tasks} are done, {shared.mine} of them are this shard's")
    return joint_status(failed, mine), "\n".join([*lines, f"next:        {command(config)}   (when all shards have ended)"])


def asked_claims(config: "Config") -> tuple[Any, ...]:
    """The claims that are asked."""
    from sim.claims.catalogue import find_claims

    return find_claims(config.job.claims)


def studies(config: "Config", out: Path) -> list[Asked]:
    """What the job asks: all of every claim in the start set and the first worlds, its own question in the others, in prior worlds
    and, in the first worlds, under rival structures."""
    from sim.claims.sensitivity import PRIOR, RIVALS
    from sim.config.which_worlds import beside
    from sim.experiment.draws import draws_of, start_set

    asked, first = asked_claims(config), config.world.replicate
    contrasts = [contrast for claim in asked for contrast in claim.contrasts(config.job.protocol is Protocol.full)]
    lives = [(start_set(life), *beside(config, config.job.worlds, life)) for life in range(first, first + config.job.lives)]
    whole = 1 + config.job.knockouts
    own = [contrast for claim in asked for contrast in claim.own()]
    prior = draws_of(Family.prior, config.job.beside, config.world.seed, first)
    said = in_words(config, len(asked))
    found = [Asked(contrasts, [draw for life in lives for draw in life[:whole]], out, WORLDS, said[WORLDS], kept(asked)),
             Asked(own, [draw for life in lives for draw in life[whole:]], out / MORE, MORE_WORLDS, said[MORE_WORLDS]),
             Asked(own, prior, out / PRIOR_FOLDER, PRIOR.name, said[PRIOR.name])]
    found += [Asked(own, list(lives[0][1:1 + config.job.rivals]), out / rival.name.replace(" ", "-"), rival.name, said[rival.name],
                    mechanisms=rival.mechanisms) for rival in RIVALS]
    return [one for one in found if one.draws]


def in_words(config: "Config", number: int) -> dict[str, str]:
    """What is done with so many claims in each study, for whoever waits."""
    from sim.claims.sensitivity import PRIOR, RIVALS
    from sim.report.words import counted

    job, claims = config.job, counted(number, "claim")
    worlds = 0 if job.family is Family.start else job.worlds
    first, lives = min(job.knockouts, worlds), counted(job.lives, "life", "lives")
    off = "those named as reasons" if job.protocol is Protocol.quick else "all that bear on them"
    beside = f" and {counted(first, 'world')}" if first else ""
    each = " each" if worlds or job.lives > 1 else ""
    return {WORLDS: f"asking {claims} of the start set{beside}, {lives}{each}, with all mechanisms and again without {off}",
            MORE_WORLDS: f"asking {claims} of {counted(worlds - first, 'further world')}, {lives}{each}, with all mechanisms",
            PRIOR.name: f"asking {claims} of {counted(job.beside, 'prior world')} for comparison, one life each",
            **{one.name: f"asking {claims} under a rival structure ({one.name}), one life each" for one in RIVALS}}


def kept(asked: tuple[Any, ...]) -> frozenset[str]:
    """Whose weeks the page draws: the histories, and the arms that claims laid out whole are mostly about."""
    from sim.claims.catalogue import laid_out_whole
    from sim.experiment.study import arms_of, history_id

    leads = [claim.lead(date) for claim in laid_out_whole(asked) or asked for date in claim.dates]
    return frozenset({history_id(()), *arms_of(leads), *(history_id(arm.history) for lead in leads for arm in lead.arms)})


def run(asked: Asked, config: "Config") -> Any:
    """A study as a whole: what is not there yet is run."""
    from sim.claims.seen_before import STATES
    from sim.experiment.progress import reporter
    from sim.experiment.run import run_study

    told = reporter(HISTORIES, asked.lead)
    return run_study(asked.contrasts, asked.draws, asked.spec(config), asked.folder, processes(config), told, kept=asked.kept, seen=STATES)


def reproduced(config: "Config", claim: str) -> str:
    """The command that judges this claim again, with everything else as it was set."""
    from sim.config.again import command

    job = config.job if isinstance(config.job, Claims) else Claims(processes=config.job.processes)
    return command(replace(config, job=replace(job, claims=(claim,), publish=False)))


def written(judgements: Sequence[Any], result: Any, config: "Config", out: Path, told: dict[str, Any]) -> Path:
    """The page of a study, and its figures as files of their own. told: where its numbers come from."""
    from sim.report import write_figures, write_page
    from sim.report.arms import pictures
    from sim.report.beside_record import history
    from sim.report.goods import flagship, goods

    spec = config.spec()
    arms = flagship(result)
    page = write_page(judgements, result, provenance=told, flows=goods(result, pure_mg(spec)), out=out / "report.html",
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

    family = config.job.family
    return rule_of(0 if family is Family.start else config.job.worlds, config.job.lives, config.world.people, family)


def rule_of(number: int, lives: int, people: int, family: Family) -> str:
    """The same, for so many worlds of a family and lives of each."""
    from sim.claims.verdict import what_decides

    asked = {0: "The start set alone", 1: f"The start set and 1 {family.single}"}
    worlds = asked.get(number, f"The start set and {number} {family.value}")
    few = ": a first answer; +experiment=full_protocol asks more" if number < WHOLE_PROTOCOL else ""
    often = f", {lives} lives each" if lives > 1 else ""
    return (f"Findings about the model, not about the world. {worlds}{often}, {people:,} model people in each{few}.\n"
            f"{_kin(family)}{what_decides(number)}\n"
            "Pairing: how many times fewer lives sharing luck asks for.")


def _kin(family: Family) -> str:
    """That fitted worlds are relatives, as far as the fit says so; empty where it does not."""
    from sim.experiment.draws import file_of
    from sim.experiment.files import metadata_of

    note = metadata_of(file_of(family)) if family is Family.plausible else {}
    return (f"The {note['kept']} plausible worlds there are lie about {note['lineages']} members of the fit: they are worth fewer than "
            "they count.\n") if {"kept", "lineages"} <= note.keys() else ""


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
    spent = [study["wall_s"] for study in map(made, (out, *(path for path in out.iterdir() if path.is_dir()))) if study]
    return {"folder": f"outputs/{out.parent.name}/{out.name}", "config_hash": known["config_hash"], "seeds": known["seeds"],
            "note": outside(config), "wall_min": round(sum(spent) / 60, 1), "cores": runs["platform"]["cores"], **told}
