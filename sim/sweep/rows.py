"""What rows of every sweep have in common: their keys, the words for how they ended, and one digest of their values."""

import hashlib

import pyarrow as pa

KEYS = ("run", "point", "replicate")
WORDS = ("status", "message")


def table_digest(table: pa.Table) -> str:
    """SHA-256 of a table's values, column by column; how rows are grouped does not matter."""
    total = hashlib.sha256()
    for name, values in zip(table.column_names, table.columns, strict=True):
        total.update(name.encode() + b"\0" + column_bytes(values))
    return total.hexdigest()


def column_bytes(values: pa.ChunkedArray) -> bytes:
    """A column's values as bytes: numbers as they are held, words with an end after each."""
    if pa.types.is_string(values.type):
        return b"".join(word.encode() + b"\0" for word in values.to_pylist())
    return values.to_numpy().tobytes()
