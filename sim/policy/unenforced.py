"""Law without enforcement: what is left of the rules of a week where nothing is enforced.

Each rule says where it is declared whether it is enforcement (`rules.py`). The rest is not: care and demand, politics between states,
prices and taxes, what happens to sources for other reasons, a quota.
"""

from dataclasses import fields, replace

from sim.policy.rules import Rules

ENFORCEMENT = tuple(f.name for f in fields(Rules) if f.metadata["enforcement"])
_NOTHING = {name: getattr(Rules(), name) for name in ENFORCEMENT}


def unenforced(rules: Rules) -> Rules:
    """The rules of a week in which nothing is enforced: what is not enforcement stays in force."""
    return replace(rules, **_NOTHING)
