"""What validation found, as a table for a terminal, for the documents, and on a page: pattern, evidence, model, pass or fail, why."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sim.experiment.family import Family
from sim.history.pattern import Pattern, Statement
from sim.history.validation import Verdict, between, evidence_of, model_of, passed
from sim.report.charts import bandrow
from sim.report.markdown import table
from sim.report.page import rendered
from sim.report.tokens import CONTRADICTED, SUPPORTED, Mark
from sim.report.words import sentence

HEADS = ("id", "pattern", "evidence", "worlds", "model [90%]", "", "why")
WIDEST = 64
PASS, FAIL = "pass", "FAIL"
PASSES = Mark(SUPPORTED.shape, "Passes", SUPPORTED.colour, "passes")
FAILS = Mark(CONTRADICTED.shape, "Fails", CONTRADICTED.colour, "fails")


@dataclass(frozen=True)
class Cell:
    """One statement in one family of worlds."""

    family: str
    mark: Mark
    model: str
    why: str


@dataclass(frozen=True)
class Line:
    """One statement: what is known of it, its picture, and what each family answers."""

    statement: Statement
    evidence: str
    source: str
    band: str
    picture: str
    cells: list[Cell]


def on_terminal(verdicts: Sequence[Verdict]) -> str:
    """A row a statement and family, columns padded, then which patterns pass whole; no trailing spaces."""
    rows, last = [HEADS], None
    for v in verdicts:
        first = ("", "", "") if v.statement is last else (v.statement.id, _cut(v.statement.said), evidence_of(v.statement.known))
        rows.append((*first, v.family.value, model_of(v), PASS if v.passes else FAIL, v.why))
        last = v.statement
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS) - 1)] + [0]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "-" * len(max(lines, key=len)), *lines[1:], "", *summary(verdicts)])


def _cut(text: str) -> str:
    return text if len(text) <= WIDEST else text[: WIDEST - 3].rstrip() + "..."


def summary(verdicts: Sequence[Verdict]) -> list[str]:
    """By family, how many patterns pass with all of their statements, and which do not."""
    return [_summary(family, passed(verdicts, family)) for family in families(verdicts)]


def _summary(family: Family, found: dict[str, bool]) -> str:
    whole, failing = [name for name, good in found.items() if good], [name for name, good in found.items() if not good]
    return (f"{family.title}: {len(whole)} of {len(found)} patterns pass whole{_named(': ', whole)}"
            f"{_named('; at least one statement fails in ', failing)}")


def _named(before: str, names: list[str]) -> str:
    return before + ", ".join(names) if names else ""


def families(verdicts: Sequence[Verdict]) -> list[Family]:
    """Families of worlds that were asked, in order."""
    return list(dict.fromkeys(verdict.family for verdict in verdicts))


def in_markdown(verdicts: Sequence[Verdict], rule: str) -> str:
    """The page of the documents: a table a pattern, prior beside fitted worlds where both were asked."""
    parts = ["# Validation", rule, *(f"- {line}" for line in summary(verdicts))]
    for pattern, lines in _by_pattern(verdicts):
        rows = [(line.statement.id, line.statement.said, f"{line.evidence}{'. ' + line.source if line.source else ''}", line.band,
                 cell.family, cell.model, PASS if cell.mark is PASSES else FAIL, cell.why) for line in lines for cell in line.cells]
        parts += [f"## {pattern.id}. {pattern.title}", table(("", "statement", "evidence", "band", *HEADS[3:]), rows)]
    return "\n\n".join(parts) + "\n"


def write_validation(verdicts: Sequence[Verdict], rule: str, again: str, out: Path) -> Path:
    """The self-contained page; again: the command that repeats it."""
    patterns = [(pattern, lines, [(family.title, passed(verdicts, family)[pattern.id]) for family in families(verdicts)])
                for pattern, lines in _by_pattern(verdicts)]
    context = {"title": "What is known, put to the model", "rule": rule, "summary": summary(verdicts), "patterns": patterns,
               "passes": PASSES, "fails": FAILS, "again": again}
    return rendered("validation.html.j2", context, out)


def _by_pattern(verdicts: Sequence[Verdict]) -> list[tuple[Pattern, list[Line]]]:
    grouped: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        grouped.setdefault(verdict.statement.id, []).append(verdict)
    found: dict[str, tuple[Pattern, list[Line]]] = {}
    for mine in grouped.values():
        found.setdefault(mine[0].pattern.id, (mine[0].pattern, []))[1].append(_line(mine))
    return list(found.values())


def _line(mine: list[Verdict]) -> Line:
    """One statement's verdicts, by family."""
    s = mine[0].statement
    known = s.known
    source = f"{known.source}{'. ' + sentence(s.note)[:-1] if s.note else ''}" if known else sentence(s.note)[:-1]
    cells = [Cell(v.family.value, PASSES if v.passes else FAILS, model_of(v), v.why) for v in mine]
    return Line(s, evidence_of(known), source, f"{between(s.band.low, s.band.high)}: {s.band.said}", bandrow.row(mine), cells)
