"""Numbers and counts as a reader sees them: real minus signs, no false precision."""

import math
import re

from sim.claims import wording

MILLIONS = 1e7
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def percent(change: float, *, signed: bool = True) -> str:
    """A relative change (0.213 -> +21%), as the sentences write it, with a real minus sign; n/a where there is no number."""
    return "n/a" if change is None or math.isnan(change) else typeset(wording.percent(change, signed=signed))


def value(x: float, scale: str = "") -> str:
    """A change or, where a scale is named, a size on it."""
    return "n/a" if x is None or math.isnan(x) else typeset(wording.value(x, scale))


def share(value: float) -> str:
    """A share of worlds or of deaths (0.8125 -> 81%), never rounded up to all or down to none; n/a where there is no number."""
    return "n/a" if value is None or not math.isfinite(value) else wording.share(value).replace("-", "\u2212")


def span(low: float, high: float, scale: str = "") -> str:
    """An interval of relative changes: `−7% to +1.4%`, or of sizes."""
    return f"{value(low, scale)} to {value(high, scale)}"


def number(value: float) -> str:
    """Three significant digits with thousands separated, in millions and more where it is as large; n/a where there is no number."""
    if value is None or not math.isfinite(value):
        return "n/a"
    if value == 0:
        return "0"
    if abs(value) >= MILLIONS:
        return wording.amount(value).replace("-", "\u2212")
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
    """A sentence whose negative numbers carry real minus signs, and whose multiples a real sign of multiplication."""
    return typeset(re.sub(r"(?<=[\s(])-(?=\d)", "\u2212", text), minus=False)


def typeset(text: str, *, minus: bool = True) -> str:
    """A number as it is printed: -3% with a minus sign, x14 with a sign of multiplication."""
    return re.sub(r"\bx(?=\d)", "\u00d7", text.replace("-", "\u2212") if minus else text)


def signed(value: float) -> str:
    """A correlation or score with its sign, two decimals."""
    return f"{value:+.2f}".replace("-", "\u2212")
