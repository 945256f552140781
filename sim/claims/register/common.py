"""What many claims share: two dates, one length of a run, and the knock-outs by which reasons are taken away.

Dates and lengths are few on purpose: claims that ask at the same date share histories, baselines and knock-out baselines.
"""

from typing import Any

from sim.claims.parts import Date, Direction, Knockout, Outcome, calendar
from sim.experiment.study import Exactly, Overrides
from sim.params.mechanisms import Cooperation, Successors

TWO_YEARS = 104
WHOLE = (0, TWO_YEARS)
SETTLED = (26, TWO_YEARS)          # after goods that were under way have arrived and firms have answered
SECOND_YEAR = (52, TWO_YEARS)
EARLY: Date = calendar(2016)       # fentanyl is arriving, by mail and from labs; claims about makers ask here, before the class is listed
LATE: Date = calendar(2019)        # fentanyl leads: the market of the later articles; the class is listed in May, and mail vendors leave

SEED = (                           # the articles, described in seeds/
    "000_1228d3d6ae6f56ce.txt", "001_d63af00b417fefc2.txt", "002_37903b1e3b26c5a1.txt", "003_7e4ae1b5fe9f6f46.txt",
    "004_a38247bb70eb0051.txt",
)

ADAPTATION = (
    ("product_choice", False), ("entry", False), ("replacement", False), ("routes", False), ("splitting", False), ("load_purity", False),
    ("suppliers_move", False), ("step_back", False), ("successors", Successors.none), ("succession", False), ("money_channels", False),
    ("research", False), ("adversary", False),
)
NO_DATA = "what is thought plausible of a coupling for which there is no data"
BACKLASH = (("cooperation", Cooperation.backlash),)
LEVERAGE = (("cooperation", Cooperation.leverage),)
INSULATED = (("cooperation", Cooperation.insulated),)


def pull(weeks: int = TWO_YEARS, **levers: dict[str, Any]) -> Overrides:
    """Levers as the policy of an arm, each in force for `weeks` unless it says otherwise: pull(barrier={"multiplier": 2.0}).

    A lever that acts once has no length: give it "weeks": None.
    """
    found: list[tuple[str, Any]] = []
    for lever, fields in levers.items():
        fields = {"weeks": weeks} | fields
        found += [(f"{lever}.{field}", value) for field, value in fields.items() if value is not None]
    return tuple(found)


def off(name: str, predicts: str, *switches: str, named: bool = True, history: bool = False) -> Knockout:
    """A knock-out of switches that are simply on or off, asked in the quick protocol too; named: the claim's own reason.

    history: from the first week on, where what is compared has grown up before the date.
    """
    return Knockout(name, tuple((switch, False) for switch in switches), predicts, named=named, quick=True, history=history)


def adaptation_off(predicts: str) -> Knockout:
    """Nobody may answer: no other product, route, seller, source or maker."""
    return Knockout("adaptation off", ADAPTATION, predicts, named=True)


def refilled(predicts: str) -> Knockout:
    """What is closed comes back almost at once, so that nothing is lost for long: labs are built again within a week, all of them, and
    capacity answers profit four times as fast."""
    makers, plants = "supply.makers.", "supply.chemicals.plants."
    return Knockout("back at once", (), predicts, named=True, factors=(
        (makers + "lab_growth", 4.0), (makers + "mail_growth", 4.0), (plants + "rebuild", Exactly(1)), (plants + "rebuilt", Exactly(1.0))))


def deaths(expects: Direction, window: tuple[int, int] = WHOLE, band: float = 0.02) -> Outcome:
    """Expected deaths, beside a claim about something else."""
    return Outcome("deaths_expected", "people", window, expects, band)
