"""The views that the explorer offers by name: one for each headline question of the articles, where what it needs was run."""

from collections.abc import Sequence
from typing import Any

PRESETS = (
    ("Which policy averts most deaths?", {}),
    ("And for the money?", {"sort": "cost"}),
    ("Would that hold if people knew what they take?", {"know": "informed"}),
    ("Half of heroin imports stopped: fewer deaths, or more?", {"view": "level", "lever": "heroin_cut", "level": "0.5"}),
    ("A wall: do traffickers earn more?", {"view": "level", "lever": "barrier", "level": "4", "m": "trafficker_net_usd"}),
    ("Two makers indicted: does anything change?", {"view": "time", "lever": "remove_makers", "level": "2"}),
    ("All source laboratories closed at once", {"view": "time", "lever": "lab_closures", "level": "0.9"}),
    ("Does search make what is left stronger?", {"view": "level", "lever": "port_interdiction", "level": "4", "m": "content_mean"}),
    ("Does treatment work better beside more search?", {"view": "level", "lever": "treatment", "level": "2", "with": "port_interdiction"}),
    ("Naloxone or supervised sites?", {"view": "pair", "lever": "supervised_sites", "level": "0.2", "pin": "naloxone@0.2"}),
)


def presets(meanings: dict[str, Any], states: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Names and settings of those whose levers, levels and measures are there."""
    there = {(state["lever"], f"{state['level']:g}") for state in states} | {(state["lever2"], f"{state['level2']:g}") for state in states}
    levers = {lever for lever, _ in there}

    def known(wanted: dict[str, str]) -> bool:
        pinned = tuple(wanted["pin"].split("@")) if "pin" in wanted else None
        return (("lever" not in wanted or (wanted["lever"], wanted["level"]) in there) and (pinned is None or pinned in there)
                and wanted.get("with", "") in {"", *levers} and ("m" not in wanted or wanted["m"] in meanings["measures"]))

    return [{"name": name, "set": wanted} for name, wanted in PRESETS if known(wanted)]
