"""Three hundred chemical firms designated within a year, whoever they are: one list, so that claims about it share arms."""

from sim.claims.parts import Setting
from sim.claims.register.common import pull
from sim.policy.levers.entity_sanctions import Aim


def designated(label: str, aim: Aim) -> Setting:
    """As many as were designated until 2024, within the year that begins at the date."""
    return Setting(label, policy=pull(entity_sanctions={"count": 300, "over_weeks": 52, "aim": aim, "weeks": None}))
