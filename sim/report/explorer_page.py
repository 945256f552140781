"""The explorer: one file that holds all published numbers, the script that shows them, and the libraries that draw.

Everything is inlined: the page asks nobody for anything. Charts are drawn by Observable Plot on D3, which lie beside this file with their
licences: both are small, widely kept, and give SVG, which can be read aloud, copied and printed.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from sim.publish.contract import STATE, VERSION, PublishedFolder, read_published
from sim.publish.measures_shown import COST, DEATHS, WHOLE
from sim.publish.summing import Summed, nudges_of, of_state, summed
from sim.report import explorer_data as data
from sim.report.explorer_presets import presets
from sim.report.page import rendered
from sim.report.words import number

HERE = Path(__file__).resolve().parent
LIBRARIES = ("d3.min.js", "plot.umd.min.js")
SCRIPTS = ("numbers", "words", "state", "sums", "charts", "tables", "copies", "controls", "page")
VALIDATION = "validation.html"          # linked to where it lies beside the page
NOISE = "none beyond noise"


def write_explorer(folders: Sequence[Path], out: Path, patterns: str = "") -> Path:
    """The page of one published folder or of several, whose structures stand beside each other; the same bytes every time.

    patterns: where what the model fails is listed; else the page of validation, if it lies beside.
    Raises InputError where a folder is none, of another version, or does not go with the others.
    """
    published = [read_published(folder) for folder in folders]
    data.alike(published)
    states = data.states_of(published[0].effects)
    sets = [own for one in published for own in data.world_sets(one, states)]
    first = published[0].meanings
    about = {name: first[name] for name in ("measures", "windows", "levers", "most_asked", "conditions", "rivals", "since", "weeks", "ends",
                                            "weeks_a_year", "numbers")}
    about |= {"version": VERSION, "data": data.joint_hash(published), "states": states, "presets": presets(first, states),
              "sets": [{"id": own.id, **own.facts} for own in sets]}
    context = {
        "title": "What a policy does, in this model", "first": first, "rows": ranked(published[0]),
        "validation": patterns or (VALIDATION if (out.parent / VALIDATION).is_file() else ""),
        "about": _inline(json.dumps(about, ensure_ascii=False, separators=(",", ":"), allow_nan=False)),
        "numbers": [Markup(data.packed(own.numbers)) for own in sets],
        "libraries": [_inline((HERE / "vendor" / name).read_text(encoding="utf-8")) for name in LIBRARIES],
        "script": _inline("\n".join((HERE / "explorer" / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)),
        "style": _inline((HERE / "explorer" / "explorer.css").read_text(encoding="utf-8")),
    }
    return rendered("explorer.html.j2", context, out)


def _inline(text: str) -> Markup:
    """Text as it may stand in an element of script or style: nothing in it ends the element."""
    return Markup(re.sub(r"<(?=/script|/style|!--)", r"\\u003c", text))


def ranked(one: PublishedFolder) -> list[dict[str, Any]]:
    """Every lever at its telling level in the folder's first family, from the one that averts most deaths: what a reader without script
    sees."""
    family = next(iter(one.meanings["families"]))
    rows = one.effects[one.effects["family"].eq(family) & one.effects["window"].eq(WHOLE)]
    found = []
    for name, lever in one.meanings["levers"].items():
        state = STATE | {"lever": name, "level": float(lever["telling"])}
        deaths, cost = (_summed(rows[rows["measure"].eq(measure)], state) for measure in (DEATHS, COST))
        clause = next(level["clause"] for level in lever["levels"] if level["value"] == lever["telling"])
        found.append({"title": lever["title"], "clause": clause, "deaths": deaths, "change": _change(deaths), "cost": _usd(cost),
                      "a_death": _a_death(deaths, cost), "agree": f"{deaths.agree} of {deaths.worlds}"})
    return sorted(found, key=lambda row: row["deaths"].median)


def _summed(rows: Any, state: dict[str, Any]) -> Summed:
    return summed(of_state(rows, **state), nudges_of(rows))


def _change(found: Summed) -> str:
    if not found.beyond_noise:
        return NOISE
    sign = "+" if found.median > 0 else ""
    return f"{sign}{number(float(f'{found.median:.2g}'))}"


def _usd(found: Summed) -> str:
    return "none in the model" if found.median == 0 else f"${number(float(f'{found.median:.2g}'))}"


def _a_death(deaths: Summed, cost: Summed) -> str:
    """Dollars a death averted, of the medians; only where deaths fall beyond noise and the policy costs something."""
    if not deaths.beyond_noise or deaths.median >= 0:
        return NOISE
    return "no cost" if cost.median == 0 else f"${number(float(f'{-cost.median / deaths.median:.2g}'))}"
