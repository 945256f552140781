"""People by state, and what they know."""

from sim.clock import WEEKS_A_YEAR
from sim.measures.measure import measure, register, select
from sim.observe import Weeks
from sim.series import Series, share

STATES = {
    "users_rx": ("rx", "People dependent on prescription opioids"),
    "users_hf": ("hf", "People dependent on heroin or fentanyl"),
    "users_moud": ("moud", "People in medication treatment"),
    "users_abs": ("abs", "People abstinent for less than a year"),
    "users_rec": ("rec", "People who recovered"),
    "users_prison": ("prison", "Dependent people in prison"),
    "users_supervised": ("hat", "People on prescribed heroin under supervision"),
}

for _name, (_state, _meaning) in STATES.items():
    register(_name, "people", _meaning, "mean", select("people", "division", state=_state))
register("customers_without_dealer", "people", "People dependent on heroin or fentanyl whose dealer is closed", "mean", select("stranded"))


@measure("person-years/week", "sum")
def prison_years(w: Weeks) -> Series:
    """Person-years that dependent people spent in prison (M36)."""
    return w.people.at(state="prison").sum() / WEEKS_A_YEAR


@measure("share")
def unaware_share(w: Weeks) -> Series:
    """Of those who met fentanyl, who thought it less likely than not."""
    return share(w.fates.at(fate="unaware").sum(), w.fates.at(fate="exposed").sum())
