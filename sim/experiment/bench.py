"""job=bench: what this machine does with the model, as ratios measured in one run, what pairing saves, and two laws on whole lives.

Nothing runs side by side and everything takes one thread. Seconds are this machine's and this moment's; ratios travel better.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import chi2

from sim.experiment.draws import prior_draws, start_set
from sim.experiment.finished_results import StudyResult
from sim.experiment.outcome import ERROR
from sim.experiment.progress import Reporter
from sim.experiment.scaling import SETTLED, branched_s, by_firms, by_people
from sim.experiment.speed import by_phase, life, user_week
from sim.experiment.stability import death_scores, quiet_market
from sim.experiment.study import Arm, Contrast, Reaches
from sim.experiment.worlds import run_study
from sim.spec import Spec

WEEKS = 1040
BRANCHED_WEEKS = 260
SIZES = ((100, 520), (2_000, 260), (10_000, 104), (100_000, 26), (1_000_000, 13), (7_000_000, 6))
FIRMS = (0.1, 1.0, 10.0)
FIRM_WEEKS = 52
PHASE_PEOPLE, PHASE_WEEKS = 100, 208
DEFAULT_PEOPLE, SWEEP_PEOPLE = 50_000, 10_000
REPLICATES = 6
QUIET_WORLDS, QUIET_PEOPLE = 100, 1_000
SCORES, SCORED_PEOPLE = 20, 2_000
USERS, RUN, BRANCH = "a user's week", f"a run of {DEFAULT_PEOPLE:,} people", "what a run costs that leaves a saved history"
PEOPLE, OF_FIRMS = "how cost grows with people", "how cost grows with firms"
PAIRS, QUIET = "what pairs that share luck save", f"whether {QUIET_WORLDS} markets without shocks are quiet"
LUCK, PHASES = "whether deaths are fair draws", "what each phase of a week costs"
SWEEP, ARMS_SAVED, PLANNED = "a sweep of tiny runs", "what branching saves in a sweep", "how long a large plan takes"
PARTS = {USERS: 1, RUN: 3, BRANCH: 1, PEOPLE: 5, OF_FIRMS: 4, PAIRS: 12, QUIET: 10, LUCK: 4, PHASES: 1, SWEEP: 12, ARMS_SAVED: 4,
         PLANNED: 2}   # roughly in proportion to the time that each takes, for whoever waits; nothing measured depends on it
CUT, NOTHING = ((("heroin_cut.share", share), ("heroin_cut.weeks", 104)) for share in (0.5, 0.0))


@dataclass(frozen=True)
class Line:
    """One measured figure: what, how much, in what unit, and what the project asks of it (empty if nothing)."""

    name: str
    meaning: str
    value: float
    unit: str
    asked: str = ""


@dataclass(frozen=True)
class BenchResult:
    """The table, and its figures for run.json."""

    lines: list[Line]

    @property
    def figures(self) -> dict[str, Any]:
        return {line.name: line.value for line in self.lines}

    @property
    def units(self) -> dict[str, str]:
        return {line.name: line.unit for line in self.lines}

    @property
    def text(self) -> str:
        width = max(len(line.meaning) for line in self.lines)
        return "\n".join(f"{line.meaning:<{width}}  {_told(line):>18}  {line.asked}".rstrip() for line in self.lines)


class Measuring:
    """Says what is measured, and counts how much of it is done, so that whoever waits knows for how long."""

    def __init__(self, told: Reporter) -> None:
        self.told = told

    def __enter__(self) -> None:
        self.told.start(sum(PARTS.values()))

    def __exit__(self, *_: Any) -> None:
        self.told.close()

    def __call__(self, what: str, measure: Callable[[], Any]) -> Any:
        """What `measure` gives; what: one of PARTS."""
        self.told.say(f"measuring {what}")
        found = measure()
        for _ in range(PARTS[what]):
            self.told.done()
        return found


def bench(spec: Spec, out: Path, measuring: Measuring) -> BenchResult:
    """Measure everything with the luck, parameters and mechanisms of `spec`; its people and dates are set by what is measured."""
    spec = replace(spec, policy=type(spec.policy)())
    sweep = replace(spec, people=SWEEP_PEOPLE)
    people = measuring(USERS, lambda: user_week(sweep))
    whole = measuring(RUN, lambda: _fastest(replace(spec, people=DEFAULT_PEOPLE)))
    branched = measuring(BRANCH, lambda: min(branched_s(sweep, SETTLED, BRANCHED_WEEKS) for _ in range(3)))
    growth = _of_growth(measuring(PEOPLE, lambda: by_people(spec, SIZES)), measuring(OF_FIRMS, lambda: by_firms(sweep, FIRMS, FIRM_WEEKS)))
    pairs = measuring(PAIRS, lambda: _of_pairs(sweep, out))
    quiet = measuring(QUIET, lambda: quiet_market(replace(spec, people=QUIET_PEOPLE), prior_draws(QUIET_WORLDS, spec.seed)))
    scores = measuring(LUCK, lambda: death_scores(replace(spec, people=SCORED_PEOPLE), SCORES))
    phases = measuring(PHASES, lambda: by_phase(replace(spec, people=PHASE_PEOPLE, end=SETTLED + 4), PHASE_WEEKS))
    return BenchResult([*_of_users(people), *_of_runs(whole, branched), *growth, *_of_phases(phases),
                        *pairs, *_of_quiet(*quiet), *_of_deaths(scores)])


def _fastest(spec: Spec) -> dict[str, float]:
    """The faster of two runs: other programs can only slow one down."""
    return min((life(spec, WEEKS) for _ in range(2)), key=lambda measured: measured["seconds"])


def _of_users(ns: Mapping[str, float]) -> list[Line]:
    return [
        Line(
            "kernel_over_objects",
            "a user's week: kernel against a Mesa object",
            ns["objects"] / ns["kernel"],
            "times faster",
            ">= 80",
        ),
        Line("kernel_ns", "a user's week in the kernel", ns["kernel"], "ns"),
        Line("bytes_per_user", "memory of a user", ns["bytes"], "bytes", "<= 64"),
    ]


def _of_runs(whole: Mapping[str, float], branched: float) -> list[Line]:
    return [
        Line("default_run_s", f"a run of {DEFAULT_PEOPLE:,} people, {WEEKS:,} weeks from 2010", whole["seconds"], "s", "<= 6"),
        Line("branched_run_s", f"{SWEEP_PEOPLE:,} people, {BRANCHED_WEEKS} weeks branched from {SETTLED}", branched, "s", "<= 0.7"),
        Line("users_share", "of the default run: users", whole["users"], "share"),
        Line("firms_share", "of the default run: firms and markets", whole["firms"], "share"),
        Line("books_share", "of the default run: books and measures", whole["books"], "share"),
    ]


def _of_growth(people: Mapping[int, float], firms: Mapping[float, float]) -> list[Line]:
    """A week's cost by people and by firms; the cost of one more person between the two largest sizes tells whether it is linear."""
    sizes = sorted(people)
    small, large = ((people[b] - people[a]) / (b - a) for a, b in (sizes[:2], sizes[-2:]))
    return [
        *(Line(f"week_ms_{n}", f"a week of {n:,} people", ms, "ms") for n, ms in people.items()),
        Line("one_to_one_s", f"so {WEEKS:,} weeks of {sizes[-1]:,} people", people[sizes[-1]] * WEEKS / 1000, "s", "<= 240"),
        Line("linear", "cost of one more person among the most over among the fewest", large / small, "times", "about 1"),
        *(Line(f"firms_ms_{factor:g}", f"a week of {SWEEP_PEOPLE:,} people with {factor:g} times the firms", ms, "ms")
          for factor, ms in firms.items()),
    ]


def _of_phases(microseconds: Mapping[str, float]) -> list[Line]:
    """What each phase of a week costs where people cost next to nothing."""
    return [Line(f"phase_us_{name}", f"a week of {PHASE_PEOPLE} people, phase {name}", spent, "us") for name, spent in microseconds.items()]


def _of_pairs(spec: Spec, out: Path) -> list[Line]:
    """What shared luck saves: C02's cut of heroin, and the policy that does nothing, over a few replicates of the start set."""
    at = Reaches(0.4)
    contrasts = [
        Contrast("bench", (("policy", name),), Arm(at), Arm(at, policy=policy), "deaths_expected", (0, 104))
        for name, policy in (("cut", CUT), ("nothing", NOTHING))
    ]
    result = run_study(contrasts, [start_set(replicate) for replicate in range(REPLICATES)], spec, out)
    factor = {name: result.variance_reduction("bench", "deaths_expected", policy=name) for name in ("cut", "nothing")}
    same = all(_identical(result, contrasts[1], replicate) for replicate in range(REPLICATES))
    runs = result.runs()
    failed = f"{(runs['status'] == ERROR).sum()} runs failed" if (runs["status"] == ERROR).any() else ""
    return [
        Line("pairing_cut", "replicates saved by pairing: half of heroin cut, expected deaths", factor["cut"], "times fewer", failed),
        Line("pairing_nothing", "replicates saved by pairing: the policy that does nothing", factor["nothing"], "times fewer", "infinite"),
        Line("nothing_identical", "weeks under that policy the same to the last bit", float(same), "1 for yes", "yes"),
    ]


def _of_quiet(deviation: np.ndarray, swing: np.ndarray) -> list[Line]:
    """Prior worlds without shocks: how far prices stray [W], and the highest over the lowest [W]."""
    low, middle, high = np.quantile(deviation, (0.05, 0.5, 0.95))
    market = f"a market without shocks, {len(deviation)} prior worlds 2006-2012"
    return [
        Line("quiet_median", f"{market}: sd of log wholesale price, median", float(middle), "", "< 0.2"),
        Line("quiet_low", f"{market}: the same, 5th percentile", float(low), ""),
        Line("quiet_high", f"{market}: the same, 95th percentile", float(high), ""),
        Line("quiet_swing", f"{market}: largest swing, highest over lowest", float(swing.max()), "times", "< 10"),
    ]


def _of_deaths(scores: np.ndarray) -> list[Line]:
    """Standardised realised minus expected deaths, one score [N] a seed; what is asked leaves room for the luck of so many."""
    n = len(scores)
    wide, (low, high) = 1.96 / math.sqrt(n), np.sqrt(chi2.ppf((0.025, 0.975), n - 1) / (n - 1))
    deaths = f"realised minus expected deaths over {n} seeds"
    return [
        Line("deaths_z_mean", f"{deaths}: mean of z", float(scores.mean()), "", f"0, within {wide:.2f}"),
        Line("deaths_z_sd", f"{deaths}: sd of z", float(scores.std(ddof=1)), "", f"1, {low:.2f} to {high:.2f}"),
    ]


def _identical(result: StudyResult, contrast: Contrast, replicate: int) -> bool:
    sides = [result.weeks(arm=arm.id, replicate=replicate).drop(columns="arm").to_numpy() for arm in contrast.arms]
    return np.array_equal(*sides, equal_nan=True)


def _told(line: Line) -> str:
    if math.isinf(line.value):
        return "infinitely many" if line.unit == "times fewer" else "inf"
    if line.unit == "1 for yes":
        return "yes" if line.value else "no"
    if line.unit == "share":
        return f"{line.value:.0%}"
    digits = f"{line.value:,.0f}" if abs(line.value) >= 100 or line.value == round(line.value) else f"{line.value:.3g}"
    return f"{digits} {line.unit}".rstrip()
