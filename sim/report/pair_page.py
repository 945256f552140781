"""The page of a pair: what a policy changed, what moved with it, and pictures of both arms, in one world or in many."""

import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from sim.claims.wording import two_digits
from sim.experiment import derived
from sim.experiment.beyond import of_pair
from sim.experiment.finished_results import START, PairResult, worlds_say
from sim.experiment.moved import SMALLEST
from sim.experiment.over_worlds import too_few
from sim.params.places import DIVISION_NAMES
from sim.report.arms import Arms, arms_of, pictures
from sim.report.goods import flows
from sim.report.page import flat, flow_of, rendered
from sim.report.words import counted, number, percent, sentence, share, span

NAMES = ("Without the policy", "With the policy")
SHOWN = 24             # measures in the table
NUMBER = re.compile(r" \(M\d.*\)$")   # of the register of measures, behind a meaning
OF_START = "The start set is one world whose levels were set on the record; other worlds can answer otherwise."
LIVES = "Means over the pairs’ lives, from the first week of the policy to the end of the run."
FIRST = ("deaths_expected", "overdoses_nonfatal", "consumption_de", "fentanyl_share_deaths", "content_mean", "price_per_de", "users_hf")


@dataclass(frozen=True)
class Line:
    """One measure in both arms: words for a table."""

    name: str
    meaning: str
    unit: str
    baseline: str
    changed: str
    change: str
    interval: str


def write_pair(pair: PairResult, policy: str, meanings: dict[str, str], mg_per_de: dict[str, float], provenance: dict[str, Any],
               out: Path) -> Path | None:
    """Write the page of a finished pair; None if no pair of lives finished.

    policy    what differs between the arms, in words
    meanings  what each measure counts
    """
    found = pair.effect()
    if not found["pairs"]:
        return None
    arms, facts, asked = arms_of(pair), flat(provenance), pair.asked
    worlds = [("Worlds", asked)] if asked else []
    context = {
        "title": f"{policy}: expected deaths {percent(found['median'])}{_over_what(found)}", "lede": lede(pair, found),
        "lines": lines(pair, meanings),
        "line": [("Model", facts.get("package.version", "")), ("Configuration", facts.get("config_hash", "")[:8]), *worlds,
                 ("Pairs", str(found["pairs"])), ("Simulated people", f"{int(pair.runs()['people'].max()):,}"),
                 *([("Note", facts["note"])] if "note" in facts else [])],
        "said": [_apart(arms)] if asked else said(arms, mg_per_de), "beside": pictures(arms, "pair"), "command": pair.command,
        "flow": None if asked else flow_of(flows(arms, NAMES, mg_per_de)), "flow_of_what": LIVES,
        "which": _which(asked or pair.where), "things": f"{pair.thing}s",
        "few": sentence(few) if (few := too_few(_answers(found), pair.thing)) else "",
    }
    return rendered("pair.html.j2", context, out)


def _which(worlds: str) -> str:
    """The worlds that were asked, as a sentence."""
    return OF_START if worlds == START else f"Asked of {worlds}. Other worlds can answer otherwise."


def lede(pair: PairResult, found: dict[str, Any]) -> str:
    """How it was asked, and the answer with its interval."""
    weeks = int(pair.runs()["window_last"].iloc[0])
    many = "worlds" in found
    pairs = counted(found["pairs"], "pair").capitalize()
    who = f"{pairs} of lives in {counted(found['worlds'], 'world')}" if many else f"{pairs} of lives of one market"
    interval = "" if too_few(_answers(found), pair.thing) else f"; nine in ten {pair.thing}s lie between {span(*found['i90'])}"
    over = "".join(f" {sentence(f'{word}: {said}')}" for word, said in worlds_say(found).items())
    return (f"{who} that share their luck and differ in nothing but the policy. Over its first {weeks} weeks "
            f"{number(found['baseline'])} deaths are expected without it and {number(found['changed'])} with it{interval}.{over}")


def _over_what(found: dict[str, Any]) -> str:
    """What the median is taken over, where it has to be said."""
    return f" in the median of {counted(found['worlds'], 'world')}" if "worlds" in found else ""


def _answers(found: dict[str, Any]) -> int:
    """What an interval is taken over: worlds, or pairs of one world."""
    return found.get("worlds", found["pairs"])


def lines(pair: PairResult, meanings: dict[str, str]) -> list[Line]:
    """The measures one asks for first, then those that moved most; divisions have a picture of their own."""
    runs = pair.runs()
    changes = runs[runs["status"] == "ok"].groupby("measure")["difference"].median()
    moved = changes[changes.abs() > 0].abs().sort_values(ascending=False, kind="stable").index
    names = [name for name in FIRST if name in changes.index]
    names += [name for name in moved if name not in names and not name.endswith(DIVISION_NAMES)][: SHOWN - len(names)]
    return [_line(name, pair.effect(name), meanings) for name in names]


def _line(name: str, found: dict[str, Any], meanings: dict[str, str]) -> Line:
    write = share if found["unit"] == "share" else number
    low, high = found["i90"]
    meaning, change = NUMBER.sub("", meanings.get(name, "")), percent(found["median"])
    interval = span(low, high) if low != high and not too_few(_answers(found), "answer") else ""
    return Line(name, meaning, unit=found["unit"], baseline=write(found["baseline"]), changed=write(found["changed"]), change=change,
                interval=interval)


def said(arms: Arms, mg_per_de: dict[str, float]) -> list[str]:
    """What only two arms together can say, in sentences."""
    found = of_pair(arms.baseline, arms.changed, {product: 1e6 / mg for product, mg in mg_per_de.items()})
    return [sentence for sentence in (_recovery(found), _replaced(found), _cost(found), _apart(arms)) if sentence]


def _recovery(found: dict[str, float]) -> str:
    weeks = found["t90_weeks"]
    if weeks == 0:
        return "Fentanyl that lands never falls below nine tenths of what it would be."
    when = "is not back within the window" if math.isinf(weeks) else f"is back after {number(weeks)} weeks"
    return (f"Fentanyl that lands falls below nine tenths of what it would be and {when}; "
            f"{number(found['lost_kg'])} pure kg do not arrive.")


def _replaced(found: dict[str, float]) -> str:
    if math.isnan(found["substitution"]):
        return ""
    return f"Of the doses that shrinking routes lost, growing ones made up {share(found['substitution'])}."


def _cost(found: dict[str, float]) -> str:
    usd = found["usd_per_death_averted"]
    if math.isnan(usd):
        return ""
    if math.isinf(usd):
        return "The policy costs money and averts no death."
    if -found["deaths_change"] < SMALLEST:
        return "The policy costs money and averts none beyond noise."
    return f"A death averted costs {number(two_digits(usd))} dollars, on assumed costs."


def _apart(arms: Arms) -> str:
    before, after = (percent(derived.divergence(*_shares(side)), signed=False) for side in (arms.baseline, arms.changed))
    return f"The East’s share of deaths less the West’s goes from {before} to {after}."


def _shares(side: pd.DataFrame) -> tuple[float, float]:
    deaths = float(side["deaths_expected"].sum())
    return tuple(float(side[f"deaths_{region}"].sum()) / deaths for region in ("east", "west"))
