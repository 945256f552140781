"""Text that other programs wrote: read in whatever Unicode it says it is in, or refused by the line that is in none."""

import codecs
from pathlib import Path

from sim.errors import InputError

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
         (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # the longer of two that begin alike comes first
OTHERS = ((b"PK\x03\x04", "a spreadsheet or an archive"), (b"\xd0\xcf\x11\xe0", "a spreadsheet of Excel"), (b"\x1f\x8b", "compressed"),
          (b"PAR1", "a Parquet file"), (b"%PDF", "a PDF"), (b"SQLite", "a database"))
MOST = 256 * 2**20  # bytes of a file that is text; tables of a million rows have about a fifth of that


def text_of(path: Path, what: str, cure: str, most: int = MOST) -> str:
    """The text of a file without its byte-order mark, lines ending in a line feed.

    what: the file in a sentence, "the table points.csv"; cure: what to do about a file that is no text, "save it as CSV in UTF-8".
    Raises InputError where it cannot be read, is larger than `most` bytes, or is no Unicode text; a bad byte is named by its line.
    """
    raw = _bytes(path, what, most)
    kind = next((kind for start, kind in OTHERS if raw.startswith(start)), "")
    if kind:
        raise InputError(f"cannot read {what}: it is {kind}, not text; {cure}")
    mark, encoding = next(((mark, encoding) for mark, encoding in MARKS if raw.startswith(mark)), (b"", _unmarked(raw)))
    try:
        text = raw[len(mark):].decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[len(mark):][: error.start].decode(encoding, errors="ignore").count("\n") + 1
        raise InputError(f"cannot read {what}: line {line} holds bytes that are not text in {encoding.upper()}; {cure}") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise InputError(f"cannot read {what}: line {text[: text.index(chr(0))].count(chr(10)) + 1} holds a zero byte; {cure}")
    return text


def _bytes(path: Path, what: str, most: int) -> bytes:
    """All bytes of a regular file of a bearable size."""
    try:
        if path.exists() and not path.is_file():
            raise InputError(f"cannot read {what}: {path} is {'a folder' if path.is_dir() else 'no ordinary file'}")
        size = path.stat().st_size
        if size > most:
            raise InputError(f"cannot read {what}: it has {size:,} bytes, more than {most:,}")
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"cannot read {what}: there is no such file") from None
    except (OSError, ValueError) as error:
        raise InputError(f"cannot read {what}: {getattr(error, 'strerror', None) or error}") from error


def _unmarked(raw: bytes) -> str:
    """UTF-8, unless every second of the first bytes is zero, as in UTF-16 of plain letters."""
    start = raw[:64]
    if len(start) >= 4 and not any(start[1::2]):
        return "utf-16-le"
    return "utf-16-be" if len(start) >= 4 and not any(start[0::2]) else "utf-8"
