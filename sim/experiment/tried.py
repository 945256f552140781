"""At what size a lever is tried, and under which lever a switch is asked, when everything is asked once.

A lever says itself at what size it is tried (`Lever.tried`); one that does not is tried half way between doing nothing and the far end of
its range (`probe`). A switch may matter only while some lever presses on its mechanism: it is asked alone, and again beside that lever.
"""

from collections.abc import Mapping
from dataclasses import Field, fields
from enum import Enum
from math import sqrt
from typing import Any

Settings = tuple[tuple[str, Any], ...]

UNDER: Mapping[str, tuple[str, ...]] = {
    "product_choice": ("heroin_cut",),
    "entry": ("remove_makers",),
    "research": ("remove_sellers",),
    "detection": ("search_effort",),
    "moving_cost": ("search_effort",),
    "routes": ("port_interdiction", "maritime_patrol"),
    "splitting": ("parcel_checks", "search_effort"),
    "load_purity": ("search_effort",),
    "volume_search": ("parcel_checks",),
    "shared_staff": ("migrant_relief",),
    "bribes": ("task_forces",),
    "adversary": ("targeting",),
    "labels": ("shipment_data",),
    "suppliers_move": ("entity_sanctions",),
    "attention": ("entity_sanctions", "regional_listing"),
    "protection": ("source_penalties",),
    "step_back": ("precursor_regulation",),
    "successors": ("precursor_regulation",),
    "replacement": ("upstream_shock", "lab_closures"),
    "succession": ("network_prosecution",),
    "fixed_evasion": ("barrier",),
    "alliance": ("network_prosecution",),
    "money_channels": ("bank_sanctions",),
    "liquidity": ("asset_seizure", "bank_sanctions"),
    "cooperation": ("national_sanctions", "engagement", "tension"),
    "pills": ("press_control",),
    "conversion": ("education",),
    "deterrence": ("dealer_penalties", "source_penalties"),
    "availability": ("treatment", "clinic_buffers"),
    "witnesses": ("naloxone", "supervised_sites"),
    "legal_migration": ("legal_supply",),
    "allocation": ("search_effort",),
}

LATER = ("successors", "replacement", "step_back")   # what takes years to come is asked at a later date, too
SINCE_FIRST_WEEK = ("fentanyl", "learning", "entry")


def size_of(lever: Any) -> Settings:
    """Fields and values with which a lever is tried: nothing but its size, unless it says more."""
    if lever.tried:
        return tuple(lever.tried.items())
    first = fields(lever)[0]
    return ((first.name, probe(first, getattr(lever, first.name))),)


def probe(field: Field, default: Any) -> Any:
    """A value that does something: half way from the default to the farther end of the range, by ratio where the range spans decades.

    Raises ValueError for a field that has no range and is no choice.
    """
    if isinstance(default, bool):
        return not default
    if isinstance(default, Enum):
        return next(other for other in type(default) if other is not default).value
    if "range" not in field.metadata:
        raise ValueError(f"{field.name} has no range from which a value could be tried")
    low, high = field.metadata["range"].low, field.metadata["range"].high
    far = high if high - default >= default - low else low
    by_ratio = default > 0 and far > 0 and max(far / default, default / far) > 4
    value = sqrt(default * far) if by_ratio else (default + far) / 2
    return max(round(value), 1) if isinstance(default, int) else value
