"""Deaths and overdoses."""

from sim.axes import AXES, DIVISIONS_OF
from sim.measures.measure import measure, register
from sim.observe import Weeks
from sim.series import Series, share

STREET = ("heroin", "fentanyl")
REST = ("prescription", "care", "supervised", "legal")


@measure("deaths/week", "sum")
def deaths_expected(w: Weeks) -> Series:
    """Fatal opioid overdoses expected from this week's doses."""
    return w.deaths.sum()


@measure("deaths/week", "sum")
def deaths_realised(w: Weeks) -> Series:
    """Fatal opioid overdoses that luck realised."""
    return (w.fates.at(fate="died_overdose") + w.fates.at(fate="died_care") + w.befell.at(outcome="died")).sum()


@measure("deaths/week", "sum")
def deaths_heroin(w: Weeks) -> Series:
    """Expected deaths on heroin bags."""
    return w.deaths.at(kind="heroin").sum()


@measure("deaths/week", "sum")
def deaths_fentanyl(w: Weeks) -> Series:
    """Expected deaths on fentanyl: in bags, counterfeit pills and laced drugs."""
    return w.deaths.at(kind="fentanyl").sum()


@measure("deaths/week", "sum")
def deaths_street(w: Weeks) -> Series:
    """Expected deaths on street opioids, heroin and fentanyl, of whoever took them."""
    return w.deaths.at(kind=STREET).sum()


@measure("deaths/week", "sum")
def deaths_rx(w: Weeks) -> Series:
    """Expected deaths on prescription opioids, in treatment, in supervised care and on legal supply."""
    return w.deaths.at(kind=REST).sum()


@measure("overdoses/week", "sum")
def overdoses_nonfatal(w: Weeks) -> Series:
    """Expected non-fatal overdoses treated in emergency care."""
    return (w.fates.at(fate="treated") + w.befell.at(outcome="treated")).sum()


@measure("share")
def fentanyl_share_deaths(w: Weeks) -> Series:
    """Fentanyl's share of expected street-opioid deaths."""
    return _fentanyl_share(w.deaths)


def _fentanyl_share(deaths: Series) -> Series:
    """Fentanyl's share of street-opioid deaths of these divisions."""
    return share(deaths.at(kind="fentanyl").sum(), deaths.at(kind=STREET).sum())


def _there(name: str, divisions: tuple[str, ...], where: str) -> None:
    """Deaths, those on each street opioid, and fentanyl's share of them, in some divisions."""
    register(f"deaths_{name}", "deaths/week", f"Expected fatal opioid overdoses, {where}", "sum",
             lambda w: w.deaths.at(division=divisions).sum())
    for kind in STREET:
        register(f"deaths_{kind}_{name}", "deaths/week", f"Expected deaths on {kind}, {where}", "sum",
                 lambda w, kind=kind: w.deaths.at(division=divisions, kind=kind).sum())
    register(f"fentanyl_share_deaths_{name}", "share", f"Fentanyl's share of expected street-opioid deaths, {where}", "mean",
             lambda w: _fentanyl_share(w.deaths.at(division=divisions)))


for _region, _divisions in DIVISIONS_OF.items():
    _there(_region, _divisions, _region.capitalize())
for _division in AXES["division"]:
    _there(_division, (_division,), f"{_division.replace('_', ' ').title()} (M40)")
