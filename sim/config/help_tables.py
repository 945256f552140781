"""`--help` and `settings`: tables generated from the form, so that they cannot part from what is checked."""

from dataclasses import fields
from textwrap import fill

from sim.config.check import nearest, shown
from sim.config.tree import Leaf, Tree, leading, leaves, tree
from sim.errors import InputError
from sim.jobs import KINDS, JobName
from sim.params.ranges import Range

HELP = """\
Counterflow: does the claim follow from the mechanism? A simulation laboratory for illicit-opioid markets.

Usage
  counterflow [job=NAME] [scenario=NAME] [setting=value ...] | watch [scenario=NAME] [setting=value ...]
  counterflow sweep run|status|collect|page|expand|verify|retry|slurm DIR | scenarios list|show NAME | settings|levers|measures [WORD]
  counterflow explorer DIR [DIR ...] [--out FILE]                 the page of what job=explore published
  counterflow job=claims                                          for example: judge all claims, write the page
  counterflow job=pair naloxone=0.2 ports=2 people=5000           a policy against none, on shared luck; short names do, levers first

Jobs
{jobs}

Levers: policy.LEVER.SETTING=value; every one has a start (a year), most have weeks in force; all their settings: counterflow settings LEVER
{levers}

World and job; what only {rare} can be set to: counterflow settings job
{world}

Mechanisms: mechanisms.NAME=...; what each means: counterflow settings mechanisms
{mechanisms}

{params} further settings (params, timeline) with unit, range and source: counterflow settings [WORD]; what is counted: counterflow measures
Named sets of settings: scenario=, policy=, world=, +experiment= (`counterflow scenarios list`); a folder of your own: --config-dir DIR
Results: outputs/<job>/<name>-<8 hex>/, newest at outputs/latest; COUNTERFLOW_OUTPUTS moves them. The same question resumes.
Hydra's flags work too: --cfg job (print, run nothing), -m (small sweeps), -sc install=bash (completion); all of them: --hydra-help
Exit codes: 0 done, 1 failed, 2 bad input, 3 finished with failed runs, 130 interrupted.
"""
RARE = (JobName.calibrate, JobName.register)      # jobs whose own settings need not stand on two pages
HEADS = ("setting", "unit", "range", "default", "source")
LEVER_HEADS = ("policy.LEVER", "unit", "range", "does nothing at", "what it sets")
ALL_HEADS = ("setting", "unit", "plausible", "possible", "default", "source", "meaning")


def help_text() -> str:
    """The whole of `--help`."""
    form = tree()
    every = [leaf for leaf in leaves({"world": form["world"], "job": form["job"]}) if leaf.path != "job.name"]
    choices = [leaf for leaf in every if leaf.range is None or leaf.range.low < leaf.range.high]  # what has one value is no choice
    usual = {f"job.{f.name}" for name, kind in KINDS.items() if name not in RARE for f in fields(kind)}
    world = [leaf for leaf in choices if leaf.path in usual or not leaf.path.startswith("job.")]
    return HELP.format(
        rare=" and ".join(f"job={name.name}" for name in RARE),
        jobs=table([(f"job={job.name}", job.value) for job in JobName]),
        levers=table([LEVER_HEADS, *map(_lever, form["policy"].values())]),
        world=table([HEADS, *map(_row, world)]),
        mechanisms=_switches(leaves(form["mechanisms"])),
        params=len(leaves(form["params"])) + len(leaves(form["timeline"])),
    )


def settings_text(word: str = "") -> str:
    """Every setting whose path, unit, meaning or source contains `word`, with its meaning; plausible is what is drawn, possible may be set.

    Raises InputError if there is none.
    """
    every = leaves(tree())
    found = [leaf for leaf in every if word.lower() in f"{leaf.path} {leaf.unit} {leaf.meaning} {leaf.source}".lower()]
    if not found:
        raise InputError(f"no setting speaks of {word}{nearest(word, [leaf.path for leaf in every])}")
    return table([ALL_HEADS, *map(_whole_row, found)])


def levers_text(word: str = "") -> str:
    """Every lever by the setting of its size, or those of which this word speaks. Raises InputError if there is none."""
    rows = [_lever(branch) for branch in tree()["policy"].values()]
    return _searched("lever", LEVER_HEADS, rows, word)


def measures_text(word: str = "") -> str:
    """Everything that is counted each week, or that of which this word speaks. Raises InputError if there is none."""
    from sim.measures import MEASURES

    rows = [(one.name, one.unit or "-", one.total, one.meaning) for one in MEASURES.values()]
    return _searched("measure", ("measure", "unit of a week", "over weeks", "meaning"), rows, word)


def _searched(kind: str, heads: tuple[str, ...], rows: list[tuple[str, ...]], word: str) -> str:
    found = [row for row in rows if all(part in " ".join(row).lower() for part in word.lower().split())]
    if not found:
        raise InputError(f"no {kind} speaks of {word}{nearest(word, [row[0] for row in rows])}")
    return table([heads, *found])


def table(rows: list[tuple[str, ...]]) -> str:
    """Rows of words as aligned columns; the last column runs free."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]) - 1)]
    return "\n".join("  " + "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths)), row[-1]]) for row in rows)


def _switches(found: list[Leaf]) -> str:
    """The mechanisms in a few lines: switches by name, choices with their words."""
    on = [leaf for leaf in found if leaf.kind == "switch" and leaf.default]
    off = [leaf for leaf in found if leaf.kind == "switch" and not leaf.default]
    words = [f"{_name(leaf)}={shown(leaf.default)} ({', '.join(leaf.choices)})" for leaf in found if leaf.kind == "choice"]
    lines = [f"true or false: {', '.join(map(_name, on))}", f"false or true: {', '.join(map(_name, off))}",
             f"one word of several: {'; '.join(words)}"]
    return "\n".join(fill(line, 138, initial_indent="  ", subsequent_indent="    ") for line in lines)


def _name(leaf: Leaf) -> str:
    return leaf.path.rsplit(".", 1)[1]


def _lever(branch: Tree) -> tuple[str, ...]:
    """A lever as one line: its first size."""
    first = leading(branch)
    return first.path, first.unit or "-", "a name" if first.kind == "choice" else _range(first), shown(first.default), first.meaning


def _row(leaf: Leaf) -> tuple[str, ...]:
    default = "as dated" if leaf.kind == "series" else shown(leaf.default)
    return leaf.path, leaf.unit or "-", _range(leaf), default, leaf.source or "choice"


def _whole_row(leaf: Leaf) -> tuple[str, ...]:
    path, unit, possible, default, source = _row(leaf)
    return path, unit, _ends(leaf.range) if leaf.range else possible, possible, default, source, leaf.meaning


def _ends(may: Range) -> str:
    return f"{shown(may.low)} to {shown(may.high)}"


def _range(leaf: Leaf) -> str:
    """What a setting may be."""
    may = leaf.possible and _ends(leaf.possible)
    if leaf.range is not None:
        return may
    by_kind = {"switch": "true, false", "choice": ", ".join(leaf.choices), "date": "within the run", "series": f"[[year,value],...], {may}",
               "names": "[NAME,...]", "text": "a name", "number": may}
    return by_kind[leaf.kind]
