"""What worlds show of the targets of a fit: columns of a sweep's rows, observed as the record is (`sim/evidence/observation.py`).

Each target is asked of the same year, place and unit as the record's row, on the target's scale. A world that shows nothing of a target,
such as the price of what is not sold, has a NaN there, which a fit takes for a world that fails.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

import numpy as np

from sim.axes import AXES
from sim.evidence.joint import beside_fentanyl
from sim.evidence.observation import named, seen
from sim.evidence.recorded import Use, record
from sim.experiment.values import with_values
from sim.history.targets import Target, Targets, on_scale
from sim.params.form import numbers
from sim.spec import Params, Spec

PEOPLE = ("users_rx", "users_hf", "users_moud")  # with opioid use disorder
KG_A_POUND = 0.453592
MG_A_G = 1000.0
MILLION = 1e6
BEFORE = (2010, 2011, 2012)               # years in which deaths with synthetic opioids were of prescribed ones
PRESCRIBED = "deaths_prescribed_fentanyl"

OBSERVED = ("deaths_heroin", "deaths_fentanyl", "deaths_rx", "fentanyl_share_deaths_east", "fentanyl_share_deaths_west",
            "deaths_fentanyl_west", "heroin_used_kg", "fentanyl_used_kg", "wholesale_heroin", "wholesale_fentanyl", "bag_price",
            "content_heroin")
OTHER = ("care_coverage", "landed_pure_gram_heroin", "source_pure_gram_heroin", "source_pure_gram_fentanyl", "fentanyl_mail_seized_kg",
         "fentanyl_land_seized_gross_kg", "fentanyl_mail_load_purity", "fentanyl_land_load_purity", "fentanyl_mail_consignments",
         "fentanyl_land_consignments", "fentanyl_mail_sent_kg", "fentanyl_land_sent_kg", *PEOPLE)
BY_DIVISION = ("deaths_fentanyl", "deaths_heroin")
YEARLY = (*OBSERVED, *OTHER, *(f"{name}_{division}" for division in AXES["division"] for name in BY_DIVISION))
QUARTERLY = ("deaths_fentanyl",)


@dataclass(frozen=True)
class Rows:
    """Yearly and quarterly columns of N worlds and their numbers; spec: what they have in common.

    columns: [N] by name, `NAME_YEAR` and `NAME_YEARqN`, and `params.PATH` of what differs between them.
    """

    spec: Spec
    columns: Mapping[str, np.ndarray]
    kept: dict[int, list[dict[str, float]]] = field(default_factory=dict)

    def of(self, name: str, year: int) -> np.ndarray:
        """A measure of a year, [N]."""
        return self.columns[f"{name}_{year}"]

    def quarters(self, name: str, year: int, *which: int) -> np.ndarray:
        """A measure that is a sum, over quarters of a year, [N]."""
        return np.sum([self.columns[f"{name}_{year}q{quarter}"] for quarter in which], 0)

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    @cached_property
    def params(self) -> list[Params]:
        """The numbers of each world."""
        paths = [number.path for number in numbers(self.spec.params) if f"params.{number.path}" in self.columns]
        held = [self.columns[f"params.{path}"].tolist() for path in paths]
        return [with_values(self.spec.params, dict(zip(paths, world, strict=True))) for world in zip(*held, strict=True)] \
            if paths else [self.spec.params] * len(self)

    def observed(self, name: str, year: int) -> np.ndarray:
        """What the record would show of a year, [N]."""
        if year not in self.kept:
            self.kept[year] = [self._year(row, year, params) for row, params in enumerate(self.params)]
        return np.array([world[name] for world in self.kept[year]])

    def _year(self, row: int, year: int, params: Params) -> dict[str, float]:
        return seen(lambda name, total: float(self.of(name, year)[row]), year, self.spec.timeline, params.record.certificates,
                    params.supply.products)

    def beside(self, year: int) -> np.ndarray:
        """Share of a year's certificates with illicit fentanyl that name heroin too, [N]."""
        return np.array([beside_fentanyl(year, params.record.certificates)[0] for params in self.params])

    def told(self, year: int) -> np.ndarray:
        """Share of a year's certificates that name a drug, [N]."""
        return np.array([named(year, self.spec.timeline, params.record.certificates) for params in self.params])


def shown(rows: Rows, targets: Targets) -> np.ndarray:
    """What each world shows of each target, on the target's scale, [N, T]."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.stack([on_scale(HOW.get(target.name, _observed)(rows, target), target.scale) for target in targets.every], 1)


How = Callable[[Rows, Target], np.ndarray]


def _observed(rows: Rows, target: Target) -> np.ndarray:
    return rows.observed(target.name, target.year)


def _second_half(rows: Rows, target: Target) -> np.ndarray:
    return rows.quarters("deaths_fentanyl", target.year, 3, 4) / rows.quarters("deaths_fentanyl", target.year, 1, 2)


def _codes(rows: Rows, target: Target) -> tuple[np.ndarray, np.ndarray]:
    """Certificates of a division that name synthetic opioids, and that name heroin, [N] each: two codes that overlap.

    As for the nation, with the division's share of the prescribed fentanyl of the record before illicit fentanyl came.
    """
    fentanyl, heroin = (rows.told(target.year) * rows.of(f"{name}_{target.place}", target.year) for name in BY_DIVISION)
    prescribed = prescribed_share(target.place) * rows.observed(PRESCRIBED, target.year)
    return fentanyl + prescribed, heroin + rows.beside(target.year) * fentanyl


def _share(rows: Rows, target: Target) -> np.ndarray:
    fentanyl, heroin = _codes(rows, target)
    return fentanyl / (fentanyl + heroin)


def _street(rows: Rows, target: Target) -> np.ndarray:
    return sum(_codes(rows, target))


@cache
def prescribed_share(division: str) -> float:
    """A division's share of the nation's deaths with synthetic opioids before illicit fentanyl came."""
    rows = record("deaths_fentanyl", uses=(Use.fit,))
    early = rows[rows["place"].isin(AXES["division"]) & rows["period"].isin([str(year) for year in BEFORE])]
    deaths = early.groupby("place")["value"].sum()
    return float(deaths[division] / deaths.sum())


def _fall(rows: Rows, target: Target) -> np.ndarray:
    early, late = (np.mean([rows.of("wholesale_heroin", year) for year in years], 0) for years in ((2010, 2011, 2012), (2017, 2018, 2019)))
    return late / early


def _load(line: str) -> How:
    def of(rows: Rows, target: Target) -> np.ndarray:
        """Kilograms gross in a load that was sent."""
        sent, loads, purity = (rows.of(f"fentanyl_{line}_{what}", target.year) for what in ("sent_kg", "consignments", "load_purity"))
        return sent / purity / loads

    return of


def _seized_mail(rows: Rows, target: Target) -> np.ndarray:
    return rows.of("fentanyl_mail_seized_kg", target.year) / rows.of("fentanyl_mail_load_purity", target.year) / KG_A_POUND


def _mean(measure: str) -> How:
    return lambda rows, target: rows.of(measure, target.year)


HOW: dict[str, How] = {
    "deaths_fentanyl_second_half": _second_half,
    "codes_fentanyl": _share,
    "codes_street": _street,
    "users_heroin_chronic": _mean("users_hf"),
    "oud_population": lambda rows, target: sum(rows.of(name, target.year) for name in PEOPLE) / MILLION,
    "moud_coverage": _mean("care_coverage"),
    "price_heroin_retail_pure_mg": lambda rows, target: rows.observed("price_heroin_retail", target.year) / MG_A_G,
    "price_heroin_wholesale_fall": _fall,
    "price_heroin_import": _mean("landed_pure_gram_heroin"),
    "price_heroin_source": _mean("source_pure_gram_heroin"),
    "seized_mail": _seized_mail,
    "seized_mail_turn": lambda rows, target: _seized_mail(rows, target) / _seized_mail(rows, replace(target, year=target.year - 1)),
    "seized_land": lambda rows, target: rows.of("fentanyl_land_seized_gross_kg", target.year) / KG_A_POUND,
    "load_mail": _load("mail"),
    "purity_land": _mean("fentanyl_land_load_purity"),
    "purity_mail": _mean("fentanyl_mail_load_purity"),
}
