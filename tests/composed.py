"""Scenarios as configurations, each composed once for all tests: composing takes a quarter of a second."""

from functools import cache

from sim.config.compose import configured
from sim.config.configuration import Config


@cache
def composed(name: str) -> Config:
    """The configuration of a named scenario."""
    return configured([f"scenario={name}"])
