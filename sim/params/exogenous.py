"""How far the dated series that rest on assumptions may be from the truth; those of the record's own counts are taken as they are."""

from dataclasses import dataclass, fields, replace

from sim.params.form import Range, par
from sim.params.timeline import Timeline

Points = dict[float, float]


@dataclass(frozen=True)
class Exogenous:
    """One number a series, 1: as it is dated. What certificates name is drawn beside other numbers of theirs (`certificates.unnamed`).

    A ratio to 2010 is 1 in 2010 whatever is not known of later years, so that its logarithm is what is multiplied.
    """

    naloxone: float = par(
        1.0, "ratio", "naloxone used where an overdose is witnessed, over the dated series", (0.6, 1.6),
        "assumed: the series follows kits sent out, of which few are seen in use", log=True,
    )
    care_entry: float = par(
        1.0, "ratio", "rate of starting medication treatment, over the dated series", (0.75, 1.33),
        "assumed: the series follows coverage in two years, and how many people need care is known to a third", log=True,
    )
    rx_availability: float = par(
        1.0, "exponent", "fall of diverted prescription opioids since 2010, in logarithms, over the dated series", (0.6, 1.6),
        "assumed: the series follows dispensing, of which the diverted part may have changed", log=True,
    )
    rx_price: float = par(
        1.0, "ratio", "rise of the price of diverted prescription opioids since 2010, in logarithms, over the dated series", (0.4, 2.0),
        "assumed: the series rests on few street prices", log=True,
    )
    tension: float = par(
        1.0, "ratio", "tension with the source state, up to 1, over the dated series", (0.4, 2.0), "assumed: no public measure", log=True
    )

    def of(self, dated: Timeline) -> Timeline:
        """The series as they are in this world, within what each can be; equal to those that are dated where all numbers are 1."""
        moved = {
            "naloxone": _times(dated.naloxone, self.naloxone),
            "care_entry": _times(dated.care_entry, self.care_entry),
            "rx_availability": {year: value**self.rx_availability for year, value in dated.rx_availability.items()},
            "ln_rx_price": _times(dated.ln_rx_price, self.rx_price),
            "tension": _times(dated.tension, self.tension),
        }
        possible = {f.name: f.metadata["possible"] for f in fields(dated)}
        return replace(dated, **{name: _within(possible[name], points) for name, points in moved.items()})


def _times(points: Points, factor: float) -> Points:
    return {year: value * factor for year, value in points.items()}


def _within(may: Range, points: Points) -> Points:
    return {year: min(max(value, may.low), may.high) for year, value in points.items()}
