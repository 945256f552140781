"""The measures and windows that are published."""

from dataclasses import dataclass

WEEKS, A_YEAR = 208, 52
YEARS = WEEKS // A_YEAR
WHOLE = "whole"
DEATHS, COST = "deaths_expected", "public_cost_usd"


@dataclass(frozen=True)
class Published:
    """One measure.

    title     in words, as the subject of a sentence
    form      how it is written: number, usd, share (as percentage points where two are subtracted)
    better    "fewer" or "more" where most readers would agree which; empty where not
    ratio     whether a change in per cent of the baseline says something
    """

    measure: str
    title: str
    form: str = "number"
    better: str = ""
    ratio: bool = True


MEASURES = (
    Published(DEATHS, "expected opioid deaths", better="fewer"),
    Published("deaths_fentanyl", "expected deaths on fentanyl", better="fewer"),
    Published("deaths_unaware", "expected deaths of people who did not expect fentanyl", better="fewer"),
    Published("overdoses_nonfatal", "overdoses treated and survived", better="fewer"),
    Published("users_hf", "people dependent on heroin or fentanyl", better="fewer"),
    Published("consumption_de", "street opioids used"),
    Published("fentanyl_share_deaths", "fentanyl\u2019s share of street-opioid deaths", "share", ratio=False),
    Published("content_mean", "what a bag holds"),
    Published("price_per_de", "price of a dose on the street", "usd"),
    Published("trafficker_net_usd", "what traffickers earn after costs", "usd", ratio=False),
    Published(COST, "public cost of the policy", "usd", ratio=False),
)


def windows() -> dict[str, tuple[int, int]]:
    """Windows by name, weeks after the policy begins: first included, last excluded."""
    return {WHOLE: (0, WEEKS)} | {f"year {k + 1}": (k * A_YEAR, (k + 1) * A_YEAR) for k in range(YEARS)}


def window_words(name: str) -> str:
    """A window as what follows a number."""
    return "over four years" if name == WHOLE else f"in {name}"
