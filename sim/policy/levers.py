"""The levers of the spine, each with its size, start and length. A lever of size nothing is no lever at all."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from sim.params.form import par

FOREVER = 100_000


class Reading(Enum):
    """How a cut of heroin imports is read: landed amount held down, or search raised until as much is kept from landing."""

    quota = "quota"
    effort = "effort"


def when(meaning: str = "first week in force") -> Any:
    """The start of a lever in weeks since January 2006 (a year in configuration); `FOREVER` means never."""
    return par(FOREVER, "week", meaning, (0, FOREVER), "choice", drawn=False)


def length() -> Any:
    """How long a lever stays in force."""
    return par(104, "weeks", "weeks in force", (1, FOREVER), "choice", drawn=False)


@dataclass(frozen=True)
class HeroinCut:
    """L02. Part of the heroin that would land does not. Said of: cutting heroin imports by 30 or 50 percent."""

    share: float = par(0.0, "share of landed heroin", "heroin kept from landing; 30% is 0.3", (0.0, 1.0), "choice", drawn=False)
    start: int = when()
    weeks: int = length()
    reading: Reading = Reading.quota


@dataclass(frozen=True)
class SearchEffort:
    """L03, L06. Search at every crossing multiplied. Said of: supply pressure with demand intact."""

    multiplier: float = par(1.0, "ratio", "search effort at every crossing", (0.0, 20.0), "choice", drawn=False)
    start: int = when()
    weeks: int = length()


@dataclass(frozen=True)
class RemoveMakers:
    """L18, L14. The largest makers of fentanyl, labs or mail vendors, are closed at once. Said of: indicted producers."""

    count: int = par(0, "makers", "largest makers closed", (0, 100), "choice", drawn=False)
    start: int = when("week in which they are closed")


@dataclass(frozen=True)
class RemoveSellers:
    """L27, L30. A share of retail dealers is closed at once. Said of: customers of a removed seller."""

    share: float = par(0.0, "share of dealers", "retail dealers closed", (0.0, 1.0), "choice", drawn=False)
    start: int = when("week in which they are closed")


@dataclass(frozen=True)
class Policy:
    """All levers of a run. The default changes nothing."""

    heroin_cut: HeroinCut = HeroinCut()
    search_effort: SearchEffort = SearchEffort()
    remove_makers: RemoveMakers = RemoveMakers()
    remove_sellers: RemoveSellers = RemoveSellers()
