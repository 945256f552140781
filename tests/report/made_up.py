"""A made-up study: claims, runs, weeks and judgements with no meaning, shaped as real ones are."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sim.claims.claim import Claim, Direction, Knockout, Outcome, Setting, Side, share_of_deaths
from sim.claims.judgement import Cell, Condition, Judgement
from sim.claims.verdict import Verdict, wilson
from sim.experiment.study import Contrast, history_id

COLUMNS = {  # level, power of the change
    "deaths_expected": (250.0, 1.0), "fentanyl_share_bags": (0.3, 1.5), "content_mean": (0.9, -0.5), "price_per_de": (12.0, 0.8),
    "consumption_de": (1e6, -0.6), "heroin_landed_kg": (700.0, 0.2), "fentanyl_landed_kg": (20.0, 0.2), "fentanyl_share_deaths": (0.5, 1.0),
    "deaths_street": (200.0, 1.2),
    "de_per_gross_kg": (9e4, 0.4),
}
BRANCH = {"10%": 400, "40%": 480, "75%": 580, "2016": 700, "2018": 800}  # the later ones apart, as their weeks of history are
ANY = (1.0, 1.0)  # a measure of no consequence
ALONE = {"even mixing": -0.2, "informed users": 0.5}  # what a knock-out does to the baseline by itself
INPUTS = ("people.overdose.spread", "market.mix_preference", "supply.growth", "supply.learning", "market.patience")


def claim(id: str, title: str, expects: Direction, headline: str = "50%", **more) -> Claim:
    """A claim in the house's form with three dates and a few knock-outs."""
    defaults = dict(
        id=id, title=title, said_by="A. Speaker, 2017", seed="000_made_up.txt", side=Side.CRITIC, reading=f"We read {id} as: {title}.",
        refuter="Deaths fall or stay.", because="What remains is stretched with something stronger.", protocol="C02",
        change="half of the heroin is cut", outcome="deaths", expects=expects, measure="deaths_expected", unit="deaths a week",
        window=(0, 104), weeks=104, dates=tuple(share_of_deaths(s) for s in (0.1, 0.4, 0.75)),
        settings=(Setting("30%", (("heroin_cut.share", 0.3),)), Setting("50%", (("heroin_cut.share", 0.5),))), headline=headline,
        knockouts=(
            Knockout("even mixing", (("mixing", "even"),), "the rise goes away", named=True),
            Knockout("informed users", (("informed", True),), "the rise goes away", named=True),
            Knockout("flatter hazard", (("hazard", "flatter"),), "the rise shrinks"),
            Knockout("no fentanyl", (("fentanyl", False),), "deaths fall", history=True),
        ),
        also=(Outcome("deaths_street", "people", (0, 104), expects, knockouts=True),) if "axis" not in more else (),
    )
    return Claim(**(defaults | more))


CLAIMS = (
    claim("C02a", "Cutting heroin imports makes the rest deadlier", Direction.RISES, "30%"),
    claim("C02b", "Cutting heroin imports makes the rest deadlier", Direction.RISES, "50%"),
    claim("C15", "Makers who are removed are replaced almost at once", Direction.UNCHANGED, "two makers", axis="makers",
          measure="heroin_landed_kg", dates=(share_of_deaths(0.4),), settings=(Setting("two makers", (("remove_makers.count", 2),)),)),
    claim("C06", "Cost alone is enough to bring fentanyl", Direction.FALLS, "equal cost", axis="cost", measure="fentanyl_share_bags",
          dates=(share_of_deaths(0.4),), settings=(Setting("equal cost", (("remove_sellers.share", 0.2),)),)),
)


@dataclass
class MadeUpStudy:
    """Readers of runs and weeks, as a finished study offers them."""

    _runs: pd.DataFrame
    _weeks: pd.DataFrame

    def runs(self) -> pd.DataFrame:
        return self._runs.copy()

    def weeks(self, columns: list[str] | None = None) -> pd.DataFrame:
        return self._weeks[columns or list(self._weeks)].copy()


def effect(contrast: Contrast, rng: np.random.Generator) -> float:
    """A made-up paired change that depends on date, size and knock-out."""
    labels = dict(contrast.labels)
    size = {"30%": 0.6, "50%": 1.0}.get(labels.get("size", ""), 0.1)
    late = {"10%": -0.35, "75%": 0.22}.get(labels["date"], 0.02)
    off = {"even mixing": -0.25, "informed users": -0.35, "flatter hazard": -0.18, "no fentanyl": -0.45}.get(labels["knockout"], 0.0)
    return size * (late + off + 0.12 * rng.standard_normal())


def study(claims: tuple[Claim, ...] = CLAIMS, worlds: int = 16, seed: int = 1) -> MadeUpStudy:
    """Runs and weeks of the claims in the start set and `worlds` prior worlds; one world in five never comes to the late date."""
    rng = np.random.default_rng(seed)
    columns = COLUMNS | {name: ANY for one in claims for name in {c.measure for c in one.contrasts()} - COLUMNS.keys()}
    drawn = {one.id for one in claims if one.pictured or len(claims) < 10}   # of the others no path is drawn: no week is needed
    runs, weeks, kept = [], [], set()
    for draw in range(-1, worlds):
        level = 1.0 if draw < 0 else float(np.exp(0.3 * rng.standard_normal()))
        for contrast in (c for one in claims for c in one.contrasts()):
            row = _row(contrast, draw, rng)
            runs.append(row)
            if row["status"] == "ok" and contrast.claim in drawn:
                weeks += _weeks(contrast, row, level, kept, rng, columns)
    return MadeUpStudy(pd.DataFrame(runs), pd.concat(weeks, ignore_index=True))


def _row(contrast: Contrast, draw: int, rng: np.random.Generator) -> dict:
    date = dict(contrast.labels)["date"]
    change = effect(contrast, rng)
    row = {
        "claim": contrast.claim, "draw": draw, "replicate": 0, **dict(contrast.labels), "status": "ok", "message": "",
        "measure": contrast.measure,
        "branch_week": BRANCH.get(date, 900) + max(draw, 0) % 7, "people": 10_000, "seed": 20061,
        "baseline_arm": contrast.baseline.id, "changed_arm": contrast.changed.id,
        "baseline": 1000.0, "changed": 1000.0 * (1 + change), "difference": change,
    }
    if date == "75%" and draw % 5 == 4:
        row |= {"status": "never", **dict.fromkeys(("branch_week", "baseline", "changed", "difference"), np.nan)}
    return row


def _weeks(contrast: Contrast, row: dict, level: float, kept: set, rng: np.random.Generator, columns: dict = COLUMNS) -> list[pd.DataFrame]:
    branch, out = row["branch_week"], []
    arms = (
        (history_id(contrast.baseline.history), np.arange(branch - 30, branch), 0.0),
        (contrast.baseline.id, branch + np.arange(contrast.baseline.weeks), ALONE.get(dict(contrast.labels)["knockout"], 0.0)),
        (contrast.changed.id, branch + np.arange(contrast.changed.weeks), row["difference"]),
    )
    for arm, when, change in arms:
        key = (arm, row["draw"], int(when[0]))
        if key in kept:
            continue
        kept.add(key)
        since = np.clip(when - branch, 0, None)
        grown = np.maximum(0.05, 1 + change * (1.0 if arm == contrast.baseline.id else 1 - np.exp(-since / 15)))
        values = {c: level * s * grown**p * (1 + 0.01 * rng.standard_normal(len(when))) for c, (s, p) in columns.items()}
        out.append(pd.DataFrame({"draw": row["draw"], "replicate": 0, "arm": arm, "week": when, **values}))
    return out


def cell(labels: dict, family: str, changes: np.ndarray, never: int, one: Claim) -> Cell:
    """A cell of these changes [W]; the rule of agreement is the house's."""
    if not len(changes):
        nan = float("nan")
        return Cell(labels, family, 0, never, 0, nan, (nan, nan), (nan, nan), nan, nan, nan, (0.0, 1.0), one.measure, one.band)
    q = np.quantile(changes, (0.05, 0.25, 0.5, 0.75, 0.95))
    up, down = float((changes > one.band).mean()), float((changes < -one.band).mean())
    near = 1 - up - down
    agree, oppose, small = {"rises": (up, down, near), "falls": (down, up, near), "unchanged": (near, up + down, 0.0)}[one.expects.value]
    return Cell(labels, family, len(changes), never, 0, q[2], (q[1], q[3]), (q[0], q[4]), agree, oppose, small,
                wilson(max(agree, oppose, small), len(changes)), one.measure, one.band, changes=tuple(changes))


def cells(one: Claim, runs: pd.DataFrame) -> list[Cell]:
    """Every cell of a claim, and the headline's with its dates pooled."""
    out = []
    mine = runs[runs.claim == one.id]
    if "outcome" in mine:
        mine = mine[mine.outcome.isna()]
    for family, rows in (("prior worlds", mine[mine.draw >= 0]), ("start set", mine[mine.draw < 0])):
        for by in (["date", one.axis, "knockout"], [one.axis, "knockout"]):
            for key, part in rows.groupby(by, sort=False):
                labels = {"date": "all"} | dict(zip(by, key))
                ok = part[part.status == "ok"].difference.to_numpy(float)
                out.append(cell(labels, family, ok, int((part.status == "never").sum()), one))
    return out


def judgement(one: Claim, runs: pd.DataFrame, verdict: Verdict, condition: Condition | None = None) -> Judgement:
    """A judgement whose verdict is given, not earned."""
    found = cells(one, runs)
    mine = [c for c in found if c.labels[one.axis] == one.headline and c.labels["knockout"] == "none"]
    start = next(c for c in mine if c.labels["date"] == "all" and not c.drawn)
    dates = [c for c in mine if c.labels["date"] != "all" and c.drawn]
    headline = min((c for c in dates if c.n), key=lambda c: c.share_agree, default=dates[0])
    said = f"Made up: {one.change}, and {one.outcome} are not what they were."
    rho = list(zip(INPUTS, (0.71, -0.42, 0.3, -0.12, 0.05)))
    return Judgement(one, verdict, said, headline, start, found, condition, rho, 16, 10_000, 38.4,
                     f"counterflow job=claims 'job.claims=[{one.id}]'", chance=0.5, lives=2,
                     by_date=tuple((verdict, c) for c in dates))


def condition(seed: int = 3, n: int = 48) -> Condition:
    """A box on two inputs that holds most of the agreeing points."""
    rng = np.random.default_rng(seed)
    xy = rng.uniform(size=(n, 2))
    agree = (xy[:, 0] > 0.4) & (xy[:, 1] < 0.7)
    points = tuple((float(x), float(y), bool(a)) for (x, y), a in zip(xy, agree))
    said = "the spread of doses is above 0.4 and mixing is patient"
    return Condition(INPUTS[:2], ((0.4, np.inf), (-np.inf, 0.7)), said, 0.91, 0.64, INPUTS[:2], points)


VERDICTS = (Verdict.CANNOT_TELL, Verdict.DEPENDS, Verdict.SUPPORTED, Verdict.CANNOT_TELL)


def judgements(runs: pd.DataFrame, verdicts=VERDICTS) -> list[Judgement]:
    return [judgement(c, runs, v, condition() if v is Verdict.DEPENDS else None) for c, v in zip(CLAIMS, verdicts)]
