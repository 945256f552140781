"""People who meet opioids for the first time or by accident: newcomers, accidental uses and their deaths."""

from sim.measures.measure import Of, measure, register, select
from sim.observe import Weeks
from sim.series import Series

THOUSAND = 1000.0
GROUPS = (
    ("occasional", "occasional", "occasional users of opioids"),
    ("other_drug", "other", "users of other drugs"),
    ("youth", "youth", "youth who take pills"),
)
NEWCOMERS = (
    ("newcomers_rx", "rx", "Newcomers to dependence on prescription opioids (M15)"),
    ("newcomers_hf", "hf", "Newcomers straight to heroin or fentanyl (M15)"),
    ("newcomers_converted", "converted", "Newcomers who met fentanyl by accident (M15)"),
)


def _met(group: str) -> Of:
    return lambda w: w.accidents.at(group=group).sum() / w.people_casual.at(group=group) * THOUSAND


for _name, _group, _who in GROUPS:
    register(f"deaths_{_name}", "deaths/week", f"Expected fatal overdoses of {_who} (M02)", "sum",
             select("accidental", "division", group=_group))
    register(f"exposures_{_name}", "uses/1,000 people/week", f"Accidental uses of fentanyl per 1,000 {_who} (M34)", "sum", _met(_group))
for _name, _entry, _meaning in NEWCOMERS:
    register(_name, "people/week", _meaning, "sum", select("births", "division", entry=_entry))


@measure("deaths/week", "sum")
def deaths_dependent(w: Weeks) -> Series:
    """Expected fatal opioid overdoses of people who depend on opioids (M02)."""
    return w.deaths.sum() - w.accidental.sum()


@measure("deaths/week", "sum")
def deaths_unaware(w: Weeks) -> Series:
    """Expected deaths by fentanyl of people who did not expect it: dependent people unaware, and accidental uses (M02)."""
    return w.fates.at(fate="dies_unaware").sum() + w.accidental.sum()


@measure("uses/week", "sum")
def naive_exposures(w: Weeks) -> Series:
    """Accidental uses of fentanyl by people who do not depend on opioids (M15)."""
    return w.accidents.sum()
