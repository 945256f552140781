"""Results that show themselves: a card in a notebook, the same facts as text, tables and pictures on request."""

from dataclasses import dataclass
from html import escape
from pathlib import Path

import numpy as np
import pandas as pd

from sim import __version__
from sim.clock import week_of
from sim.config.configuration import Config
from sim.experiment.finished_results import WEEK_KEYS, PairResult, RunResult, times_fewer, worlds_say
from sim.experiment.over_worlds import too_few
from sim.experiment.pair import WINDOW
from sim.face import plots
from sim.face.between_arms import BASELINE, Answers, as_dict, without_few
from sim.face.told import Told, assumed_factors, change_in_words, named_measures
from sim.report.words import counted, sentence

POLICY = "policy"      # what the one policy is called in tables of arms
CARD = """\
<div style="font:14px/1.5 Inter,system-ui,sans-serif;max-width:44em;border-top:2px solid {ink};padding:10px 0">
<div style="color:{muted}">{lead}</div>
<div style="display:flex;gap:24px;align-items:center"><div style="font-size:30px;font-variant-numeric:tabular-nums">{big}</div>{spark}</div>
<div>{said}</div>
<div style="color:{muted};font-size:12.5px;margin-top:6px">{small}<br><code>{again}</code></div></div>"""


@dataclass(frozen=True)
class Comparison(Told):
    """A policy against none, pair by pair, in one world or in many.

    config  what was asked; window: how many weeks are compared, where it was said
    """

    result: PairResult
    folder: Path
    again: str
    seed: int
    levers: tuple[str, ...]
    config: Config
    window: int | None = None

    @property
    def answers(self) -> Answers:
        """The two arms as several policies are asked: the baseline, and one named policy."""
        rows, end = self.result.runs(), week_of(self.config.world.end)
        since = int(rows["branch_week"].iloc[0])
        arms = pd.DataFrame({"arm": ["baseline", "changed"], "name": [BASELINE, POLICY]})
        return Answers(self.result, arms, since, self.window or min(WINDOW, end - since), end, bool(self.result.asked))

    @property
    def asked(self) -> str:
        """The worlds and lives that were asked, in words."""
        lives = self.to_pandas()["replicate"].nunique()
        return self.result.asked or f"{self.result.where} x {lives} {'life' if lives == 1 else 'lives'}"

    def effect(self, measure: str = "deaths_expected", by: str | None = None, weeks: int | None = None) -> dict | pd.DataFrame:
        """The paired relative change of a measure, with its interval over pairs, or over worlds.

        by     a table by "division", "region", "world" or "year" instead
        weeks  of the policy, from its start on; else those that were asked for, else two years

        Of many worlds also how many agree in sign, and what of their spread is luck: `PairResult.effect`. Where pairs or worlds are fewer
        than eight, ends of intervals and what pairing saves are not a number.
        """
        if by is not None:
            return self.answers.effects(measure, by, weeks)
        if weeks is None and self.window is None:
            return without_few(self.result.effect(measure), self.result.thing)
        return as_dict(self.answers.effects(measure, weeks=weeks)) | {"measure": measure}

    def explain(self, *mechanisms: str, measure: str = "deaths_expected", **switches) -> pd.DataFrame:
        """Which mechanisms carry the effect: it again with each switched off, in both arms, from the policy's start on.

        mechanisms  by name; those that the policy's levers press on if none is named. switches: with a value, mixing="even"
        `stands` is the share of the median effect that is left without it: near 0, the mechanism carries it; near 1, it does not.
        """
        from sim.face.explained import explained_pair

        return explained_pair(self.config, self.answers.weeks, mechanisms, switches, measure)

    def to_pandas(self) -> pd.DataFrame:
        """A row per pair and measure: baseline, changed, difference; of many worlds also draw and family."""
        return self.result.runs()

    def weeks(self) -> pd.DataFrame:
        """A row per pair, arm and week, a column per measure."""
        return self.result.weeks()

    def to_xarray(self, *measures: str | list[str]):
        """The weeks as an xarray Dataset over replicate, arm and week, and draw if there are many: all measures, or those named."""
        measures = named_measures(measures)
        self.result.refuse_unknown(*measures)
        data = self.result.to_xarray(list(measures) or None)
        return data if self.result.asked else data.squeeze("draw", drop=True)

    def plot(self, measure: str = "deaths_expected", kind: str = "paths", **how):
        """Both arms and their paired difference over time, as a matplotlib Figure; or another kind, as `Several.plot` has them."""
        self.result.refuse_unknown(measure)
        if kind != "paths":
            from sim.face.pictures_of_several import picture

            return picture(self.answers, measure, kind, **how)
        return plots.comparison(self._weeks_of(measure), measure, self.result.units.get(measure, ""))

    def _weeks_of(self, measure: str) -> pd.DataFrame:
        return self.result.weeks([*WEEK_KEYS, measure])

    def facts(self) -> dict[str, str]:
        """What the card says, as words."""
        found = self.effect()
        if not found["pairs"]:
            said = f"{self.result.failed} pairs failed"
            return {"lead": "No pair could be run", "big": "no result", "said": said, "small": "", "again": self.again}
        last = self.answers.weeks
        failed = f", {self.result.failed} failed" if self.result.failed else ""
        few = too_few(found.get("worlds", found["pairs"]), self.result.thing)
        fewer = "" if few else times_fewer(found["variance_reduction"])
        saved = f", {fewer} runs than without shared luck" if fewer else ""
        small = (f"{counted(found['pairs'], 'pair')}{failed}, seed {self.seed}{saved}; "
                 f"version {__version__}, configuration {self.folder.name[-8:]}")
        said = f"{found['baseline']:,.0f} expected deaths without the policy, {found['changed']:,.0f} with it. {self._between(found, few)}"
        return {"lead": f"Expected deaths in {last} weeks of {'; '.join(self.levers)}", "big": change_in_words(found["median"]),
                "said": said, "small": small, "again": self.again}

    def _between(self, found: dict, few: str) -> str:
        """Where the answers lie, and of which worlds they are; few: why they have no interval."""
        low, high = map(change_in_words, found["i90"])
        interval = sentence(few) if few else f"Middle 90% of {self.result.thing}s: {low} to {high}."
        asked = self.result.asked
        if not asked:
            return f"{interval} In this model, with {self.result.where}; not a finding about the world."
        told = "".join(f" {sentence(f'{word}: {said}')}" for word, said in worlds_say(found).items())
        return f"{interval}{told} In this model, in {asked}; not a finding about the world."

    def _assumed(self, arm: str) -> tuple[float, float]:
        return assumed_factors(self.config.policy)

    def __repr__(self) -> str:
        return "\n".join(self.facts().values())

    def _repr_html_(self) -> str:
        spark = plots.sparkline(self._weeks_of("deaths_expected"), "deaths_expected") if self.effect()["pairs"] else ""
        return _card(self.facts(), spark)


@dataclass(frozen=True)
class Life:
    """One life of the market."""

    result: RunResult
    folder: Path
    again: str
    seed: int

    def to_pandas(self) -> pd.DataFrame:
        """A row per week, a column per measure."""
        return self.result.weeks()

    def to_xarray(self, *measures: str | list[str]):
        """The weeks as an xarray Dataset over week: all measures, or those named."""
        measures = named_measures(measures)
        self.result.refuse_unknown(*measures)
        return self.result.to_xarray(list(measures) or None).squeeze(["draw", "replicate", "arm"], drop=True)

    def years(self) -> pd.DataFrame:
        """Key figures by calendar year."""
        return self.result.years()

    def plot(self, *measures: str | list[str]):
        """Measures over time, one panel each, as a matplotlib Figure; deaths and fentanyl's share of them if none is named."""
        measures = named_measures(measures) or ("deaths_expected", "fentanyl_share_deaths")
        self.result.refuse_unknown(*measures)
        return plots.life(self.to_pandas(), measures, self.result.units)

    def facts(self) -> dict[str, str]:
        """What the card says, as words."""
        years = self.years()
        last, deaths = years.index[-1], years["deaths_expected"]
        said = (f"expected opioid deaths a year, {deaths.iloc[0]:,.0f} in {years.index[0]}. "
                "One life of the market in this model; not a finding about the world.")
        return {"lead": f"{years.index[0]} to {last}", "big": f"{deaths.iloc[-1]:,.0f} in {last}", "said": said,
                "small": f"seed {self.seed}; version {__version__}, configuration {self.folder.name[-8:]}", "again": self.again}

    def __repr__(self) -> str:
        return "\n".join(self.facts().values())

    def _repr_html_(self) -> str:
        return _card(self.facts(), plots.line_of(np.asarray(self.years()["deaths_expected"], float)))


def _card(facts: dict[str, str], spark: str) -> str:
    return CARD.format(ink=plots.INK, muted=plots.MUTED, spark=spark, **{word: escape(text) for word, text in facts.items()})
