"""An interval of numbers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Range:
    """Where a number may lie: closed interval, and whether draws are uniform in its logarithm."""

    low: float
    high: float
    log: bool = False

    def at(self, u: float) -> float:
        """The value at quantile `u` in [0, 1] of the prior."""
        if self.log:
            return float(self.low * (self.high / self.low) ** u)
        return float(self.low + u * (self.high - self.low))

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def __str__(self) -> str:
        return f"{self.low:g} to {self.high:g}"
