"""How weekly columns are called and scaled on the page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Observed:
    """title: noun phrase; unit: what an axis counts; kind: how numbers are written; indexed: shown as a multiple of its start."""

    title: str
    unit: str
    kind: str = "number"
    indexed: bool = False


MECHANISMS = ("fentanyl_share_bags", "content_mean", "price_per_de", "consumption_de")

_KNOWN = {
    "deaths_expected": Observed("Deaths", "expected fatal overdoses a week, nation"),
    "deaths_street": Observed("Street-opioid deaths", "expected fatal overdoses a week on heroin or fentanyl, nation"),
    "fentanyl_share_bags": Observed("Fentanyl in bags", "share of bags sold that hold fentanyl", "share"),
    "fentanyl_share_deaths": Observed("Fentanyl in deaths", "share of street-opioid deaths", "share"),
    "content_mean": Observed("Content of a bag", "dose-equivalents a bag; multiple of before the policy", "index", True),
    "price_per_de": Observed("Price of a dose", "dollars per dose-equivalent; multiple of before", "index", True),
    "consumption_de": Observed("Consumption", "dose-equivalents taken; multiple of before", "index", True),
    "de_per_gross_kg": Observed("Compactness at the border", "dose-equivalents per gross kg shipped"),
    "fentanyl_landed_kg": Observed("Fentanyl landed", "pure kg a week"),
    "heroin_landed_kg": Observed("Heroin landed", "pure kg a week"),
}


def observed(column: str, unit: str = "") -> Observed:
    """The words for a weekly column; an unlisted one is called by its name and the unit its claim gives."""
    if column in _KNOWN:
        return _KNOWN[column]
    words = column.replace("_", " ")
    return Observed(words[0].upper() + words[1:], unit or words, "share" if "_share_" in column else "number")
