"""Derived measures of finished questions: recovery, substitution and costs by lever; what levers do together; what seizures say."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sim.experiment import derived
from sim.experiment.finished_results import StudyResult
from sim.experiment.moved import WORLD
from sim.experiment.questions import JOINT, LEVER, TOGETHER, Question
from sim.market import PRODUCT_NAMES, PRODUCT_OF
from sim.market.routes import LINE_OF, ROUTE_NAMES

WAYS = {name: PRODUCT_NAMES[PRODUCT_OF[line]] for name, line in zip(ROUTE_NAMES, LINE_OF, strict=True)}   # routes, and what they carry
DEATHS, FLOW, SEIZED, COST = "deaths_expected", "fentanyl_landed_kg", "seized_gross_kg", "public_cost_usd"
EAST_WEST = ("deaths_east", "deaths_west")


@dataclass(frozen=True)
class Beyond:
    """Medians over worlds. by_lever: a row per lever or set of levers; overall: numbers of the whole study, by name."""

    by_lever: pd.DataFrame
    overall: dict[str, float]


def beyond(study: StudyResult, asked: Sequence[Question], de_per_kg: Mapping[str, float]) -> Beyond:
    """Derived measures of every lever and set of levers, over all weeks that were run.

    de_per_kg: doses in a pure kilogram, by product, so that ways of different products have one unit.
    """
    mine = [question for question in asked if question.kind in (LEVER, JOINT)]
    weeks = _weeks(study, mine)
    rows = [_row(question, weeks, de_per_kg) for question in mine]
    known = [row for row in rows if row]
    return Beyond(pd.DataFrame(known), _overall(mine, weeks))


def _weeks(study: StudyResult, asked: Sequence[Question]) -> dict[str, dict[tuple, pd.DataFrame]]:
    """Weekly columns of every arm by world."""
    arms = sorted({arm.id for question in asked for arm in (question.baseline, question.changed)})
    routes = {f"{way}_{what}_kg" for way in WAYS for what in ("sent", "seized")}
    wanted = {DEATHS, FLOW, SEIZED, COST, *EAST_WEST, *routes} & set(study.units)
    weeks = study.weeks(columns=["arm", *WORLD, "week", *sorted(wanted)], arm=arms)
    return {str(arm): {world: part.sort_values("week") for world, part in rows.groupby(WORLD)}
            for arm, rows in weeks.groupby("arm", observed=True)}


def _pairs(question: Question, weeks: dict) -> list[tuple[pd.DataFrame, pd.DataFrame]]:
    baseline, changed = (weeks.get(arm.id, {}) for arm in (question.baseline, question.changed))
    return [(baseline[world], changed[world]) for world in baseline if world in changed]


def _row(question: Question, weeks: dict, de_per_kg: Mapping[str, float]) -> dict:
    pairs = _pairs(question, weeks)
    if not pairs:
        return {}
    found = pd.DataFrame([of_pair(*pair, de_per_kg) for pair in pairs])
    return {"kind": question.kind, "name": question.name, "said": question.said,
            **{name: _middle(values) for name, values in found.items()}}


def of_pair(baseline: pd.DataFrame, changed: pd.DataFrame, de_per_kg: Mapping[str, float]) -> dict[str, float]:
    """Derived measures of one pair from the weekly columns of its two arms, from the policy's first week on."""
    ways = [np.array([float((side[f"{way}_sent_kg"] - side[f"{way}_seized_kg"]).sum()) * de_per_kg[product]
                      for way, product in WAYS.items()]) for side in (baseline, changed)]
    flows = baseline[FLOW].to_numpy(), changed[FLOW].to_numpy()
    deaths = float(baseline[DEATHS].sum()), float(changed[DEATHS].sum())
    cost = float(changed[COST].sum() - baseline[COST].sum()) if COST in changed else math.nan
    apart = [derived.divergence(*(float(side[region].sum()) / total for region in EAST_WEST))
             for side, total in zip((baseline, changed), deaths, strict=True)]
    return {
        "t90_weeks": derived.recovery_weeks(*flows),
        "lost_kg": derived.lost_dose_weeks(*flows),
        "substitution": derived.substitution(*ways),
        "routes_hhi_change": derived.herfindahl(ways[1]) - derived.herfindahl(ways[0]),
        "busiest_route_change": derived.top_share(ways[1], 1) - derived.top_share(ways[0], 1),
        "usd_per_death_averted": derived.cost_of_a_death_averted(cost, *deaths) if cost else math.nan,
        "divergence_change": apart[1] - apart[0],
        "deaths_change": deaths[1] / deaths[0] - 1,
        "seized_change": _ratio(float(changed[SEIZED].sum()), float(baseline[SEIZED].sum())),
    }


def _overall(asked: Sequence[Question], weeks: dict) -> dict[str, float]:
    """Numbers of the whole study: interactions of sets of levers, correlation of seizures and deaths over levers, the price of delay."""
    single = {question.name: question for question in asked if question.kind == LEVER}
    joint = [question for question in asked if question.kind == JOINT]
    found: dict[str, float] = {}
    for question in (q for q in joint if not q.setting):
        members = [single[name] for name in TOGETHER[question.name] if name in single]
        found[f"interaction of {question.name}"] = _over_worlds(weeks, [question, *members], _interaction)
    found["seizures and deaths over levers"] = _over_worlds(weeks, list(single.values()), _correlation)
    for late in (q for q in joint if not q.setting):
        for early in (q for q in joint if q.setting and q.name == late.name):
            found[f"change of the effect of {late.name} a year of delay"] = _over_worlds(weeks, [early, late], _delay([early, late]))
    return found


def _over_worlds(weeks: dict, asked: Sequence[Question], of) -> float:
    """Median over worlds of a function of (deaths and seizures in both arms) of every question."""
    worlds = set.intersection(*(set(weeks.get(arm.id, {})) for q in asked for arm in (q.baseline, q.changed))) if asked else set()
    values = [of([(weeks[q.baseline.id][world], weeks[q.changed.id][world]) for q in asked]) for world in sorted(worlds)]
    return _middle(pd.Series(values, dtype=float))


def _interaction(pairs: list[tuple[pd.DataFrame, pd.DataFrame]]) -> float:
    (baseline, together), *singles = [(float(a[DEATHS].sum()), float(b[DEATHS].sum())) for a, b in pairs]
    return derived.interaction(baseline, [changed for _, changed in singles], together)


def _correlation(pairs: list[tuple[pd.DataFrame, pd.DataFrame]]) -> float:
    changes = [[_ratio(float(b[name].sum()), float(a[name].sum())) for a, b in pairs] for name in (SEIZED, DEATHS)]
    return derived.rank_correlation(*changes)


def _delay(asked: Sequence[Question]):
    years = [question.baseline.at.year for question in asked]
    return lambda pairs: derived.change_with_delay(years, [_ratio(float(b[DEATHS].sum()), float(a[DEATHS].sum())) for a, b in pairs])


def _ratio(changed: float, baseline: float) -> float:
    return changed / baseline - 1 if baseline else math.nan


def _middle(values: pd.Series) -> float:
    """The median of what is known; of infinite and finite values the lower middle one."""
    known = values.dropna()
    return float(known.quantile(0.5, interpolation="lower")) if len(known) else math.nan
