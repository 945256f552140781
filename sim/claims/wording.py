"""How a change and a share are written, in the table, the sentences and on the page alike."""

import math


def percent(change: float, *, signed: bool = True) -> str:
    """A relative change (0.213 -> +21%); one decimal below 10%, none above; "undefined" where no world answered."""
    if math.isnan(change):
        return "undefined"
    if math.isinf(change):
        return "from nothing"
    value = 100 * change
    text = f"{abs(value):.1f}" if abs(value) < 9.95 else f"{abs(value):,.0f}"
    text = text.removesuffix(".0")
    if text == "0":
        return "0%"
    return f"{'-' if value < 0 else '+' if signed else ''}{text}%"


def value(x: float, scale: str = "") -> str:
    """A relative change or, where a scale is named, a size on it: "share" in percent without a sign, else a number with its unit."""
    if not scale:
        return percent(x)
    if scale == "share":
        return percent(x, signed=False)
    return "undefined" if math.isnan(x) else f"{x:.3g} {scale}"


def share(value: float) -> str:
    """A share of worlds or of deaths (0.8125 -> 81%), never rounded up to all or down to none."""
    if 0.995 <= value < 1:
        return ">99%"
    if 0 < value < 0.005:
        return "<1%"
    return f"{100 * value:.0f}%".replace("-0%", "0%")
