"""The page of a pair: what a policy changed, what moved with it, and pictures of both arms, in one world or in many."""

import math
import re
from pathlib import Path
from typing import Any

import pandas as pd

from sim.claims.wording import WITHIN_NOISE, two_digits
from sim.experiment import derived
from sim.experiment.beyond import of_pair
from sim.experiment.finished_results import START, PairResult, worlds_say
from sim.experiment.moved import ECHOES, SMALLEST
from sim.experiment.over_worlds import ENOUGH, too_few
from sim.market import REGION_NAMES
from sim.params.places import DIVISION_NAMES
from sim.report.arms import Arms, arms_of, pictures
from sim.report.beyond_noise import is_noise
from sim.report.by_month import past
from sim.report.goods import flows
from sim.report.measure_lines import Line, answers, line_of
from sim.report.page import flat, flow_of, rendered
from sim.report.pair_fans import DEATHS, deaths_over_time, known_events
from sim.report.what_matters import GROUPS, LEAD
from sim.report.words import count, counted, number, percent, sentence, share, span
from sim.spec import Spec

PARTS = tuple(f"_{region}" for region in REGION_NAMES)
NAMES = ("Without the policy", "With the policy")
NOTHING = "no change in expected deaths beyond noise"
MORE = 12              # measures beside those one asks for
NUMBER = re.compile(r" \(M\d.*\)$")   # of the register of measures, behind a meaning
OF_START = "The start set is one world whose levels were set on the record; other worlds can answer otherwise."
LIVES = "Means over the pairs’ lives, from the first week of the policy to the end of the run."


def write_pair(pair: PairResult, policy: str, meanings: dict[str, str], mg_per_de: dict[str, float], provenance: dict[str, Any],
               out: Path, *, spec: Spec | None = None) -> Path | None:
    """Write the page of a finished pair; None if no pair of lives finished.

    policy    what differs between the arms, in words
    meanings  what each measure counts
    spec      what the changed arm was started with: dates of history's events, what certificates name; None: as usual
    """
    found = pair.effect()
    if not found["pairs"]:
        return None
    arms, facts, asked, spec = arms_of(pair), flat(provenance), pair.asked, spec or Spec()
    worlds, rows = [("Worlds", asked)] if asked else [], finished(pair)
    deaths = rows[rows["measure"] == DEATHS]
    change = WITHIN_NOISE if is_noise(deaths) else percent(found["median"])
    fans, events = deaths_over_time(pair, arms.branch, known_events(spec, bool(asked)), change)
    context = {
        "title": title(policy, found, deaths), "lede": lede(pair, found),
        "fans": fans, "events": events, "groups": groups(pair, rows), "more": more(pair, rows, meanings), "past": past(pair, spec),
        "line": [("Model", facts.get("package.version", "")), ("Configuration", facts.get("config_hash", "")[:8]), *worlds,
                 ("Pairs", str(found["pairs"])), ("Simulated people", f"{int(pair.runs()['people'].max()):,}"),
                 *([("Note", facts["note"])] if "note" in facts else [])],
        "said": [*worlds_told(found), _apart(arms)] if asked else said(arms, mg_per_de), "beside": pictures(arms, "pair"),
        "command": pair.command, "flow": None if asked else flow_of(flows(arms, NAMES, mg_per_de)), "flow_of_what": LIVES,
        "which": _which(asked or pair.where), "things": f"{pair.thing}s", "weeks": _weeks(pair), "noise": WITHIN_NOISE,
        "few": sentence(few) if (few := too_few(answers(found), pair.thing)) else "",
    }
    return rendered("pair.html.j2", context, out)


def title(policy: str, found: dict[str, Any], rows: pd.DataFrame) -> str:
    """What was found, as a sentence; rows: the finished ones of expected deaths."""
    who, number_of = policy or "No lever", answers(found)
    verb, size = ("rise" if found["median"] > 0 else "fall"), percent(abs(found["median"]), signed=False)
    if is_noise(rows):
        few = number_of < ENOUGH and abs(found["median"]) >= SMALLEST
        things = counted(number_of, "world" if "worlds" in found else "pair")
        return f"{who}: {f'expected deaths {verb} by {size}, which {things} cannot tell from noise' if few else NOTHING}"
    if "worlds" not in found:
        return f"{who}: expected deaths {verb} by {size}"
    agree = round(found["agree"] * found["worlds"])
    all_of = "and in each of them" if agree == found["worlds"] else f"and in {count(agree)} of them"
    return f"{who}: expected deaths {verb} by {size} in the median of {counted(found['worlds'], 'world')}" \
           f"{f', {all_of}' if found['worlds'] > 1 else ''}"


def finished(pair: PairResult) -> pd.DataFrame:
    """The rows of pairs that finished."""
    runs = pair.runs()
    return runs[runs["status"] == "ok"]


def _which(worlds: str) -> str:
    """The worlds that were asked, as a sentence."""
    return OF_START if worlds == START else f"Asked of {worlds}. Other worlds can answer otherwise."


def lede(pair: PairResult, found: dict[str, Any]) -> str:
    """The answer in people, with its interval, and how it was asked."""
    pairs = counted(found["pairs"], "pair").capitalize()
    who = f"{pairs} of lives in {counted(found['worlds'], 'world')}" if "worlds" in found else f"{pairs} of lives of one market"
    interval = "" if too_few(answers(found), pair.thing) else f"; nine in ten {pair.thing}s lie between {span(*found['i90'])}"
    return (f"Over the policy’s first {_weeks(pair)} weeks {number(found['baseline'])} deaths are expected without it and "
            f"{number(found['changed'])} with it{interval}. {who} share their luck and differ in nothing but the policy.")


def worlds_told(found: dict[str, Any]) -> list[str]:
    """What the worlds say together, as sentences."""
    return [sentence(f"{word}: {told}") for word, told in worlds_say(found).items()]


def _weeks(pair: PairResult) -> int:
    return int(pair.runs()["window_last"].iloc[0])


def groups(pair: PairResult, rows: pd.DataFrame) -> list[tuple[str, list[Line]]]:
    """What one asks of a policy, in the order in which it matters; what neither arm has is left out."""
    there = rows[rows["baseline"].ne(0) | rows["changed"].ne(0)]["measure"].unique()
    known = ((group, [_line(pair, rows, name, words) for name, words in titles.items() if name in there]) for group, titles in GROUPS)
    return [(group, lines) for group, lines in known if lines]


def more(pair: PairResult, rows: pd.DataFrame, meanings: dict[str, str]) -> list[Line]:
    """What else moved most beyond noise; divisions have a picture of their own, and regions are parts of what is told."""
    others = rows[~rows["measure"].isin([*LEAD, *ECHOES]) & ~rows["measure"].str.endswith((*DIVISION_NAMES, *PARTS))]
    moved = others.groupby("measure")["difference"].median().abs().sort_values(ascending=False, kind="stable")
    names = [name for name in moved[moved > 0].index if not is_noise(others[others["measure"] == name])][:MORE]
    return [_line(pair, rows, name, NUMBER.sub("", meanings.get(name, name))) for name in names]


def _line(pair: PairResult, rows: pd.DataFrame, name: str, title: str) -> Line:
    return line_of(name, title, pair.effect(name), is_noise(rows[rows["measure"] == name]))


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
    return f"A death averted costs ${number(two_digits(usd))}, on assumed costs."


def _apart(arms: Arms) -> str:
    before, after = (percent(derived.divergence(*_shares(side)), signed=False) for side in (arms.baseline, arms.changed))
    return f"The East’s share of deaths less the West’s {f'stays at {before}' if before == after else f'goes from {before} to {after}'}."


def _shares(side: pd.DataFrame) -> tuple[float, float]:
    deaths = float(side["deaths_expected"].sum())
    return tuple(float(side[f"deaths_{region}"].sum()) / deaths for region in ("east", "west"))
