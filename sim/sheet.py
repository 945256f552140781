"""Tables that people and their programs write as text: whatever separator, marks, blanks and headings those put around the numbers.

What can be read in one way only is read. What a spreadsheet did to a number so that two are possible (1,234) is told by line, with the
cure. Read besides plain CSV: separators `;` and tab with decimal commas, Excel's line `sep=;`, columns and lines left blank, an index
without a name, the six lines over a table of NetLogo's BehaviorSpace and its columns of runs and results, the columns that the EMA
workbench adds to its experiments.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from sim.errors import InputError
from sim.text import text_of

EMA = ("scenario", "policy", "model")  # columns that the EMA workbench adds to every table of experiments
NETLOGO, RUN, STEP = "BehaviorSpace results", "[run number]", "[step]"
SEPARATORS = ",;\t|"
BLANK = " \t\n\u00a0\u200b\u2007\u202f\ufeff"  # around a value, seen or not
PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
COMMA = re.compile(r"[+-]?\d*,\d+([eE][+-]?\d+)?")
GROUPED = re.compile(r"[+-]?\d{1,3}([,.' \u00a0\u202f\u2019]\d{3})+([.,]\d+)?")
DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?|(\d{1,2}[-. ]{1,2})?[A-Za-zäé]{3,9}\.?[- ]\d{1,4}"
                  r"|\d{1,2}[-. ]{1,2}[A-Za-zäé]{3,4}\.?")


@dataclass(frozen=True)
class Sheet:
    """names: of columns, in order; rows: line of the file and cells of each; comma: numbers are written with a decimal comma."""

    name: str
    names: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    comma: bool = False

    def column(self, place: int) -> Iterator[tuple[int, str]]:
        """Line and cell of a column, from the top."""
        return ((line, cells[place]) for line, cells in self.rows)

    def number(self, cell: str) -> tuple[str, str]:
        """A cell as a number is plainly written, and what is wrong with it (then the first is empty)."""
        return plain_number(cell, self.comma)


def read_sheet(path: Path, what: str = "") -> tuple[Sheet, list[str]]:
    """A table that is text, and what is wrong with its lines; what: the file in a sentence, if it is not "the table NAME".

    Raises InputError where it cannot be read as a table at all.
    """
    what = what or f"the table {path.name}"
    lines, comma = _lines(path, what)
    lines, kept = _without_headings(what, lines)
    names = [lines[0][1][place].strip(BLANK) for place in kept]
    width = len(lines[0][1])
    rows, problems = [], []
    for line, cells in lines[1:]:
        if len(cells) < width or any(cell.strip(BLANK) for cell in cells[width:]):
            problems.append(f"line {line} of {path.name} has {len(cells)} values, its first line names {width} settings")
        else:
            rows.append((line, [_bare(cells[place]) for place in kept]))
    told = [place for place, name in enumerate(names) if name or not _passed_over([cells[place] for _, cells in rows])]
    sheet = Sheet(path.name, tuple(names[place] for place in told),
                  tuple((line, tuple(cells[place] for place in told)) for line, cells in rows), comma)
    if not rows and not problems:
        problems.append(f"the table {path.name} has no rows")
    return sheet, problems


def plain_number(cell: str, comma: bool) -> tuple[str, str]:
    """A cell as a number is plainly written (0.12), and what is wrong with it; comma: the table has decimal commas."""
    text = cell.replace("\u2212", "-")
    if GROUPED.fullmatch(text) and not (PLAIN.fullmatch(text) and not comma) and not re.fullmatch(r"[+-]?0[.,]\d{3}", text):
        short = re.sub(r"[,.' \u00a0\u202f\u2019](?=\d{3})", "", text)
        return "", f"can be read in two ways: write {short.replace(',', '.')} if that is meant, without marks between thousands"
    if PLAIN.fullmatch(text):
        return text, ""
    if COMMA.fullmatch(text):
        return text.replace(",", "."), ""
    return "", _why_no_number(text)


def _why_no_number(text: str) -> str:
    """What a spreadsheet or a person made of a number."""
    if not text:
        return "is empty"
    if text.lower().lstrip("+-") in ("nan", "inf", "infinity"):
        return "is not a finite number"
    if text.startswith("#"):
        return "is an error of a spreadsheet, not a number"
    if text.startswith("="):
        return "is a formula: save its value"
    if text.endswith("%") and PLAIN.fullmatch(text[:-1].strip().replace(",", ".")):
        return f"is in percent: write {float(text[:-1].strip().replace(',', '.')) / 100:g}"
    if DATE.fullmatch(text):
        return "is a date, as spreadsheets make of numbers: write the number, a year as 2011.5"
    return "is not a number"


def _lines(path: Path, what: str) -> tuple[list[tuple[int, list[str]]], bool]:
    """Lines that are not blank, by their number in the file, and whether numbers have decimal commas."""
    text = text_of(path, what, "save it as CSV in UTF-8")
    said = re.match(r"\s*sep=(.)\n", text)
    separator, skipped = (said[1], said[0].count("\n")) if said else (_separator(text), 0)
    reader = csv.reader(text.split("\n")[skipped:], strict=True, delimiter=separator, skipinitialspace=separator != "\t")
    try:
        lines = [(reader.line_num + skipped, cells) for cells in reader if any(cell.strip(BLANK) for cell in cells)]
    except csv.Error as error:
        raise InputError(f"cannot read {what}: {error} (line {reader.line_num + skipped})") from error
    if not lines:
        raise InputError(f"{what} is empty: its first line names the settings, each further line is a point")
    comma = separator != "," and any(COMMA.fullmatch(cell.strip(BLANK)) for _, cells in lines for cell in cells)
    return lines, comma


def _separator(text: str) -> str:
    """What separates columns: the sign that the line of names has most of."""
    lines = [line for line in text.split("\n") if line.strip(BLANK)]
    heading = next((line for line in lines[:20] if RUN in line), lines[0] if lines else "")
    return max(SEPARATORS, key=lambda sign: (re.sub(r'"[^"]*"', "", heading).count(sign), -SEPARATORS.index(sign)))


def _without_headings(what: str, lines: list[tuple[int, list[str]]]) -> tuple[list[tuple[int, list[str]]], list[int]]:
    """The lines from the names on, and the places of columns that may name settings."""
    first = lines[0][1][0].strip(BLANK + '"')
    if first.startswith(NETLOGO):
        return _of_netlogo(what, lines)
    names = [name.strip(BLANK) for name in lines[0][1]]
    over = set(EMA) if set(EMA) <= set(names) else set()
    return lines, [place for place, name in enumerate(names) if name not in over]


def _of_netlogo(what: str, lines: list[tuple[int, list[str]]]) -> tuple[list[tuple[int, list[str]]], list[int]]:
    """A line for each run of BehaviorSpace, its first, with the columns of settings."""
    start = next((place for place, (_, cells) in enumerate(lines) if cells[0].strip(BLANK + '"') == RUN), None)
    if start is None:
        raise InputError(f"cannot read {what}: results of BehaviorSpace are read from its table form, whose line of names "
                         f"begins with {RUN}")
    names = [name.strip(BLANK) for name in lines[start][1]]
    end, seen, kept = names.index(STEP) if STEP in names else len(names), set(), []
    for line, cells in lines[start + 1:]:
        if cells[0] not in seen:
            seen.add(cells[0])
            kept.append((line, cells))
    return [lines[start], *kept], list(range(1, end))


def _bare(cell: str) -> str:
    """A cell without blanks and without quotes within quotes."""
    text = cell.strip(BLANK)
    return text[1:-1].strip(BLANK) if len(text) > 1 and text[0] == text[-1] == '"' else text


def _passed_over(cells: list[str]) -> bool:
    """Whether a column without a name says nothing: it is blank, or numbers the rows."""
    numbers = [int(cell) for cell in cells if re.fullmatch(r"\d{1,18}", cell)]
    return not any(cells) or len(numbers) == len(cells) and all(a < b for a, b in pairwise(numbers))
