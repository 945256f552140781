"""What every comparison can be asked, one policy or several: tables, costs, and the forms that other programs take."""

import math
import warnings
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import pandas as pd

from sim import __version__
from sim.errors import InputError
from sim.experiment.family import Family
from sim.experiment.files import write, write_text
from sim.experiment.finished_results import in_percent
from sim.face.between_arms import BASELINE, KEY, Answers
from sim.paths import settled
from sim.policy.costs import Costs
from sim.policy.levers import Policy, acting
from sim.report.words import percent

FITTED = (Family.plausible.value, Family.plausible.single)


class Told:
    """Its `answers` are what is asked; all of it is read when it is asked for."""

    @property
    def answers(self) -> Answers:
        raise NotImplementedError

    @property
    def asked(self) -> str:
        """The worlds and lives that were asked, in words."""
        raise NotImplementedError

    def table(self, *measures: str | list[str], by: str | None = None, weeks: int | None = None, against: str = BASELINE) -> pd.DataFrame:
        """Effects as one tidy table: a row a measure and arm (and setting, and place, world or year); key measures if none is named."""
        known = self.answers.result.units
        named = named_measures(measures) or tuple(name for name in KEY if name in known)
        return pd.concat([self.answers.effects(name, by, weeks, against).assign(measure=name) for name in named], ignore_index=True)

    def costs(self, weeks: int | None = None) -> pd.DataFrame:
        """What each policy costs the public (USD over the window) and what a death averted costs, each with the middle 90% of worlds.

        Costs of levers are assumed, with wide ranges: worlds of a family draw them; of one world `assumed_low` and `assumed_high` say
        what a death averted would cost at the ends of those ranges.
        """
        found = self.answers.costs(weeks)
        if self.answers.many:
            return found
        ends = [self._assumed(name) for name in found["arm"]]
        return found.assign(**{f"assumed_{end}": [price * pair[place] if price else price for price, pair in
                                                  zip(found["usd_per_death_averted"], ends)] for place, end in enumerate(("low", "high"))})

    def to_csv(self, path: str | Path) -> Path:
        """The table of `to_pandas` as a file, and in its last column which worlds were asked; returns the path."""
        file = settled(path)
        write_text(file, self.to_pandas().assign(asked=self.asked).to_csv(index=False))
        return file

    def to_excel(self, path: str | Path) -> Path:
        """`table()`, `costs()` and what was asked as three sheets of a workbook; returns the path. Needs openpyxl."""
        try:
            import openpyxl  # noqa: F401
        except ImportError as problem:
            raise InputError("to_excel needs openpyxl, which is not installed: python -m pip install openpyxl (it comes with the "
                             "extra `export`), or use to_csv") from problem
        file = settled(path)
        if file.suffix != ".xlsx":
            raise InputError(f"{file.name} is no name of a workbook: it ends with .xlsx")
        sheets = {"effects": self.table(), "costs": self.costs(), "asked": pd.DataFrame({"asked": [self.asked]})}
        write(file, lambda draft: self._workbook(draft, sheets))
        return file

    @staticmethod
    def _workbook(draft: Path, sheets: dict[str, pd.DataFrame]) -> None:
        with open(draft, "wb") as out, pd.ExcelWriter(out, engine="openpyxl") as book:
            for name, sheet in sheets.items():
                sheet.to_excel(book, sheet_name=name, index=False)

    def groups(self, *measures: str | list[str]) -> dict[str, Any]:
        """The weeks and the worlds as groups of labelled data, named as ArviZ names them: measures over chain, draw, arm, week and setting,
        and every drawn number over chain and draw. A chain is a life, a draw a world. Worlds that a fit left over are called posterior, all
        others prior; the first are not ruled out by the record, which is less than a posterior."""
        named = named_measures(measures) or tuple(name for name in KEY if name in self.answers.result.units)
        weeks = self.to_xarray(*named).rename(replicate="chain")
        weeks = weeks if "draw" in weeks.dims else weeks.expand_dims("draw")
        kind = "posterior" if any(word in self.asked for word in FITTED) else "prior"
        found = {f"{kind}_predictive": weeks.transpose("chain", "draw", ...)}
        if self.answers.many:
            worlds = self.answers.result.draws().drop_duplicates("draw").set_index("draw")
            numbers = worlds.drop(columns=["replicate", "family"]).to_xarray()
            found[kind] = numbers.expand_dims(chain=weeks["chain"]).transpose("chain", "draw")
        made_by = {"inference_library": "counterflow", "inference_library_version": __version__, "worlds": self.asked}
        return {name: group.assign_attrs(made_by) for name, group in found.items()}

    def to_arviz(self, *measures: str | list[str]):
        """`groups()` as ArviZ has them: its InferenceData, or from its version 1 on xarray's DataTree. Needs arviz."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", FutureWarning)      # in which it tells of its own plans
                import arviz
        except ImportError as problem:
            raise InputError("to_arviz needs arviz, which is not installed: python -m pip install arviz; groups() gives the same as xarray "
                             "Datasets") from problem
        if hasattr(arviz, "InferenceData"):
            return arviz.InferenceData(**self.groups(*measures))
        from xarray import DataTree

        return DataTree.from_dict(self.groups(*measures))

    def to_xarray(self, *measures: str | list[str]):
        raise NotImplementedError

    def to_pandas(self) -> pd.DataFrame:
        raise NotImplementedError

    def _assumed(self, arm: str) -> tuple[float, float]:
        """Factors on the cost of an arm at the ends of the ranges that are assumed."""
        raise NotImplementedError


def named_measures(measures: Sequence[Any]) -> tuple[str, ...]:
    """Measures that were named one by one, or in a list."""
    return tuple(name for one in measures for name in ([one] if isinstance(one, str) else one))


def change_in_words(change: float) -> str:
    """A relative change as the page shows it, or in words where it has no number."""
    return percent(change) if math.isfinite(change) else in_percent(change)


def assumed_factors(policy: Policy) -> tuple[float, float]:
    """Factors by which the public cost of a policy may be lower or higher: the widest of what is assumed of its levers, 1 without any."""
    ranges = [f.metadata["range"] for f in fields(Costs) if f.name in acting(policy)]
    return min((range_.low for range_ in ranges), default=1.0), max((range_.high for range_ in ranges), default=1.0)
