"""The pictures that a page of a pair leads with: expected deaths in both arms, and the difference within each answer, over the years."""

from sim.clock import week_of
from sim.experiment.finished_results import PairResult
from sim.policy.history import Event, date_of
from sim.report.bands import Paths, block_of
from sim.report.charts import calendar, fan
from sim.report.charts.calendar import Mark
from sim.report.pair_paths import few, paths
from sim.report.pictures import Picture
from sim.report.words import counted
from sim.spec import Spec

DEATHS = "deaths_expected"
NAMES = ("Without", "With policy")


def known_events(spec: Spec, many: bool) -> list[Mark]:
    """Dated events of history that a run of this spec meets, those that its policy takes out said so.

    many: the pair asks many worlds, in each of which fentanyl can be reached from a date of its own, so that it is left out.
    """
    out, entry = spec.policy.without_event.event, spec.params.supply.sources.mail_reachable
    known = [event for event in Event if event is not Event.none and not (many and event is Event.fentanyl)]
    return [Mark(0, week_of(date_of(event, spec.timeline, entry)), f"{event.value}{', which the policy takes out' * (event is out)}")
            for event in known]


def deaths_over_time(pair: PairResult, branch: int, marks: list[Mark], change: str) -> tuple[list[Picture], list[Mark]]:
    """The fan of expected deaths and the paired difference, events numbered on both; and the events that fall into the weeks shown.

    change: the median change over the weeks compared, in words.
    """
    weekly = paths(pair, DEATHS, branch)
    seen = calendar.within(marks, branch + int(weekly.t[0]), branch + int(weekly.t[-1]))
    smooth, below = weekly.averaged(block_of(weekly)), calendar.years_below(branch, seen)
    label = fan.in_words(smooth, "Expected deaths a week", "number").replace("worlds", f"{pair.thing}s")
    levels = Picture("Expected deaths a week, nation", _lines(smooth, pair.thing, block_of(weekly)),
                     fan.fan(smooth, "pair-deaths", label, "number", NAMES, "policy starts", below=below, apart=few(smooth)))
    said = f"Difference within each {pair.thing}: {change}, median over the weeks compared"
    gap = Picture(said, "Same people, same luck: with the policy over without it, minus 1.",
                  fan.difference(smooth, "pair-difference", f"{said}.", None, True, below=below, name="", apart=few(smooth)))
    return [levels, gap], seen


def _lines(p: Paths, thing: str, block: int) -> str:
    """What is drawn: bands, or lines where the answers are too few for them."""
    things = counted(p.worlds, thing)
    return f"{f'A line for each of {things}' if few(p) else f'Median, 50% and 90% of {things}'}, means over {block} weeks."
