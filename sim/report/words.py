"""Numbers and counts as a reader sees them: real minus signs, no false precision."""

import math
import re

from sim.claims import wording

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def percent(change: float, *, signed: bool = True) -> str:
    """A relative change (0.213 -> +21%), as the sentences write it, with a real minus sign; n/a where there is no number."""
    return "n/a" if change is None or math.isnan(change) else wording.percent(change, signed=signed).replace("-", "\u2212")


def value(x: float, scale: str = "") -> str:
    """A change or, where a scale is named, a size on it."""
    return "n/a" if x is None or math.isnan(x) else wording.value(x, scale).replace("-", "\u2212")


def share(value: float) -> str:
    """A share of worlds or of deaths (0.8125 -> 81%), never rounded up to all or down to none; n/a where there is no number."""
    return "n/a" if value is None or not math.isfinite(value) else wording.share(value).replace("-", "\u2212")


def span(low: float, high: float, scale: str = "") -> str:
    """An interval of relative changes: `−7% to +1.4%`, or of sizes."""
    return f"{value(low, scale)} to {value(high, scale)}"


def number(value: float) -> str:
    """Three significant digits with thousands separated; n/a where there is no number."""
    if value is None or not math.isfinite(value):
        return "n/a"
    if value == 0:
        return "0"
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    text = f"{abs(value):,.{digits}f}"
    return ("\u2212" if value < 0 else "") + (text.rstrip("0").rstrip(".") if "." in text else text)


def count(n: int) -> str:
    """A count in words up to twelve, in figures beyond."""
    return _SMALL[n] if 0 <= n < len(_SMALL) else f"{n:,}"


def counted(n: int, thing: str, things: str | None = None) -> str:
    """`one world`, `16 worlds`."""
    return f"{count(n)} {thing if n == 1 else things or thing + 's'}"


def listed(items: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1] if items else ""


def sentence(text: str) -> str:
    """First letter large, one full stop."""
    text = text.strip()
    return text if not text else text[0].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def with_minus(text: str) -> str:
    """A sentence whose negative numbers carry real minus signs."""
    return re.sub(r"(?<=[\s(])-(?=\d)", "\u2212", text)


def signed(value: float) -> str:
    """A correlation or score with its sign, two decimals."""
    return f"{value:+.2f}".replace("-", "\u2212")
