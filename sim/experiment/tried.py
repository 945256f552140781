"""At what size a lever is tried, and under which lever a switch is asked, when everything is asked once.

A lever that is not listed is tried half way between doing nothing and the far end of its range (`probe`). A number that an article names
takes precedence. A switch may matter only while some lever presses on its mechanism: it is asked alone, and again beside that lever.
"""

from collections.abc import Mapping
from dataclasses import Field, fields
from enum import Enum
from math import sqrt
from typing import Any

from sim.policy.history import Event

Settings = tuple[tuple[str, Any], ...]

TRIED: Mapping[str, Settings] = {
    "crop_eradication": (("area", 0.6),),
    "heroin_cut": (("share", 0.5),),
    "port_interdiction": (("multiplier", 4.0),),
    "barrier": (("multiplier", 4.0),),
    "migrant_relief": (("load", 0.25), ("prosecution", 0.5)),
    "parcel_checks": (("share", 0.2),),
    "targeting": (("auc", 0.9),),
    "maritime_patrol": (("multiplier", 10.0),),
    "hub_screening": (("multiplier", 10.0),),
    "precursor_regulation": (("stringency", 0.8), ("penalty", 100.0)),
    "lab_closures": (("fraction", 0.9),),
    "source_penalties": (("multiplier", 100.0), ("leaders", 0.5)),
    "web_takedown": (("chance", 0.2),),
    "rebate_removal": (("share", 1.0),),
    "remove_makers": (("count", 2),),
    "entity_sanctions": (("count", 300),),
    "regional_listing": (("provinces", 3),),
    "national_sanctions": (("loss", 0.3),),
    "engagement": (("exchanges", 12.0),),
    "tension": (("rise", 0.5), ("rhetoric", 0.5)),
    "task_forces": (("strength", 1.0), ("corruption", 0.5)),
    "lab_strikes": (("labs", 50.0),),
    "terror_designation": (("force", 1.0),),
    "network_prosecution": (("leaders", 12.0),),
    "darknet_operation": (("sellers", 0.5), ("parcels", 4.0)),
    "dealer_penalties": (("severity", 4.0), ("certainty", 2.0)),
    "bank_sanctions": (("cut", 0.8),),
    "asset_seizure": (("share", 0.2),),
    "treatment": (("entry", 2.0), ("retention", 2.0)),
    "prescription_heroin": (("places", 0.1),),
    "supervised_sites": (("coverage", 0.2),),
    "naloxone": (("added", 0.2),),
    "legal_supply": (("share", 0.3),),
    "canada_route": (("multiplier", 4.0),),
    "bundle": (("together", 1), ("delay", 26), ("lead", 13)),
    "search_effort": (("multiplier", 4.0),),
    "remove_sellers": (("share", 0.3),),
    "drug_checking": (("share", 0.2),),
    "without_event": (("event", Event.class_scheduling),),   # and every other event on its own date: `questions.events`
}

WITH: Mapping[str, tuple[str, ...]] = {  # levers that act only on others: these are in force in both arms
    "bundle": ("search_effort", "precursor_regulation"),
}

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
    """Fields and values with which a lever is tried: nothing but its size, unless an article says more."""
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
