"""How a change and a share are written, in the table, the sentences and on the page alike: rounded to what is known of them."""

import math

TENFOLD, THOUSANDFOLD = 10.0, 1000.0     # from the one on a change is written as a multiple; beyond the other its size says nothing
WITHIN_NOISE = "none beyond noise"
LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def percent(change: float, *, signed: bool = True) -> str:
    """A relative change (0.213 -> +21%); one decimal below 10%, none above; "undefined" where no world answered.

    From tenfold on a multiple (13.2 -> x14), two digits of it; beyond a thousandfold, against a baseline of next to nothing, only that.
    """
    if math.isnan(change):
        return "undefined"
    if math.isinf(change):
        return "from nothing"
    if signed and 1 + change >= TENFOLD:
        return _times(1 + change)
    if change <= -TENFOLD:
        return "below -1,000%"      # a difference in points of a baseline of next to nothing
    value = 100 * change
    text = f"{abs(value):.1f}" if abs(value) < 9.95 else f"{abs(value):,.0f}"
    text = text.removesuffix(".0")
    if text == "0":
        return "0%"
    return f"{'-' if value < 0 else '+' if signed else ''}{text}%"


def _times(ratio: float) -> str:
    return "more than x1,000" if ratio >= THOUSANDFOLD else f"x{two_digits(ratio):,.0f}"


def value(x: float, scale: str = "") -> str:
    """A relative change or, where a scale is named, a size on it: "share" in percent without a sign, else a number with its unit."""
    if not scale:
        return percent(x)
    if scale == "share":
        return percent(x, signed=False)
    return "undefined" if math.isnan(x) else f"{amount(x)} {scale}"


def amount(x: float) -> str:
    """Three digits of a size; two, and a word, from a million on (512,300,000,000 -> 510 billion)."""
    size = abs(x)
    if math.isinf(size):
        return "without end"
    for unit, word in LARGE:
        if size >= unit * (1 - 5e-3):
            return f"{two_digits(x / unit):,g} {word}" if size < 1e15 else "more than 1,000 trillion"
    return f"{x:,.0f}" if size >= 1000 else f"{x:.3g}"


def two_digits(x: float) -> float:
    """x, of which two digits are kept."""
    return round(x, 1 - math.floor(math.log10(abs(x)))) if x else x


def share(value: float) -> str:
    """A share of worlds or of deaths (0.8125 -> 81%), never rounded up to all or down to none."""
    if 0.995 <= value < 1:
        return ">99%"
    if 0 < value < 0.005:
        return "<1%"
    return f"{100 * value:.0f}%".replace("-0%", "0%")
