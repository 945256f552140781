"""Care, law and rescue: who enters and leaves, who dies there, what rescue achieves, and what is used legally."""

from sim.clock import WEEKS_A_YEAR
from sim.measures.measure import measure, register, select
from sim.observe import Weeks
from sim.series import Series, share

PER_HUNDRED = 100.0
STREET = ("heroin", "fentanyl")
FLOWS = (
    ("care_entries", "into_care", "People who start medication treatment (M30)"),
    ("care_exits", "out_of_care", "People who leave medication treatment (M30)"),
    ("relapses", "relapsed", "People who use again after abstinence (M30)"),
    ("imprisoned", "jailed", "Dependent people sent to prison (M36)"),
)
KINDS = (
    ("deaths_care", "care", "Expected fatal poisonings in treatment other than by street doses (M31)"),
    ("deaths_supervised", "supervised", "Expected deaths on supervised heroin (M31)"),
    ("deaths_legal", "legal", "Expected deaths on legal supply (M02)"),
)

for _name, _fate, _meaning in FLOWS:
    register(_name, "people/week", _meaning, "sum", select("fates", "division", fate=_fate))
for _name, _kind, _meaning in KINDS:
    register(_name, "deaths/week", _meaning, "sum", select("deaths", "division", kind=_kind))


def _in(w: Weeks, *states: str) -> Series:
    return w.people.at(state=states).sum()


def _fate(w: Weeks, name: str) -> Series:
    return w.fates.at(fate=name).sum()


@measure("share")
def care_coverage(w: Weeks) -> Series:
    """Share of dependent people who are in medication treatment (M30)."""
    return share(_in(w, "moud"), _in(w, "rx", "hf", "moud"))


@measure("weeks")
def care_weeks(w: Weeks) -> Series:
    """Time in treatment that this week's exits imply: people in treatment over people leaving (M30)."""
    return share(_in(w, "moud"), _fate(w, "out_of_care"))


@measure("1/year")
def relapse_rate(w: Weeks) -> Series:
    """Relapses per person-year of abstinence and recovery (M30)."""
    return WEEKS_A_YEAR * share(_fate(w, "relapsed"), _in(w, "abs", "rec"))


@measure("deaths/week", "sum")
def deaths_after_care(w: Weeks) -> Series:
    """Expected deaths within four weeks of return to the street, of people who had been in treatment (M31)."""
    return _fate(w, "fresh")


@measure("share")
def rescue_heroin(w: Weeks) -> Series:
    """Overdoses on heroin that are survived (M33)."""
    return 1.0 - share(w.deaths.at(kind="heroin").sum(), _fate(w, "over_heroin"))


@measure("share")
def rescue_fentanyl(w: Weeks) -> Series:
    """Overdoses on fentanyl, of dependent people, that are survived (M33)."""
    return 1.0 - share(w.deaths.at(kind="fentanyl").sum() - w.accidental.sum(), _fate(w, "over_fentanyl"))


@measure("overdoses/week", "sum")
def overdoses(w: Weeks) -> Series:
    """Expected opioid overdoses, fatal or not (M03)."""
    return (w.fates.at(fate="overdoses") + w.befell.at(outcome="overdoses")).sum()


@measure("deaths/100 person-years")
def lethality(w: Weeks) -> Series:
    """Expected fatal poisonings of people dependent on heroin or fentanyl, per 100 person-years of that (M04)."""
    return PER_HUNDRED * WEEKS_A_YEAR * share(_fate(w, "dies_active"), _fate(w, "active"))


@measure("deaths/million DE")
def lethality_per_dose(w: Weeks) -> Series:
    """Expected deaths on street opioids, of whoever took them, per million dose-equivalents used; 0 where less than one is (M04)."""
    used = w.used.sum()
    return share(w.deaths.at(kind=STREET).sum(), used * (used >= 1.0) / 1e6)


@measure("people")
def users_legal(w: Weeks) -> Series:
    """People on heroin or fentanyl who use the legal supply this week (M32)."""
    return _fate(w, "supplied")


@measure("DE/week", "sum")
def legal_de(w: Weeks) -> Series:
    """Legal opioids used, in dose-equivalents (M32)."""
    return w.legal_de.sum()


@measure("share")
def legal_share(w: Weeks) -> Series:
    """Legal supply's share of street and legal consumption (M32)."""
    return share(w.legal_de.sum(), consumption_all_de(w))


@measure("DE/week", "sum")
def consumption_all_de(w: Weeks) -> Series:
    """Street and legal opioids used by everybody, in dose-equivalents (M13)."""
    return w.legal_de.sum() + w.used.sum()
