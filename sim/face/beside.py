"""Several policies side by side: a result that shows itself, and is asked for effects, ranks, costs, pictures and reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pandas as pd

from sim import __version__
from sim.clock import week_of, year_of
from sim.experiment.family import Family
from sim.experiment.finished_results import WEEK_KEYS, counted_weeks
from sim.experiment.over_worlds import too_few
from sim.experiment.side_by_side import SideResult
from sim.face import plots
from sim.face.between_arms import BASELINE, COST, DEATHS, Answers
from sim.face.scenario import Scenario
from sim.face.told import Told, assumed_factors, change_in_words, named_measures
from sim.labelled import described
from sim.report.words import counted, number, sentence

TABLE = "border-collapse:collapse;font-variant-numeric:tabular-nums;margin-top:6px"
CARD = """\
<div style="font:14px/1.5 Inter,system-ui,sans-serif;border-top:2px solid {ink};padding:10px 0">
<div style="color:{muted}">{lead}</div>
{table}
<div style="margin-top:6px">{said}</div>
<div style="color:{muted};font-size:12.5px;margin-top:6px">{small}<br>{again}</div></div>"""
CELL = "text-align:{side};padding:2px 18px 2px 0"


@dataclass(frozen=True)
class Several(Told):
    """Several policies on the same histories.

    base      the baseline; it knows the job: how many pairs, worlds and of which family
    policies  the arms by name
    since     the week in which the first policy begins
    window    how many weeks from then on are compared
    where     the one world, in words; empty for many
    again     a command for each arm that gives the same pair, where there is one
    longer    the year to which the run was made longer, so that there are so many weeks; 0: it was not
    """

    result: SideResult
    folder: Path
    base: Scenario
    policies: tuple[tuple[str, Scenario], ...]
    since: int
    window: int
    where: str
    again: tuple[tuple[str, str], ...] = ()
    longer: int = 0

    @property
    def answers(self) -> Answers:
        return Answers(self.result, self.result.arms(), self.since, self.window, week_of(self.base.config.world.end), not self.where)

    @property
    def asked(self) -> str:
        """The worlds and lives that were asked, in words."""
        lives = self.base.config.job.pairs
        if self.where:
            return f"{self.where} x {lives} {'life' if lives == 1 else 'lives'}"
        runs = self.result.runs()
        return Family[runs["family"].iloc[0]].asked(runs["draw"].nunique(), lives)

    def effect(self, measure: str = DEATHS, by: str | None = None, weeks: int | None = None, against: str = BASELINE) -> pd.DataFrame:
        """The paired relative change of a measure under each policy, over the first `weeks` weeks: a row an arm.

        by       also by "division", "region", "world" or "year"
        weeks    else those that were asked for
        against  the baseline, or an arm: what each other adds to it (its marginal effect)

        `median` over pairs of lives, or over worlds, each its mean over its lives; then also how many `worlds` answered, which share of
        them has the sign of the median (`agree`), and which shares of the variance of their means are the worlds' own and luck. Intervals
        are not a number where they would be over fewer than eight. Raises InputError if there is no such measure, arm, place or number of
        weeks.
        """
        return self.answers.effects(measure, by, weeks, against)

    def rank(self, measure: str = DEATHS, highest: bool = False, weeks: int | None = None) -> pd.DataFrame:
        """Policies from the one that lowers a measure most (or raises it: `highest`); `best` is the share of worlds, or of pairs, in which
        it is better than every other and than none."""
        return self.answers.rank(measure, highest, weeks)

    def to_pandas(self, *measures: str | list[str]) -> pd.DataFrame:
        """A row for each life, arm and measure: baseline, changed, difference; the key measures if none is named."""
        answers, known = self.answers, self.result.units
        named = named_measures(measures) or self.key(known)
        rows = pd.concat([answers.pairs(name).assign(measure=name) for name in named], ignore_index=True)
        return rows[[*answers.settings, "name", "draw", "replicate", "measure", "baseline", "changed", "difference"]].rename(
            columns={"name": "arm"})

    def weeks(self, *measures: str | list[str]) -> pd.DataFrame:
        """A row per life, arm and week, a column per measure, all or those named; settings stand in columns of their own."""
        named = named_measures(measures)
        self.result.refuse_unknown(*named)
        rows = self.result.weeks([*WEEK_KEYS, *named] if named else None)
        table = self.result.arms()
        return rows.rename(columns={"arm": "id"}).merge(table.rename(columns={"arm": "id", "name": "arm"}), on="id").drop(columns="id")

    def to_xarray(self, *measures: str | list[str]):
        """The weeks as an xarray Dataset over arm, world (draw), life (replicate), week, and each setting that is crossed with the arms."""
        from sim.experiment.model import the_model

        rows = self.weeks(*measures)
        keys = [*self.answers.settings, *WEEK_KEYS]
        data = rows.set_index(keys).to_xarray()
        data = counted_weeks(described(data, self.result.units, the_model().meanings)).assign_attrs(worlds=self.asked)
        return data.squeeze("draw", drop=True) if self.where else data

    def plot(self, measure: str = DEATHS, kind: str = "paths", **how):
        """A picture as a matplotlib Figure.

        kind  "paths": arms over time; "differences": each against the baseline, with intervals; "dose-response": the change over a setting
              that is crossed with the policies (x="potency"); "ladder": what a pure gram costs from source to street (product="fentanyl");
              "divisions": a tile a census division (arm="naloxone")
        """
        from sim.face.pictures_of_several import picture

        return picture(self.answers, measure, kind, **how)

    def explain(self, *mechanisms: str, arm: str | None = None, measure: str = DEATHS, **switches) -> pd.DataFrame:
        """Which mechanisms carry the effect of a policy: it again with each switched off, in both arms, from the policy's start on.

        mechanisms  by name; those that the policy's levers press on if none is named. switches: with a value, mixing="even"
        `stands` is the share of the median effect that is left without it: near 0, the mechanism carries it; near 1, it does not.
        """
        from sim.face.explained import explained

        return explained(self, arm, mechanisms, switches, measure)

    def facts(self) -> dict[str, str]:
        """What the card says, as words."""
        answers = self.answers
        few = self._few()
        small = (f"{counted(self.base.config.job.pairs, 'pair')}{' in each world' if not self.where else ''}, {self._failed()}"
                 f"seed {self.base.config.world.seed}; version {__version__}, configuration {self.folder.name[-8:]}")
        longer = f" The run was made longer, to {self.longer}." if self.longer else ""
        said = f"{sentence(few) if few else ''}{longer} In this model, in {self.asked}; not a finding about the world.".strip()
        lead = f"Expected deaths in {self.window} weeks from {year_of(self.since):.6g} on, against none of these policies"
        return {"lead": lead, "said": said, "small": small} | {f"again, {name}": line for name, line in self.again} | {
            "arms": "; ".join(answers.names())}

    def _few(self) -> str:
        effects = self.effect()
        fewest = int(effects["worlds" if "worlds" in effects else "pairs"].min())
        return too_few(fewest, self.answers.thing)

    def _failed(self) -> str:
        return f"{self.result.failed} failed, " if self.result.failed else ""

    def _lines(self) -> list[list[str]]:
        """What the card's table says of each arm, the heads first."""
        answers, effects = self.answers, self.effect()
        costs = answers.costs() if COST in self.result.units else None
        heads = [*answers.settings, "policy", "change", f"middle 90% of {answers.thing}s", "deaths without", "deaths with",
                 "USD a death averted"]
        lines = [heads]
        for place, row in enumerate(effects.to_dict("records")):
            low, high = row["low90"], row["high90"]
            between = f"{change_in_words(low)} to {change_in_words(high)}" if low == low else "not shown"
            price = number(costs["usd_per_death_averted"].iloc[place]) if costs is not None else "n/a"
            lines.append([*(f"{row[name]}" for name in answers.settings), row["arm"], change_in_words(row["median"]), between,
                          f"{row['baseline']:,.0f}", f"{row['changed']:,.0f}", price])
        return lines

    def __repr__(self) -> str:
        facts, lines = self.facts(), self._lines()
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        told = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
        return "\n".join([facts["lead"], *told, facts["said"], facts["small"], *(line for _, line in self.again)])

    def _repr_html_(self) -> str:
        facts, (heads, *lines) = self.facts(), self._lines()
        again = "<br>".join(f"<code>{escape(line)}</code>" for _, line in self.again)
        return CARD.format(ink=plots.INK, muted=plots.MUTED, lead=escape(facts["lead"]), table=_table(heads, lines), again=again,
                           said=escape(facts["said"]), small=escape(facts["small"]))

    def _assumed(self, arm: str) -> tuple[float, float]:
        return assumed_factors(dict(self.policies)[arm].config.policy)

    @staticmethod
    def key(known: Sequence[str]) -> tuple[str, ...]:
        """The measures that are told when none is named."""
        from sim.face.between_arms import KEY

        return tuple(name for name in KEY if name in known)


def _table(heads: list[str], lines: list[list[str]]) -> str:
    def row(cells: list[str], tag: str) -> str:
        return "<tr>" + "".join(f'<{tag} style="{CELL.format(side="left")}">{escape(cell)}</{tag}>' for cell in cells) + "</tr>"

    return f'<table style="{TABLE}">{row(heads, "th")}{"".join(row(line, "td") for line in lines)}</table>'
